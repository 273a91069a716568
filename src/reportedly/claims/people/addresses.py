"""Numbers of houses, roads and brigades, which count nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.token_table import tokens_in

NAME = 5  # tokens of a street's name, its points of the compass among them


def is_of_a_house(doc: Doc, quantity: Quantity) -> bool:
    """The number in "1200 Alder Ave.", "302 E. Reed St.", "the 805 freeway". In "12 Alder Road residents" the residents
    are counted."""
    if quantity.from_ != quantity.start or quantity.end - quantity.start != 1 or not doc[quantity.start].text.isdigit():
        return False
    following = tokens_in(doc, quantity.end, quantity.end + NAME)
    table = words_table()["calendar"]
    if following and following[0].lower_ in table["highways"]:
        return not _counts_people(doc, quantity.end + 1)
    for token in following:
        if not (token.text[:1].isupper() or token.text == "." or token.text[:1].isdigit()):
            return False
        if token.lower_.rstrip(".") in table["streets"] and token.i > quantity.end:
            return not _counts_people(doc, token.i + 1)
    return False


def tells_which_one(doc: Doc, quantity: Quantity) -> bool:
    """The number in "Brigade 105", "Sector 5", "at km 40". In "At Army Post 12 Dead" people are counted."""
    at = quantity.start
    if not at or quantity.from_ != at or quantity.end - at != 1 or not doc[at].text.isdigit():
        return False
    table, before = words_table()["calendar"], doc[at - 1]
    capital = before.text[:1].isupper() and before.is_alpha
    if capital and _does_harm(doc, quantity.end):
        return True
    named = capital and before.lower_ in table["numbered"]
    return (named or before.lower_ in table["numbered_so"]) and not _counts_harmed(doc, quantity.end)


def _does_harm(doc: Doc, i: int) -> bool:
    """ "Killed two" behind a number: somebody does it. In "Karm 12 killed 30 hurt" both are counted."""
    states = word_set("harmed", "states")
    following = doc[i : i + 3]
    if len(following) < 3 or following[0].lower_ not in states or following[1].pos_ not in ("NUM", "DET", "PRON"):
        return False
    return following[2].lower_ not in states


def _counts_harmed(doc: Doc, i: int) -> bool:
    if _counts_people(doc, i):
        return True
    does = _does_harm(doc, i) or (i + 1 < len(doc) and doc[i + 1].lower_ == "at")
    return i < len(doc) and doc[i].lower_ in word_set("harmed", "states") and not does


def _counts_people(doc: Doc, i: int) -> bool:
    following: Token | None = doc[i] if i < len(doc) else None
    return following is not None and following.tag_ == "NNS" and group_of(following) is not None
