"""A claim told in one line of plain English."""

from __future__ import annotations

import re
from functools import cache

from reportedly.answers.telling import clean, kind, mark, short_place, toll, when
from reportedly.records import Claim, Participant
from reportedly.vocabulary import vocabulary

EXACT = "point"  # what happens is at such a place, and in any wider one
_FIRST = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(
    r"([^\s()]+)(?=\s+(?:of|for|in|to|from|at|on)\s|\s*[(,]|$)"
)  # the word that says what a name is one of


def summary(claim: Claim) -> str:
    """ "shelling of the market by the Ilvane Front in Tarnholt, Kestria (2024-03-05): 9 civilians killed"."""
    words = vocabulary().event_kinds[claim.kind]
    befell = None if _is_counted(claim) or _is_the_place(claim) else claim.target
    party = words.before_party if befell is not None and befell.name is not None else None
    is_about_place = words.before_place is not None and (befell is None or party is not None)
    parts = [kind(claim).lower()]
    if claim.place is not None and is_about_place:
        parts.append(f"{words.before_place} {short_place(claim.place)}{mark(claim.place)}")
    if befell is not None:
        parts.append(f"{party or words.before_target} {_who(befell)}")
    if claim.actor is not None:
        parts.append(f"by {_who(claim.actor)}")
    if claim.place is not None and not is_about_place:
        before = "at" if claim.place.precision == EXACT else "in"
        parts.append(f"{before} {short_place(claim.place)}{mark(claim.place)}")
    if claim.when is not None:
        parts.append(f"({when(claim.when)})")
    told = "; ".join(map(toll, claim.tolls))
    return " ".join(parts) + (f": {told}" if told else "")


def _who(told: Participant) -> str:
    """The parties' names, else the words as they stand inside a sentence; marked where the report around tells them."""
    if not told.parties:
        return _inside(clean(told.text)) + mark(told)
    *others, last = [_in_sentence(clean(party.name)) for party in told.parties]
    return (f"{', '.join(others)} and {last}" if others else last) + mark(told)


def _in_sentence(name: str) -> str:
    """A party's name with the article that English gives it: "the Sudanese army", but "Hamas" and "Syrian rebels"."""
    head = _HEAD.search(name)
    if head is None or head[1].lower() not in _with_article() or name[:4].lower() == "the ":
        return name
    is_common = head[1].islower() and head[1].endswith("s")  # "pro-government forces"
    return name if is_common else f"the {name}"


def _inside(words: str) -> str:
    """Without the capital that only the beginning of a sentence gave them: "At least 12 people", not "Aleppo"."""
    first = _FIRST.match(words)
    opens = first is not None and not first[0].isupper() and first[0].lower() in _openers()
    article = words[:2] == "A "
    return words[:1].lower() + words[1:] if opens or article else words


@cache
def _openers() -> frozenset[str]:
    return frozenset(vocabulary().party_words["openers"].words)


@cache
def _with_article() -> frozenset[str]:
    return frozenset(vocabulary().party_words["with_article"].words)


def _is_the_place(claim: Claim) -> bool:
    """Whether the target is nothing but the place, which is told anyway."""
    told, place = claim.target, claim.place
    return told is not None and told.name is None and place is not None and told.text == place.text


def _is_counted(claim: Claim) -> bool:
    """Whether a target without a known party is told by a toll's own words: "at least 12 people"."""
    told = claim.target
    return (
        told is not None
        and told.name is None
        and any(toll.evidence.start < told.end and told.start < toll.evidence.end for toll in claim.tolls)
    )
