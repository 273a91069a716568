"""Publication dates, possible and impossible."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reports.dates import NO_DATE, plausibility, read_date

DAY = date(2016, 9, 27)


@pytest.mark.parametrize(
    "words",
    [
        "2016-09-27",
        "2016-9-27",
        "2016/09/27",
        "20160927",
        "20160927T101500Z",
        "2016-09-27T23:59:00-05:00",
        "2016-09-27 10:15",
        "2016-09-27~",
        "2016-09-27?",
        "2016-W39-2",
        "2016-271",
        "Tue, 27 Sep 2016 10:15:00 +0000",
        "27 Sep 16 10:15 GMT",
        "27 September 2016",
        "27th of September, 2016",
        "Sept. 27, 2016",
        "September 27th, 2016",
        "Tuesday, September 27, 2016, 10:15 am",
        "27-Sep-2016",
        "Last updated: 27 September 2016",
        "27.09.2016",
        "27/09/2016",
        "09/27/2016",
        "  2016-09-27\n",
    ],
)
def test_a_day_is_read_however_it_is_written(words):
    assert read_date(words).day == DAY
    assert read_date(words).note is None


@pytest.mark.parametrize(
    "words",
    [
        "31 February",
        "31 February 2016",
        "2016-02-31",
        "Feb. 30, 2016",
        "2016-13-01",
        "20160231",
        "2015-366",
        "2016-W60-1",
        "31.02.2016",
        "0000-01-01",
    ],
)
def test_a_day_that_cannot_be_is_noted(words):
    reading = read_date(words)
    assert reading.day is None
    assert words in reading.note
    assert reading.note.endswith("relative dates stay unresolved")


@pytest.mark.parametrize("words", ["2016", "2016-09", "2016-XX-XX", "2016-09-XX", "201X", "2016-21", "2016~"])
def test_a_month_or_a_year_names_no_day(words):
    assert read_date(words).note == f'the publication date "{words}" names no day; relative dates stay unresolved'


@pytest.mark.parametrize("words", ["2016-09-01/2016-09-27", "2016-09-01/..", "2016/2017"])
def test_an_interval_is_no_day(words):
    assert "is an interval" in read_date(words).note


def test_numbers_that_name_two_days_are_not_guessed():
    assert "day or the month first" in read_date("05/06/2016").note
    assert read_date("06/06/2016").day == date(2016, 6, 6)


def test_words_that_are_no_date_say_what_to_write():
    assert "2016-09-27" in read_date("yesterday").note
    assert "2016-09-27" in read_date("x" * 10_000).note
    assert len(read_date("x" * 10_000).note) < 200
    assert read_date("  ").note == NO_DATE


@given(st.dates())
def test_every_day_is_read_back_from_its_iso_form(day):
    assert read_date(day.isoformat()).day == day


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["{0.day} {1} {0.year}", "{1} {0.day}, {0.year}", "{1:.3}. {0.day}, {0.year}"]),
)
def test_every_day_is_read_back_from_words(day, form):
    assert read_date(form.format(day, calendar.month_name[day.month])).day == day


@given(st.text(max_size=150))
def test_any_words_give_a_day_or_a_note(words):
    reading = read_date(words)
    assert (reading.day is None) != (reading.note is None)


def test_days_that_look_wrong_are_noted():
    assert plausibility(date(2016, 9, 28), DAY) == [], "a day ahead may be a time zone"
    assert plausibility(date(2016, 9, 29), DAY) == ["the report is dated after today: 2016-09-29"]
    assert plausibility(date(1816, 9, 27), None) == ["the report is dated before 1900: 1816-09-27"]
