"""Linking what a few reports touch gives what linking everything gives."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.incidents import LinkOptions, candidates, grouping, nearby, relinking, units, weighing, workings
from reportedly.incidents.relinking import Relinked, relinked
from reportedly.incidents.workings import Workings, linked, read

from .conftest import Filed
from .test_scores import invented


@pytest.fixture(scope="module", autouse=True)
def small_world() -> Iterator[None]:
    """Bounds so low that a few dozen reports meet them all."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (units, weighing, workings):
            patch.setattr(module, "SAMPLE", 6)
        patch.setattr(relinking, "MOST_TOUCHED", 2.0)
        patch.setattr(grouping, "FEW", 1)
        for key in candidates.REACH:
            patch.setitem(candidates.REACH, key, 2)
        patch.setattr(nearby, "WIDTHS", (2, 6))
        yield


def from_nothing(filed: list[Filed], options: LinkOptions | None = None) -> Workings:
    chosen = options or LinkOptions()
    sheet, found = read(filed, chosen)
    return linked(sheet, found.papers(), chosen)


def told(found: Workings) -> set[tuple[str, ...]]:
    return {tuple(sorted(claims)) for claims in found.told()}


def in_sorts(found: Workings, labels: np.ndarray) -> set[frozenset[str]]:
    sorts: dict[int, set[str]] = {}
    for one, label in zip(found.sheet.ids, labels.tolist(), strict=True):
        sorts.setdefault(label, set()).add(one)
    return {frozenset(some) for some in sorts.values()}


def same(found: Workings, right: Workings) -> None:
    assert told(found) == told(right)
    assert in_sorts(found, found.component) == in_sorts(right, right.component)
    for name in ("family", "crowd", "busy"):
        mine, theirs = (dict(zip(one.sheet.ids, getattr(one, name).tolist(), strict=True)) for one in (found, right))
        assert mine == theirs, name


def accounted(before: Workings, found: Relinked) -> None:
    """What was there, without what is gone and with what was made, is what is there."""
    old, gone, made = (
        told(before),
        {tuple(sorted(one)) for one in found.gone},
        {tuple(sorted(one)) for one in found.made},
    )
    assert gone <= old
    assert (old - gone) | made == told(found.workings)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 100_000), st.randoms(use_true_random=False))
def test_additions_and_removals_in_any_order_give_what_linking_everything_gives(
    seed: int, choose: random.Random
) -> None:
    filed = invented(seed, 40)
    choose.shuffle(filed)
    there, waiting = filed[:25], filed[25:]
    found = from_nothing(there)
    while waiting:
        more, waiting = waiting[: choose.randrange(1, 4)], waiting[3:]
        out = choose.sample(there, choose.choice([0, 0, 1, 2]))
        back = [one for one in out if choose.random() < 0.5]
        before = found
        there = [one for one in there if one not in out] + back + more
        change = relinked(before, {report.id for report, _ in out}, back + more, LinkOptions())
        found = change.workings
        same(found, from_nothing(there))
        accounted(before, change)
