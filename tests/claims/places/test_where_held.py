"""Namesakes that the words beside them tell apart."""

import pytest

from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.gazetteers import default_gazetteer


@pytest.fixture(scope="module")
def countries():
    world = default_gazetteer()

    def find(text, name):
        return [
            mention.place and mention.place.country
            for mention in find_places(parse(text), world)
            if mention.text == name
        ]

    return find


@pytest.mark.parametrize(
    "words",
    [
        "in Tripoli, in northern Lebanon",
        "in Tripoli, northern Lebanon",
        "in the northern Lebanese city of Tripoli",
        "in the Lebanese port city of Tripoli",
        "in Tripoli (Lebanon)",
    ],
)
def test_the_country_or_people_beside_a_town_decides_between_namesakes(countries, words):
    assert countries(f"A car bomb killed five people {words} on Monday.", "Tripoli") == ["LB"]


def test_two_towns_of_one_name_in_one_report_stay_two(countries):
    text = "A gunman killed two people in Paris, Texas. On the same day a bomb in Paris, France, killed three."
    assert countries(text, "Paris") == ["US", "FR"]


def test_countries_in_a_row_do_not_lie_in_each_other(countries):
    text = "The pact includes Mexico, the US, and Canada. Mexico exports much of what it grows."
    assert countries(text, "Mexico") == ["MX", "MX"]


def test_after_two_namesakes_the_bare_name_means_the_one_told_last(countries):
    text = "Shots fell in Paris, Texas. In the French capital, Paris, a bomb went off. Police in Paris made arrests."
    assert countries(text, "Paris") == ["US", "FR", "FR"]


def test_a_dateline_that_no_known_place_fits_takes_none_from_the_others(countries):
    text = "PARIS, Texas (AP) - A fire broke out in Paris, Texas. A bomb in Paris, France, killed three."
    assert countries(text, "Paris") == ["US", "FR"]


def test_a_row_of_towns_lies_in_none_of_them(countries):
    text = "Shells fell in Hama, in Idlib and in Homs, in western Syria."
    assert [countries(text, name) for name in ("Hama", "Idlib", "Homs")] == [["SY"]] * 3


def test_a_quarter_in_quotation_marks_lies_in_the_city_told_behind_it():
    mentions = find_places(parse("Shells hit the “Salah al-Din” quarter, Aleppo, on Monday."), default_gazetteer())
    assert mentions[0].place.name == "Salaheddin, Aleppo, Syria"


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Tripoli, the Lebanese police said.",
        "A bomb killed nine people in Tripoli on Monday, a Lebanese police spokesman said.",
        "A bomb killed nine people in Tripoli, according to the Lebanese police.",
    ],
)
def test_police_tell_of_their_own_country(countries, text):
    assert countries(text, "Tripoli") == ["LB"]


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("A bomb killed nine people in Tripoli, a US official said.", "Tripoli", "LY"),
        ("A bomb killed nine people in Tripoli, in Libya, according to the Lebanese police.", "Tripoli", "LY"),
        ("Nine people were killed in London, the Russian police said.", "London", "GB"),
    ],
)
def test_who_also_tells_of_other_countries_moves_no_town(countries, text, town, country):
    assert countries(text, town) == [country]


def test_a_town_of_many_namesakes_at_home_is_not_the_known_one_abroad(countries):
    assert countries("Gunmen killed nine people in San Antonio, the Honduran police said.", "San Antonio") == [None]
    assert countries("Gunmen killed nine people in San Antonio, the police said.", "San Antonio") == ["US"]


def test_a_town_that_its_people_have_and_no_table_is_no_namesake_abroad(countries):
    text = "Police in the Honduran city of San Antonio found nine bodies. San Antonio was calm on Monday."
    assert countries(text, "San Antonio") == ["HN", "HN"]


def test_a_name_of_two_words_that_mean_towns_abroad_stays_one_name_of_the_land_that_was_told(countries):
    text = "At least 30 people were killed in the Syrian border town of Sari Kani on Thursday."
    assert [countries(text, name) for name in ("Sari Kani", "Sari", "Kani")] == [["SY"], [], []]


def test_a_people_whose_land_does_not_hold_the_town_gives_way_to_the_land_that_the_report_names(countries):
    text = "Rockets hit the Israeli town of Ariel in the West Bank."
    assert countries(text, "Ariel") == ["PS"]
