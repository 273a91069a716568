"""Portions of months and of named stretches of days, and the day before another."""

from datetime import date

import pytest

import reportedly

PUBLISHED = date(2016, 9, 28)


def last_day_told(text):
    return reportedly.times(text, PUBLISHED)[-1].edtf


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("In the first week of August", "2016-08-01/2016-08-07"),
        ("In the last week of August", "2016-08-25/2016-08-31"),
        ("In the second half of February 2015", "2015-02-16/2015-02-28"),
        ("On the first Friday of August", "2016-08-05"),
        ("On the last Friday of Ramadan", "2016-07-01"),
        ("On the 10th day of Ramadan", "2016-06-15"),
        ("In the last ten days of the holy month of Ramadan", "2016-06-25/2016-07-04"),
        ("On the first day of Ramadan", "2016-06-06"),
    ],
)
def test_a_portion_of_a_month_is_told_by_its_days(words, days):
    assert last_day_told(f"{words} shells killed nine people in Karm.") == days


@pytest.mark.parametrize("words", ["On the 31st day of Ramadan", "On the 40th day of Ramadan"])
def test_a_portion_that_no_calendar_holds_leaves_the_whole(words):
    assert last_day_told(f"{words} shells killed nine people.") == "2016-06-06/2016-07-04"


def test_the_words_of_a_portion_are_no_week_of_their_own():
    mentions = reportedly.times("In the last week of August shells killed nine people.", PUBLISHED)
    assert [mention.text for mention in mentions] == ["last week of August"]


@pytest.mark.parametrize("words", ["The day before,", "A day before,"])
def test_the_day_before_is_counted_from_the_day_named_last(words):
    assert last_day_told(f"On 3 August a bomb killed nine people. {words} another killed twelve.") == "2016-08-02"


def test_the_day_before_is_yesterday_where_no_day_was_named():
    assert last_day_told("A bomb killed nine people. Guards had shot a man the day before.") == "2016-09-27"


def test_the_day_before_a_happening_is_left_to_that():
    assert "2016-09-27" not in [m.edtf for m in reportedly.times("It rained the day before the vote.", PUBLISHED)]


def test_a_night_of_two_days_is_a_stretch():
    claims = reportedly.code(
        reportedly.report(
            "On the night of 25 to 26 September, drones killed three people in Odesa.", published=PUBLISHED
        )
    ).claims
    assert claims[0].when.edtf == "2016-09-25/2016-09-26"
