"""Makes of units' rows the columns that are compared: words get their weights, places their crowds.

Sums over words are exact, in whatever order they are taken: what is added up are whole multiples of powers of two that
fit a float64 together. So no order of the reports can change a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor, log, nan

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.columns import NO_CELL, NONE, Columns, Flags, Numbers, Places, Ragged, Reals, unique
from reportedly.incidents.compare import LONG_TEXT
from reportedly.incidents.crowds import bustle, crowds
from reportedly.incidents.encoding import Encoder
from reportedly.incidents.geography import CELL_DEGREES
from reportedly.incidents.numbering import name_number, number
from reportedly.incidents.sheets import Landmark, Sheet, numbered, places_in
from reportedly.incidents.words import SAMPLE

WEIGHT_GRAIN, RARITY_GRAIN, LIKENESS_GRAIN = 2.0**13, 2.0**20, 2.0**26  # multiples of one over these are added up
RARE_WORDS = 60  # so many of a unit's most distinctive words are looked up
AT_ONCE = 20_000  # units whose words are ordered together


@dataclass(frozen=True)
class _Table:
    """Names in the order of their numbers, and how rare each is."""

    names: NDArray[np.generic]
    rarity: Reals
    unknown: float

    @classmethod
    def of(cls, owners: Numbers, names: NDArray[np.generic], units: int) -> _Table:
        """ln((N + 1) / df) on a grid that adds up exactly; a name that stands nowhere counts as if it stood once."""
        if len(names):
            order = np.lexsort((owners, names))
            told = np.column_stack((names[order].astype(np.int64), owners[order]))
            names = names[order][np.concatenate(([True], (told[1:] != told[:-1]).any(axis=1)))]
        found, spread = np.unique(names, return_counts=True)
        return cls(found, _grid(np.log((units + 1) / np.maximum(spread, 1))), float(_grid(np.array(log(units + 1)))))

    def __call__(self, names: NDArray[np.generic]) -> Reals:
        at = places_in(self.names, names)
        if not len(self.names):
            return np.full(len(names), self.unknown)
        return np.where(at == NONE, self.unknown, self.rarity[at])


def _grid(values: Reals) -> Reals:
    found: Reals = np.round(values * RARITY_GRAIN) / RARITY_GRAIN
    return found


@dataclass(frozen=True)
class Rarity:
    """How rare words, words of headlines and parties are among those units of a collection that were published first.
    The first ones, so that a record that goes on from day to day need not be weighed anew for each report."""

    words: _Table
    titles: _Table
    parties: _Table

    @classmethod
    def of(cls, sheet: Sheet) -> Rarity:
        sample = sheet.taken(sheet.first(SAMPLE))
        words, titles = (
            _Table.of(rows.owner(), rows.columns[0], len(sample))
            for rows in (sample.tables["words"], sample.tables["titles"])
        )
        both = [(rows.owner(), rows.columns[0]) for rows in (sample.tables["actors"], sample.tables["targets"])]
        owners, names = (np.concatenate(column) for column in zip(*both, strict=True))
        return cls(words, titles, _Table.of(owners, names, len(sample)))


@dataclass(frozen=True)
class Given:
    """What a sheet does not say of its units. `family`: the number of the text that each unit's report is a copy of.
    `crowd`, `busy` and `rare` (its words for candidates), where they are known: a sheet that does not hold all units of
    a collection cannot tell the crowds."""

    family: Numbers
    rarity: Rarity
    crowd: Numbers | None = None
    busy: Numbers | None = None
    rare: Ragged | None = None


def columns(sheet: Sheet, given: Given) -> Columns:
    """The columns of a sheet's units, in the sheet's order."""
    plain, tables, rarity = sheet.plain, sheet.tables, given.rarity
    spots, places = located(tables["spots"], sheet.landmarks)
    words, mass = weighed(tables["words"], rarity.words)
    return Columns(
        ids=tuple(sheet.ids),
        claims=sheet.claims,
        report=plain["report"],
        family=given.family,
        publisher=plain["publisher"],
        published=plain["published"],
        alone=plain["alone"].astype(bool),
        total=plain["total"].astype(bool),
        brief=plain["brief"].astype(bool),
        news=plain["news"].astype(bool),
        late=plain["late"].astype(bool),
        stated=states_days(tables["windows"]),
        done=plain["done"].astype(bool),
        kinds=plain["kinds"],
        compatible=plain["compatible"],
        harmed=plain["harmed"],
        scenes=plain["scenes"],
        windows=tables["windows"],
        spots=spots,
        places=places,
        actors=_with(tables["actors"], rarity.parties),
        targets=_with(tables["targets"], rarity.parties),
        tolls=tables["tolls"],
        words=words,
        rare=rarest(tables["words"], rarity.words) if given.rare is None else given.rare,
        mass=mass,
        long=plain["many"] >= LONG_TEXT,
        worded=plain["many"] > 0,
        titles=weighed(tables["titles"], rarity.titles)[0],
        titled=tables["titles"].lengths > 0,
        crowd=crowds(tables["windows"], spots, places) if given.crowd is None else given.crowd,
        busy=bustle(tables["windows"], spots, places) if given.busy is None else given.busy,
    )


def of_encoder(encoder: Encoder, originals: Mapping[str, str]) -> Columns:
    """The columns of all units that an encoder was given. `originals`: report -> the report it copies."""
    sheet = encoder.sheet()
    sheet = sheet.taken(sheet.order())
    return columns(sheet, Given(families(sheet.plain["report"], originals), Rarity.of(sheet)))


def located(spots: Ragged, landmarks: Mapping[int, Landmark]) -> tuple[Ragged, Places]:
    """The spots of each unit as positions among the places that they name."""
    named = unique(spots.columns[0])
    places = _places([landmarks[one] for one in named.tolist()])
    return Ragged(spots.starts, (places_in(named, spots.columns[0]),)), places


def _places(found: list[Landmark]) -> Places:
    deepest = max((len(one.areas) for one in found), default=0)
    areas = [[*map(name_number, one.areas)] + [NONE] * (deepest - len(one.areas)) for one in found]
    cells = np.array([_cell(one) for one in found], dtype=np.int64).reshape(len(found), 2)
    return Places(
        rank=np.array([one.rank for one in found], dtype=np.int64),
        latitude=np.radians([nan if one.latitude > 90 else one.latitude for one in found]),
        longitude=np.radians([one.longitude for one in found]),
        radius=np.array([one.radius for one in found]),
        country=numbered(one.country or None for one in found),
        entry=numbered(one.entry or None for one in found),
        whole=np.array([number("\n".join(one.areas)) if one.areas else NONE for one in found], dtype=np.int64),
        areas=np.array(areas, dtype=np.int64).reshape(len(found), deepest),
        rows=cells[:, 0],
        columns=cells[:, 1],
    )


def _cell(place: Landmark) -> tuple[int, int]:
    if place.latitude > 90:
        return NO_CELL, NO_CELL
    return floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)


def weighed(rows: Ragged, rarity: _Table) -> tuple[Ragged, Reals]:
    """Words with their weights in tf-idf vectors of length 1 and their rarity, words of one unit alone left out; and
    each unit's summed rarity of all its words."""
    name, count = rows.columns
    units, owner = len(rows.lengths), rows.owner()
    rare = rarity(name)
    weight = _weight(count, rare)
    length = np.sqrt(np.bincount(owner, weight * weight, minlength=units))
    weight = np.round(weight / length[owner] * LIKENESS_GRAIN) / LIKENESS_GRAIN
    mass: Reals = np.bincount(owner, rare, minlength=units).astype(float)
    distinct, spread = np.unique(name, return_counts=True)
    word = places_in(distinct, name)
    return Ragged(rows.starts, (word, weight, rare)).chosen(spread[word] > 1), mass


def _weight(count: NDArray[np.generic], rare: Reals) -> Reals:
    found: Reals = np.round((1 + np.log(count.astype(float))) * rare * WEIGHT_GRAIN) / WEIGHT_GRAIN
    return found


def rarest(rows: Ragged, rarity: _Table) -> Ragged:
    """The words that tell most, heaviest first; of equals in the order of their numbers."""
    parts = list(_rarest(rows, rarity))
    lengths = np.concatenate([length for length, _ in parts]) if parts else np.zeros(0, dtype=np.int64)
    words = np.concatenate([word for _, word in parts]) if parts else np.zeros(0, dtype=np.uint32)
    return Ragged(np.concatenate(([0], np.cumsum(lengths))), (words,))


def _rarest(rows: Ragged, rarity: _Table) -> Iterator[tuple[Numbers, NDArray[np.generic]]]:
    units = len(rows.lengths)
    for start in range(0, units, AT_ONCE):
        own = rows.taken(np.arange(start, min(units, start + AT_ONCE)))
        word, count = own.columns
        order = np.lexsort((word, -_weight(count, rarity(word)), own.owner()))
        place = np.arange(len(word)) - np.repeat(own.starts[:-1], own.lengths)
        kept = Ragged(own.starts, (word[order],)).chosen(place < RARE_WORDS)
        yield kept.lengths, kept.columns[0]


def _with(parties: Ragged, rarity: _Table) -> Ragged:
    return Ragged(parties.starts, (parties.columns[0], rarity(parties.columns[0])))


def states_days(windows: Ragged) -> Flags:
    """Whether a unit states days of its own: it has either such times or a guessed one."""
    found: Flags = np.zeros(len(windows.lengths), dtype=bool)
    found[windows.owner()[windows.columns[2] != 0]] = True
    return found


def families(reports: Numbers, originals: Mapping[str, str]) -> Numbers:
    """The number of the text that each unit's report is a copy of; a report that is not named is no copy."""
    numbers = np.array([number(one) for one in originals], dtype=np.int64)
    of = np.array([number(one) for one in originals.values()], dtype=np.int64)
    order = np.argsort(numbers)
    at = places_in(numbers[order], reports)
    return np.where(at == NONE, reports, of[order][at]) if len(of) else reports
