"""Whether "victims" were killed or hurt: the word alone does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.triggers import Hit
from reportedly.claims.words import word_list

VICTIMS = "victims.noun"


def dead_or_hurt(doc: Doc, harms: Mapping[int, Hit]) -> dict[int, Hit]:
    """The words of harm, "victims" as what they mean where they stand: the dead where the report tells of deaths; dead
    or hurt where it tells of neither and an attack "left" them, or where it calls some of them dead ("12 victims, four
    of them dead"); nothing of their own where it tells of the hurt ("the five victims sustained injuries")."""
    others = {i: hit for i, hit in harms.items() if hit.trigger.id != VICTIMS}
    deaths = any(hit.trigger.effect == "killed" for hit in others.values())
    hurt = {doc[i].sent.start for i, hit in others.items() if hit.trigger.effect == "injured"}
    meant = dict(others)
    for i, hit in harms.items():
        if hit.trigger.id != VICTIMS:
            continue
        if deaths and _some_died(doc, i, others):
            meant[i] = _either(hit)
        elif deaths and doc[i].sent.start not in hurt:
            meant[i] = hit
        elif not deaths and not hurt and doc[i].head.lemma_.lower() in word_list("leaving_victims"):
            meant[i] = _either(hit)
    return dict(sorted(meant.items()))


def _some_died(doc: Doc, at: int, harms: Mapping[int, Hit]) -> bool:
    """Whether words after a count of victims call some of them dead: "four of them dead", "including two dead"."""
    after = doc[at + 1 : doc[at].sent.end]
    part = next((t.i for t in after if t.lower_ in word_list("parting")), None)
    if part is None:
        return False
    return any(hit.trigger.effect == "killed" and at < i and abs(i - part) <= 4 for i, hit in harms.items())


def _either(hit: Hit) -> Hit:
    return replace(hit, trigger=hit.trigger.model_copy(update={"also": ("injured",)}))
