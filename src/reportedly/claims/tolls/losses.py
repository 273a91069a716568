"""The losses of a party: "put its own losses at 16 soldiers", "admitted the loss of three men", "the losses are 70"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted
from reportedly.claims.tolls.harm_shared import Told

LOSSES = "losses.noun"
REACH = 10  # tokens from "losses" to their number


def apart(harms: Mapping[int, Hit]) -> tuple[dict[int, Hit], dict[int, Hit]]:
    """The words of harm without "losses", and these: a loss is also that of ground, arms or money."""
    lost = {i: hit for i, hit in harms.items() if hit.trigger.id == LOSSES}
    return {i: hit for i, hit in harms.items() if i not in lost}, lost


def by_losses(doc: Doc, item: Counted, lost: Mapping[int, Hit], before: Sequence[Told]) -> Hit | None:
    """The word "losses" that a number of people stands behind, or another such number: "77 soldiers and 32 rebels"."""
    at = item.quantity.from_
    if item.quantity.one or not at:
        return None
    if (
        before
        and before[-1].hit.trigger.id == LOSSES
        and doc[before[-1].end : at].text.lower() in ("and", ", and", ",")
    ):
        return before[-1].hit
    people = item.noun is not None and group_of(item.noun) is not None
    for i in range(at - 1, max(first_of_sentence(item.head), at - REACH) - 1, -1):
        if doc[i].pos_ == "NUM":
            return None
        if i in lost:
            own = doc[i].tag_ == "NNS" or people  # "the loss of three" may be of anything
            led = doc[at - 1].lemma_.lower() in word_set("losses", "leading")
            return lost[i] if own and led and (people or item.noun is None) else None
    return None
