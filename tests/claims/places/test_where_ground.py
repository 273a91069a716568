"""Names that only ground can have, and where a place that no gazetteer holds may lie."""

import pytest

from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.gazetteers import default_gazetteer


@pytest.fixture(scope="module")
def find():
    world = default_gazetteer()
    return lambda text: {mention.text: mention.place for mention in find_places(parse(text), world)}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Saraqib on Saturday.",
        "Rebels gave up Saraqib on Monday.",
        "The army pulled out of Saraqib on Monday.",
        "The army lost control of Saraqib on Monday.",
        "Saraqib remains under rebel control.",
    ],
)
def test_a_small_town_is_known_by_what_is_done_to_ground_alone(find, text):
    assert find(text)["Saraqib"].country == "SY"


@pytest.mark.parametrize(
    "text",
    [
        "At least 13 rescuers were killed in an Israeli raid on Tilmara, the Lebanese health ministry said.",
        "Israeli jets struck the Lebanese village of Tilmara on Thursday.",
        "Israel bombed the Lebanese town of Tilmara overnight.",
        "An Israeli raid on Tilmara, a Lebanese village, killed four people.",
        "Israeli jets struck Tilmara on Friday. Doctors in Beirut said seven people were killed.",
    ],
)
def test_a_place_lies_where_its_people_live_and_not_whence_it_is_struck(find, text):
    assert find(text)["Tilmara"].country == "LB"


def test_who_strikes_his_own_land_tells_where_if_nothing_else_does(find):
    assert find("Syrian jets bombed the village of Tilmara. A market in Tilmara burned.")["Tilmara"].country == "SY"


def test_a_tiny_town_abroad_is_not_meant_where_one_other_country_is_spoken_of(find):
    text = "Gunmen killed five people in Petite-Riviere, residents told a radio station in Port-au-Prince."
    assert find(text)["Petite-Riviere"].country == "HT"


def test_the_town_of_a_country_that_is_spoken_of_is_meant_where_many_abroad_share_its_name(find):
    text = "Syrian government forces recaptured Palmyra from the militants on Sunday."
    assert find(text)["Palmyra"].country == "SY"


@pytest.mark.parametrize(
    "text",
    [
        "Rwandan troops hold Palma and Mocímboa da Praia. Rebels killed four people in Pemba, Mozambique.",
        "Jets bombed El Fasher in Sudan. In the village of Hassan ten bombs fell; doctors in El Fasher saw it.",
    ],
)
def test_a_city_abroad_is_not_held_here_and_is_no_village_here(find, text):
    places = find(text)
    assert all(
        places[name] is None or places[name].country in ("MZ", "SD") for name in ("Palma", "Hassan") if name in places
    )
