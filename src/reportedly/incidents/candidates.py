"""Which pairs of units are looked at: those that share a key. Nobody is compared with everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.clusters import NEIGHBOURS
from reportedly.incidents.columns import NO_CELL, NONE, Columns, Flags, Numbers, Places, Ragged, unique
from reportedly.incidents.units import FAR_DAYS

LONG_DAYS = 11  # a longer window is filed by its months
LONGEST_DAYS = 400  # and a still longer one under no time at all
BORDER = 5  # days by which a window is filed under the month next to its own
SHARP, BLUNT = NEIGHBOURS, 8  # how many neighbours a unit meets in a block of a telling key, and of a common one
LEAST_TOLL = 3
AT_ONCE = 4_000  # units whose pairs are made together

Pairs = tuple[Numbers, Numbers]
EPOCH = 719_163  # proleptic ordinal of 1970-01-01, from which numpy counts
ANY = 0  # the day and the month of what has none
AREA_DAY, AREA_MONTH, CELL_DAY, CELL_MONTH, TOLL, WORD, COPY = range(7)
REACH = {AREA_DAY: SHARP, AREA_MONTH: BLUNT, CELL_DAY: SHARP, CELL_MONTH: BLUNT,
         TOLL: SHARP, WORD: BLUNT, COPY: SHARP}  # fmt: skip


class Keyed(Protocol):
    """What the keys of units rest on."""

    @property
    def windows(self) -> Ragged: ...
    @property
    def spots(self) -> Ragged: ...
    @property
    def places(self) -> Places: ...
    @property
    def tolls(self) -> Ragged: ...


def candidate_pairs(units: Columns) -> Iterator[Pairs]:
    """Pairs (i < j) of positions that share a block, each once, in order, some thousand units' at a time. Units whose
    stated days lie too far apart are left out.

    Units stand by day, then by area, so that likely pairs stand near each other. However large a block, each unit meets
    only its next neighbours in it (the sorted neighbourhood of Hernández and Stolfo 1995), so the number of pairs grows
    with the number of units and not with its square.
    """
    unit, reach, left = _blocks(units)
    far = np.minimum(reach, left)
    for start in range(0, len(units), AT_ONCE):
        at = np.flatnonzero((unit >= start) & (unit < start + AT_ONCE))
        found = []
        for step in range(1, SHARP + 1):
            at = at[far[at] >= step]
            if not len(at):
                break
            found.append(unit[at] * len(units) + unit[at + step])
        if found:
            one, two = np.divmod(unique(np.concatenate(found)), len(units))
            kept = possible(units, one, two)
            yield one[kept], two[kept]


def _blocks(units: Columns) -> tuple[Numbers, Numbers, Numbers]:
    """All entries of all blocks, one block after the other: the unit, how many neighbours it meets, how many follow."""
    found = (*timed_keys(units), word_keys(units.rare), copy_keys(units.family))
    owners, keys = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((owners, keys))
    key, unit = keys[order], owners[order]
    ends = np.append(np.flatnonzero(np.diff(key)), len(key) - 1)
    last = np.repeat(ends, np.diff(np.concatenate(([-1], ends))))
    return unit, reach_of(key), last - np.arange(len(key))


def reach_of(keys: Numbers) -> Numbers:
    """How many neighbours to either side a unit meets under each of these keys."""
    found: Numbers = np.array([REACH[n] for n in sorted(REACH)])[keys >> 60]
    return found


def copy_keys(family: Numbers) -> Pairs:
    """The key that copies of one text share: each unit with its own."""
    return np.arange(len(family)), copy_key(family)


def copy_key(family: Numbers) -> Numbers:
    """The keys of numbers of texts."""
    return (COPY << 60) + family


def word_key(words: NDArray[np.generic]) -> Numbers:
    """The keys of numbers of words."""
    return (WORD << 60) + words.astype(np.int64)


def timed_keys(units: Keyed) -> Iterator[Pairs]:
    """Units with those of their keys that hold a day or a month, or say that there is none; no unit twice with one."""
    days, months = _times(units)
    areas, cells = _areas(units), _cells(units)
    yield _crossed(AREA_DAY, days, areas)
    yield _crossed(AREA_MONTH, months, areas)
    yield _crossed(CELL_DAY, days, cells)
    yield _crossed(CELL_MONTH, months, cells)
    low = units.tolls.columns[1]
    many = units.tolls.chosen(low >= LEAST_TOLL)
    numbers = (many.columns[0] << 27) + np.minimum(many.columns[1], 2**27 - 1)
    yield _crossed(TOLL, months, (many.owner(), numbers))


def word_keys(rare: Ragged) -> Pairs:
    """Units with the keys of their most distinctive words."""
    return rare.owner(), word_key(rare.columns[0])


def _crossed(sort: int, times: Ragged, things: Pairs) -> Pairs:
    """A key for each time of a unit with each of its things."""
    owner, thing = things
    at, starts = times.entries(owner)
    again = np.diff(starts)
    return np.repeat(owner, again), (sort << 60) + (times.columns[0][at] << 37) + np.repeat(thing, again)


def months_of(windows: Ragged) -> tuple[Numbers, Numbers]:
    """For each unit with times, the first and the last month that its keys may hold; 0 and 0 where they hold none."""
    owner, (first, last, _) = windows.owner(), windows.columns
    timed = last - first < LONGEST_DAYS
    begins, ends = np.full(len(windows.lengths), 2**31), np.zeros(len(windows.lengths), dtype=np.int64)
    np.minimum.at(begins, owner[timed], _month(first[timed] - BORDER))
    np.maximum.at(ends, owner[timed], _month(last[timed] + BORDER))
    return np.where(ends > 0, begins, 0), ends


def has_timeless(windows: Ragged) -> Flags:
    """Whether a unit has keys that say that there is no time."""
    first, last, _ = windows.columns
    found: Flags = windows.lengths == 0
    found[windows.owner()[last - first >= LONGEST_DAYS]] = True
    return found


def _times(units: Keyed) -> tuple[Ragged, Ragged]:
    """By unit its days (with the day before, so that neighbours meet), and its months (with the one it borders on)."""
    owner, (first, last, _) = units.windows.owner(), units.windows.columns
    endless = last - first >= LONGEST_DAYS
    short = last - first < LONG_DAYS
    timeless = np.flatnonzero(units.windows.lengths == 0)
    day_of, day = _runs(owner[short], first[short] - 1, last[short])
    begins, ends = _month(first[~endless] - BORDER), _month(last[~endless] + BORDER)
    month_of, month = _runs(owner[~endless], begins, ends)
    without = np.concatenate((timeless, owner[endless]))
    days = _rows(len(units.windows.lengths), np.concatenate((day_of, timeless)), _with_any(day, len(timeless)))
    return days, _rows(len(units.windows.lengths), np.concatenate((month_of, without)), _with_any(month, len(without)))


def _with_any(times: Numbers, many: int) -> Numbers:
    return np.concatenate((times, np.full(many, ANY)))


def _month(day: Numbers) -> Numbers:
    """Months since 24 centuries before 1970: above 0 for every day there is."""
    return (day - EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 12 * 2400


def _runs(owner: Numbers, first: Numbers, last: Numbers) -> Pairs:
    many = last - first + 1
    inside = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(owner, many), np.repeat(first, many) + inside


def _rows(many: int, owner: Numbers, value: Numbers) -> Ragged:
    owner, value = np.divmod(unique(owner * 2**40 + value), 2**40)
    return Ragged(np.searchsorted(owner, np.arange(many + 1)), (value,))


def _unique(owner: Numbers, value: Numbers) -> Pairs:
    owner, value = np.divmod(unique(owner * 2**37 + value), 2**37)
    return owner, value


def _areas(units: Keyed) -> Pairs:
    areas = units.places.areas[units.spots.columns[0]]
    owner = np.repeat(units.spots.owner(), areas.shape[1])
    return _unique(owner[areas.ravel() != NONE], areas.ravel()[areas.ravel() != NONE])


def _cells(units: Keyed) -> Pairs:
    """The cell of a grid that each place lies in with three of its neighbours, so that places near each other meet."""
    rows, columns = (getattr(units.places, name)[units.spots.columns[0]] for name in ("rows", "columns"))
    held, owner = rows != NO_CELL, units.spots.owner()
    found = [(rows[held] + 4096 + n) * 2**14 + columns[held] + 4096 + m for n in (0, 1) for m in (0, 1)]
    return _unique(np.tile(owner[held], 4), np.concatenate(found))


def possible(units: Columns, one: Numbers, two: Numbers) -> Flags:
    """Whether two units of a pair are of different reports, and their stated days not too far apart."""
    other: Flags = units.report[one] != units.report[two]
    first, last, stated = units.windows.columns
    starts, many = units.windows.starts, units.windows.lengths
    dated = (many > 0) & (stated[np.minimum(starts[:-1], len(stated) - 1)] != 0) if len(stated) else many > 0
    near = ~(dated[one] & dated[two])
    for a in range(int(many.max(initial=0))):
        for b in range(int(many.max(initial=0))):
            open_ = np.flatnonzero(~near & (many[one] > a) & (many[two] > b))
            x, y = starts[one[open_]] + a, starts[two[open_]] + b
            near[open_] = np.maximum(first[y] - last[x], first[x] - last[y]) <= FAR_DAYS
    return other & near
