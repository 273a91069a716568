"""The linker's own tables: which kinds may tell one happening, and what each piece of evidence weighs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.vocabulary import vocabulary

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Level:
    """One degree of agreement in one feature: its weight in log odds (natural logarithm) and how to say it."""

    feature: str
    name: str
    weight: float
    text: str
    never: bool = False


@dataclass(frozen=True)
class Kinds:
    """`compatible[kind]` holds every kind that may tell the same happening; `detail` says how much a kind tells."""

    compatible: Mapping[str, frozenset[str]]
    detail: Mapping[str, int]
    means: frozenset[str]


@cache
def kinds() -> Kinds:
    """The table of kinds; an entry that is no event kind of the vocabulary is an error."""
    raw = _read("kinds.toml")
    circles: list[list[str]] = list(raw["circles"].values())
    known = vocabulary().event_kinds
    for kind in [*raw["detail"], *raw["means"]["kinds"], *(kind for circle in circles for kind in circle)]:
        if kind not in known:
            raise ValueError(f"kinds.toml: {kind!r} is no event kind")
    compatible = {
        kind: frozenset({kind, *(k for circle in circles if kind in circle for k in circle)}) for kind in known
    }
    return Kinds(compatible, {kind: raw["detail"].get(kind, 0) for kind in known}, frozenset(raw["means"]["kinds"]))


@cache
def levels() -> Mapping[tuple[str, str], Level]:
    """(feature, level) -> Level."""
    return {
        (feature, name): Level(feature, name, row["weight"], row["text"], row.get("never", False))
        for feature, rows in _read("weights.toml").items()
        for name, row in rows.items()
    }


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
