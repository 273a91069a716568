"""Who is shot at a place is hit; who is shot at by somebody may not be."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.people.people import group_of
from reportedly.claims.text.triggers import Hit, trigger_of


def shot_there(doc: Doc, hit: Hit) -> Hit | None:
    """ "A man was shot at a market": the words after "at" tell where, and he was hit. "Shot at by police", "shot at the
    guards" tell of shots alone."""
    verb, last = doc[hit.start], doc[hit.end - 1]
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children) or verb.dep_ == "acl"
    if verb.lemma_.lower() != "shoot" or verb.tag_ != "VBN" or not passive or last.lower_ not in ("at", "into"):
        return hit
    where = [t for t in last.children if t.dep_ == "pobj"]
    if not where or any(group_of(t) is not None or t.pos_ == "PRON" for t in where):
        return hit
    return replace(hit, end=hit.start + 1, trigger=trigger_of("shot.verb"))
