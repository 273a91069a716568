"""Numbers of houses and roads, which count nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import words_table

NAME = 5  # tokens of a street's name, its points of the compass among them


def is_of_a_house(doc: Doc, quantity: Quantity) -> bool:
    """The number in "1200 Alder Ave.", "302 E. Reed St.", "the 805 freeway". In "12 Alder Road residents" the residents
    are counted."""
    if quantity.from_ != quantity.start or quantity.end - quantity.start != 1 or not doc[quantity.start].text.isdigit():
        return False
    following = doc[quantity.end : quantity.end + NAME]
    table = words_table()["calendar"]
    if following and following[0].lower_ in table["highways"]:
        return not _counts_people(doc, quantity.end + 1)
    for token in following:
        if not (token.text[:1].isupper() or token.text == "." or token.text[:1].isdigit()):
            return False
        if token.lower_.rstrip(".") in table["streets"] and token.i > quantity.end:
            return not _counts_people(doc, token.i + 1)
    return False


def _counts_people(doc: Doc, i: int) -> bool:
    following: Token | None = doc[i] if i < len(doc) else None
    return following is not None and following.tag_ == "NNS" and group_of(following) is not None
