"""MinHash and locality-sensitive hashing: the only module that touches the library behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

from reportedly.incidents.clusters import Ties

PERMUTATIONS = 128
BANDS = 32
SEED = 20160927
FEW = 48  # of so many sets every pair is looked at
MOST_LOOKED_AT = 200  # candidates of one set
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

    def families(self, order: Sequence[int], tellers: Sequence[str] | None = None) -> list[int]:
        """For each set, taken in this order, the place in it of the first one that it is tied to, by way of others or
        not: two are tied if their Jaccard index, computed exactly, is at least the one asked for. `tellers`, in the
        same order: two sets of one teller are not tied by themselves.

        Candidates come from bands of MinHash values (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3),
        so that nobody is compared with everybody: 32 bands of 4 values find a pair of index 0.5 with probability 0.87,
        of 0.7 with 0.9999. Of a great many candidates only the first ones are looked at, and none that is tied already.
        """
        self._hash()
        ties = Ties(len(order))
        table = RMinHashLSH(threshold=self.least, num_perm=PERMUTATIONS, num_bands=BANDS)
        for place, key in enumerate(order):
            if not len(self._tokens[key]):
                continue
            looked_at = 0
            for other in sorted(table.query(self._hashes[key])):
                if ties.tied(other, place) or (tellers and tellers[other] == tellers[place]):
                    continue
                if self._jaccard(order[other], key) >= self.least:
                    ties.tie(other, place)
                looked_at += 1
                if looked_at == MOST_LOOKED_AT:
                    break
            table.insert(place, self._hashes[key])
        return ties.first()

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


def families(shingles: Sequence[frozenset[str]], least: float, tellers: Sequence[str]) -> list[int]:
    """`Shingled.families` of sets that are at hand; of few sets every pair is looked at."""
    if len(shingles) > FEW:
        found = Shingled(least)
        for one in shingles:
            found.add(one)
        return found.families(range(len(shingles)), tellers)
    ties = Ties(len(shingles))
    for j, two in enumerate(shingles):
        for i, one in enumerate(shingles[:j]):
            if tellers[i] != tellers[j] and not ties.tied(i, j) and jaccard(one, two) >= least:
                ties.tie(i, j)
    return ties.first()


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Common members over all members; 0 where both are empty."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
