"""Those by whom a toll grew, who are in it already: "two more died, bringing the toll to 12", "rose to 19 after five of
the wounded died"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import sentence_bounds, sentence_starts
from reportedly.claims.text.token_table import words_in
from reportedly.claims.tolls.updates import is_changed_to
from reportedly.records import Toll

Told = tuple[int, int, TollMention, Toll]  # the claim's number, the toll's number in it, mention and record
BEFORE = 6  # tokens before a number that may tell that it is the new one
HURT = 5  # tokens behind a number in which "of the wounded" may stand
NEXT = 2  # sentences between a toll and those of the wounded who have died


def grown_by(doc: Doc, told: Sequence[Told]) -> set[int]:
    """Where tolls stand that another one of the same harm holds already; `told` stand in the text's order."""
    found: set[int] = set()
    died = [one for one in range(len(told)) if _died_of_their_wounds(doc, told[one])]
    for at, (*_, whole) in enumerate(told):
        if whole.scope != "part" and whole.low is not None:
            found |= {one for one in _named_with(doc, told, at) if _is_less(told[one][3], whole)}
            found |= {one for one in _of_the_wounded(doc, told, at, died) if _is_less(told[one][3], whole)}
    return found


def _named_with(doc: Doc, told: Sequence[Told], at: int) -> Iterator[int]:
    """The tolls that the sentence of one names for its growth, before it or after. What is added to a total of a period
    or of several places is an incident's."""
    *_, mention, whole = told[at]
    if whole.scope != "incident":
        return
    first, end = sentence_bounds(doc, mention.start)
    run = _before(told, at, first)
    last = max((told[one][2].end for one in run), default=mention.start)
    if not word_set("updates", "bringing").isdisjoint(words_in(doc, last, mention.start)):
        yield from run
    if not is_changed_to(words_in(doc, max(0, mention.start - BEFORE), mention.start)):
        return
    grown = word_set("updates", "grown")
    by = next((i for i, word in enumerate(words_in(doc, mention.end, end), mention.end) if word in grown), end)
    later = (one for one in range(at + 1, len(told)) if told[one][2].start > by)
    yield from takewhile(lambda one: told[one][2].start < end, later)


def _of_the_wounded(doc: Doc, told: Sequence[Told], at: int, died: Sequence[int]) -> Iterator[int]:
    """ "21 civilians had been killed and 18 wounded. Four of the wounded died on the way". `died`: where those stand
    who died of their wounds."""
    *_, mention, whole = told[at]
    if whole.scope != "incident":
        return
    starts = sentence_starts(doc)
    for one in died[bisect_right(died, at) :]:
        if bisect_left(starts, told[one][2].start) - bisect_left(starts, mention.end) > NEXT:
            return
        yield one


def _died_of_their_wounds(doc: Doc, one: Told) -> bool:
    *_, mention, toll = one
    return toll.effect == "killed" and _names_the_hurt(words_in(doc, mention.start, mention.end + HURT))


def _names_the_hurt(words: Sequence[str]) -> bool:
    """ "Of the wounded", "of the injured"."""
    hurt = word_set("harmed", "hurt")
    return any(words[i] == "of" and words[i + 1] == "the" and words[i + 2] in hurt for i in range(len(words) - 2))


def _before(told: Sequence[Told], at: int, start: int) -> list[int]:
    """The tolls from token `start` on that stand before one."""
    return list(takewhile(lambda one: told[one][2].start >= start, range(at - 1, -1, -1)))


def _is_less(toll: Toll, whole: Toll) -> bool:
    return toll.effect == whole.effect and toll.scope == "incident" and (toll.low or 0) < (whole.low or 0)
