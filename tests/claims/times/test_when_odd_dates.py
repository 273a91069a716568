"""Dates that no calendar has, days without a month, and feasts."""

from datetime import date

import pytest

import reportedly

MAY = date(2023, 5, 10)


@pytest.fixture
def edtf_of():
    def code(text, published=MAY):
        report = reportedly.report(text, language="en", published=published)
        (claim,) = reportedly.coder().code(report).claims
        assert [toll.low for toll in claim.tolls] in ([9], [])
        return claim.when and claim.when.edtf

    return code


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 31 June", "2022-06"),
        ("on 31 June 2022", "2022-06"),
        ("on June 31, 2022,", "2022-06"),
        ("on 30 February 2022", "2022-02"),
        ("on 29 February 2023", "2023-02"),
    ],
)
def test_of_a_day_that_its_month_has_not_the_month_is_kept(edtf_of, words, edtf):
    assert edtf_of(f"Nine people were killed {words} in Varnik.") == edtf


@pytest.mark.parametrize("words", ["on 32 March", "on 2023-13-45", "on 13/31/2022", "in the 13th month"])
def test_what_is_no_date_at_all_tells_no_day_and_counts_nobody(edtf_of, words):
    assert edtf_of(f"Nine people were killed {words} in Varnik.") == "2023-05-10~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Nine people were killed on the 29th in Varnik.", "2023-04-29"),
        ("Nine people were killed on the 31st in Varnik.", "2023-03-31"),
        ("On the 5th, shells killed nine people in Varnik.", "2023-05-05"),
        ("It rained all through January. Nine people were killed on the 29th in Varnik.", "2023-01-29"),
        ("Talks will be held on the 29th in Varnik.", "2023-05-29"),
    ],
)
def test_a_day_without_its_month_is_of_the_month_named_last_or_the_nearest(edtf_of, text, edtf):
    assert edtf_of(text) == edtf


@pytest.mark.parametrize("words", ["on the 29th floor", "on the 5th Street bridge", "on the first bus"])
def test_an_ordinal_that_ranks_a_thing_is_no_day(edtf_of, words):
    assert edtf_of(f"Nine people were killed {words} in Varnik.") == "2023-05-10~"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("last Ramadan", "2023-03-23/2023-04-20"),
        ("on Eid al-Adha 2022", "2022-07-09/2022-07-12"),
        ("on Orthodox Easter", "2023-04-16"),
        ("on Good Friday 2022", "2022-04-15"),
        ("on Ashura", "2022-08-08"),
    ],
)
def test_a_feast_has_its_day(edtf_of, words, edtf):
    assert edtf_of(f"Nine people were killed {words} in Varnik.") == edtf
