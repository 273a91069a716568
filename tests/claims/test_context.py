"""What the modules share about one report: its day and its countries."""

from datetime import date, timedelta

import pytest

import reportedly
from reportedly.claims.context import PLAUSIBLE, countries_of, day_of
from reportedly.claims.times.opening import StatedDay

DAY = date(2021, 6, 15)


def report(published):
    return reportedly.report("Shells fell.", published=published, language="en")


@pytest.mark.parametrize(
    ("published", "stated", "sure", "expected"),
    [
        (DAY, None, False, DAY),
        (None, DAY, False, DAY),
        (None, None, False, None),
        (DAY, DAY - timedelta(days=2), False, DAY - timedelta(days=2)),
        (DAY, DAY - PLAUSIBLE, False, DAY - PLAUSIBLE),
        (DAY, DAY - PLAUSIBLE - timedelta(days=1), False, DAY),
        (DAY, DAY - timedelta(days=900), True, DAY - timedelta(days=900)),
    ],
)
def test_a_plausible_or_sure_day_of_its_own_outweighs_the_date_that_came_with_the_report(
    published, stated, sure, expected
):
    assert day_of(report(published), StatedDay(0, 1, stated, sure) if stated else None) == expected


def test_the_countries_named_most_come_first():
    places = reportedly.places("Fighting spread from Mosul and Baghdad in Iraq to Aleppo.")
    assert countries_of(places)[0] == "IQ"


def test_a_text_without_places_is_of_no_country():
    assert countries_of([]) == ()


def test_the_same_words_name_the_army_of_the_report_s_country(claim_of):
    text = "Government forces shelled a suburb of {} on Monday."
    syria = claim_of(text.format("Damascus"), "shelling").actor
    iraq = claim_of(text.format("Baghdad"), "shelling").actor
    assert (syria.name, iraq.name) == ("Government of Syria", "Government of Iraq")
