"""Aircraft and missiles that somebody shoots down: whose they are did not do it, but suffers it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from reportedly.claims.parties.phrases import listed
from reportedly.claims.text.triggers import Hit


def is_downed(doc: Doc, hit: Hit) -> bool:
    """Whether a word for a weapon is the object of a verb of downing: "shot down 24 Borland drones"."""
    token = doc[hit.anchor]
    if hit.role != "means":
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "79 of 105 drones"
        token = token.head.head
    return token.dep_ in ("dobj", "nsubjpass") and listed(token.head, "downing")


def tells_downing(doc: Doc, hits: Iterable[Hit]) -> bool:
    """Whether the words of a happening tell that something was shot down."""
    return any(is_downed(doc, hit) for hit in hits)
