"""Whether a possible place name is one here: what the name is worth, and the words before and after it.

A logistic model over yes-or-no signs. Its weights were fitted on news texts with marked places (not on conflict reports
alone); each can be read as how much a sign speaks for (+) or against (-) a place.
"""

from __future__ import annotations

import math

from reportedly.claims.where_scan import Candidate, Text

WEIGHTS: dict[str, float] = {
    "always": -0.75,
    "in": 1.47,
    "locative": 0.42,
    "noun": 0.8,
    "container": 1.45,
    "proper": -0.71,
    "common": -2.19,
    "people": 2.14,
    "people before a name": -0.55,
    "after a person's word": -0.19,
    "after a name": -0.63,
    "before an outlet": -0.36,
    "before a name": -1.44,
    "before an institution": -0.21,
    "person's name": -2.01,
    "person before": -2.09,
    "never": -2.24,
    "country": 4.7,
    "region": 2.34,
    "adm1": 3.14,
    "adm2": 0.42,
    "size": 0.94,
    "several words": 1.68,
    "variant": -2.15,
    "other name": -0.81,
    "abbreviation": 0.43,
    "shown elsewhere": 0.85,
    "hyphen": 0.29,
    "speaks": -2.33,
    "possessive": -1.08,
    "first word": 0.4,
    "modifier": -0.03,
    "subject": -1.01,
    "small too": -1.15,
    "untagged": 0.0,
}


def weigh_all(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that are places. What shows one use of a name to be a place helps its other uses."""
    return [
        candidate
        for candidate, signs in zip(candidates, all_signs(text, candidates), strict=True)
        if sum(WEIGHTS[sign] * value for sign, value in signs.items()) > 0.0
    ]


def all_signs(text: Text, candidates: list[Candidate]) -> list[dict[str, float]]:
    """The signs of each candidate, with their strength (1 for most)."""
    starts = {candidate.first: candidate for candidate in candidates}
    small = {token.text for token in text.tokens if token.text.islower()}
    persons = _persons(text, candidates)
    shown: dict[str, int] = {}
    for candidate in candidates:
        _look_around(text, candidate, starts)
        if candidate.locative or candidate.noun or candidate.container is not None:
            shown[candidate.key] = shown.get(candidate.key, 0) + 1
    found = []
    for candidate in candidates:
        signs = {"always": 1.0, **_name(text, candidate), **_grammar(text, candidate)}
        signs.update(_around(text, candidate, starts))
        own = candidate.locative or candidate.noun is not None or candidate.container is not None
        if shown.get(candidate.key, 0) > own:
            signs["shown elsewhere"] = 1.0
        if candidate.key in small:
            signs["small too"] = 1.0
        if candidate.key in persons:
            signs["person before"] = 1.0
        found.append(signs)
    return found


def _persons(text: Text, candidates: list[Candidate]) -> frozenset[str]:
    """Keys of names that stand after a given name or a title somewhere in the text: "Mr. Jackson", "Ann Houston"."""
    return frozenset(candidate.key for candidate in candidates if _person_word(text, candidate.first - 1))


def _person_word(text: Text, at: int) -> bool:
    """A title, a given name or an initial."""
    word = text.lower(at)
    return text.upper(at) and (word in text.words.given_names or word in text.words.titles or len(word) == 1)


def _look_around(text: Text, candidate: Candidate, starts: dict[int, Candidate]) -> None:
    """Notes the words that show a place: preposition, noun for a kind of place, the place it lies in."""
    before = candidate.first - 1
    while text.lower(before) in text.words.directions or text.lower(before) in ("the", "-", "’s", "'s"):
        before -= 1
    word = text.lower(before)
    candidate.locative = word in text.words.locative
    if word == "of" and text.words.kind_of(text.lower(before - 1)):
        candidate.noun = text.words.kind_of(text.lower(before - 1))
    after = text.words.kind_of(text.lower(candidate.last))
    if after and not (text.upper(candidate.last) and text.lower(candidate.last) in text.words.neighbourhood):
        candidate.noun = after
    if text.lower(candidate.last) in (",", "("):
        outer = starts.get(candidate.last + 1)
        if outer is not None and not outer.people:
            candidate.container = outer.first


def _name(text: Text, candidate: Candidate) -> dict[str, float]:
    """What the name itself is worth."""
    match = candidate.matches[0]
    words, kind = text.words, match.entry.kind
    people = max(m.entry.population for m in candidate.matches)
    if match.people:
        return {"people": 1.0}
    signs = {"size": max(0.0, math.log10(people + 1) - 3.0) if kind in ("settlement", "adm2") else 0.0}
    if kind in ("country", "adm1", "adm2"):
        signs[kind] = 1.0
    elif kind != "settlement":
        signs["region"] = 1.0
    if candidate.key in words.never:
        signs["never"] = 1.0
    if candidate.key in words.surnames or candidate.key in words.given_names:
        signs["person's name"] = 1.0
    if " " in candidate.key:
        signs["several words"] = 1.0
    if not match.exact:
        signs["variant"] = 1.0
    elif not match.main:
        signs["other name"] = 1.0
    if match.short:
        signs["abbreviation"] = 1.0
    return signs


def _grammar(text: Text, candidate: Candidate) -> dict[str, float]:
    """Part of speech and role in the sentence; nothing for passages without tags or in capitals, where tags are guesses."""
    head = text.tokens[candidate.last - 1]
    tags = {text.tokens[at].pos_ for at in range(candidate.first, candidate.last)}
    signs = {}
    if head.is_sent_start:
        signs["first word"] = 1.0
    if "" in tags:
        signs["untagged"] = 1.0
    if "" in tags or text.capitals or candidate.people:
        return signs
    signs["proper" if "PROPN" in tags else "common"] = 1.0
    if head.dep_ == "compound":
        signs["modifier"] = 1.0
    elif head.dep_ in ("nsubj", "nsubjpass"):
        signs["speaks" if head.head.lemma_ in text.words.speech_verbs else "subject"] = 1.0
    return signs


def _around(text: Text, candidate: Candidate, starts: dict[int, Candidate]) -> dict[str, float]:
    """The words beside the name: for a place, or for a longer name of a person, a paper, a company."""
    first, last = candidate.first, candidate.last
    signs = {}
    if candidate.locative:
        signs["in" if text.lower(first - 1) in ("in", "at", "near", "outside", "around") else "locative"] = 1.0
    if candidate.noun:
        signs["noun"] = 1.0
    if candidate.container is not None:
        signs["container"] = 1.0
    if text.lower(last) in ("'s", "’s", "'", "’"):
        signs["possessive"] = 1.0
    if text.capitals or _headline(text, candidate):
        return signs
    if text.lower(first - 1) == "-" or text.lower(last) == "-":
        other = last + 1 in starts or text.lower(last + 1) != "" and not text.upper(last + 1)
        before = text.lower(first - 1) == "-" and not any(c.last == first - 1 for c in starts.values())
        if before or (text.lower(last) == "-" and not other):
            signs["hyphen"] = 1.0
    if _person_word(text, first - 1):
        signs["after a person's word"] = 1.0
    elif text.upper(first - 1) and text.tokens[first - 1].pos_ == "PROPN" and not _in_name(text, first - 1):
        signs["after a name"] = 1.0
    if text.upper(last):
        signs.update(_next_word(text, candidate))
    return signs


def _next_word(text: Text, candidate: Candidate) -> dict[str, float]:
    """The capitalised word after the name."""
    word = text.lower(candidate.last)
    if candidate.people:
        return {"people before a name": 1.0}
    if word in text.words.outlets:
        return {"before an outlet": 1.0}
    if word in text.words.institutions or word in text.words.titles or text.words.kind_of(word):
        return {"before an institution": 1.0}
    return {"before a name": 1.0} if text.tokens[candidate.last].pos_ in ("PROPN", "") else {}


def _in_name(text: Text, at: int) -> bool:
    """Words with a capital that may stand before a place name: directions, nouns for places."""
    word = text.lower(at)
    return word in text.words.directions or text.words.kind_of(word) is not None


def _headline(text: Text, candidate: Candidate) -> bool:
    """Whether the sentence is a headline, where capitals say nothing."""
    sentence = text.tokens[candidate.first].sent
    long = [token for token in sentence if token.is_alpha and len(token) > 3]
    return len(long) > 3 and sum(token.text[0].isupper() for token in long) > 0.8 * len(long)
