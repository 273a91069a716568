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
