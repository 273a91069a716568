"""Quarters and villages that no gazetteer holds."""

import pytest

from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.gazetteers import default_gazetteer


def found(text):
    return {mention.text: mention.place for mention in find_places(parse(text), default_gazetteer())}


@pytest.mark.parametrize(
    "text",
    [
        "Barrel bombs hit the Tilmara neighbourhood of Aleppo.",
        "Barrel bombs hit the neighbourhood of Tilmara in Aleppo.",
        "Families fled Aleppo. Barrel bombs hit the Tilmara district.",
    ],
)
def test_a_quarter_is_named_and_lies_where_its_city_lies(text):
    places = found(text)
    assert places["Tilmara"].name == "Tilmara, Aleppo, Syria"
    assert places["Tilmara"].entry is None
    assert (places["Tilmara"].precision, places["Tilmara"].radius_km) == ("neighbourhood", 5)
    assert places["Tilmara"].latitude == places["Aleppo"].latitude


def test_a_namesake_far_away_is_not_the_quarter_meant():
    places = found("Shells fell on Aleppo on Friday. Troops moved into the citys Alexandria neighborhood.")
    assert places["Alexandria"].name == "Alexandria, Aleppo, Syria"


def test_a_known_town_is_not_taken_for_a_quarter():
    assert found("Rockets hit the old neighbourhoods of Saraqib in Syria.")["Saraqib"].name == "Saraqib, Idlib, Syria"


def test_a_village_is_known_no_better_than_its_province():
    place = found("Gunmen entered the village of Tilmara in Idlib province.")["Tilmara"]
    assert place.name == "Tilmara, Idlib, Syria"
    assert place.precision == "adm1"


def test_several_names_share_one_noun():
    places = found("Shells hit the neighbourhoods of Tilmara, Kerdan and Bustrin in Aleppo.")
    assert {places[word].name for word in ("Tilmara", "Kerdan", "Bustrin")} == {
        "Tilmara, Aleppo, Syria",
        "Kerdan, Aleppo, Syria",
        "Bustrin, Aleppo, Syria",
    }


def test_a_people_in_front_of_a_noun_names_no_village():
    assert "Shiite" not in found("Buses left the Shiite villages of Fua and Kefraya in Idlib.")


def test_a_state_that_acts_contains_no_village():
    text = "Shells fell in Syria. Russia denied it. Gunmen entered the village of Tilmara."
    assert found(text)["Tilmara"].name == "Tilmara, Syria"
