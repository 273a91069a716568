"""`muc4`: the people whom a template's incident befell, each once, with their number and what happened to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapters._muc4_text import distances, number, same, written
from adapters._rows import Row
from reportedly.claims.roles.choose import head
from reportedly.claims.roles.fillers import RoleFiller
from reportedly.claims.roles.spans import plain

BESIDE = 20  # code points between a name and a description of the same person
NO_NUMBER = 2  # so many names are all that a plural without a number counts
USUAL = {"ATTACK": "DEATH", "BOMBING": "INJURY", "ARSON": "INJURY", "ROBBERY": "INJURY"}


def human_targets(kind: str, fillers: Sequence[RoleFiller], text: str, effects: Mapping[str, str]) -> list[Row]:
    """`effects` are the patterns of the words that tell each effect; the empty one tells that there is none."""
    named = persons([filler for filler in fillers if filler.role == "victim_name"])
    described = [filler for filler in fillers if filler.role == "victim_description"]
    found = [(filler, "1") for filler in named]
    for filler in distinct(described):
        count = number(filler, text)
        if not is_named(filler, named, text) and (count == "1" or len(named) < how_many(count)):
            found.append((filler, count))
    return [target(filler, count, effect(kind, filler, text, effects)) for filler, count in found]


def how_many(count: str) -> int:
    return int(count) if count.isdigit() else NO_NUMBER


def distinct(fillers: Sequence[RoleFiller]) -> list[RoleFiller]:
    """The surest of those that name the same."""
    kept: list[RoleFiller] = []
    for filler in sorted(fillers, key=lambda filler: -filler.score):
        if not any(same(plain(filler.text), plain(other.text)) for other in kept):
            kept.append(filler)
    return kept


def persons(names: Sequence[RoleFiller]) -> list[RoleFiller]:
    """Each person by the longest name: one whose words stand in a longer name is the same person."""
    kept: list[RoleFiller] = []
    for filler in sorted(names, key=lambda filler: -len(filler.text)):
        said = plain(filler.text)
        others = [plain(other.text) for other in kept]
        if not any(set(said.split()) <= set(other.split()) or head(said) == head(other) for other in others):
            kept.append(filler)
    return kept


def is_named(filler: RoleFiller, named: Sequence[RoleFiller], text: str) -> bool:
    """Whether a description is of a person who is named: it has the name's head, or stands beside the name."""
    return any(head(plain(filler.text)) == head(plain(other.text)) or beside(filler, other) for other in named)


def beside(filler: RoleFiller, other: RoleFiller) -> bool:
    gaps = [max(one.start - two.end, two.start - one.end) for one in filler.mentions for two in other.mentions]
    return any(0 <= gap <= BESIDE for gap in gaps)


def target(filler: RoleFiller, count: str, told: str | None) -> Row:
    found: Row = {"mentions": [written(filler)], "number": count}
    return {**found, "effect": told} if told else found


def effect(kind: str, filler: RoleFiller, text: str, effects: Mapping[str, str]) -> str | None:
    """By the nearest word of harm in the sentences that name the target, else the usual one of the kind."""
    far = {name: min(distances(filler, pattern, text), default=None) for name, pattern in effects.items()}
    told = {name: distance for name, distance in far.items() if distance is not None}
    return min(told, key=lambda name: told[name]) if told else USUAL.get(kind)
