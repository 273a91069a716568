"""Blocks of units that share a key, before and after some were put in or taken out: which pairs come to be looked at,
and which no longer are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportedly.incidents.candidates import AT_ONCE, Pairs, reach_of
from reportedly.incidents.columns import NONE, Flags, Numbers, unique
from reportedly.incidents.sheets import places_in

SIEVE_BITS = 22  # of a first, rough sieve for keys
MIX = np.int64(0x9E3779B97F4A7C1 | 1)


@dataclass(frozen=True)
class Entries:
    """Units under their keys, in no order. `before`, `after`: whether the unit stood, or stands, under the key."""

    unit: Numbers
    key: Numbers
    before: Flags
    after: Flags


def among(keys: Numbers, wanted: Numbers) -> Numbers:
    """Where keys are among those wanted, which are given in order and once each."""
    sieve = np.zeros(2**SIEVE_BITS, dtype=bool)
    sieve[_rough(wanted)] = True
    likely = np.flatnonzero(sieve[_rough(keys)])
    found: Numbers = likely[places_in(wanted, keys[likely]) != NONE]
    return found


def _rough(keys: Numbers) -> Numbers:
    with np.errstate(over="ignore"):
        found: Numbers = ((keys.astype(np.int64) * MIX) >> np.int64(63 - SIEVE_BITS)) & np.int64(2**SIEVE_BITS - 1)
    return found


class Blocks:
    """Entries, block after block. Of each entry: its unit, how far it reaches, how many stood and stand before it in
    its block, and where its block ends."""

    def __init__(self, entries: Entries, position: Numbers) -> None:
        order = np.lexsort((position[entries.unit], entries.key))
        self.unit, key = entries.unit[order], entries.key[order]
        self.before, self.after = entries.before[order], entries.after[order]
        self.reach = reach_of(key)
        first = np.concatenate(([True], key[1:] != key[:-1])) if len(key) else np.zeros(0, dtype=bool)
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
