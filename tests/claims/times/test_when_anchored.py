"""Days told against another day."""

from datetime import date

import pytest

import reportedly

PUBLISHED = date(2017, 5, 20)


def days(text):
    return [mention.edtf for mention in reportedly.times(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("words", "day"),
    [("The next day", "2017-05-04"), ("The following day", "2017-05-04"), ("The same day", "2017-05-03")],
)
def test_a_day_is_counted_from_the_day_named_before(words, day):
    assert days(f"On 3 May 2017 shells hit a mill. {words} three more people died.")[-1] == day


def test_the_last_day_named_is_the_anchor():
    assert (
        days("On 3 May 2017 a mill was hit. On 9 May 2017 a bridge fell. The next day it rained.")[-1] == "2017-05-10"
    )


def test_that_day_is_not_the_day_on_which_somebody_told_of_it():
    told = "Gunmen killed nine farmers on 3 May 2017, a mayor said on Friday. Ten soldiers died that day."
    assert days(told)[-1] == "2017-05-03"
    assert days("The mayor said on Friday that nine died. Ten more died that day.")[-1] == "2017-05-19"


def test_the_end_of_the_calendar_is_no_anchor():
    assert len(days("On 31 December 9999 it ended. The next day three people died.")) == 2


def test_a_claim_takes_the_anchored_day(coder):
    report = reportedly.report(
        "On 3 May 2017 shells hit a mill in Aleppo. The next day a car bomb killed three people in Homs.",
        published=PUBLISHED,
        language="en",
    )
    assert {claim.kind: claim.when.edtf for claim in coder.code(report).claims} == {
        "shelling": "2017-05-03",
        "bombing": "2017-05-04",
    }


def test_days_after_a_dated_happening_are_counted_from_it(claim_of):
    text = "Air strikes killed 12 people in Aleppo two days after the truce collapsed on June 5."
    assert claim_of(text, "air_strike").when.edtf == "2021-06-07"
    assert claim_of(text, "ceasefire_violation").when.edtf == "2021-06-05"


def test_a_length_without_a_day_to_count_from_stays_a_length(claim_of):
    assert claim_of(
        "Air strikes killed 12 people in Aleppo two days after the truce.", "air_strike"
    ).when.edtf.endswith("~")
