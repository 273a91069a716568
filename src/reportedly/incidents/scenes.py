"""What an account says was hit, and whether those who were harmed bore arms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.records import Claim
from reportedly.vocabulary import vocabulary

TABLE = Path(__file__).parent / "data" / "scenes.toml"
SORTS = ARMED, UNARMED, ANYBODY = "armed", "unarmed", "anybody"
FORCES = frozenset({"police", "peacekeepers"})  # whom the vocabulary calls neither civilians nor combatants
CIVILIANS = "civilians"  # the kind of party of all who do not fight


@dataclass(frozen=True)
class Scenes:
    """Words of what is hit: pattern and scene of each, for what a claim says, and for the words of its target."""

    names: tuple[str, ...]
    of_word: Mapping[str, str]
    told: re.Pattern[str]
    hit: re.Pattern[str]


@cache
def table() -> Scenes:
    """The package's own list."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    of_word = {word: name for name, row in raw.items() for word in (*row["words"], *row.get("hit", ()))}
    told = [word for row in raw.values() for word in row["words"]]
    return Scenes(tuple(raw), of_word, _any_of(told), _any_of(of_word))


def _any_of(words: Sequence[str] | Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def scenes(claims: Sequence[Claim]) -> frozenset[str]:
    """The scenes that claims name."""
    return frozenset(table().of_word[word] for claim in claims for word in _words(claim))


def _words(claim: Claim) -> Iterator[str]:
    yield from table().told.findall(claim.evidence.exact.lower())
    if claim.target:
        yield from table().hit.findall(claim.target.text.lower())


def harmed(claims: Sequence[Claim]) -> frozenset[str]:
    """Which sorts of people the claims count as killed or hurt: armed, unarmed, or anybody."""
    return frozenset(
        _sort(toll.group, claim)
        for claim in claims
        if claim.status == "asserted"
        for toll in claim.tolls
        if not toll.superseded and toll.effect in ("killed", "injured")
    )


def _sort(group: str, claim: Claim) -> str:
    if group == "people" and claim.target and claim.target.parties:
        return UNARMED if all(party.kind == CIVILIANS for party in claim.target.parties) else ANYBODY
    status = vocabulary().groups[group].civilian_status
    if status == "combatant" or group in FORCES:
        return ARMED
    return UNARMED if status == "civilian" else ANYBODY
