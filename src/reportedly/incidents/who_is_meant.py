"""Words by which a report tells who is meant, as patterns; the lists stand in `data/who_is_meant.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.records import Toll

TABLE = Path(__file__).parent / "data" / "who_is_meant.toml"

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Wording:
    """Patterns for words in lower case. `ordinal` has the ordinal as its group, `ordinals` the number of each;
    `pronouns` are endings of words that name nobody; `spellings` tells as what a word of a ministry's name is read."""

    others: Pattern
    beside: Pattern
    joins: Pattern
    side_by_side: Pattern
    own_hand: Pattern
    somebody_else: Pattern
    kills_others: Pattern
    pronouns: tuple[str, ...]
    ordinal: Pattern
    ordinals: Mapping[str, int]
    name_suffixes: frozenset[str]
    before_nameless: frozenset[str]
    ministries: frozenset[str]
    ministers: frozenset[str]
    no_ministries: frozenset[str]
    speaking_for: frozenset[str]
    spellings: Mapping[str, str]


@cache
def wording() -> Wording:
    """The patterns of the package's own lists."""
    return read_wording(tomllib.loads(TABLE.read_text(encoding="utf-8")))


def read_wording(table: Mapping[str, Any]) -> Wording:
    """The patterns of a table like `who_is_meant.toml`; ValueError says which list is missing or holds no words."""
    else_, kills = _Lists(table, "somebody_else"), _Lists(table, "kills_others")
    plain = _Lists(table)
    return Wording(
        others=re.compile(_whole(plain["others"])),
        beside=re.compile(_whole(plain["beside"])),
        joins=re.compile(_whole(plain["joins"])),
        side_by_side=re.compile(rf",?\s(?:{_any(map(re.escape, plain['side_by_side']))})\s"),
        own_hand=re.compile(_whole(plain["own_hand"])),
        somebody_else=_somebody_else(else_),
        kills_others=re.compile(
            rf"^{_whole(kills['verbs'])}|^{_whole(kills['with_object'])} (?:{_whole(kills['objects'])}|\d)"
        ),
        pronouns=tuple(f" {word}" for word in kills["pronouns"]),
        ordinal=re.compile(rf"\b({_any([*plain['ordinals'], *plain['in_figures']])}) {_whole(plain['ordered'])}"),
        ordinals={word: at for row in ("ordinals", "in_figures") for at, word in enumerate(plain[row], 2)},
        name_suffixes=frozenset(plain["name_suffixes"]),
        before_nameless=frozenset(plain["before_nameless"]),
        ministries=frozenset(plain["ministries"]),
        ministers=frozenset(plain["ministers"]),
        no_ministries=frozenset(plain["no_ministries"]),
        speaking_for=frozenset(plain["speaking_for"]),
        spellings=dict(pair.split() for pair in plain["spellings"]),
    )


def words_of(toll: Toll) -> str:
    """The words of a toll as the patterns are written."""
    return toll.evidence.exact.casefold()


class _Lists:
    """The lists of one part of the table."""

    def __init__(self, table: Mapping[str, Any], part: str = "") -> None:
        self._part, self._lists = part, table.get(part, {}) if part else table

    def __getitem__(self, name: str) -> Sequence[str]:
        found = self._lists.get(name) if isinstance(self._lists, Mapping) else None
        if not isinstance(found, list) or not found or not all(isinstance(word, str) and word for word in found):
            where = f"[{self._part}] {name}" if self._part else name
            raise ValueError(f"{TABLE.name}: {where} must be a list of words")
        return found


def _somebody_else(lists: _Lists) -> Pattern:
    no_noun = _any(f"{word}\\b" for word in lists["no_noun"])
    ways = (
        rf"^(?:\d|{_whole(lists['first'])})",
        rf"(?:{_any(map(re.escape, lists['endings']))})\b",
        _whole(lists["words"]),
        rf"{_whole(lists['owners'])} (?!{no_noun})\w",
        rf"{_whole(lists['articles'])} (?:\w+ )?{_whole(lists['living'])}",
    )
    return re.compile("|".join(ways))


def _whole(words: Iterable[str]) -> str:
    return rf"\b(?:{_any(map(re.escape, words))})\b"


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns)
