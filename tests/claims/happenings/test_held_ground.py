"""Ground told only by who holds it is not the town that the report has just spoken of."""

import pytest


def test_territory_of_a_side_is_no_town_told_before(claims_of):
    text = "Fighters shelled Idlib, killing three. In territory held by the government, attacks killed 14 people."
    placed = {claim.tolls[0].low: claim.place for claim in claims_of(text) if claim.tolls}
    assert placed[3].name.startswith("Idlib")
    assert (placed[14].name, placed[14].precision, placed[14].basis) == ("Syria", "country", "context")


def test_areas_of_a_side_lie_in_the_province_told_before(claims_of):
    text = "A rocket hit Maarat al-Numan on Sunday. Rockets killed 14 people in rebel-held areas, doctors said."
    placed = {claim.tolls[0].low: claim.place for claim in claims_of(text) if claim.tolls}
    assert placed[14].name == "Idlib, Syria"


@pytest.mark.parametrize(
    "where", ["in rebel-held areas of the city", "in the areas that were hit", "near land mines held by police"]
)
def test_other_ground_stays_where_the_report_is(claims_of, where):
    claims = claims_of(f"Clashes went on in Aleppo. Air strikes killed 22 people {where}, doctors said.")
    assert next(claim.place.name for claim in claims if claim.tolls).startswith("Aleppo")


@pytest.mark.parametrize(
    "later",
    [
        "Rockets killed three people in the government-held west.",
        "Barrel bombs fell on eastern districts later, killing three.",
        "The army has kept the rebel-held eastern half under siege since July.",
    ],
)
def test_a_part_of_a_town_is_not_the_quarter_told_before(claims_of, later):
    claims = claims_of(f"A bomb hit Shaar, a district of Aleppo, on Monday. {later}")
    assert claims[0].place.name == "Al-Shaar, Aleppo, Syria"
    assert {(claim.place.name, claim.place.precision) for claim in claims[1:]} == {("Aleppo, Syria", "settlement")}


def test_the_district_taken_up_stays_the_quarter(claims_of):
    claims = claims_of("A bomb hit Shaar, a district of Aleppo. Another raid on the district killed two people.")
    assert claims[-1].place.name == "Al-Shaar, Aleppo, Syria"
