"""Finds who stands under some words near some units, without going through all that stand under them.

A word that many use fills a block of which a few neighbours are asked for. So first only the units around those asked
about are looked at, and only for words that these do not settle, which are the rarer ones, the units farther off.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reportedly.incidents.candidates import Pairs
from reportedly.incidents.columns import Flags, Numbers, Ragged
from reportedly.incidents.lookup import Keys, among

WIDTHS = (2**14, 2**16)  # units to either side that are looked at, one step after the other, before all are
MOST_AROUND = 0.5  # of all units; where more lie around, all are looked at
MOST_CELLS = 2**24  # words times stretches that are counted at once


class _Stretches(NamedTuple):
    """Runs of places in the order of all units: where each begins and ends, that excluded."""

    begins: Numbers
    ends: Numbers

    @property
    def places(self) -> Numbers:
        many = self.ends - self.begins
        found: Numbers = np.arange(many.sum()) + np.repeat(self.begins - np.cumsum(many) + many, many)
        return found


def under_near(rows: Ragged, words: Keys, order: Numbers, near: Flags, reach: int) -> Pairs:
    """Units under some words, each with the place of its word among those asked for (`rows`: all units with theirs). Of
    each word at least those with no more than `reach` others of it between them and a near unit, and one behind these,
    so that it is seen where a run of neighbours ends; or all. `order`: all units in order, `near`: which are, by unit.
    """
    found: list[Pairs] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    left, places = np.arange(len(words)), np.flatnonzero(near[order])
    for width in WIDTHS if len(places) else ():
        around = _around(places, width, len(order))
        if len(around.places) > MOST_AROUND * len(order) or len(around.begins) * len(left) > MOST_CELLS:
            break
        unit, which, settled = _within(rows, words[left], order, around, (near, reach))
        found.append((unit, left[which]))
        left = left[~settled]
    if len(left):
        at, which = among(rows.columns[0], words[left])
        unit = np.repeat(np.arange(len(order)), np.diff(np.searchsorted(at, rows.starts)))
        found.append((unit, left[which]))
    units, words_of = (np.concatenate(column) for column in zip(*found, strict=True))
    return units, words_of


def _around(places: Numbers, width: int, many: int) -> _Stretches:
    """The stretches that lie so far around some places; those that touch are one."""
    begins, ends = np.maximum(places - width, 0), np.minimum(places + width + 1, many)
    apart = begins[1:] > ends[:-1]
    return _Stretches(begins[np.append(True, apart)], ends[np.append(apart, True)])


def _within(
    rows: Ragged, words: Keys, order: Numbers, around: _Stretches, asked: tuple[Flags, int]
) -> tuple[Numbers, Numbers, Flags]:
    """Units in some stretches under the words that these settle, and which words they do: in each stretch that holds a
    near unit under the word, more than so many stand before the first such one and behind the last, or none can."""
    near, reach = asked
    places = around.places
    held = rows.taken(order[places])
    at, which = among(held.columns[0], words)
    local = np.repeat(np.arange(len(places)), np.diff(np.searchsorted(at, held.starts)))
    place, unit, many = places[local], order[places[local]], len(around.begins)
    cell = which * many + np.repeat(np.arange(many), around.ends - around.begins)[local]
    first, last = np.full(len(words) * many, len(order)), np.full(len(words) * many, -1)
    asked_about = np.flatnonzero(near[unit])
    np.minimum.at(first, cell[asked_about], place[asked_about])
    np.maximum.at(last, cell[asked_about], place[asked_about])
    before = np.bincount(cell[place < first[cell]], minlength=len(first)) > reach
    behind = np.bincount(cell[place > last[cell]], minlength=len(first)) > reach
    before |= np.tile(around.begins == 0, len(words))
    behind |= np.tile(around.ends == len(order), len(words))
    settled: Flags = np.all(((last < 0) | (before & behind)).reshape(-1, many), axis=1)
    kept = settled[which] & (last[cell] >= 0)
    return unit[kept], which[kept], settled
