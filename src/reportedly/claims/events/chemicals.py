"""Poison: in which clause what a weapon is filled with tells, and gas that is no weapon of this kind."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.text.clauses import clause_of
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

CHEMICAL = "chemical_attack"
INSIDE = ("acl", "relcl", "pcomp", "ccomp", "advcl")
NEAR = 4  # tokens on either side in which a word tells what gas it is
CLIMB = 4  # clauses up which the weapon is looked for


def telling_clause(doc: Doc, hit: Hit) -> Token:
    """The clause in which a word tells. What a weapon is filled with tells in the clause of the weapon ("fired a shell
    said to contain chlorine"), and a poison that is used in the clause of the attack ("shelled the town using gas")."""
    clause = clause_of(doc[hit.anchor])
    if hit.trigger.kind != CHEMICAL:
        return clause
    if hit.role != "means":
        used = clause.i == hit.anchor and clause.dep_ == "advcl" and clause.lemma_.lower() in word_list("using")
        return clause_of(clause.head) if used and clause.tag_ == "VBG" else clause
    for _ in range(CLIMB):
        if clause.dep_ not in INSIDE or clause.lemma_.lower() not in word_list("filling"):
            break
        clause = clause_of(clause.head)
    return clause


def harmless_gas(doc: Doc, hit: Hit) -> Hit | None:
    """Tear gas, smoke, and gas that is sold are no chemical weapons."""
    sentence = doc[hit.anchor].sent
    wide = hit.role == "harm"
    near = {t.lower_ for t in (sentence if wide else doc[max(sentence.start, hit.start - NEAR) : hit.end + NEAR])}
    return None if near & word_list("harmless_gas") else hit


def outlawed(doc: Doc, hit: Hit) -> Hit | None:
    """Weapons that are banned, feared or stored are not used there: "a ban on the use of gas", "stocks of gas"."""
    token = doc[hit.anchor]
    for _ in range(CLIMB):
        head = token.head
        if head.i == token.i or token.dep_ not in ("pobj", "prep", "dobj", "compound", "conj", "pcomp", "acl", "amod"):
            return hit
        if head.lemma_.lower() in word_list("outlawing"):
            return None
        token = head
    return hit
