"""What the words beside a name tell it to lie in: "Tripoli, in northern Lebanon", "the Lebanese city of Tripoli"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.places.scan import Candidate, Text
from reportedly.claims.text.words import place_list

BETWEEN = 3  # words between a people and its town: "the Lebanese port city of"
QUOTES = frozenset(['"', "”", "’", "»"])
WIDE = frozenset(["country", "adm1"])


def holder_behind(text: Text, candidate: Candidate, starts: dict[int, Candidate]) -> Candidate | None:
    """The name of what holds a place, if the words behind it tell that: "Paris, Texas", "Tripoli (Lebanon)", "Tripoli,
    in northern Lebanon", "Karm district, Lorn". `starts`: all names by their first tokens."""
    at = candidate.last
    at += text.lower(at) in QUOTES
    at += text.words.kind_of(text.lower(at)) is not None and text.lower(at + 1) == ","
    if text.lower(at) not in (",", "("):
        return _inside_division(text, at, starts)
    at += 1
    outer = starts.get(at)
    if outer is None:
        inside = text.lower(at) == "in"
        at += inside
        while text.lower(at) in text.words.directions or (inside and text.lower(at) == "the"):
            at += 1  # "Mexico, the US and Canada" is a row
        outer = starts.get(at)
        if outer is not None and outer.matches[0].entry.kind not in WIDE:
            return None  # "in Homs, in Hama and in Idlib"
    return None if outer is None or outer.people else outer


def _inside_division(text: Text, at: int, starts: dict[int, Candidate]) -> Candidate | None:
    """ "In Karm in Lorn province", without a comma: what is told with a noun for a division."""
    if text.lower(at) != "in":
        return None
    at += 1
    while text.lower(at) in text.words.directions:
        at += 1
    outer = starts.get(at)
    told = outer is not None and text.words.kind_of(text.lower(outer.last)) == "adm1"
    return outer if told and outer is not None and outer.matches[0].entry.kind in (*WIDE, "settlement") else None


def people_before(text: Text, candidate: Candidate, ends: dict[int, Candidate]) -> Candidate | None:
    """The name of the people whose land holds a place: "the Lebanese port city of Tripoli", "the Lebanese capital,
    Beirut". `ends`: all names by their last tokens."""
    if candidate.people:
        return None
    at = candidate.first - 1
    if text.lower(at) == "of" and text.words.kind_of(text.lower(at - 1)):
        at -= 1
    else:
        at -= text.lower(at) == ","
        if text.lower(at) != "capital":
            return None
    for before in range(at, at - BETWEEN - 1, -1):
        outer = ends.get(before)
        if outer is not None:
            return outer if outer.people else None
        if text.upper(before - 1) and before != at:
            return None
    return None


def tellers_at_home(text: Text, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The peoples in "the Honduran police said" and its like: who works at home tells of what was there."""
    return [one for one in candidates if one.people and _tells_at_home(text, one)]


def _tells_at_home(text: Text, people: Candidate) -> bool:
    if text.lower(people.last) not in place_list("at_home") or not text.part(people.last):
        return False
    noun = text.token(people.last)
    while noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        noun = noun.head  # "a Honduran police spokesman"
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "to" and noun.head.nbor(-1).lower_ == "according"
    return noun.dep_ == "nsubj" and noun.head.lemma_ in text.words.speech_verbs


def told_at_home(text: Text, candidate: Candidate, tellers: Sequence[Candidate]) -> Candidate | None:
    """The people whose police, or the like, tell of a town in its sentence; None where none or several do."""
    if not tellers or not text.part(candidate.first) or not _may_be_a_town(candidate):
        return None
    sentence = text.token(candidate.first).sent.start
    here = [one for one in tellers if text.token(one.first).sent.start == sentence]
    return here[0] if len(here) == 1 else None


def _may_be_a_town(candidate: Candidate) -> bool:
    kinds = {match.entry.kind for match in candidate.matches}
    return "settlement" in kinds and "country" not in kinds and not candidate.people
