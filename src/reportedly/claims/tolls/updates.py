"""Figures that a report itself replaces: "up from 12", "earlier put at 12", "nine people, not eleven"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import words_in

NEAR = 60  # tokens between a figure and the one that takes its place
UP = 8  # heads between a number's harm and the word that gave it
BEFORE = 9  # tokens before a number that may tell that it is an old one


def with_updates(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The same tolls; one that is told as out of date, beside a newer figure for the same harm, is superseded."""
    return [
        replace(toll, superseded=True)
        if (_is_old(doc, toll) and any(_replaces(other, toll) for other in tolls[max(0, at - 3) : at + 4]))
        or any(_replaces(other, toll) and _is_right(doc, other) for other in tolls[at + 1 : at + 4])
        else toll
        for at, toll in enumerate(tolls)
    ]


def _replaces(new: TollMention, old: TollMention) -> bool:
    if new.effect != old.effect or (new.low, new.high) == (old.low, old.high) or new.low is None or new.part:
        return False
    return same_people(new.group, old.group) and new.start != old.start and abs(new.start - old.start) <= NEAR


def _is_old(doc: Doc, toll: TollMention) -> bool:
    """Whether the words around a number say that it no longer holds."""
    if toll.part or toll.low is None:
        return False
    first, _ = sentence_bounds(doc, toll.start)
    before = words_in(doc, max(first, toll.start - BEFORE), toll.start)
    if before[-1:] == ["from"]:
        return not word_set("updates", "changes").isdisjoint(before[:-1])
    if toll.split:
        return False
    if is_changed_to(before):
        return False  # "revised the toll to nine; he had said 12"
    if before[-1:] == ["not"] or before[-2:] in (["rather", "than"], ["instead", "of"]):
        return True
    return _earlier_figure(before) or _put_before(doc, toll) or _given_earlier(doc, toll) or _earlier_word(doc, toll)


def _is_right(doc: Doc, toll: TollMention) -> bool:
    """ "The update gave the number of dead as 25. The correct number is 10"."""
    first, _ = sentence_bounds(doc, toll.start)
    before = words_in(doc, max(first, toll.start - BEFORE), toll.start)
    right, nouns = word_set("updates", "right"), word_set("tally", "nouns")
    return any(word in right and noun in nouns for word, noun in pairwise(before))


def is_changed_to(before: Sequence[str]) -> bool:
    """Whether the words before a number make it the new one: "corrected the toll to", "revised its count down to"."""
    return before[-1:] == ["to"] and not word_set("updates", "changes").isdisjoint(before)


def same_people(group: str, other: str) -> bool:
    """Whether two groups may be the same people, told more or less closely."""
    return group == other or "people" in (group, other)


def _earlier_figure(before: Sequence[str]) -> bool:
    """ "An earlier toll of 12", "the previous figure of 12"."""
    for at, word in enumerate(before[-4:], len(before) - len(before[-4:])):
        if word in word_set("tally", "nouns") and at and before[at - 1] in word_set("updates", "earlier"):
            return True
    return False


def _put_before(doc: Doc, toll: TollMention) -> bool:
    """ "41, earlier put at 28", "the number of dead, first given as 28, rose"."""
    number = next((t for t in doc[toll.start : toll.end] if t.like_num), doc[toll.end - 1])
    if number.i < 3 or doc[number.i - 1].lower_ not in ("at", "as"):
        return False
    verb, when = doc[number.i - 2], doc[number.i - 3]
    says = verb.tag_ in ("VBN", "VBD") and verb.lemma_ in word_set("updates", "says")
    return says and when.lower_ in word_set("updates", "earlier")


def _given_earlier(doc: Doc, toll: TollMention) -> bool:
    """ "The figure of 12 given earlier"."""
    after = doc[toll.end : min(len(doc), toll.end + 4)]
    for verb, later in pairwise(after):
        if verb.tag_ == "VBN" and verb.lemma_ in word_set("updates", "says"):
            return later.lower_ in word_set("updates", "earlier")
    return False


def _is_before(verb: Token) -> bool:
    """Told as done before: "had put", "having said"."""
    if verb.lemma_ not in word_set("updates", "says") or verb.tag_ != "VBN":
        return False
    return any(t.lower_ in ("had", "having") and t.dep_ == "aux" for t in verb.lefts)


def _is_changed(verb: Token) -> bool:
    """The sentence, or the one before it, tells of a change: "She lowered the toll to nine. She had put it at 12"."""
    first = sentence_bounds(verb.doc, max(0, verb.sent.start - 1))[0]
    return any(t.lower_ in word_set("updates", "changes") for t in verb.doc[first : verb.sent.end])


def _earlier_word(doc: Doc, toll: TollMention) -> bool:
    """The number hangs on words that gave it before: "had earlier put the toll at 12", "initial reports said that"."""
    number = doc[toll.end - 1]
    token = doc[toll.hit.anchor] if toll.hit.anchor >= number.sent.start else number
    if any(_is_before(above) and _is_changed(above) for above in islice(number.ancestors, 3)):
        return True  # "the toll, which doctors had put at 12, was revised to nine"
    for above in (token, *islice(token.ancestors, UP)):
        if above.lemma_ in word_set("updates", "says"):
            words = [t for child in above.lefts for t in (child, *child.lefts)]
            words += [t for t in above.rights if t.dep_ == "advmod"]
            return any(t.lower_ in word_set("updates", "earlier") and t.dep_ in ("advmod", "amod") for t in words)
        if above.i < first_of_sentence(doc[toll.start]):
            break
    return False
