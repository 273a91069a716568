"""How scored pairs become groups."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents.clusters import cluster, components


def free(_: Sequence[int], __: Sequence[int], ___: bool) -> bool:
    return False


def labelled(labels: str) -> dict[int, int]:
    return {n: ord(label) for n, label in enumerate(labels)}


def test_good_pairs_are_joined_and_bad_ones_are_not() -> None:
    assert cluster(labelled("abcd"), {(0, 1): 2.0, (2, 3): -1.0}, 0.0, free) == [[0, 1], [2], [3]]


def test_one_good_pair_does_not_chain_two_groups_together() -> None:
    scores = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 1.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert cluster(labelled("abcd"), scores, 0.0, free) == [[0, 1], [2, 3]]


def test_a_pair_that_nothing_brought_together_counts_against_a_join() -> None:
    assert cluster(labelled("abc"), {(0, 1): 5.0, (1, 2): 1.0}, 0.0, free) == [[0, 1], [2]]
    assert cluster(labelled("abc"), {(0, 1): 5.0, (1, 2): 4.0}, 0.0, free) == [[0, 1, 2]]


def test_between_copies_a_pair_that_was_not_looked_at_counts_nothing() -> None:
    assert cluster(labelled("xxx"), {(0, 1): 5.0, (1, 2): 1.0}, 0.0, free) == [[0, 1, 2]]


def test_a_forbidden_pair_is_never_in_one_group() -> None:
    scores = {(0, 1): 5.0, (1, 2): 5.0, (0, 2): 5.0}
    groups = cluster(labelled("abc"), scores, 0.0, lambda a, b, _: bool({0, 2} <= {*a, *b}))
    assert groups == [[0, 1], [2]]


def test_of_a_great_many_accounts_what_they_never_met_is_not_held_against_them() -> None:
    many = 400
    ring = {(min(i, (i + n) % many), max(i, (i + n) % many)): 3.0 for i in range(many) for n in range(1, 41)}
    assert cluster(dict(enumerate(range(many))), ring, 0.0, free) == [list(range(many))]


def test_components_are_what_pairs_tie_together() -> None:
    assert components(6, [(1, 3), (3, 5), (0, 2)]) == [0, 1, 0, 1, 4, 1]


pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.integers(-5, 5).map(float)), st.sets(pairs))
def test_groups_are_a_partition_without_forbidden_pairs(
    scores: dict[tuple[int, int], float], forbidden: set[tuple[int, int]]
) -> None:
    def never(one: Sequence[int], two: Sequence[int], _: bool) -> bool:
        return any((min(a, b), max(a, b)) in forbidden for a in one for b in two)

    groups = cluster(labelled("abcdefghij"), scores, 0.0, never)
    assert sorted(one for group in groups for one in group) == list(range(10))
    assert not any((a, b) in forbidden for group in groups for a in group for b in group)
