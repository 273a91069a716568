"""Numbers that go on with the harm of a number told before: parts, splits, sums, other figures for the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc, Token

from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.token_table import tokens_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted


class Told(Protocol):
    """A toll that was found before: where it stands and by which word of harm."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def hit(self) -> Hit: ...
    @property
    def low(self) -> int | None: ...
    @property
    def rule(self) -> str: ...


def by_sharing(doc: Doc, item: Counted, before: Sequence[Told]) -> Hit | None:
    """A number that goes on with harm told before: "including 5 children", "two of them women", "10 in Tanzania"."""
    if not before or item.quantity.from_ - before[-1].end > 25:
        return None
    last, sentence = before[-1], item.head.sent
    if not sentence.start <= last.start < sentence.end:
        return None
    goes_on = item.part or is_split(doc, item) or _is_sum(doc, item) or _is_joined(doc, item, last)
    goes_on = goes_on or _is_other_figure(doc, item)
    return last.hit if goes_on else None


def has_own_state(doc: Doc, item: Counted) -> bool:
    """ "60 dead and thirty taken away", "made homeless and 4 million to be hungry": what befell the next number is told
    behind it."""
    after = doc[item.quantity.end : item.quantity.end + 1]
    return (
        item.noun is None and not item.part and len(after) == 1 and (after[0].tag_ == "VBN" or after[0].lower_ == "to")
    )


def _is_joined(doc: Doc, item: Counted, last: Told) -> bool:
    """ "killing six civilians and five militiamen", "three nurses as well as two patients"."""
    if has_own_state(doc, item):
        return False
    between = [token.lower_ for token in doc[last.end : item.quantity.from_] if not token.is_punct]
    own = item.others and item.head.dep_ in ("nsubj", "nsubjpass") and item.head.head.i > item.head.i
    if own and item.head.head.i != last.hit.anchor:
        return False  # "lost 17 men and a number of others surrendered"
    if last.hit.anchor >= last.end or len(between) > 12:
        return False
    introduced = (
        bool(between) and between[0] in word_set("part", "named") and between[-1] == "and"
    )  # "a man, named Jan, and two of his sons"
    return between == ["and"] or introduced or between[-3:] in (["as", "well", "as"], ["in", "addition", "to"])


def is_joined_to(doc: Doc, item: Counted, following: Counted) -> bool:
    """The first of "22 soldiers and 15 rebels dead": two counts of people with nothing but "and" between."""
    if item.noun is None or following.noun is None or item.part or following.part:
        return False
    between = [token.lower_ for token in doc[item.head.i + 1 : following.quantity.from_]]
    return between == ["and"]


def _is_sum(doc: Doc, item: Counted) -> bool:
    """A bare number with a word for the sum before it: "bringing the total to 31"."""
    before = [token.lower_ for token in doc[max(0, item.quantity.from_ - 3) : item.quantity.from_]]
    return item.noun is None and before[-1:] == ["to"] and bool(set(before) & set(words_table()["part"]["sums"]))


def _is_other_figure(doc: Doc, item: Counted) -> bool:
    """A bare number that another figure for the harm just told is: "up from an earlier count of 14", "the army spoke of
    20", "doctors put it at 20"."""
    before = [token.lower_ for token in doc[max(0, item.quantity.from_ - 3) : item.quantity.from_]]
    after = doc[item.quantity.end : item.quantity.end + 1]
    if item.noun is None and before[-1:] == ["from"] and not word_set("updates", "changes").isdisjoint(before[-2:-1]):
        return True  # "down from 46"
    if (
        item.noun is not None
        or item.quantity.one
        or (len(after) and not (after[0].is_punct or after[0].pos_ == "CCONJ"))
    ):
        return False
    if before[-1:] == ["of"]:
        table = words_table()
        return bool(set(before) & set(table["part"]["sums"])) or before[-2:-1] in (["spoke"], ["speak"], ["spoken"])
    return before[-2:] in (["it", "at"], ["them", "at"]) or before[-1:] in (["say"], ["says"], ["said"])


def is_split(doc: Doc, item: Counted) -> bool:
    """A bare number with a place, a day or an occasion of its own: "213 in Nairobi and 11 in Tanzania", "one on
    Saturday", "including 10 when a bus was hit"."""
    following = tokens_in(doc, item.quantity.end, item.quantity.end + 4)
    if item.noun is not None or item.quantity.one or not following:
        return False
    if following[0].lower_ == "when":
        return item.part
    if following[0].lower_ in ("in", "by") and any(t.lower_ in word_set("part", "sides") for t in following[1:]):
        return True  # "50 in the west", "61 by rebel factions"
    if following[0].lower_ == "since":
        return any(t.pos_ in ("PROPN", "NUM") for t in following[1:])
    return following[0].lower_ in ("in", "at", "near", "on") and any(t.pos_ == "PROPN" for t in following[1:])


def _in_row_of_the_dead(doc: Doc, item: Counted, dead: Token) -> bool:
    """ "The dead are 38 civilians 25 rebels and nine soldiers", also where the commas are lost."""
    verb = dead.i + 1
    if item.noun is None or dead.lower_ not in words_table()["part"]["harmed"] or not dead.i < item.quantity.from_:
        return False
    if verb >= len(doc) or doc[verb].lemma_ != "be" or not dead.i or doc[dead.i - 1].lower_ != "the":
        return False
    between = doc[verb + 1 : item.quantity.from_]
    return not any(t.pos_ in ("VERB", "AUX") or t.text in (".", ";") for t in between)


def tells_the_dead(doc: Doc, item: Counted, hit: Hit) -> bool:
    """Who they were whom the report has counted: "the dead were two nurses", "four soldiers made up the rest of the
    dead"."""
    dead = doc[hit.anchor]
    if _in_row_of_the_dead(doc, item, dead):
        return True
    if item.noun is None or dead.lower_ not in words_table()["part"]["harmed"] or hit.form == "verb":
        return False
    top = item.head
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    verb = top.head
    if verb.lemma_ == "be":
        return top.dep_ == "attr" and dead.head.i == verb.i and dead.dep_ == "nsubj"
    return verb.lemma_ in word_set("part", "making_up") and top.dep_ == "nsubj"
