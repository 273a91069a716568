"""Words of speech beside the deed they are about: what is only demanded, agreed or blamed is told once."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

AGREED = frozenset({"aid", "ceasefire", "deployment", "displacement", "withdrawal"})


def is_only_demanded(clause: Token, hit: Hit) -> bool:
    """Whether words tell nothing but what somebody demands or threatens: "urged them to put an end to these
    atrocities", "called on them to condemn it", "warned that they will pay for it"."""
    if hit.form == "verb":
        clause = clause.doc[hit.anchor]
        clause = clause.head if clause.dep_ == "aux" else clause
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    over = clause.head.lemma_.lower()
    if hit.trigger.kind in ("threaten", "announce") and clause.dep_ == "ccomp" and over in word_list("threatening"):
        return True
    wanted = hit.form != "verb" or (clause.tag_ == "VB" and hit.trigger.kind != "demand")
    return wanted and over in word_list("demanding")


def only_means_to(doc: Doc, hit: Hit, deeds: Mapping[int, Hit]) -> bool:
    """Whether an agreement or a promise has its deed told in words of its own: "agreed to leave the town", "promised to
    pull out troops", "declared a halt to hostilities"."""
    if hit.form != "verb" or hit.trigger.id not in ("announce.verb", "negotiation.verb"):
        return False
    verb = doc[hit.anchor]
    for child in verb.rights:
        deed = deeds.get(child.i)
        if deed is None or child.dep_ not in ("xcomp", "dobj"):
            continue
        if verb.lemma_ == "agree" and child.tag_ == "VB":
            return True
        if hit.trigger.kind == "announce" and deed.trigger.kind in AGREED:
            return True
    return False


def accused_of_act(doc: Doc, hit: Hit, deeds: Mapping[int, Hit]) -> bool:
    """Whether the blame has a clause of its own for the deed: "accused the army of shelling the town"."""
    if hit.trigger.id.startswith("denial"):
        return False
    after = [t for t in doc[hit.anchor].subtree if t.i > hit.anchor]
    clauses = any(t.dep_ == "pcomp" or (t.dep_ in ("advcl", "ccomp") and t.pos_ == "VERB") for t in after)
    return clauses and any(t.i in deeds for t in after)
