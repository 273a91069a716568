"""The words that tell who is meant are lists that users may change."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from reportedly.incidents.who_is_meant import TABLE, read_wording


@pytest.fixture
def table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def test_another_language_needs_other_lists_only(table: dict[str, Any]) -> None:
    table["others"] = ["autres"]
    table["kills_others"]["verbs"] = ["tue"]
    changed = read_wording(table)
    assert changed.others.search("deux autres blessés")
    assert not changed.others.search("two others")
    assert changed.kills_others.search("tue ses fils")


@pytest.mark.parametrize("words", ["killed his sons", "shot 3 men", "shot dead", "shooting and killed a man"])
def test_who_kills_others_is_told_by_what_he_does(table: dict[str, Any], words: str) -> None:
    assert read_wording(table).kills_others.search(words)


@pytest.mark.parametrize("words", ["shot in the arm", "was killed", "shotgun", "shot"])
def test_what_befalls_somebody_is_not_what_he_does(table: dict[str, Any], words: str) -> None:
    assert not read_wording(table).kills_others.search(words)


@pytest.mark.parametrize("words", ["wounding her in the arm", "she was hurt", "the girl was hurt"])
def test_words_that_take_up_somebody(table: dict[str, Any], words: str) -> None:
    assert not read_wording(table).somebody_else.search(words)


def test_a_list_that_is_missing_is_named(table: dict[str, Any]) -> None:
    del table["somebody_else"]["living"]
    with pytest.raises(ValueError, match=r"\[somebody_else\] living must be a list of words"):
        read_wording(table)


def test_a_list_without_words_is_named(table: dict[str, Any]) -> None:
    table["others"] = []
    with pytest.raises(ValueError, match="others must be a list of words"):
        read_wording(table)


def test_signs_in_words_stand_for_themselves(table: dict[str, Any]) -> None:
    table["others"] = ["and/or another"]
    table["beside"] = ["a.b"]
    assert read_wording(table).beside.search("x a.b")
    assert not read_wording(table).beside.search("x acb")
