"""Which words are for people who do not fight: civilians, or children, women and medics told of as such."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from reportedly.claims.parties.phrases import LEFT_MODIFIERS, listed, who_list
from reportedly.claims.people.people import group_of
from reportedly.records import PartyReference

ALONE = frozenset({"children", "women", "medics", "journalists"})  # groups that keep their name where no other is told
BY_SEX_AND_AGE = frozenset({"women", "men", "children", "kin", "civilians"})


def unarmed_people(doc: Doc, start: int, end: int) -> PartyReference | None:
    """The side that the words between two code points are for, where these are for people who do not fight."""
    words = doc.char_span(start, end)
    heads = list(_heads(words)) if words is not None else []
    if any(listed(t, "told_apart") for t in heads):
        return None
    groups = {group for t in heads if (group := _group(t)) is not None}
    if len(groups) == 1 and groups <= ALONE:
        return _side(*groups)
    unarmed = "combatants" not in groups and ("kin" in groups or len(groups & BY_SEX_AND_AGE) > 1)
    return _side("civilians") if "civilians" in groups or unarmed else None


def plies_a_trade(doc: Doc, start: int, end: int) -> bool:
    """Whether the words between two code points are for people by what they live by: "six herders", not armed ones."""
    words = doc.char_span(start, end)
    if words is None or not listed(words.root, "trades"):
        return False
    return not any(t.lower_ in who_list("bearing_arms") or listed(t, "unnamed") for t in words)


def _heads(words: Span) -> Iterator[Token]:
    """The nouns of people: those that the phrase is about, or whom "the bodies of", "the lives of" counts."""
    root = words.root
    if listed(root, "counting"):
        of = (t for prep in root.rights if prep.lower_ == "of" for t in prep.rights if t.dep_ == "pobj")
        root = next((t for t in of if words.start <= t.i < words.end), root)
    for t in words:
        if t == root or (t.dep_ not in LEFT_MODIFIERS and t.dep_ != "pobj"):
            yield t


def _group(noun: Token) -> str | None:
    if listed(noun, "kin") and not (noun.tag_ == "NNS" and group_of(noun) == "families"):  # "500 families fled"
        return "kin"
    if listed(noun, "trades"):
        return "civilians"
    return group_of(noun)


@cache
def _side(name: str) -> PartyReference:
    return PartyReference(id=None, name=name, kind="civilians")
