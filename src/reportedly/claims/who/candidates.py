"""Who may have a role in a claim, who counts as the same candidate, and what his own words speak for or against him."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from reportedly.claims.findings.found import Found
from reportedly.claims.who.named import ARMED, STATE
from reportedly.claims.who.who import Offer
from reportedly.records import Participant

MOST = 4  # counts beyond are told as this one
WIDTH, FARTHEST = 40, 6  # code points of a step in which distances in the text are told, and the last step
PARTY = "party"

Key = tuple[str, ...] | None


@dataclass
class Candidate:
    """Somebody who may have the role, with what speaks for and against him; `who` None: nobody is told."""

    who: Participant | None
    features: dict[str, None] = field(default_factory=dict)  # in order, each once


def key_of(who: Participant | None) -> Key:
    """Who counts as the same candidate: the same parties, else the same words."""
    if who is None:
        return None
    return (PARTY, *[party.name for party in who.parties]) if who.parties else ("words", who.text.lower())


def side_of(who: Participant | None) -> str:
    """What sort of participant this is."""
    if who is None:
        return "nobody"
    if not who.parties:
        return "words"
    return _side_of_kinds(*[party.kind for party in who.parties])


@cache
def _side_of_kinds(*every: str) -> str:
    kinds = frozenset(every)
    if "civilians" in kinds:
        return "civilians"
    if kinds & ARMED:
        return "armed and state" if kinds & STATE else "armed"
    return "state" if kinds & STATE else min(kinds)


@cache
def counted(told: str, count: int) -> str:
    """A feature that tells a count: kept, for every candidate has some of them."""
    return f"{told}: {min(count, MOST)}"


def in_role(item: Found, role: str) -> Participant | None:
    """The actor or the target of a claim."""
    return item.actor if role == "actor" else item.target


def told_by_phrase(item: Found, who: Participant, offer: Offer, role: str) -> tuple[str, ...]:
    """What a phrase of the clause has to do with the act."""
    kind, relation, group = item.happening.kind, offer.relation, offer.group
    tolls = "people counted" if item.tolls else "nobody counted"
    told = (
        f"{relation}: {side_of(who)}",
        f"{relation}: {group}",
        f"{kind}: {relation}, {group}",
        f"{relation}: {group}, {tolls}",
    )
    if role == "actor":
        return told
    inside = _inside(item, who)
    tied = (f"{kind}: {offer.tie}", f"{group}: {offer.tie}", f"{inside}, by its phrase", f"{inside}: {relation}")
    return (*told, *tied, f"{kind}: {inside}, by its phrase")


def told_by_place(item: Found, who: Participant, side: str, distance: int) -> tuple[str, ...]:
    """Where somebody is told: in the claim's own words or not, and how many code points from its main word."""
    inside, way = _inside(item, who), "before" if distance <= 0 else "after"
    step = min(abs(distance) // WIDTH, FARTHEST)
    return (f"{inside}: {side}", f"{item.happening.kind}: {inside}", f"{way}: step {step} of the text")


def _inside(item: Found, who: Participant) -> str:
    return "in its own words" if item.span[0] <= who.start < item.span[1] else "outside of its words"


def as_ruled(who: Participant, rules: Participant | None) -> Participant:
    """The words as the rules read them in this report: "its soldiers", "the terrorists"."""
    return rules if rules is not None and (who.start, who.end) == (rules.start, rules.end) else who
