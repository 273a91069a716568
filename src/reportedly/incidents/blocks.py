"""Blocks of units that share a key, before and after some were put in or taken out: which pairs come to be looked at,
and which no longer are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportedly.incidents.candidates import AT_ONCE, Pairs
from reportedly.incidents.columns import Flags, Numbers, unique

FLAGS = 3  # bits of an entry beside its key and its unit's position: near, before, after


@dataclass(frozen=True)
class Entries:
    """Units under their keys, in no order. `which`: the place of the key among all that are asked for; `before`,
    `after`: whether the unit stood, or stands, under the key."""

    unit: Numbers
    which: Numbers
    before: Flags
    after: Flags


def put_behind(*parts: tuple[Entries, int]) -> Entries:
    """Entries of several sorts of keys, the keys of each sort, so many as are told, behind those before."""
    ends = np.cumsum([0, *(many for _, many in parts)])
    return Entries(
        np.concatenate([one.unit for one, _ in parts]),
        np.concatenate([one.which + end for (one, _), end in zip(parts, ends, strict=False)]),
        np.concatenate([one.before for one, _ in parts]),
        np.concatenate([one.after for one, _ in parts]),
    )


class Blocks:
    """Entries, block after block, as far as they lie near some units. Of each entry: its unit, how far it reaches, how
    many stood and stand before it, and in which run of neighbours it lies.

    What lies farther than a key reaches from every near unit is left out, and a run ends there: of two units to either
    side neither is near the other, before or after, so long as all that came or went is among the near ones.
    """

    def __init__(self, entries: Entries, reach: Numbers, position: Numbers, near: Flags) -> None:
        """`reach` is that of each key; `position` tells the order of all units; `near`: which are."""
        shift = np.int64(int(position.max(initial=0)).bit_length() + FLAGS)
        told = (position << FLAGS | near.astype(np.int64) << 2)[entries.unit]
        told |= entries.which << shift | entries.before.astype(np.int64) << 1 | entries.after
        told.sort()  # as plain numbers, which takes a tenth of the time of an order by two columns
        at = _around(np.flatnonzero(told & 4), reach, np.searchsorted(told, np.arange(len(reach) + 1) << shift))
        told = told[at]
        unit = np.empty(len(position), dtype=np.int64)
        unit[position] = np.arange(len(position))
        self.unit = unit[(told & (np.int64(1) << shift) - 1) >> FLAGS]
        self.before, self.after = (told & 2).astype(bool), (told & 1).astype(bool)
        which = told >> shift
        self.reach = reach[which]
        first = np.ones(len(at), dtype=bool)
        first[1:] = (which[1:] != which[:-1]) | (at[1:] != at[:-1] + 1)
        self.block = np.cumsum(first)
        self.rank_before, self.rank_after = np.cumsum(self.before), np.cumsum(self.after)

    def pairs_with(self, some: Flags) -> Pairs:
        """The pairs that are looked at now and hold one of some units."""
        at = np.flatnonzero(self.after)
        wanted = some[self.unit[at]]
        seen = np.concatenate(([0], np.cumsum(wanted)))
        last = np.minimum(np.arange(len(at)) + self.reach[at], len(at) - 1)
        found = []
        for near, far in self._steps(at, seen[last + 1] > seen[: len(at)]):
            held = wanted[near] | wanted[far]
            found.append((self.unit[at[near[held]]], self.unit[at[far[held]]]))
        return _joined(found)

    def pairs_among(self, some: Flags) -> Pairs:
        """The pairs that are looked at now, of some units among each other."""
        at = np.flatnonzero(self.after & some[self.unit])
        found = []
        for near, far in self._steps(at, np.ones(len(at), dtype=bool)):
            a, b = at[near], at[far]
            close = self.rank_after[b] - self.rank_after[a] <= self.reach[a]
            found.append((self.unit[a[close]], self.unit[b[close]]))
        return _joined(found)

    def turned(self) -> tuple[Pairs, Pairs]:
        """Of those that stood and stand under a key: the pairs that are no longer looked at for its sake, and those
        that are looked at now."""
        at = np.flatnonzero(self.before & self.after)
        moved = np.cumsum(self.before != self.after)[at]
        last = np.minimum(np.arange(len(at)) + self.reach[at], len(at) - 1)
        lost, gained = [], []
        for near, far in self._steps(at, moved[last] > moved):
            a, b = at[near], at[far]
            was = self.rank_before[b] - self.rank_before[a] <= self.reach[a]
            now = self.rank_after[b] - self.rank_after[a] <= self.reach[a]
            lost.append((self.unit[a[was & ~now]], self.unit[b[was & ~now]]))
            gained.append((self.unit[a[now & ~was]], self.unit[b[now & ~was]]))
        return _joined(lost), _joined(gained)

    def _steps(self, at: Numbers, begins: Flags) -> Iterator[Pairs]:
        """Positions in `at` of entries of one block, one step apart, then two, as far as the first one reaches."""
        near = np.flatnonzero(begins)
        for step in range(1, int(self.reach.max(initial=0)) + 1):
            near = near[near + step < len(at)]
            same = self.block[at[near]] == self.block[at[near + step]]
            near = near[same & (self.reach[at[near]] >= step)]
            if not len(near):
                return
            yield near, near + step


def _around(near: Numbers, reach: Numbers, starts: Numbers) -> Numbers:
    """The places, in order, that lie in one block with a near one and no farther from it than the key reaches.
    `starts`: where each block starts, and where the last one ends."""
    which = np.searchsorted(starts, near, side="right") - 1
    begins = np.maximum(near - reach[which], starts[which])
    ends = np.minimum(near + reach[which] + 1, starts[which + 1])
    begins[1:] = np.maximum(begins[1:], ends[:-1])
    many = ends - begins
    found: Numbers = np.arange(many.sum()) + np.repeat(begins - np.cumsum(many) + many, many)
    return found


def _joined(found: list[Pairs]) -> Pairs:
    nothing = np.zeros(0, dtype=np.int64)
    one, two = (np.concatenate([nothing, *(pair[side] for pair in found)]) for side in (0, 1))
    return one, two


def in_order(pairs: Pairs, many: int) -> Pairs:
    """Pairs of positions with the lesser first, in order, each once."""
    one, two = np.minimum(*pairs), np.maximum(*pairs)
    first, second = np.divmod(unique(one * many + two), max(many, 1))
    return first, second


def some_at_once(pairs: Pairs) -> Iterator[Pairs]:
    """Pairs in order, those of some thousand first ones together."""
    one, two = pairs
    for start in range(0, int(one.max(initial=-1)) + 1, AT_ONCE):
        begin, end = np.searchsorted(one, (start, start + AT_ONCE))
        if end > begin:
            yield one[begin:end], two[begin:end]
