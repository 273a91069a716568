"""Towns and villages that no gazetteer holds and no noun announces."""

import pytest

from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.gazetteers import default_gazetteer


def found(text):
    return {mention.text: mention.place for mention in find_places(parse(text), default_gazetteer())}


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a market in Tilmara in Idlib province.",
        "Rebels shelled Saraqib. A patrol was ambushed near Tilmara on Friday.",
        "Jets dropped barrel bombs on Tilmara in Idlib province.",
        "Families fled from Tilmara to Idlib.",
        "Troops reached the outskirts of Tilmara in Idlib province.",
        "Shells fell on Idlib and Tilmara on Friday.",
    ],
)
def test_a_name_behind_words_of_place_is_a_place_in_the_province_told_of(text):
    place = found(text)["Tilmara"]
    assert place.name == "Tilmara, Idlib, Syria"
    assert place.entry is None
    assert place.precision == "adm1"


def test_without_a_province_it_lies_in_the_country_that_the_report_is_about():
    place = found("Syria buried its dead on Sunday. A missile hit a market in Tilmara.")["Tilmara"]
    assert (place.name, place.precision) == ("Tilmara, Syria", "country")


def test_without_any_country_no_place_is_told():
    assert found("A missile hit a market in Tilmara.") == {}


def test_what_stands_there_is_part_of_the_name():
    assert "Tilmara air base" in found("Rebels stormed Saraqib and the Tilmara air base in Idlib province.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A convoy left Saraqib, the ambassador to Damascus, Oskar Tilmara, said.", "Tilmara"),
        ("Mr Tilmara fled Saraqib. There is little trust in Tilmara now.", "Tilmara"),
        ("Rebels left Saraqib. There was joy in Tilmara's voice.", "Tilmara"),
        ("Shells fell on Saraqib, an official at the Department of Roads said.", "Roads"),
        ("Shells fell on Saraqib, an officer in the Kestrel Division said.", "Kestrel Division"),
        ("Shells fell on Saraqib, the mayor wrote on Telegram.", "Telegram"),
    ],
)
def test_persons_offices_and_units_are_no_places(text, name):
    assert name not in found(text)


def test_a_small_place_abroad_is_not_meant_where_the_report_speaks_of_another_country():
    text = "Kosovo mourned its dead. Tanks left Pristina, Prizren and the rebel stronghold of Stari Trg in Kosovo."
    assert found(text)["Stari Trg"].country == "XK"
