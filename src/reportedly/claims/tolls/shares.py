"""Numbers that only tell a share, and so count nobody: "two thirds of the dead", "one in three of those killed"."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.people.numbers import Quantity, read_number
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.token_table import words_in

LARGEST = 100  # of a share's whole: "one in a hundred"


def is_share(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number is a part of a fraction, or either number of "one in three"."""
    after = words_in(doc, quantity.end, quantity.end + 3)
    if after[:1] == ["-"]:
        after = after[1:]
    if after and after[0] in word_set("cumulative", "fractions"):
        return after[1:2] == ["of"] or not quantity.one
    return _is_so_many_in(doc, quantity.start, quantity.end) or _is_the_whole(doc, quantity)


def _is_so_many_in(doc: Doc, start: int, end: int) -> bool:
    """ "One in three of the dead", "two out of five were children", but not "two in three raids"."""
    after = words_in(doc, end, end + 2)
    at = end + (1 if after[:1] == ["in"] else 2 if after == ["out", "of"] else 0)
    read = read_number(words_in(doc, at, at + 1)) if at > end else None
    if read is None or not 1 < read[0] <= LARGEST or at + 1 >= len(doc):
        return False
    following = doc[at + 1]
    return following.lower_ == "of" or following.lemma_ == "be" or (at == end + 1 and group_of(following) is not None)


def _is_the_whole(doc: Doc, quantity: Quantity) -> bool:
    before = words_in(doc, max(0, quantity.start - 3), quantity.start)
    back = 1 if before[-1:] == ["in"] else 2 if before[-2:] == ["out", "of"] else 0
    start = quantity.start - back - 1
    if not back or start < 0 or read_number(words_in(doc, start, start + 1)) is None:
        return False
    return _is_so_many_in(doc, start, start + 1)
