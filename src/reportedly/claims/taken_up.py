"""Harm done to people by a pronoun: "paraded 16 soldiers before beheading them"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.counted import Counted
from reportedly.claims.people import group_of
from reportedly.claims.triggers import Hit

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
    before = [c for c in counted if them.sent.start <= c.quantity.start and c.head.i < them.i]
    if not before:
        return None
    item = before[-1]
    many = item.noun is not None and group_of(item.noun) is not None and (item.quantity.low or 0) > 1
    between = doc[item.head.i + 1 : them.i]
    others = any(t.tag_ == "NNS" and group_of(t) is not None for t in between)
    return item if many and not item.part and not others else None
