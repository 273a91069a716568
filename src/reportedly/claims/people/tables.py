"""The words of `how_many.toml`: people and things, parts and totals, harm around a number."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent.parent / "data" / "how_many.toml"


@cache
def words_table() -> Mapping[str, Any]:
    """The tables of `how_many.toml`."""
    table: Mapping[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return table


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """A list of words of `how_many.toml`. KeyError where it has none of that name."""
    return frozenset(words_table()[table][name])
