"""Mines that somebody runs over: whose vehicle it is suffers it, and nobody is told to have done it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.parties.phrases import listed
from reportedly.claims.text.triggers import Hit


def meets_a_mine(doc: Doc, hit: Hit) -> bool:
    """Whether a verb is that of who comes upon a mine: "an army vehicle hit a mine", "ran over a roadside bomb"."""
    verb = doc[hit.anchor]
    if hit.form != "verb" or not listed(verb, "coming_upon") or any(t.dep_ == "auxpass" for t in verb.children):
        return False
    return any(listed(thing, "laid") for thing in _things(verb))


def _things(verb: Token) -> Iterator[Token]:
    for child in verb.rights:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ in ("prep", "prt") and child.lower_ in ("over", "on", "onto", "upon", "into"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
