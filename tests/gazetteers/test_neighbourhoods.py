"""Our own table of neighbourhoods, camps and small towns: its points lie where its words say."""

import pytest

from reportedly.claims.places.relative import kilometres
from reportedly.gazetteers.tables import own_places
from reportedly.gazetteers.world import default_gazetteer

LOCAL = ("neighbourhood", "camp", "landmark")
AROUND = 0.35  # degrees of latitude and longitude in which a neighbour is looked for
FARTHEST = 20  # kilometres of a quarter, a camp or an airport from the middle of its city
PLACES = [named.entry for named in own_places() if named.entry.kind in (*LOCAL, "settlement")]


@pytest.fixture(scope="module")
def gazetteer():
    return default_gazetteer()


def test_a_quarter_lies_in_or_at_its_city(gazetteer):
    for entry in PLACES:
        city = gazetteer.get(entry.parent) if entry.parent else None
        assert entry.parent is None or city is not None, f"{entry.id}: its parent {entry.parent} is not known"
        if city is not None and city.kind == "settlement":
            away = kilometres((entry.latitude, entry.longitude), (city.latitude, city.longitude))
            assert away < FARTHEST, f"{entry.id} lies {away:.0f} km from {city.name}"
            assert entry.country == city.country, entry.id


def test_the_towns_around_a_place_lie_in_its_country_and_division(gazetteer):
    for entry in PLACES:
        here = entry.latitude, entry.longitude
        window = (here[1] - AROUND, here[0] - AROUND, here[1] + AROUND, here[0] + AROUND)
        others = [town for town in gazetteer.settlements(window, 3000) if not town.id.startswith("own:")]
        others.sort(key=lambda town: kilometres(here, (town.latitude, town.longitude)))
        around = {(town.country, town.admin1) for town in others[:5]}
        assert not around or (entry.country, entry.admin1) in around, f"{entry.id}: around it lie {sorted(around)}"


def test_no_quarter_stands_twice(gazetteer):
    ids = [entry.id for entry in PLACES]
    assert len(ids) == len(set(ids))
