"""Nobody harmed: "no casualties were reported", "the shell fell without killing anyone", "nobody was hurt"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.triggers import Hit

NOBODY = frozenset({"nobody", "none"})
ANYBODY = frozenset({"anyone", "anybody", "any"})
UP = 4  # heads between a harm and the word that takes it back


def none_harmed(doc: Doc, harms: Mapping[int, Hit]) -> Iterator[tuple[Token, Hit]]:
    """The word that says so and the word of harm, wherever dead or hurt are said to be none."""
    for i, hit in harms.items():
        if hit.trigger.effect not in ("killed", "injured"):
            continue
        first = _subject(doc[i]) or _taken_back(doc[i], hit)
        if first is None and hit.form != "noun":
            first = _no_person(doc[i]) or _no_object(doc[i])
        if first is not None:
            yield first, hit


def _subject(harm: Token) -> Token | None:
    """The "no" of "no casualties", the subject of "nobody was hurt" and "no one died"."""
    for token in harm.lefts:
        if (token.lower_ == "no" and token.dep_ == "det") or (token.lower_ in NOBODY and not _counts(token)):
            return token
        if token.lower_ == "one" and token.i and token.nbor(-1).lower_ == "no":
            return token.nbor(-1)
    return None


def _counts(token: Token) -> bool:
    """ "Two people died, none of them soldiers": nothing is said of the harm."""
    return token.lower_ == "none" and token.dep_ not in ("nsubj", "nsubjpass")


def _no_person(verb: Token) -> Token | None:
    """The "no" of "no soldier was hurt", "killed no villagers" and "left no civilians dead", the "not" of "not a single
    civilian was hurt"."""
    tokens: list[Token] = [*verb.children, *(verb.head.children if verb.head.lemma_ == "leave" else ())]
    for token in tokens:
        if token.dep_ in ("nsubjpass", "dobj", "nsubj") and group_of(token) is not None:
            for word in token.lefts:
                if word.lower_ in ("no", "neither"):
                    return word
                if word.lower_ in ("a", "one") and word.i and word.nbor(-1).lower_ == "not":
                    return word.nbor(-1)
    return None


def _no_object(verb: Token) -> Token | None:
    """The negation of "did not kill anyone", "without hurting anybody"."""
    if not any(t.dep_ == "dobj" and _is_anybody(t) for t in verb.children):
        return None
    return _negation(verb)


def _is_anybody(noun: Token) -> bool:
    return noun.lower_ in ANYBODY or any(t.lower_ == "any" for t in noun.lefts)


def _taken_back(harm: Token, hit: Hit) -> Token | None:
    """What takes back casualties that are told as a noun: "no reports of casualties", "without causing injuries", "did
    not result in any deaths"."""
    if hit.form != "noun":
        return None
    token = harm
    for above in islice(harm.ancestors, UP):
        if above.lemma_ in word_set("nobody", "news") and token.dep_ == "prep":
            return next((t for t in above.lefts if t.lower_ == "no"), None)
        if above.lower_ == "without":
            return above
        if above.pos_ == "VERB":
            negation = _negation(above) if above.lemma_ in word_set("nobody", "causing") else None
            return negation if negation is not None and (negation.lower_ == "without" or _is_anybody(harm)) else None
        token = above
    return None


def _negation(verb: Token) -> Token | None:
    own = next((t for t in verb.children if t.dep_ == "neg"), None)
    if own is not None:
        return own
    return verb.head if verb.head.lower_ == "without" else None
