"""What the head of a phrase tells of people: nationals, a part of others, more of those who were counted before."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.claims.people.people import group_of
from reportedly.vocabulary import vocabulary

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = 3  # in a row


def are_nationals(head: Token) -> bool:
    """ "300 Lebanese": people of a state that has one word for them and for what is its own."""
    return head.lower_ in _national_adjectives() and any(t.dep_ == "nummod" for t in head.lefts)


@cache
def _national_adjectives() -> frozenset[str]:
    return frozenset(word.lower() for state in vocabulary().states.values() for word in state.adjectives)


def is_mutual(head: Token) -> bool:
    """ "Each other", "one another"."""
    return head.lower_ in ("other", "another") and head.i > 0 and head.nbor(-1).lower_ in ("each", "one")


def members(head: Token) -> bool:
    """ "One of its fighters", "some of the rebels": people told by a part of them."""
    parts = (t for t in head.children if t.lower_ == "of") if head.pos_ in ("NUM", "DET", "PRON") else ()
    return any(group_of(t) is not None for part in parts for t in part.children if t.dep_ == "pobj")


def counted_before(head: Token) -> tuple[int, int] | None:
    """The tokens (end excluded) that tell of whom a number counts more: "Fourteen soldiers" for the "nine" of "Fourteen
    soldiers were killed and nine were taken prisoner"."""
    if head.pos_ != "NUM" or head.dep_ not in SUBJECTS:
        return None
    verb = head.head
    for _ in range(CLAUSES):
        if verb.dep_ != "conj":
            return None
        verb = verb.head
        people = next((t for t in verb.children if t.dep_ in SUBJECTS and group_of(t) is not None), None)
        if people is not None:
            return people.left_edge.i, people.i + 1
    return None
