"""What a sentence says is not true."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.text.clauses import SUBJECTS, is_negated
from reportedly.claims.text.words import word_list

FIRST = 3  # tokens of a sentence before the noun that it begins with


def is_false(noun: Token) -> bool:
    """Whether a report or a claim is called untrue by its verb: "claims that ... are baseless", "described as baseless
    the claim that"."""
    verb = noun.head
    if verb.lower_ == "as" and verb.i < noun.left_edge.i + 1 and verb.head.lemma_.lower() in word_list("calling"):
        words = noun.doc[verb.i + 1 : noun.i]
        article = next((t.i for t in words if t.pos_ == "DET"), noun.i)
        return not is_negated(verb.head) and any(t.lower_ in word_list("untrue") and t.i < article for t in words)
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


def heads_untrue(verb: Token) -> bool:
    """Whether a parse took the noun of "Media reports that the army fled are baseless" for a verb."""
    doc, end = verb.doc, verb.sent.end
    opens = verb.tag_ == "VBZ" and verb.lemma_.lower() in word_list("tellings") and verb.i - verb.sent.start <= FIRST
    if not opens or verb.i + 1 >= end or verb.nbor().lower_ != "that":
        return False
    beings = (t for t in doc[verb.i + 2 : end] if t.lemma_ == "be" and t.dep_ not in ("auxpass", "aux"))
    return any(is_untrue(t) for t in beings)
