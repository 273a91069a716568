"""How scored pairs become groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents.clusters import cluster


def free(_: int, __: int) -> bool:
    return False


def test_good_pairs_are_joined_and_bad_ones_are_not() -> None:
    assert cluster(list("abcd"), {(0, 1): 2.0, (2, 3): -1.0}, 0.0, free) == [[0, 1], [2], [3]]


def test_one_good_pair_does_not_chain_two_groups_together() -> None:
    scores = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 1.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert cluster(list("abcd"), scores, 0.0, free) == [[0, 1], [2, 3]]


def test_a_pair_that_nothing_brought_together_counts_against_a_join() -> None:
    assert cluster(list("abc"), {(0, 1): 5.0, (1, 2): 1.0}, 0.0, free) == [[0, 1], [2]]
    assert cluster(list("abc"), {(0, 1): 5.0, (1, 2): 4.0}, 0.0, free) == [[0, 1, 2]]


def test_between_copies_a_pair_that_was_not_looked_at_counts_nothing() -> None:
    assert cluster(["x", "x", "x"], {(0, 1): 5.0, (1, 2): 1.0}, 0.0, free) == [[0, 1, 2]]


def test_a_forbidden_pair_is_never_in_one_group() -> None:
    scores = {(0, 1): 5.0, (1, 2): 5.0, (0, 2): 5.0}
    groups = cluster(list("abc"), scores, 0.0, lambda a, b: {a, b} == {0, 2})
    assert groups == [[0, 1], [2]]


pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.integers(-5, 5).map(float)), st.sets(pairs))
def test_groups_are_a_partition_without_forbidden_pairs(
    scores: dict[tuple[int, int], float], forbidden: set[tuple[int, int]]
) -> None:
    groups = cluster(list("abcdefghij"), scores, 0.0, lambda a, b: (min(a, b), max(a, b)) in forbidden)
    assert sorted(one for group in groups for one in group) == list(range(10))
    assert not any((a, b) in forbidden for group in groups for a in group for b in group)
