"""Who is told of by name: people whom a report tells of one by one, and never counts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.incidents.voices import general_nouns
from reportedly.incidents.who_is_meant import wording
from reportedly.incidents.words import fold, words_of_bodies
from reportedly.records import Claim, Toll
from reportedly.vocabulary import vocabulary

_NAME = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_LONGEST = 5  # words of a name with its title


@dataclass(frozen=True)
class Named:
    """People with one fate whom one report names one by one, and the claims that do; all in one or many claims."""

    number: int
    claims: tuple[str, ...]


def one_by_one(claims: Sequence[Claim]) -> Mapping[str, Mapping[str, Named]]:
    """Report -> effect -> the different people named, where there are two or more. "Weber died at once. Klein died
    later." are two; "Jan Weber was shot. Weber died." is one. Who is told of without a name may be one of them."""
    found: dict[tuple[str, str], dict[frozenset[str], list[str]]] = defaultdict(dict)
    for claim in claims:
        name = _name(claim) if claim.status == "asserted" else frozenset()
        for toll in claim.tolls if name else ():
            if _is_single(toll):
                found[claim.report, toll.effect].setdefault(name, []).append(claim.id)
    told: dict[str, dict[str, Named]] = defaultdict(dict)
    for (report, effect), names in found.items():
        people = _people(list(names))
        if people > 1:
            told[report][effect] = Named(people, tuple(sorted({claim for ids in names.values() for claim in ids})))
    return told


def _is_single(toll: Toll) -> bool:
    return (toll.low, toll.high, toll.scope, toll.also) == (1, 1, "incident", ()) and not toll.superseded


def _people(names: Sequence[frozenset[str]]) -> int:
    """How many people bear these names: a name inside another one is the same person's."""
    return sum(1 for name in names if not any(name < other for other in names))


def _name(claim: Claim) -> frozenset[str]:
    """The folded words of the name of a claim's only target; empty where the words name nobody."""
    if claim.target is None or any(party.id for party in claim.target.parties):
        return frozenset()
    head = claim.target.text.split(",")[0].strip()
    words = _NAME.findall(head)
    if not 0 < len(words) <= _LONGEST or " ".join(words) != head or not all(word[0].isupper() for word in words):
        return frozenset()
    folded = [fold(word).strip(".") for word in words]
    place = fold(claim.place.name) if claim.place else ""
    if (
        " ".join(folded) in place
        or " ".join(folded) in general_nouns()
        or set(folded) & (_common() | words_of_bodies())
    ):
        return frozenset()
    return frozenset(folded) - wording().name_suffixes


@cache
def _common() -> frozenset[str]:
    """Words that count people and name nobody."""
    return frozenset(fold(word) for group in vocabulary().groups.values() for word in group.words)
