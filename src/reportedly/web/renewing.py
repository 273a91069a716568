"""Columns over incidents that are stored: only the records that an earlier index did not hold are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from reportedly.answers.facets import Facets
from reportedly.records import Incident
from reportedly.web.index import Index

AT_ONCE = 10_000  # records looked up together

Row = tuple[str, str]  # an incident and its facets, as JSON
Read = Callable[[Row], tuple[Incident, Facets]]


def renewed(rows: Iterable[Row], read: Read, before: Index | None) -> Index:
    """The index of these incidents, each read by `read` but for those that `before`, made here too, holds already.

    Records are told apart by the 64 bits of their hash in this process.
    """
    rows = iter(rows)
    old = before.marks if before is not None and before.marks is not None else np.zeros(0, dtype=np.int64)
    order = np.argsort(old)
    chosen: list[NDArray[np.int64]] = []
    marks: list[NDArray[np.int64]] = []

    def unknown() -> Iterator[tuple[Incident, Facets]]:
        new = len(old)
        while some := list(islice(rows, AT_ONCE)):
            seen = np.fromiter(map(hash, some), dtype=np.int64, count=len(some))
            at = _found(old, order, seen)
            for place in np.flatnonzero(at < 0).tolist():
                at[place], new = new, new + 1
                yield read(some[place])
            chosen.append(at)
            marks.append(seen)

    more = Index(unknown())
    index = more
    if before is not None and len(old):
        index = Index.joined(before, more, np.concatenate([*chosen, np.zeros(0, dtype=np.int64)]))
    index.marks = np.concatenate([*marks, np.zeros(0, dtype=np.int64)])
    return index


def _found(old: NDArray[np.int64], order: NDArray[np.int64], seen: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each mark stands among the old ones; -1 where it does not."""
    if not len(old):
        return np.full(len(seen), -1, dtype=np.int64)
    near = order[np.minimum(np.searchsorted(old, seen, sorter=order), len(old) - 1)]
    found: NDArray[np.int64] = np.where(old[near] == seen, near, -1)
    return found
