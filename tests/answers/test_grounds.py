"""One place under several names is one ground."""

from __future__ import annotations

from reportedly.answers.grounds import is_ground, own_key, shared_keys
from reportedly.records import Place


def place(name: str, entry: str | None = None, province: str | None = None, precision: str = "adm1") -> Place:
    text = name.split(", ")[0]
    return Place(text=text, start=0, end=4, name=name, entry=entry, precision=precision, country="SS", admin1=province)


BARE = place("Karm, Exercise Land", precision="country")
FULL = place("Karm, North, Exercise Land", province="North")
LISTED = place("Karm, North, Exercise Land", "town:karm", "North", "settlement")


def test_a_village_told_without_its_province_is_the_one_told_with_it() -> None:
    found = shared_keys([BARE, FULL])
    assert found[own_key(BARE)] == found[own_key(FULL)]


def test_a_village_is_the_town_that_a_gazetteer_holds() -> None:
    assert shared_keys([FULL, BARE, LISTED]) == {own_key(FULL): "town:karm", own_key(BARE): "town:karm"}


def test_of_two_villages_in_two_provinces_neither_is_the_one_told_bare() -> None:
    south = place("Karm, South, Exercise Land", province="South")
    found = shared_keys([BARE, FULL, south])
    assert len(set(found.values())) == 3


def test_a_city_and_the_province_of_its_name_stay_two() -> None:
    province = place("Karm, Exercise Land", "adm1:karm", "North", "adm1")
    assert own_key(province) not in shared_keys([province, LISTED])


def test_a_village_can_be_held_however_little_is_known_of_where_it_lies() -> None:
    assert is_ground(BARE)
    assert not is_ground(place("Exercise Land", precision="country"))
