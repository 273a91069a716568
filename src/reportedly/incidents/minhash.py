"""MinHash and locality-sensitive hashing: the only module that touches the library behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

PERMUTATIONS = 128
BANDS = 32
SEED = 20160927


def similar_pairs(shingles: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs (i < j) of sets whose Jaccard index is at least `least`, with that index, computed exactly.

    Candidates come from bands of MinHash values (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3), so
    that nobody is compared with everybody: 32 bands of 4 values find a pair of index 0.5 with probability 0.87, of 0.7
    with 0.9999. Empty sets are similar to nothing.
    """
    filled = [i for i, shingle in enumerate(shingles) if shingle]
    if len(filled) < 2:
        return
    hashes = RMinHash.from_token_sets([sorted(shingles[i]) for i in filled], num_perm=PERMUTATIONS, seed=SEED)
    table = RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=BANDS)
    for key, value in zip(filled, hashes, strict=True):
        for other in sorted(table.query(value)):
            index = jaccard(shingles[other], shingles[key])
            if index >= least:
                yield other, key, index
        table.insert(key, value)


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Common members over all members; 0 where both are empty."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
