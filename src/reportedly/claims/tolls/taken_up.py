"""Harm done to people by a pronoun: "paraded 16 soldiers before beheading them", "killed eight of them"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.people import group_of
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import words_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted

REACH = 40  # tokens before a pronoun in which those whom it means are named
EFFECTS = frozenset({"killed", "abducted", "detained"})


def taken_up(doc: Doc, counted: Sequence[Counted], harms: Mapping[int, Hit]) -> Iterator[tuple[Counted, Hit]]:
    """People counted earlier in the sentence whom "them" of a harm takes up, with that harm: the nearest that may be
    meant, and nobody where a person or a party stands between."""
    for i, hit in harms.items():
        them = next((t for t in doc[i].children if t.dep_ == "dobj" and t.lower_ == "them"), None)
        if them is None or hit.form != "verb" or hit.trigger.effect not in EFFECTS:
            continue
        item = _meant(doc, them, counted)
        if item is not None:
            yield item, hit


def _meant(doc: Doc, them: Token, counted: Sequence[Counted]) -> Counted | None:
    before = [c for c in counted if first_of_sentence(them) <= c.quantity.start and c.head.i < them.i]
    if not before:
        return None
    item = before[-1]
    many = item.noun is not None and group_of(item.noun) is not None and (item.quantity.low or 0) > 1
    between = doc[item.head.i + 1 : them.i]
    others = any(t.tag_ == "NNS" and group_of(t) is not None for t in between)
    return item if many and not item.part and not others else None


def of_those_fought(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The tolls, where "killed eight of them" counts people who were only named before: a toll of its own, of their
    group, and no part of another."""
    settled = list(tolls)
    for at, toll in enumerate(settled):
        them = _of_them(doc, toll)
        if them is None or _whole_before(doc, settled[:at], toll):
            continue
        named = _named_before(doc, them) if toll.group == "people" else None
        group = group_of(named) if named is not None else None
        settled[at] = replace(toll, part=False, group=group or toll.group)
    return settled


def _of_them(doc: Doc, toll: TollMention) -> Token | None:
    """The "them" of "eight of them", told with a word of harm that is not theirs alone: no "two of them soldiers"."""
    for at, words in enumerate(pairwise(words_in(doc, toll.start, toll.end + 2)), toll.start + 1):
        if words == ("of", "them"):
            after = doc[at + 1] if at + 1 < len(doc) else None
            told = after is not None and after.pos_ in ("NOUN", "PROPN") and group_of(after) is not None
            return None if told else doc[at]
    return None


def _whole_before(doc: Doc, before: Sequence[TollMention], toll: TollMention) -> bool:
    """Whether a greater number of the same harm was told in this sentence or the one before."""
    first = first_of_sentence(doc[max(0, first_of_sentence(doc[toll.start]) - 1)])
    effects = {toll.effect, "injured" if toll.effect == "killed" else toll.effect}
    near = (one for one in before if one.start >= first and one.effect in effects)
    return any(one.low is None or one.low >= (toll.low or 0) for one in near)


def _named_before(doc: Doc, them: Token) -> Token | None:
    """The people named last before a pronoun, as many: "terrorists", in its sentence or the one before."""
    first = first_of_sentence(doc[max(0, first_of_sentence(them) - 1)])
    near = (t for t in reversed(doc[max(first, them.i - REACH) : them.i]) if t.tag_ in ("NNS", "NNPS"))
    return next((t for t in near if group_of(t) is not None), None)
