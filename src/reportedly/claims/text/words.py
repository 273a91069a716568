"""Word lists by which words of happenings are read (`data/what.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent.parent / "data" / "what.toml"


@cache
def _lists() -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return table


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `what.toml`; KeyError where the table has none of that name."""
    return frozenset(_lists()[name])
