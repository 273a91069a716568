"""Harm that a noun or a state beside a number tells: bodies, injuries to somebody, "and thirty taken away"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list
from reportedly.claims.tolls.counted import Counted
from reportedly.claims.tolls.harm_shared import has_own_state


def body_of(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "The bodies of three men with bullet wounds": they are dead, whatever is told of the bodies."""
    of = item.head.head
    if item.head.dep_ != "pobj" or of.lower_ != "of" or of.head.lemma_.lower() not in word_list("remains"):
        return None
    return harms.get(of.head.i)


def harm_to(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "Caused injuries to 11 others", "inflicted wounds on nine": the noun of the harm that is done to them."""
    to = item.head.head
    if item.head.dep_ != "pobj" or to.lower_ not in ("to", "on", "among") or item.quantity.one:
        return None
    beside = item.head.doc[to.i - 1]
    if beside.i in harms and harms[beside.i].form == "noun":
        return harms[beside.i]
    return None


def state_of(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The "taken" of "60 dead and thirty taken away"."""
    at = item.quantity.from_
    if not at or doc[at - 1].lower_ != "and" or not has_own_state(doc, item):
        return None
    return harms.get(item.quantity.end)


def is_found_again(item: Counted, hit: Hit) -> bool:
    """ "Two nurses who had been reported missing are safe": nobody is missing any more."""
    if hit.trigger.effect not in ("missing", "abducted") or item.head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = item.head.head
    told = (verb, *(t for t in verb.rights if t.dep_ in ("acomp", "oprd", "advmod", "xcomp")))
    return hit.anchor < verb.i and any(t.lower_ in word_list("safe") for t in told)
