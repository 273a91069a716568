"""Writes units into columns.

Sums over words are exact, in whatever order they are taken: what is added up are whole multiples of powers of two that
fit a float64 together. So no order of the reports can change a result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import floor, nan
from typing import NamedTuple

import numpy as np

from reportedly.incidents.columns import (
    NO_CELL,
    NONE,
    Columns,
    Growing,
    Interned,
    Numbers,
    Places,
    Ragged,
    Reals,
    unique,
)
from reportedly.incidents.compare import CROWD_DAYS, DONE, LONG_TEXT, VAGUE
from reportedly.incidents.geography import CELL_DEGREES, radius_km
from reportedly.incidents.tables import kinds
from reportedly.incidents.units import PERIOD_DAYS, Spot, Unit
from reportedly.incidents.words import content_words
from reportedly.vocabulary import vocabulary

WEIGHT_GRAIN, RARITY_GRAIN, LIKENESS_GRAIN = 2.0**13, 2.0**20, 2.0**26  # multiples of one over these are added up
RARE_WORDS = 25  # so many of a unit's most distinctive words that stand elsewhere too are looked up
TABLES = {"windows": "qqq", "spots": "q", "actors": "q", "targets": "q", "tolls": "qqq", "words": "qq", "titles": "qq"}


class _Landmark(NamedTuple):
    """What tells one place from another."""

    name: str
    entry: str | None
    latitude: float
    longitude: float
    country: str | None
    radius: float
    rank: int
    areas: tuple[str, ...]


def _landmark(spot: Spot) -> _Landmark:
    place, known = spot.place, spot.place.latitude is not None and spot.place.longitude is not None
    where = (place.latitude or 0.0, place.longitude or 0.0) if known else (999.0, 999.0)
    return _Landmark(place.name, place.entry, *where, place.country, radius_km(place), spot.rank, spot.areas)


@dataclass
class Encoder:
    """Takes units one by one and keeps no hold of them."""

    names: Interned = field(default_factory=Interned)
    parties: Interned = field(default_factory=Interned)
    publishers: Interned = field(default_factory=Interned)
    reports: Interned = field(default_factory=Interned)
    landmarks: Interned = field(default_factory=Interned)
    toll_keys: Interned = field(default_factory=Interned)
    words: Interned = field(default_factory=Interned)
    at: dict[str, int] = field(default_factory=dict)
    claims: list[tuple[str, ...]] = field(default_factory=list)
    order: list[tuple[str, str]] = field(default_factory=list)
    plain: Growing = field(default_factory=lambda: Growing("qqqqqqqqqq"))
    tables: dict[str, Growing] = field(default_factory=lambda: {name: Growing(types) for name, types in TABLES.items()})

    def add(self, unit: Unit) -> None:
        """A unit without its vectors; one that was added before is not added again."""
        if unit.id in self.at:
            return
        self.at[unit.id] = len(self.at)
        self.claims.append(tuple(claim.id for claim in unit.claims))
        day = unit.windows[0].latest.isoformat() if unit.windows else "9"
        self.order.append((day, " ".join(unit.spots[0].areas) if unit.spots else ""))
        publisher = self.publishers(unit.report.publisher) if unit.report.publisher else NONE
        told, fits = kind_masks(unit.kinds - VAGUE)
        brief = bool(unit.windows) and unit.windows[0].stated and unit.windows[0].days < PERIOD_DAYS
        marks = (unit.alone, unit.total, brief, unit.news, unit.status in DONE, told, fits, len(unit.bag))
        self.plain.add([(self.reports(unit.report.id), publisher, *marks)])
        heading = content_words(unit.report.title) if unit.alone else {}
        rows = self.tables
        rows["windows"].add([(w.earliest.toordinal(), w.latest.toordinal(), w.stated) for w in unit.windows])
        rows["spots"].add([(self.landmarks(_landmark(spot)),) for spot in unit.spots])
        rows["actors"].add([(self.parties(party),) for party in sorted(unit.actors)])
        rows["targets"].add([(self.parties(party),) for party in sorted(unit.targets)])
        rows["tolls"].add([(self.toll_keys(key), *_bounds(toll)) for key, toll in unit.tolls.items()])
        rows["words"].add([(self.words(word), count) for word, count in unit.bag.items()])
        rows["titles"].add([(self.words(word), count) for word, count in heading.items()])

    def made(self, originals: Mapping[str, str]) -> Columns:
        """The columns of all units that were added. `originals`: report -> the report it copies."""
        ids = list(self.at)
        order = np.array(sorted(range(len(ids)), key=lambda i: (*self.order[i], ids[i])), dtype=np.int64)
        tables = {name: rows.made().taken(order) for name, rows in self.tables.items()}
        report, publisher, alone, total, brief, news, done, told, fits, many = (
            column[order] for column in self.plain.made().columns
        )
        reports = tuple(str(one) for one in self.reports.number)
        family = np.array([self.reports(originals.get(one, one)) for one in reports], dtype=np.int64)
        words, mass = weighed(tables["words"], len(self.words))
        parties = _party_rarity(tables["actors"], tables["targets"], len(self.parties))
        places = self._places()
        return Columns(
            ids=tuple(ids[i] for i in order),
            claims=tuple(self.claims[i] for i in order),
            reports=reports,
            report=report,
            family=family[report],
            publisher=publisher,
            alone=alone.astype(bool),
            total=total.astype(bool),
            brief=brief.astype(bool),
            news=news.astype(bool),
            done=done.astype(bool),
            kinds=told,
            compatible=fits,
            windows=tables["windows"],
            spots=tables["spots"],
            places=places,
            actors=_with(tables["actors"], parties),
            targets=_with(tables["targets"], parties),
            tolls=tables["tolls"],
            words=words,
            rare=self._rare(words, _spread(tables["words"], len(self.words))),
            mass=mass,
            long=many >= LONG_TEXT,
            worded=many > 0,
            titles=weighed(tables["titles"], len(self.words))[0],
            titled=tables["titles"].lengths > 0,
            crowd=_crowds(tables["windows"], tables["spots"], places),
        )

    def _places(self) -> Places:
        found = [one for one in self.landmarks.number if isinstance(one, _Landmark)]
        countries, entries, chains = Interned(), Interned(), Interned()
        deepest = max((len(one.areas) for one in found), default=0)
        areas = [[self.names(area) for area in one.areas] + [NONE] * (deepest - len(one.areas)) for one in found]
        cells = [_cell(one) for one in found]
        return Places(
            rank=_numbers([one.rank for one in found]),
            latitude=np.radians([nan if one.latitude > 90 else one.latitude for one in found]),
            longitude=np.radians([one.longitude for one in found]),
            radius=np.array([one.radius for one in found]),
            country=_numbers([countries(one.country) if one.country else NONE for one in found]),
            entry=_numbers([entries(one.entry) if one.entry else NONE for one in found]),
            whole=_numbers([chains(one.areas) if one.areas else NONE for one in found]),
            areas=_numbers(areas).reshape(len(found), deepest),
            rows=_numbers([row for row, _ in cells]),
            columns=_numbers([column for _, column in cells]),
        )

    def _rare(self, words: Ragged, spread: Numbers) -> Ragged:
        """The words that tell most, heaviest first; of equals in alphabetical order."""
        word, weight, _ = words.columns
        shared = np.flatnonzero(spread > 1)
        spelled = list(self.words.number)
        alphabet = np.zeros(len(spread), dtype=np.int64)
        alphabet[sorted(shared.tolist(), key=lambda one: str(spelled[one]))] = np.arange(len(shared))
        order = np.lexsort((alphabet[word], -weight, words.owner()))
        place = np.arange(len(word)) - np.repeat(words.starts[:-1], words.lengths)
        sorted_rows = Ragged(words.starts, (word[order], spread[word[order]]))
        return sorted_rows.chosen(place < RARE_WORDS)


def _cell(place: _Landmark) -> tuple[int, int]:
    if place.latitude > 90:
        return NO_CELL, NO_CELL
    return floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)


def _numbers(values: Sequence[int] | Sequence[Sequence[int]]) -> Numbers:
    return np.array(values, dtype=np.int64)


def _bounds(toll: tuple[int, int | None]) -> tuple[int, int]:
    low, high = (None if one is None else min(one, 2**62) for one in toll)
    return low or 0, NONE if high is None else high


@cache
def _bits() -> Mapping[str, int]:
    return {kind: 1 << n for n, kind in enumerate(vocabulary().event_kinds)}


@cache
def kind_masks(told: frozenset[str]) -> tuple[int, int]:
    """The kinds as bits, and all that are compatible with one of them."""
    fits = {other for kind in told for other in kinds().compatible[kind]}
    return sum(_bits()[kind] for kind in told), sum(_bits()[kind] for kind in fits)


def _spread(rows: Ragged, many: int) -> Numbers:
    return np.bincount(rows.columns[0], minlength=many)


def rarity(spread: Numbers, units: int) -> Reals:
    """ln((N + 1) / df) on a grid that adds up exactly."""
    found: Reals = np.round(np.log((units + 1) / np.maximum(spread, 1)) * RARITY_GRAIN) / RARITY_GRAIN
    return found


def weighed(rows: Ragged, many: int) -> tuple[Ragged, Reals]:
    """Words with their weights in tf-idf vectors of length 1 and their rarity, words of one unit alone left out; and
    each unit's summed rarity of all its words."""
    word, count = rows.columns
    units, owner = len(rows.lengths), rows.owner()
    spread = _spread(rows, many)
    rare = rarity(spread, units)[word]
    weight = np.round((1 + np.log(count)) * rare * WEIGHT_GRAIN) / WEIGHT_GRAIN
    length = np.sqrt(np.bincount(owner, weight * weight, minlength=units))
    weight = np.round(weight / length[owner] * LIKENESS_GRAIN) / LIKENESS_GRAIN
    kept = Ragged(rows.starts, (word, weight, rare)).chosen(spread[word] > 1)
    mass: Reals = np.bincount(owner, rare, minlength=units).astype(float)
    return kept, mass


def _party_rarity(actors: Ragged, targets: Ragged, many: int) -> Reals:
    named = np.concatenate([rows.owner() * many + rows.columns[0] for rows in (actors, targets)])
    return rarity(np.bincount(unique(named) % max(many, 1), minlength=many), len(actors.lengths))


def _with(parties: Ragged, rare: Reals) -> Ragged:
    return Ragged(parties.starts, (parties.columns[0], rare[parties.columns[0]]))


def _crowds(windows: Ragged, spots: Ragged, places: Places) -> Numbers:
    """How many units tell of a unit's place on its day, the most of its places and days; 0 without either."""
    first, last, stated = windows.columns
    units, found = len(windows.lengths), []
    for later in range(CROWD_DAYS):
        held = (stated != 0) & (last - first < CROWD_DAYS) & (first + later <= last)
        found.append(windows.owner()[held] * 2**23 + first[held] + later)
    unit, day = np.divmod(unique(np.concatenate(found)), 2**23)
    at, starts = spots.entries(unit)
    inner = places.areas[spots.columns[0][at], 0] if places.areas.size else np.full(len(at), NONE)
    told, unit = np.repeat(day, np.diff(starts)) * 2**32 + inner, np.repeat(unit, np.diff(starts))
    _, which, many = np.unique(told[inner != NONE], return_inverse=True, return_counts=True)
    crowd = np.zeros(units, dtype=np.int64)
    np.maximum.at(crowd, unit[inner != NONE], many[which] if len(many) else 0)
    return crowd
