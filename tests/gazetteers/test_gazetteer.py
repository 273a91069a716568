"""Names in, places out."""

import pytest

from reportedly.gazetteers import Entry, Gazetteer, Named, default_gazetteer


@pytest.fixture(scope="module")
def world():
    return default_gazetteer()


def place(identity, name, **fields):
    return Entry(identity, name, fields.pop("kind", "settlement"), 1.0, 2.0, **fields)


def test_an_exact_spelling_stands_before_a_variant():
    gazetteer = Gazetteer.of(
        [place("x:1", "al-Karada", population=9_000_000), Named(place("x:2", "Karada", population=10), ("Karada",))]
    )
    assert [entry.id for entry in gazetteer.find("Karada")] == ["x:2", "x:1"]


def test_more_people_stand_first_among_equals():
    gazetteer = Gazetteer.of([place("x:1", "Ford", population=10), place("x:2", "Ford", population=20)])
    assert [entry.id for entry in gazetteer.find("ford")] == ["x:2", "x:1"]


def test_a_users_place_hides_the_packages_place_of_the_same_name(world):
    mine = world.extended([place("user:paris", "Paris", country="XQ")])
    assert [entry.id for entry in mine.find("Paris")] == ["user:paris"]
    assert mine.find("Aleppo") == world.find("Aleppo")


def test_an_invented_country_has_its_own_code():
    gazetteer = Gazetteer.of([place("user:c", "Varonia", kind="country", country="XV")])
    country = gazetteer.country("XV")
    assert country is not None
    assert country.name == "Varonia"


def test_has_is_a_first_test_for_find(world):
    for name in ("Aleppo", "alep", "Deir Ezzor", "Nowhereville-on-Sand", ""):
        assert world.has(name) == bool(world.matches(name))


def test_the_longest_name_is_counted_in_words(world):
    words = ["shelling", "hit", "Deir", "ez", "Zor", "again"]
    assert world.longest(words, 2) == 3
    assert world.longest(words, 0) == 0


def test_a_chain_runs_to_the_country_and_ends_in_a_circle():
    ring = Gazetteer.of([place("a", "A", parent="b"), place("b", "B", parent="a")])
    assert [entry.id for entry in ring.chain(ring.find("A")[0])] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Syria", "SY", "country"),
        ("U.S.", "US", "country"),
        ("Aleppo", "SY", "settlement"),
        ("Rif Dimashq", "SY", "adm1"),
        ("Deir Ezzor", "SY", "adm1"),
        ("Nineveh", "IQ", "adm1"),
        ("Bakhmut", "UA", "settlement"),
        ("El Fasher", "SD", "settlement"),
        ("Goma", "CD", "settlement"),
        ("Bustan al-Qasr", "SY", "neighbourhood"),
        ("1070 Apartments", "SY", "neighbourhood"),
        ("Zamzam", "SD", "camp"),
        ("Jabalia refugee camp", "PS", "camp"),
        ("Darfur", "SD", "region"),
        ("Middle East", None, "region"),
        ("Black Sea", None, "water"),
        ("Licking County", "US", "adm2"),
    ],
)
def test_the_world_holds_the_places_that_reports_name(world, name, country, kind):
    assert (country, kind) in [(entry.country, entry.kind) for entry in world.find(name)]


@pytest.mark.parametrize(("word", "country"), [("Syrian", "SY"), ("Americans", "US"), ("Ukrainians", "UA")])
def test_a_people_is_found_as_people(world, word, country):
    match = world.matches(word)[0]
    assert match.people
    assert match.entry.country == country


def test_ids_of_countries_and_states_are_geonames_ids(world):
    assert world.find("Syria")[0].id == "geonames:163843"
    assert "geonames:4736286" in [entry.id for entry in world.find("Texas")]


def test_a_quarter_lies_in_its_city_and_country(world):
    entry = world.find("Sakhour")[0]
    assert [above.name for above in world.chain(entry)] == ["Al-Sakhour", "Aleppo", "Aleppo", "Syria"]


def test_a_capital_is_marked(world):
    assert next(entry for entry in world.find("Damascus") if entry.kind == "settlement").capital
    assert not next(entry for entry in world.find("Aleppo") if entry.kind == "settlement").capital


def test_a_map_is_given_the_settlements_of_its_window_the_greatest_first(world):
    found = world.settlements((36.5, 35.5, 38.0, 37.0), 3)
    assert found[0].name == "Aleppo"
    assert [one.population for one in found] == sorted((one.population for one in found), reverse=True)
    assert all(36.5 <= one.longitude <= 38.0 and 35.5 <= one.latitude <= 37.0 for one in found)


def test_the_users_settlements_are_on_the_map_too():
    gazetteer = Gazetteer.of([place("x:1", "Ford", population=10), place("x:2", "Hill", kind="adm1")])
    assert [one.id for one in gazetteer.settlements((1.5, 0.5, 2.5, 1.5), 5)] == ["x:1"]
    assert gazetteer.settlements((3.0, 0.5, 4.0, 1.5), 5) == ()
