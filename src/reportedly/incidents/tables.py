"""The linker's own tables: which kinds may tell one happening, and what each piece of evidence weighs."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.vocabulary import vocabulary

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Level:
    """One degree of agreement in one feature: how to say it, and what it weighs in log odds (natural logarithm).

    Most levels have one weight. Where agreement is a matter of more or less, `at` and `points` are the corners of a
    curve, and `weigh` reads it at a value, straight between the corners and flat outside of them.
    `never`: two units that stand so to each other are kept apart whatever else agrees.
    """

    feature: str
    name: str
    text: str
    points: tuple[float, ...]
    at: tuple[float, ...] = (0.0,)
    never: bool = False
    against: str = ""

    def say(self, points: float) -> str:
        """The sentence for a level that weighs so much."""
        return self.against if points < 0 and self.against else self.text

    def weigh(self, value: float = 0.0) -> float:
        """The weight at a value."""
        right = bisect_right(self.at, value)
        if right == 0:
            return self.points[0]
        if right == len(self.at):
            return self.points[-1]
        share = (value - self.at[right - 1]) / (self.at[right] - self.at[right - 1])
        return self.points[right - 1] + share * (self.points[right] - self.points[right - 1])


@dataclass(frozen=True)
class Kinds:
    """`compatible[kind]` holds every kind that may tell the same happening; `detail` says how much a kind tells;
    `parts[kind]`, for kinds that last for days, holds those of what may happen in it; of `shots` and `afar` hardly one
    happening has both; `raids` are weapons that may kill many at once; `words` are what somebody says of a happening,
    or of one to come."""

    compatible: Mapping[str, frozenset[str]]
    detail: Mapping[str, int]
    means: frozenset[str]
    shots: frozenset[str]
    afar: frozenset[str]
    raids: frozenset[str]
    words: frozenset[str]
    parts: Mapping[str, frozenset[str]]


@cache
def kinds() -> Kinds:
    """The table of kinds; an entry that is no event kind of the vocabulary is an error."""
    raw = _read("kinds.toml")
    circles: list[list[str]] = list(raw["circles"].values())
    parts = {whole: frozenset(found) for whole, found in raw["parts"].items()}
    known = vocabulary().event_kinds
    listed = [kind for some in (*circles, *parts.values()) for kind in some]
    means, shots, afar, raids = (frozenset(raw[name]["kinds"]) for name in ("means", "shots", "afar", "raids"))
    for kind in [*raw["detail"], *means, *shots, *afar, *raids, *parts, *listed]:
        if kind not in known:
            raise ValueError(f"kinds.toml: {kind!r} is no event kind")
    compatible = {
        kind: frozenset({kind, *(k for circle in circles if kind in circle for k in circle)}) for kind in known
    }
    detail = {kind: raw["detail"].get(kind, 0) for kind in known}
    return Kinds(compatible, detail, means, shots, afar, raids, frozenset(raw["circles"]["words"]), parts)


@cache
def levels() -> Mapping[str, Level]:
    """ "feature.level" -> Level."""
    found = [
        _level(feature, name, row) for feature, rows in _read("weights.toml").items() for name, row in rows.items()
    ]
    return {f"{level.feature}.{level.name}": level for level in found}


def _level(feature: str, name: str, row: Mapping[str, Any]) -> Level:
    at, points = tuple(row.get("at", (0.0,))), tuple(row["points"]) if "points" in row else (row["weight"],)
    if len(at) != len(points) or list(at) != sorted(set(at)):
        raise ValueError(f"weights.toml: {feature}.{name}: `at` and `points` must be of one length, `at` rising")
    return Level(feature, name, row["text"], points, at, row.get("never", False), row.get("against", ""))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
