"""Units as rows of numbers that mean the same in every collection: what is kept between one linking and another.

A name is a number drawn from its spelling, so that rows which were made years apart can be put side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.columns import NONE, Names, Numbers, Ragged
from reportedly.incidents.numbering import number

PLAIN = (
    *("report", "publisher", "published", "day", "area", "identity"),
    *("alone", "total", "brief", "news", "late", "done", "kinds", "compatible", "many"),
    *("harmed", "scenes"),
)
TABLES = {
    "windows": "qqq",
    "spots": "q",
    "actors": "q",
    "targets": "q",
    "tolls": "qqq",
    "words": "IH",
    "titles": "IH",
}


class Landmark(NamedTuple):
    """What tells one place from another. `latitude` is 999 where there are no coordinates."""

    name: str
    entry: str | None
    latitude: float
    longitude: float
    country: str | None
    radius: float
    rank: int
    areas: tuple[str, ...]

    @property
    def number(self) -> int:
        return number(repr(tuple(self)))


@dataclass(frozen=True)
class Sheet:
    """Units, in any order. `plain` holds the columns that `PLAIN` names, `tables` those of `TABLES`: numbers of names
    and days as proleptic ordinals. `landmarks`: those that spots number."""

    ids: Sequence[str]
    claims: Names
    plain: Mapping[str, Numbers]
    tables: Mapping[str, Ragged]
    landmarks: Mapping[int, Landmark]

    def __len__(self) -> int:
        return len(self.ids)

    def taken(self, rows: Numbers) -> Sheet:
        """Some of the rows, in the order given."""
        at = rows.tolist()
        return Sheet(
            [self.ids[i] for i in at],
            Names(self.claims.rows.taken(rows)),
            {name: column[rows] for name, column in self.plain.items()},
            {name: table.taken(rows) for name, table in self.tables.items()},
            self.landmarks,
        )

    def order(self) -> Numbers:
        """The rows by day, area and id: likely pairs stand near each other."""
        return np.lexsort((self.plain["identity"], self.plain["area"], self.plain["day"]))

    def first(self, many: int) -> Numbers:
        """So many rows of those published first."""
        published = self.plain["published"]
        rows = np.arange(len(self))
        if many < len(self):
            rows = np.flatnonzero(published <= np.partition(published, many - 1)[many - 1])
        by = (self.plain["identity"], self.plain["report"], published)
        return rows[np.lexsort([column[rows] for column in by])[:many]]


def put_together(sheets: Sequence[Sheet]) -> Sheet:
    """All rows, one sheet after the other."""
    if len(sheets) == 1:
        return sheets[0]
    return Sheet(
        [one for sheet in sheets for one in sheet.ids],
        Names(rows_together([sheet.claims.rows for sheet in sheets])),
        {name: np.concatenate([sheet.plain[name] for sheet in sheets]) for name in PLAIN},
        {name: rows_together([sheet.tables[name] for sheet in sheets]) for name in TABLES},
        {key: one for sheet in sheets for key, one in sheet.landmarks.items()},
    )


def rows_together(tables: Sequence[Ragged]) -> Ragged:
    """All rows, one table after the other."""
    lengths = np.concatenate([table.lengths for table in tables])
    columns = zip(*(table.columns for table in tables), strict=True)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    return Ragged(starts, tuple(np.concatenate(parts) for parts in columns))


def numbered(values: Iterable[str | None]) -> Numbers:
    """Numbers of names; NONE for none."""
    return np.array([NONE if value is None else number(value) for value in values], dtype=np.int64)


def places_in(distinct: NDArray[np.generic], values: NDArray[np.generic]) -> Numbers:
    """Where values stand among sorted distinct ones, NONE for those that are not there."""
    if not len(distinct):
        return np.full(len(values), NONE)
    at = np.searchsorted(distinct, values)
    at[at == len(distinct)] = 0
    return np.where(distinct[at] == values, at, NONE)
