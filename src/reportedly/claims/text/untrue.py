"""What a sentence says is not true."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.text.clauses import SUBJECTS, is_negated
from reportedly.claims.text.words import word_list


def is_false(noun: Token) -> bool:
    """Whether a report or a claim is called untrue by its verb: "claims that ... are baseless"."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX"):
        return False
    return is_untrue(verb)


def is_untrue(verb: Token) -> bool:
    """ "Is baseless", "is not true"."""
    said = [t for t in verb.rights if t.dep_ in ("acomp", "attr", "oprd", "prep")]
    words = {t.lower_ for s in said for t in (s, *s.children)}
    if is_negated(verb):
        return "true" in words
    return bool(words & word_list("untrue"))
