"""MinHash and locality-sensitive hashing: the only module that touches the library behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from reportedly.incidents.clusters import components
from reportedly.incidents.columns import unique

PERMUTATIONS = 128
BANDS = 32
SEED = 20160927
FEW = 48  # of so many sets every pair is looked at
NEIGHBOURS = 12  # so many others to either side a set is held against under one band, however many share it
MIX = np.uint64(0x9E3779B97F4A7C15)
AT_ONCE = 512  # sets that are hashed together
PAIRS_AT_ONCE = 2**14  # sketches that are held against each other together

Sketches = NDArray[np.uint32]  # one row a set


class Sketched:
    """Sets of words that come one by one, of which sketches are kept: 128 least hash values each."""

    def __init__(self) -> None:
        self._waiting: list[list[str]] = []
        self._made: list[Sketches] = []

    def add(self, words: frozenset[str]) -> None:
        """The next set."""
        self._waiting.append(sorted(words))
        if len(self._waiting) == AT_ONCE:
            self._sketch()

    def sketches(self) -> Sketches:
        """One row for each set, in the order in which they came; for a set without words all zeros."""
        self._sketch()
        return np.concatenate(self._made) if self._made else np.zeros((0, PERMUTATIONS), dtype=np.uint32)

    def _sketch(self) -> None:
        if self._waiting:
            hashed = RMinHash.from_token_sets(self._waiting, num_perm=PERMUTATIONS, seed=SEED)
            rows = np.array([one.digest() for one in hashed], dtype=np.uint32)
            rows[[not words for words in self._waiting]] = 0
            self._made.append(rows)
            self._waiting = []


def likely_pairs(sketches: Sketches) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs (i < j) of rows that agree in a band, some of them several times.

    Bands of MinHash values (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3) bring likely pairs
    together, so that nobody is compared with everybody: 32 bands of 4 values find a pair of Jaccard index 0.5 with
    probability 0.87, of 0.7 with 0.9999. Of a great many rows in one band each meets the next ones only.
    """
    held = np.flatnonzero(sketches.any(axis=1))
    wide = np.ascontiguousarray(sketches[held].view(np.uint64).T)
    places = np.arange(len(held), dtype=np.uint64)
    low = np.uint64((1 << len(held).bit_length()) - 1)
    for first, second in wide.reshape(BANDS, 2, len(held)):
        # rows that agree come side by side, in their order; as plain numbers this takes a tenth of the time
        told = np.sort((first ^ (second * MIX)) & ~low | places)
        order, mixed = (told & low).astype(np.int64), told & ~low
        at = np.arange(len(order))
        for step in range(1, min(NEIGHBOURS, len(order) - 1) + 1):
            at = at[: np.searchsorted(at, len(order) - step)]
            at = at[mixed[at] == mixed[at + step]]
            a, b = order[at], order[at + step]
            same = (first[a] == first[b]) & (second[a] == second[b])
            if not same.any():
                break
            yield held[a[same]], held[b[same]]


def families(sketches: Sketches, least: float) -> list[int]:
    """For each row the first one that it is tied to, by way of others or not: two are tied if the Jaccard index of
    their sets, as the sketches estimate it (its standard error is at most 0.045), is at least the one asked for."""
    found = [one * len(sketches) + two for one, two in likely_pairs(sketches)]
    one, two = np.divmod(unique(np.concatenate([np.zeros(0, dtype=np.int64), *found])), max(len(sketches), 1))
    ties: list[tuple[int, int]] = []
    for start in range(0, len(one), PAIRS_AT_ONCE):
        a, b = (side[start : start + PAIRS_AT_ONCE] for side in (one, two))
        alike = (sketches[a] == sketches[b]).mean(axis=1) >= least
        ties += zip(a[alike].tolist(), b[alike].tolist(), strict=True)
    return components(len(sketches), ties)


def exact_families(shingles: Sequence[frozenset[str]], least: float, tellers: Sequence[str]) -> list[int]:
    """`families` of sets that are at hand, by their exact index; of few sets every pair is looked at. Two sets of one
    teller are not tied by themselves."""
    pairs = _all_pairs(len(shingles)) if len(shingles) <= FEW else _sketched_pairs(shingles)
    return components(len(shingles), _tied(pairs, lambda i, j: jaccard(shingles[i], shingles[j]) >= least, tellers))


def _all_pairs(many: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for j in range(many) for i in range(j))


def _sketched_pairs(shingles: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    found = Sketched()
    for words in shingles:
        found.add(words)
    for one, two in likely_pairs(found.sketches()):
        yield from zip(one.tolist(), two.tolist(), strict=True)


def _tied(
    pairs: Iterator[tuple[int, int]], alike: Callable[[int, int], bool], tellers: Sequence[str]
) -> Iterator[tuple[int, int]]:
    known: set[tuple[int, int]] = set()
    for i, j in pairs:
        if tellers[i] != tellers[j] and (i, j) not in known:
            known.add((i, j))
            if alike(i, j):
                yield i, j


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Common members over all members; 0 where both are empty."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
