"""Which clause a word belongs to, and who owns up to a deed, denies it or stands behind it."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.text.words import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass"})  # of a clause, whether they do it or it is done to them
THINGS = frozenset({"dobj", "nsubjpass"})  # what a verb is done to, in the active and in the passive
RELATIVES = frozenset({"which", "that", "who"})
UP = 20  # heads between a word and its verb
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


def verb_over(token: Token) -> Token:
    """The verb that a word hangs on ("were" of "were in control of the town"), else the last word above it."""
    for _ in range(UP):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
    return token


def owning_verb(noun: Token) -> Token | None:
    """The verb by which somebody owns up to a deed, denies it or is blamed for it: "claimed responsibility for the
    attack", "denied the raid", "blamed the army for the massacre". None where nobody does, and where no one has."""
    token = noun
    if token.dep_ == "pobj":
        token = token.head.head
        if token.lower_ == "responsible" and token.head.lemma_.lower() in word_list("holding"):
            return token.head  # "held the army responsible for the raid", "is responsible for it"
    verb = token.head if token.dep_ == "dobj" and token.pos_ in ("NOUN", "PROPN") else token
    if token is not noun and token.pos_ == "NOUN" and token.lemma_.lower() not in word_list("blame"):
        return None
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_list("owning"):
        return None
    nobody = any(t.dep_ == "nsubj" and t.text.lower() in ("nobody", "none", "one") for t in verb.lefts)
    return None if nobody or any(t.dep_ == "neg" for t in verb.children) or is_left_open(verb) else verb


def is_left_open(verb: Token) -> bool:
    """ "Neither confirmed nor denied the raid", "did not confirm or deny it", "did not deny it"."""
    before = verb.nbor(-1).lower_ if verb.i > 0 else ""
    either = before == "or" and verb.dep_ == "conj" and is_negated(verb.head)  # "did not comment but denied it" is not
    given_up = before == "longer" and verb.i > 1 and verb.nbor(-2).lower_ == "no"  # "no longer denies it"
    return is_negated(verb) or before == "nor" or either or given_up


def disowns_half(verb: Token) -> bool:
    """ "Neither confirmed nor denied the raid": whoever says so says nothing of it."""
    return verb.lemma_.lower() in word_list("disowning") and is_left_open(verb)


def is_negated(verb: Token) -> bool:
    """Whether a "not" stands before a verb or right behind it."""
    return any(t.dep_ == "neg" for t in verb.lefts) or any(t.dep_ == "neg" and t.i < verb.i + 3 for t in verb.rights)


def goes_on_beside(clause: Token) -> bool:
    """Whether a clause tells what goes on while the deed above it is done: "a shell killed two as troops advanced"."""
    return clause.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in ("as", "while") for t in clause.lefts)


def stands_behind(noun: Token) -> bool:
    """Whether somebody is said to have done it by "was behind the attack"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "behind" and noun.head.head.lemma_ in ("be", "stand")
