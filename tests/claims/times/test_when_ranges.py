"""Days that one phrase puts together are one stretch, or one of two."""

import pytest
from edtf import parse_edtf

TOLD = "Shells killed four people in Varnik {}."


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("between 3 and 8 June", "2021-06-03/2021-06-08"),
        ("from 3 to 8 June", "2021-06-03/2021-06-08"),
        ("between June 3 and 8", "2021-06-03/2021-06-08"),
        ("on 3 or 4 June", "[2021-06-03,2021-06-04]"),
        ("on June 3 or 4", "[2021-06-03,2021-06-04]"),
        ("on Friday or Saturday", "[2021-06-11,2021-06-12]"),
        ("between Friday and Sunday", "2021-06-11/2021-06-13"),
    ],
)
def test_days_told_together_are_kept_together(claim_of, words, edtf):
    when = claim_of(TOLD.format(words), "shelling").when
    assert when.edtf == edtf
    assert str(when.earliest) in edtf
    assert str(when.latest) in edtf
    assert parse_edtf(edtf) is not None


def test_a_number_of_people_after_a_day_is_no_further_day(claim_of):
    when = claim_of("On June 3 and 12 people later, the shelling of Varnik went on.", "shelling").when
    assert when.edtf == "2021-06-03"


def test_the_thirty_first_of_a_short_month_is_no_further_day(claim_of):
    assert claim_of(TOLD.format("from 31 to 8 June"), "shelling").when.latest.isoformat() == "2021-06-08"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("overnight Sunday to Monday", "2021-06-13/2021-06-14"),
        ("overnight from 3 to 4 June", "2021-06-03/2021-06-04"),
        ("on the night of 3 to 4 June", "2021-06-03/2021-06-04"),
        ("on the night of 31 May to 1 June", "2021-05-31/2021-06-01"),
        ("on the night of 31 May-1 June", "2021-05-31/2021-06-01"),
        ("in the night from Sunday to Monday", "2021-06-13/2021-06-14"),
        ("between Friday evening and Saturday morning", "2021-06-11/2021-06-12"),
    ],
)
def test_a_night_is_of_the_two_days_that_it_joins(claim_of, words, edtf):
    assert claim_of(TOLD.format(words), "shelling").when.edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on the night of 4 June", "2021-06-04"),
        ("overnight", "2021-06-14/2021-06-15"),
        ("overnight on Sunday", "2021-06-13"),
    ],
)
def test_a_night_of_which_one_day_is_told_is_of_that_day(claim_of, words, edtf):
    assert claim_of(TOLD.format(words), "shelling").when.edtf == edtf


def test_the_first_day_of_a_night_counts_nobody(claim_of):
    claim = claim_of("Shelling in the night of 3 to 4 June killed nine people in Varnik.", "shelling")
    assert [toll.low for toll in claim.tolls] == [9]
