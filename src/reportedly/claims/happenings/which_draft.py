"""A claim as happenings are told apart by, and what is asked of one or two of them again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY
from reportedly.claims.places.relative import kilometres
from reportedly.records import Participant, Place, Source, Toll, When

FINE = ("settlement", "neighbourhood", "point")
GROUND = frozenset({"capture", "withdrawal", "control", "battle", "siege"})
KILOMETRES = (15, 40, 120)


@dataclass(frozen=True)
class Draft:
    """What is known of a claim when happenings are told apart. `named_place` is False where the place was carried over
    from the sentences before. `sentence` counts the report's sentences. `known` is False where no word told the kind.
    `noun`: the happening's word is a noun, with which article ("the", "a", ""). `adds`: the sentence begins by adding
    something ("meanwhile"); `another`: the clause tells of another one. `pronoun`: who acts is a pronoun. `above`: the
    happening's word and those it hangs on, up to the head of the sentence, each with its tie. `tense`: the verb's.
    `earlier`: its words tell of it as of a deed before the one that the report has just told. `downing`: something that
    flew was shot down."""

    kind: str
    known: bool
    place: Place | None
    named_place: bool
    when: When | None
    actor: Participant | None
    target: Participant | None
    status: str
    report_scope: str
    source: Source
    tolls: tuple[Toll, ...]
    sentence: int
    headline: bool = False
    trigger: str = ""
    noun: str | None = None
    adds: bool = False
    another: bool = False
    pronoun: bool = False
    above: tuple[tuple[int, str], ...] = ()
    tense: str = "none"
    earlier: bool = False
    downing: bool = False

    @cached_property
    def actors(self) -> frozenset[str]:
        """The parties that act."""
        return _parties_of(self.actor)

    @cached_property
    def targets(self) -> frozenset[str]:
        """The parties that suffer it."""
        return _parties_of(self.target)

    @cached_property
    def numbers(self) -> frozenset[tuple[str, int]]:
        """What the claim counts: effects and their numbers."""
        return frozenset((toll.effect, toll.low) for toll in self.tolls if toll.low)

    @cached_property
    def is_total(self) -> bool:
        """Whether the claim counts over a time or over several happenings."""
        return any(toll.scope == "cumulative" for toll in self.tolls)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day of its time."""
        return window(self.when)


def class_of(kind: str) -> str:
    """The kinds in four classes: attacks, the fight for ground, words, others."""
    return "attack" if kind in ATTACKS else "ground" if kind in GROUND else "words" if kind in WORDS_ONLY else "other"


def nearness(a: Draft, b: Draft) -> str:
    """How far the sentences of two claims are from each other."""
    apart = b.sentence - a.sentence
    return "same sentence" if apart <= 0 else "next sentence" if apart == 1 else "near" if apart <= 3 else "far"


def relation_of(a: Place, b: Place) -> str:
    """Whether two places are the same, one lies inside the other, or neither."""
    one, two = a.name.lower(), b.name.lower()
    return "same" if one == two else "inside" if one.endswith(two) or two.endswith(one) else "else"


def named_elsewhere(a: Draft, b: Draft) -> bool:
    """Whether both claims name a place of their own, and neither holds the other."""
    if a.place is None or b.place is None or not (a.named_place and b.named_place):
        return False
    return relation_of(a.place, b.place) == "else"


def steps_apart(a: Place, b: Place) -> Iterator[str]:
    """How far two places lie from each other, in steps of kilometres."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return
    distance = kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))
    yield f"kilometres:{next((end for end in KILOMETRES if distance < end), 'more')}"


def window(when: When | None) -> tuple[date, date] | None:
    """First and last day of a time."""
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return when.earliest or date.min, when.latest or date.max


def _parties_of(who: Participant | None) -> frozenset[str]:
    return frozenset(party.id or party.name for party in who.parties) if who is not None else frozenset()
