"""One place under several names: a village that no gazetteer holds is told now with its province, now without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reportedly.answers.filters import folded
from reportedly.records import Place
from reportedly.vocabulary import vocabulary

COARSEST = "adm1"  # "captured a village in Syria" gives nobody Syria
DIVISIONS = ("adm1", "adm2")

Name = tuple[str, str]  # what a place is called, and its country


def is_ground(place: Place) -> bool:
    """Whether a place is small enough for somebody to hold it: one that is named, though little be known of where it
    lies, and nothing wider than a province."""
    if place.precision is None or _unlisted(place):
        return True
    scale = list(vocabulary().ids("place_precisions"))
    return scale.index(place.precision) <= scale.index(COARSEST)


def _unlisted(place: Place) -> bool:
    """Whether it is a place in no gazetteer, told with what it lies in; what lies around one has other words."""
    return place.entry is None and ", " in place.name and folded(place.text) == _first(place)


def _first(place: Place) -> str:
    return folded(place.name.split(", ")[0])


def shared_keys(places: Iterable[Place]) -> dict[str, str]:
    """For each village without an entry, by its `own_key`, the key that all names of its place share: it is the town
    of its name in its country and province, unless several provinces have one."""
    listed: dict[Name, dict[str, str | None]] = defaultdict(dict)
    unlisted: dict[Name, dict[str, str | None]] = defaultdict(dict)
    for place in places:
        country = place.country or ""
        if _unlisted(place):
            unlisted[_first(place), country][own_key(place)] = place.admin1
        elif place.entry is not None and place.precision not in DIVISIONS:
            for name in {_first(place), folded(place.text)}:
                listed[name, country][own_key(place)] = place.admin1
    found: dict[str, str] = {}
    for called, villages in unlisted.items():
        towns = listed[called]
        several = len({*villages.values(), *towns.values()} - {None}) > 1
        for key, province in villages.items():
            wanted = {province} if several else {*villages.values(), *towns.values()}
            found[key] = min(_in(towns, wanted) or _in(villages, wanted))
    return found


def own_key(place: Place) -> str:
    """The entry of a place, or its name."""
    return place.entry or folded(place.name)


def _in(others: dict[str, str | None], provinces: set[str | None]) -> list[str]:
    return [key for key, province in others.items() if province in provinces]
