"""What linking leaves behind is read as it was written, or not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents import LinkOptions, units, weighing, workings
from reportedly.incidents.columns import Names
from reportedly.incidents.keeping import PAPERS, SUMS, packed, packed_more, unpacked, unpacked_papers
from reportedly.incidents.relinking import relinked
from reportedly.incidents.workings import Workings, linked, read

from .conftest import Filed
from .test_scores import invented


@pytest.fixture(scope="module", autouse=True)
def small_world() -> Iterator[None]:
    """So few accounts tell how rare words are that later reports do not change it."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (units, weighing, workings):
            patch.setattr(module, "SAMPLE", 6)
        yield


@pytest.fixture(scope="module")
def filed() -> list[Filed]:
    return sorted(invented(3, 60), key=lambda one: str(one[0].published or 9))


@pytest.fixture(scope="module")
def written(small_world: None, filed: list[Filed]) -> dict[str, bytes]:
    """Sixty reports in two parts: the last three came later."""
    sheet, found = read(filed[:57], LinkOptions())
    before = packed(linked(sheet, found.papers(), LinkOptions()))
    kept = unpacked(before)
    more = packed_more(kept, relinked(kept.workings, set(), filed[57:], LinkOptions()))
    assert more is not None
    return before | more


def told(found: Workings) -> set[tuple[str, ...]]:
    return {tuple(sorted(claims)) for claims in found.told()}


def test_what_was_kept_in_parts_is_read_whole(written: dict[str, bytes], filed: list[Filed]) -> None:
    found = unpacked(written)
    sheet, read_anew = read(filed, LinkOptions())
    assert found.parts == 2
    assert told(found.workings) == told(linked(sheet, read_anew.papers(), LinkOptions()))


def test_what_is_cut_off_is_noticed(written: dict[str, bytes]) -> None:
    choose = random.Random(5)
    for name, data in written.items():
        cut = data[: choose.randrange(len(data))]
        with pytest.raises(ValueError, match="damaged" if name != SUMS else "."):
            unpacked(written | {name: cut})


def test_what_is_changed_is_noticed(written: dict[str, bytes]) -> None:
    choose = random.Random(6)
    for name, data in written.items():
        if name != SUMS:
            at = choose.randrange(len(data))
            turned = data[:at] + bytes([data[at] ^ 1 << choose.randrange(8)]) + data[at + 1 :]
            with pytest.raises(ValueError, match="is not as it was written"):
                unpacked(written | {name: turned})


def test_what_is_missing_is_noticed(written: dict[str, bytes]) -> None:
    for name in written:
        with pytest.raises(KeyError):
            unpacked({one: data for one, data in written.items() if one != name})


def test_a_part_of_another_linking_is_noticed(written: dict[str, bytes], filed: list[Filed]) -> None:
    sheet, found = read(filed[:40], LinkOptions())
    other = packed(linked(sheet, found.papers(), LinkOptions()))
    with pytest.raises(ValueError, match="damaged"):
        unpacked(written | {"0/claims 0": other["0/claims 0"]})


def test_reports_alone_are_read_without_the_rest(written: dict[str, bytes]) -> None:
    found = unpacked_papers({name: data for name, data in written.items() if name in PAPERS})
    assert found.originals == unpacked(written).workings.papers.originals
    with pytest.raises(ValueError, match="damaged"):
        unpacked_papers(written | {"1/sketches": written["0/sketches"]})


@given(st.lists(st.lists(st.text(), max_size=3), max_size=6))
def test_names_of_any_spelling_are_read_as_they_were_given(rows: list[list[str]]) -> None:
    names = Names.of(rows)
    assert [list(row) for row in names] == rows
    with pytest.raises(IndexError, match="there is no row"):
        names[len(rows)]
