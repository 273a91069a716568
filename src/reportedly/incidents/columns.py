"""Units as columns of numbers, a hundred times smaller than the records and fit to be compared by the million."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

NONE = -1
NO_CELL = -(2**20)


@dataclass
class Ragged:
    """Rows of different length: row i of each column are its entries from `starts[i]` to `starts[i + 1]`."""

    starts: Numbers
    columns: tuple[NDArray[Any], ...]

    @property
    def lengths(self) -> Numbers:
        return np.diff(self.starts)

    def owner(self) -> Numbers:
        """The row of each entry."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)

    def taken(self, order: Numbers) -> Ragged:
        """The rows in another order."""
        at, starts = self.entries(order)
        return Ragged(starts, tuple(column[at] for column in self.columns))

    def entries(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The positions of the entries of these rows, one row after the other, and where each row starts among them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        return np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], lengths), starts

    def chosen(self, keep: Flags) -> Ragged:
        """The rows with only those entries for which `keep` holds."""
        before = np.concatenate(([0], np.cumsum(keep)))
        return Ragged(before[self.starts], tuple(column[keep] for column in self.columns))


@dataclass(frozen=True)
class Names:
    """Names, any number for each row, kept as bytes of JSON and read where they are asked for: a million tuples of
    names take long to make, and each time that garbage is looked for."""

    rows: Ragged

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Names:
        """The names of each row."""
        told = [json.dumps(list(row)).encode() for row in rows]
        starts = np.concatenate(([0], np.cumsum(np.array([len(one) for one in told], dtype=np.int64))))
        return cls(Ragged(starts, (np.frombuffer(b"".join(told), np.uint8),)))

    def __len__(self) -> int:
        return len(self.rows.starts) - 1

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return (self[row] for row in range(len(self)))

    def __getitem__(self, row: int) -> tuple[str, ...]:
        if not 0 <= row < len(self):
            raise IndexError(f"there is no row {row} among {len(self)}")
        start, end = self.rows.starts[row : row + 2].tolist()
        return tuple(json.loads(self.rows.columns[0][start:end].tobytes()))


class Growing:
    """A ragged table while it grows; `types` are those of `array`."""

    def __init__(self, types: str) -> None:
        self.lengths = array("q")
        self.columns: list[array[Any]] = [array(one) for one in types]

    def add(self, rows: Sequence[tuple[float, ...]]) -> None:
        self.lengths.append(len(rows))
        for row in rows:
            for column, value in zip(self.columns, row, strict=True):
                column.append(value)

    def made(self) -> Ragged:
        starts = np.concatenate(([0], np.cumsum(np.array(self.lengths, dtype=np.int64))))
        return Ragged(starts, tuple(np.array(column) for column in self.columns))


@dataclass(frozen=True)
class Places:
    """Distinct places. `areas` are padded with NONE; `whole` numbers the chain of areas, NONE for an empty one; `rows`,
    `columns` are those of a grid of CELL_DEGREES, NO_CELL where there are no coordinates."""

    rank: Numbers
    latitude: Reals
    longitude: Reals
    radius: Reals
    country: Numbers
    entry: Numbers
    whole: Numbers
    areas: Numbers
    rows: Numbers
    columns: Numbers


@dataclass(frozen=True)
class Columns:
    """All units, in order of day, area and id.

    `windows`: first and last day (proleptic Gregorian ordinals), stated. `spots`: place. `actors`, `targets`: party,
    rarity. `tolls`: key, low, high (NONE: no bound). `words`, `titles`: word, weight in a vector of length 1, rarity; a
    word of one unit alone is left out. `rare`: the most distinctive words. `mass`: rarity of all words; `long`: whether
    their likeness can be trusted. `total`: gives totals of a period only; `brief`: its tightest time is stated and
    shorter than a period; `news`: its days lie just before its publication, `late`: long before it;
    `stated`: it states days. `published`: that
    day, far in the future where there is none. `report`, `family`: numbers of the report's name, and of that of the
    text it is a copy of.
    """

    ids: tuple[str, ...]
    claims: Names
    report: Numbers
    family: Numbers
    publisher: Numbers
    published: Numbers
    alone: Flags
    total: Flags
    brief: Flags
    news: Flags
    late: Flags
    stated: Flags
    done: Flags
    kinds: Numbers
    compatible: Numbers
    harmed: Numbers
    scenes: Numbers
    windows: Ragged
    spots: Ragged
    places: Places
    actors: Ragged
    targets: Ragged
    tolls: Ragged
    words: Ragged
    rare: Ragged
    mass: Reals
    long: Flags
    worded: Flags
    titles: Ragged
    titled: Flags
    crowd: Numbers
    busy: Numbers

    def __len__(self) -> int:
        return len(self.ids)


def unique(values: Numbers) -> Numbers:
    """Each value once, in order; by sorting, which is several times faster here than numpy's own hashing."""
    found = np.sort(values)
    return found[np.concatenate(([True], found[1:] != found[:-1]))] if len(found) else found
