"""Which pairs come to be looked at, and which no longer are, found near what changed, and found among all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents.blocks import Blocks, Entries, put_behind
from reportedly.incidents.candidates import Pairs
from reportedly.incidents.lookup import among

REACH = (1, 2, 4)  # of the three keys that there are
Entry = tuple[int, int, str]  # unit, key, how it stands there


@st.composite
def standing(draw: st.DrawFn) -> tuple[int, list[Entry], list[int]]:
    """How many units there are, their entries, and the order of the units."""
    many = draw(st.integers(1, 14))
    how = st.sampled_from(["stays", "stays", "stays", "stays", "comes", "goes"])
    keys = st.sampled_from(range(len(REACH)))
    entries = draw(st.dictionaries(st.tuples(st.integers(0, many - 1), keys), how))
    return many, [(unit, key, what) for (unit, key), what in entries.items()], draw(st.permutations(range(many)))


def blocks(entries: list[Entry], order: list[int], near: set[int]) -> Blocks:
    units, keys = (np.array([one[side] for one in entries], dtype=np.int64) for side in (0, 1))
    before, after = (np.array([how != what for _, _, how in entries], dtype=bool) for what in ("comes", "goes"))
    flags = np.array([unit in near for unit in range(len(order))])
    return Blocks(Entries(units, keys, before, after), np.array(REACH), np.array(order), flags)


def looked_at(entries: list[Entry], order: list[int], never: str) -> set[tuple[int, int, int]]:
    """Key and units, all pairs of it, of what stands under each key and is not `never`."""
    found = set()
    for key, reach in enumerate(REACH):
        there = sorted((order[unit], unit) for unit, own, how in entries if own == key and how != never)
        units = [unit for _, unit in there]
        found |= {(key, a, b) for n, a in enumerate(units) for b in units[n + 1 : n + 1 + reach]}
    return found


def pairs(found: Pairs) -> list[tuple[int, int]]:
    return sorted(zip(found[0].tolist(), found[1].tolist(), strict=True))


@given(standing())
def test_near_what_moved_are_all_pairs_that_it_makes_and_parts(
    told: tuple[int, list[Entry], list[int]],
) -> None:
    _, entries, order = told
    moved = {unit for unit, _, how in entries if how != "stays"}
    found = blocks(entries, order, moved)
    was, now = looked_at(entries, order, "comes"), looked_at(entries, order, "goes")
    stays = {(unit, key) for unit, key, how in entries if how == "stays"}
    lost = [(a, b) for key, a, b in was - now if {(a, key), (b, key)} <= stays]
    gained = [(a, b) for key, a, b in now - was if {(a, key), (b, key)} <= stays]
    assert [pairs(one) for one in found.turned()] == [sorted(lost), sorted(gained)]
    flags = np.array([unit in moved for unit in range(len(order))])
    assert pairs(found.pairs_with(flags)) == sorted((a, b) for _, a, b in now if {a, b} & moved)


@given(standing(), st.sets(st.integers(0, 13)))
def test_some_units_are_looked_at_among_each_other_as_among_all(
    told: tuple[int, list[Entry], list[int]], some: set[int]
) -> None:
    _, entries, order = told
    found = blocks(entries, order, some | {unit for unit, _, how in entries if how == "goes"})
    flags = np.array([unit in some for unit in range(len(order))])
    now = looked_at(entries, order, "goes")
    assert pairs(found.pairs_among(flags)) == sorted((a, b) for _, a, b in now if {a, b} <= some)


def test_blocks_hold_no_more_than_lies_near() -> None:
    entries = [(unit, 1, "stays") for unit in range(1000)]
    found = blocks(entries, list(range(1000)), {0, 500, 501})
    assert found.unit.tolist() == [0, 1, 2, *range(498, 504)]


def test_keys_of_several_sorts_stand_one_behind_the_other() -> None:
    one, flag = np.array([3]), np.array([True])
    entries = Entries(one, np.array([0]), flag, flag)
    assert put_behind((entries, 2), (entries, 5), (entries, 1)).which.tolist() == [0, 2, 7]


@pytest.mark.parametrize("kind", [np.uint32, np.int64])
@given(st.data())
def test_keys_are_found_among_those_wanted(kind: type[np.uint32 | np.int64], data: st.DataObject) -> None:
    numbers = st.integers(0, 2**32 - 1) | st.integers(0, 40)  # those below 4,096 fall into one hole of the sieve
    keys = np.array(data.draw(st.lists(numbers)), dtype=kind)
    wanted = np.unique(np.array(data.draw(st.lists(numbers)) + keys[::3].tolist(), dtype=kind))
    at, place = among(keys, wanted)
    assert at.tolist() == np.flatnonzero(np.isin(keys, wanted)).tolist()
    assert wanted[place].tolist() == keys[at].tolist()
