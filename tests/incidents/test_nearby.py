"""Who stands under a word near some units is found without going through all, and no one is missed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.incidents import nearby
from reportedly.incidents.columns import Ragged
from reportedly.incidents.nearby import under_near

MANY = 60


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[list[int]], list[int], list[bool]]:
    """Units with words, an order of them, and which of them are asked about."""
    word = st.integers(0, 7)
    words = draw(st.lists(st.lists(word, unique=True, max_size=4), min_size=MANY, max_size=MANY))
    order = draw(st.permutations(range(MANY)))
    asked = draw(st.sets(st.integers(0, MANY - 1), max_size=4))
    return words, list(order), [unit in asked for unit in range(MANY)]


def table(words: list[list[int]]) -> Ragged:
    starts = np.cumsum([0, *(len(own) for own in words)])
    return Ragged(starts, (np.array([word for own in words for word in own], dtype=np.uint32),))


def neighbours(stand: list[int], near: list[bool], reach: int) -> set[int]:
    """Who stands no farther than so many from a near one, of those under one word in order."""
    at = [n for n, unit in enumerate(stand) if near[unit]]
    return {unit for n, unit in enumerate(stand) if any(abs(n - m) <= reach for m in at)}


@settings(deadline=None)
@given(worlds(), st.integers(1, 3), st.sampled_from([(1,), (2, 5), (4, 20)]))
def test_all_that_stand_near_are_found_whatever_is_looked_at_first(
    world: tuple[list[list[int]], list[int], list[bool]], reach: int, widths: tuple[int, ...]
) -> None:
    words, order, near = world
    wanted = np.array(
        sorted({word for own, asked in zip(words, near, strict=True) if asked for word in own}), np.uint32
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearby, "WIDTHS", widths)
        patch.setattr(nearby, "MOST_AROUND", 1.0)
        unit, which = under_near(table(words), wanted, np.array(order), np.array(near), reach)
    found: dict[int, set[int]] = {}
    for one, place in zip(unit.tolist(), which.tolist(), strict=True):
        assert wanted[place] in words[one]
        found.setdefault(int(wanted[place]), set()).add(one)
    for word in wanted.tolist():
        stand = [unit for unit in order if word in words[unit]]
        right = neighbours(stand, near, reach)
        assert right <= found[word]
        there = [unit for unit in stand if unit in found[word]]
        assert neighbours(there, near, reach) == right, "a run of neighbours is seen to end where it ends"


def test_a_word_of_many_is_not_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "WIDTHS", (10,))
    near = np.arange(1000) == 500
    unit, which = under_near(table([[3]] * 1000), np.array([3], np.uint32), np.arange(1000), near, 2)
    assert sorted(unit.tolist()) == list(range(490, 511))
    assert set(which.tolist()) == {0}


def test_a_rare_word_is_found_however_far_its_units_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "WIDTHS", (10,))
    words = [[5] if unit in (0, 500, 999) else [] for unit in range(1000)]
    unit, _ = under_near(table(words), np.array([5], np.uint32), np.arange(1000), np.arange(1000) == 500, 2)
    assert sorted(unit.tolist()) == [0, 500, 999]


def test_without_words_nobody_is_found() -> None:
    unit, which = under_near(table([[1]] * 3), np.zeros(0, np.uint32), np.arange(3), np.arange(3) == 1, 2)
    assert len(unit) == len(which) == 0
