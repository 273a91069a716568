"""Somebody and his own: "a man and his wife", "a general and six of his guards" are counted as one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import first_of_sentence


def with_pairs(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The tolls, where one person without a name and those who are told as his own are one number: of two groups each
    is told as a part of it."""
    settled = list(tolls)
    shift = 0
    for at, (one, own) in enumerate(pairwise(tolls)):
        if _are_together(doc, one, own) and not _are_of_a_number(doc, tolls[:at], own):
            group = one.group if one.group == own.group else "people"
            whole = replace(
                one, end=own.end, group=group, low=1 + (own.low or 0), high=1 + (own.high or 0), rule="pair"
            )
            apart = [] if one.group == own.group else [replace(one, part=True), replace(own, part=True)]
            settled[at + shift : at + shift + 2] = [whole, *apart]
            shift += len(apart) - 1
    return settled


def _are_of_a_number(doc: Doc, before: Sequence[TollMention], own: TollMention) -> bool:
    """ "Two people died, a woman and her son": they were counted before."""
    first = first_of_sentence(doc[own.start])
    return any(
        toll.start >= first and toll.effect == own.effect and (toll.low or 0) > (own.low or 0) for toll in before
    )


def _are_together(doc: Doc, one: TollMention, own: TollMention) -> bool:
    if one.part or own.part or one.effect != own.effect or one.hit is not own.hit:
        return False
    if (one.low, one.high) != (1, 1) or own.low is None or own.high != own.low or doc[one.end - 1].tag_ != "NN":
        return False
    possessives = word_set("singular", "possessives")
    start = own.start - (doc[own.start - 1].lower_ in possessives)  # "and her three children"
    between = [t.lower_ for t in doc[one.end : start]]
    return between in (["and"], [",", "and"]) and any(t.lower_ in possessives for t in doc[start : own.end])
