"""Which clause a word belongs to."""

from __future__ import annotations

from spacy.tokens import Token

CLAUSES = frozenset({"ROOT", "advcl", "relcl", "acl", "ccomp", "pcomp", "csubj", "csubjpass", "parataxis", "dep"})


def clause_of(token: Token) -> Token:
    """The verb (or other root) of a token's clause; an open complement belongs to its verb's clause."""
    while token.head.i != token.i:
        if token.dep_ in CLAUSES and (token.pos_ in ("VERB", "AUX") or token.dep_ not in ("acl", "dep", "pcomp")):
            return token
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and token.head.pos_ in ("VERB", "AUX"):
            return token
        token = token.head
    return token
