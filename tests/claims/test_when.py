"""Times of a report: found, resolved against the day of publication, and given to clauses."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.claims.mentions import TimeMention
from reportedly.claims.parse import parse
from reportedly.claims.when import dateline_date, find_times, when_of

TUESDAY = date(2016, 9, 27)


def only(text: str, published: date | None = TUESDAY) -> TimeMention:
    (mention,) = find_times(parse(text), published)
    return mention


def test_a_weekday_that_is_the_day_of_publication_means_that_day() -> None:
    assert only("Shells fell on the market on Tuesday.").edtf == "2016-09-27"


def test_a_weekday_looks_back_in_the_past_tense_and_ahead_in_the_future() -> None:
    assert only("Shells fell on the market on Friday.").edtf == "2016-09-23"
    assert only("The envoys will meet on Friday.").edtf == "2016-09-30"


def test_since_a_weekday_runs_up_to_publication() -> None:
    text = "Some 40 people have died in the town since Thursday."
    parsed = parse(text)
    when = when_of(0, len(text), find_times(parsed, TUESDAY), parsed, TUESDAY)
    assert when is not None
    assert (when.edtf, when.earliest, when.latest) == ("2016-09-22/2016-09-27", date(2016, 9, 22), TUESDAY)


def test_without_a_publication_date_nothing_is_guessed() -> None:
    mention = only("Shells fell on the market on Friday.", None)
    assert (mention.value, mention.edtf) == ("XXXX-WXX-5", None)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("KABUL, Afghanistan (Feb. 21, 2011) - Troops found a cache.", date(2011, 2, 21)),
        ("Published 3 June 2016\nA convoy was hit.", date(2016, 6, 3)),
        ("The village fell on 3 June 2016, the monitor said.", None),
    ],
)
def test_a_report_states_its_date_at_its_top_only(top: str, expected: date | None) -> None:
    assert dateline_date(parse(top)) == expected
