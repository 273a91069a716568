"""Writes units into rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.incidents.columns import NONE, Growing, Names
from reportedly.incidents.compare import DONE, VAGUE
from reportedly.incidents.copies import publication_order
from reportedly.incidents.geography import radius_km
from reportedly.incidents.numbering import NAME_BITS, name_number, number, word_number
from reportedly.incidents.scenes import SORTS, table
from reportedly.incidents.sheets import PLAIN, TABLES, Landmark, Sheet
from reportedly.incidents.tables import kinds
from reportedly.incidents.units import PERIOD_DAYS, Spot, Unit
from reportedly.incidents.words import content_words
from reportedly.vocabulary import vocabulary

UNDATED = 2**23  # the day of what has none, behind all others
MOST_TIMES = 2**16 - 1  # a word is counted
KEY_SHIFT = 6  # an effect and a group in one number
LEAST_BITS = 23  # of the name of the first area, by which units of one day are ordered


@dataclass
class Encoder:
    """Takes units one by one and keeps no hold of them."""

    at: dict[str, int] = field(default_factory=dict)
    claims: list[tuple[str, ...]] = field(default_factory=list)
    landmarks: dict[Landmark, int] = field(default_factory=dict)
    plain: Growing = field(default_factory=lambda: Growing("q" * len(PLAIN)))
    tables: dict[str, Growing] = field(default_factory=lambda: {name: Growing(types) for name, types in TABLES.items()})

    def add(self, unit: Unit) -> None:
        """A unit without its vectors; one that was added before is not added again."""
        if unit.id in self.at:
            return
        self.at[unit.id] = len(self.at)
        self.claims.append(tuple(claim.id for claim in unit.claims))
        self.plain.add([_plain(unit)])
        heading = content_words(unit.report.title) if unit.alone else {}
        rows = self.tables
        rows["windows"].add([(w.earliest.toordinal(), w.latest.toordinal(), w.stated) for w in unit.windows])
        rows["spots"].add([(self._landmark(spot),) for spot in unit.spots])
        rows["actors"].add([(party,) for party in sorted(map(number, unit.actors))])
        rows["targets"].add([(party,) for party in sorted(map(number, unit.targets))])
        rows["tolls"].add([(_toll_key(key), *_bounds(toll)) for key, toll in unit.tolls.items()])
        rows["words"].add(_counted(unit.bag))
        rows["titles"].add(_counted(heading))

    def _landmark(self, spot: Spot) -> int:
        one = _landmark(spot)
        found = self.landmarks.get(one)
        if found is None:
            found = self.landmarks[one] = one.number
        return found

    def sheet(self) -> Sheet:
        """The rows of all units that were added."""
        columns = self.plain.made().columns
        tables = {name: rows.made() for name, rows in self.tables.items()}
        landmarks = {key: one for one, key in self.landmarks.items()}
        return Sheet(list(self.at), Names.of(self.claims), dict(zip(PLAIN, columns, strict=True)), tables, landmarks)


def _plain(unit: Unit) -> tuple[int, ...]:
    """One value for each of `PLAIN`."""
    report = unit.report
    day = unit.windows[0].latest.toordinal() if unit.windows else UNDATED
    publisher = number(report.publisher) if report.publisher else NONE
    told, fits = kind_masks(unit.kinds - VAGUE)
    brief = bool(unit.windows) and unit.windows[0].stated and unit.windows[0].days < PERIOD_DAYS
    named = (number(report.id), publisher, publication_order(report)[0].toordinal(), day, _area(unit), number(unit.id))
    sorts, scenes = mask(unit.harmed, SORTS), mask(unit.scenes, table().names)
    deeds = (unit.status in DONE, told, fits, len(unit.bag), sorts, scenes)
    return (*named, unit.alone, unit.total, brief, unit.news, unit.late, *deeds)


def _area(unit: Unit) -> int:
    """Brings units of one place together, and near them those of others in the same area."""
    areas = unit.spots[0].areas if unit.spots else ()
    if not areas:
        return 0
    return (name_number(areas[0]) >> (NAME_BITS - LEAST_BITS) << 36) + (name_number(" ".join(areas)) >> 1)


def _landmark(spot: Spot) -> Landmark:
    place, known = spot.place, spot.place.latitude is not None and spot.place.longitude is not None
    where = (place.latitude or 0.0, place.longitude or 0.0) if known else (999.0, 999.0)
    return Landmark(place.name, place.entry, *where, place.country, radius_km(place), spot.rank, spot.areas)


def _counted(bag: Mapping[str, int]) -> list[tuple[int, int]]:
    """Words that have one number are one word."""
    found: dict[int, int] = {}
    for word, count in bag.items():
        one = word_number(word)
        found[one] = min(MOST_TIMES, found.get(one, 0) + count)
    return sorted(found.items())


def _bounds(toll: tuple[int, int | None]) -> tuple[int, int]:
    low, high = (None if one is None else min(one, 2**62) for one in toll)
    return low or 0, NONE if high is None else high


@cache
def _toll_key(key: tuple[str, str]) -> int:
    effects, groups = (list(vocabulary().ids(name)) for name in ("effects", "groups"))
    return (effects.index(key[0]) << KEY_SHIFT) + groups.index(key[1])


@cache
def _bits() -> Mapping[str, int]:
    return {kind: 1 << n for n, kind in enumerate(vocabulary().event_kinds)}


def mask(told: frozenset[str], names: Sequence[str]) -> int:
    """Some of the names as bits."""
    return sum(1 << n for n, name in enumerate(names) if name in told)


@cache
def kind_masks(told: frozenset[str]) -> tuple[int, int]:
    """The kinds as bits, and all that are compatible with one of them."""
    fits = {other for kind in told for other in kinds().compatible[kind]}
    return sum(_bits()[kind] for kind in told), sum(_bits()[kind] for kind in fits)
