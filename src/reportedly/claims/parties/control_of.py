"""Whose control is told between the words for it: "under military control", "in rebel hands"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.parties.phrases import Phrase, who_list
from reportedly.claims.text.triggers import Hit

TOLD_BY = frozenset({"control.adjective", "control.hands"})
BEFORE = ("amod", "compound", "nmod", "poss")


def whose_control(doc: Doc, hit: Hit) -> Phrase | None:
    """The word between "under" and "control" that names who has it."""
    noun = doc[hit.end - 1]
    if hit.trigger.id not in TOLD_BY or noun.lower_ not in who_list("controls"):
        return None
    for word in noun.lefts:
        named = word.text[:1].isupper() or word.lower_ in who_list("controlling")
        if word.dep_ in BEFORE and hit.start < word.i and named and word.pos_ != "PRON":
            return Phrase(word.left_edge.i, word.i + 1, word.i)
    return None
