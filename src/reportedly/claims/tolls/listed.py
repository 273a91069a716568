"""Lists of people that stand for a toll told before: behind a colon, or "among them" in the next sentence."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted, of_number, such_group
from reportedly.claims.tolls.harm_shared import Told
from reportedly.claims.tolls.parts import row_among

REACH = 40  # tokens between a toll and its parts, behind a colon or in the next sentence


def is_listed(doc: Doc, item: Counted, before: Sequence[Told]) -> bool:
    """Whether a number of people is one of a list that takes the last toll apart: "executed 90 people: 60 civilians, 20
    soldiers and ten of its own men"."""
    last, number, at = before[-1], item.quantity.low, item.quantity.from_
    if item.noun is None or group_of(item.noun) is None or number is None:
        return False
    first = first_of_sentence(doc[at])
    if last.rule == "listed":
        return last.end <= at <= last.end + REACH and first <= last.end
    opened = doc[at - 1].text in words_table()["part"]["opening"] if at else False
    greater = last.low is not None and number < last.low
    return opened and greater and first <= last.end <= at <= last.end + REACH


def of_that_number(doc: Doc, item: Counted, before: Sequence[Told]) -> Told | None:
    """The toll that "two of the five" takes up: the last one that counts five."""
    whole = of_number(doc, item.quantity)
    near = (one for one in reversed(before) if item.quantity.start - one.end <= 2 * REACH)
    return None if whole is None else next((one for one in near if one.low == whole), None)


def of_those(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The harm of "four of those killed were women", "two of the people who died"."""
    words = doc[item.quantity.end : item.quantity.end + 5]
    if item.quantity.one or len(words) < 4 or [t.lower_ for t in words[:2]] not in (["of", "those"], ["of", "the"]):
        return None
    return next((harms[t.i] for t in words[2:] if t.i in harms and t.pos_ in ("VERB", "AUX")), None)


def of_such(doc: Doc, item: Counted, before: Sequence[Told]) -> Told | None:
    """The toll that "four were women" or "and one was a nurse" tells a part of: a greater one of the same sentence or
    the one before."""
    at, number = item.quantity.from_, item.quantity.low
    if item.noun is not None or number is None or not before or such_group(doc, item.quantity) is None:
        return None
    first = first_of_sentence(item.head)
    opens = at == first or doc[at - 1].lower_ in ("and", ",", ";", "but")
    near = [one for one in before if first - REACH <= one.start < at and end_of_sentence(doc[one.start]) >= first]
    greater = [one for one in near if one.low is not None and one.low > number]
    return greater[-1] if opens and greater else None


def of_those_before(doc: Doc, item: Counted, harms: Container[int], before: Sequence[Told]) -> bool:
    """Whether a number tells who some of those were whom the sentence before counts: "Two women and a boy were among
    them", "They included five children"."""
    sentence, last = item.head.sent, before[-1]
    if last.end > sentence.start or sentence.start - last.end > REACH or any(t.i in harms for t in sentence):
        return False
    if row_among(doc, item.quantity.end):
        return True
    words = [t.lower_ for t in doc[sentence.start : min(item.quantity.from_, sentence.start + 4)]]
    table = words_table()["part"]
    among = any(a in ("among", "amongst") and b in table["of"] for a, b in pairwise(words))
    return among or (words[:1] in (["they"], ["these"]) and bool({"included", "include"} & set(words)))
