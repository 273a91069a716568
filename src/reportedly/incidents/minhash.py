"""MinHash and locality-sensitive hashing: the only module that touches the library behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

PERMUTATIONS = 128
BANDS = 32
SEED = 20160927
FEW = 48  # of so many sets every pair is looked at
AT_ONCE = 512  # sets that are hashed together


class Shingled:
    """Sets of words that come one by one, kept as hashes, of which those are wanted that are alike."""

    def __init__(self, least: float) -> None:
        self.least = least
        self._waiting: list[list[str]] = []
        self._hashes: list[RMinHash] = []
        self._tokens: list[NDArray[np.uint64]] = []

    def add(self, words: frozenset[str]) -> None:
        """The next set; one without words is like none."""
        self._waiting.append(sorted(words))
        if len(self._waiting) == AT_ONCE:
            self._hash()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs (i < j) of sets whose Jaccard index, computed exactly, is at least the one asked for.

        Candidates come from bands of MinHash values (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3),
        so that nobody is compared with everybody: 32 bands of 4 values find a pair of index 0.5 with probability 0.87,
        of 0.7 with 0.9999.
        """
        self._hash()
        table = RMinHashLSH(threshold=self.least, num_perm=PERMUTATIONS, num_bands=BANDS)
        for key, value in enumerate(self._hashes):
            if not len(self._tokens[key]):
                continue
            for other in sorted(table.query(value)):
                if self._jaccard(other, key) >= self.least:
                    yield other, key
            table.insert(key, value)

    def _hash(self) -> None:
        if self._waiting:
            self._hashes += RMinHash.from_token_sets(self._waiting, num_perm=PERMUTATIONS, seed=SEED)
            tokens = RMinHash.hash_token_sets(self._waiting)
            self._tokens += [np.sort(np.array(one, dtype=np.uint64)) for one in tokens]
            self._waiting = []

    def _jaccard(self, one: int, two: int) -> float:
        a, b = self._tokens[one], self._tokens[two]
        common = len(np.intersect1d(a, b, assume_unique=True))
        return common / (len(a) + len(b) - common)


def similar_pairs(shingles: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of sets whose Jaccard index is at least `least`; of many sets, as `Shingled` finds them. Empty sets
    are similar to nothing."""
    if len(shingles) > FEW:
        found = Shingled(least)
        for one in shingles:
            found.add(one)
        yield from found.pairs()
        return
    for j, two in enumerate(shingles):
        yield from ((i, j) for i, one in enumerate(shingles[:j]) if jaccard(one, two) >= least)


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Common members over all members; 0 where both are empty."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
