"""How many units tell of a place on a day, and of a land in those days."""

from __future__ import annotations

import numpy as np

from reportedly.incidents.columns import NONE, Numbers, Places, Ragged, unique
from reportedly.incidents.compare import BUSY_REACH, CROWD_DAYS
from reportedly.incidents.numbering import NAME_BITS

DAY = 2**23  # more than the days of a calendar of 9,999 years


def crowds(windows: Ragged, spots: Ragged, places: Places) -> Numbers:
    """How many units tell of a unit's place on its day, the most of its places and days; 0 without either."""
    unit, day = days_told(windows)
    at, starts = spots.entries(unit)
    inner = places.areas[spots.columns[0][at], 0] if places.areas.size else np.full(len(at), NONE)
    told, unit = np.repeat(day, np.diff(starts)) * 2**NAME_BITS + inner, np.repeat(unit, np.diff(starts))
    _, which, many = np.unique(told[inner != NONE], return_inverse=True, return_counts=True)
    return _most(len(windows.lengths), unit[inner != NONE], many[which] if len(many) else 0)


def bustle(windows: Ragged, spots: Ragged, places: Places) -> Numbers:
    """How many units tell of a unit's land on its day or one next to it, the most of its lands and days, rounded down
    to a power of two: so one more account seldom changes what others weigh. 0 without such a day or land."""
    unit, day = days_told(windows)
    lands = _lands(spots, places)
    near = [day + later for later in range(-BUSY_REACH, BUSY_REACH + 1)]
    seen = np.divmod(unique(np.concatenate([unit * DAY + one for one in near])), DAY)
    told, many = np.unique(_told(lands, *seen)[1], return_counts=True)
    owner, own = _told(lands, unit, day)
    found = _most(len(windows.lengths), owner, many[np.searchsorted(told, own)] if len(told) else 0)
    return np.where(found > 0, 2 ** np.floor(np.log2(np.maximum(found, 1))).astype(np.int64), 0)


def days_told(windows: Ragged) -> tuple[Numbers, Numbers]:
    """Units with each day that they state to within a few days."""
    first, last, stated = windows.columns
    found = []
    for later in range(CROWD_DAYS):
        held = (stated != 0) & (last - first < CROWD_DAYS) & (first + later <= last)
        found.append(windows.owner()[held] * DAY + first[held] + later)
    unit, day = np.divmod(unique(np.concatenate(found)), DAY)
    return unit, day


def _lands(spots: Ragged, places: Places) -> Ragged:
    """The lands of each unit, as positions among all lands; none where it names no place of a known land."""
    lands = places.country[spots.columns[0]] if places.country.size else np.full(len(spots.columns[0]), NONE)
    owner, lands = spots.owner()[lands != NONE], lands[lands != NONE]
    distinct = unique(lands)
    told = owner * len(distinct) + np.searchsorted(distinct, lands)
    unit, land = np.divmod(unique(told), max(1, len(distinct)))
    return Ragged(np.searchsorted(unit, np.arange(len(spots.lengths) + 1)), (land,))


def _told(lands: Ragged, unit: Numbers, day: Numbers) -> tuple[Numbers, Numbers]:
    """Each unit with each of its days in each of its lands."""
    at, starts = lands.entries(unit)
    again = np.diff(starts)
    return np.repeat(unit, again), lands.columns[0][at] * DAY + np.repeat(day, again)


def _most(units: int, unit: Numbers, many: Numbers | int) -> Numbers:
    found = np.zeros(units, dtype=np.int64)
    np.maximum.at(found, unit, many)
    return found
