"""What the words around a happening say is not so, or will not be: "is out of the question", "claims that ... are
false", "ruled out talks"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from reportedly.claims.text.clauses import SUBJECTS, is_negated
from reportedly.claims.text.untrue import heads_untrue, is_false, is_untrue
from reportedly.claims.text.words import word_list

CLAUSES = ("ccomp", "advcl", "xcomp", "csubj", "acl", "relcl")
OFFERED = frozenset(("aid", "ceasefire", "negotiation", "withdrawal"))  # what is made by those who agree to it
AFTER = 2  # tokens between a verb and the first word of what it says of its subject
COUNTING = ("fewer", "less", "more", "longer", "doubt")


def refused(token: Token, kind: str) -> str | None:
    """The words that say so of a happening of a kind, told by a verb or a noun; None where none do."""
    return _of_noun(token, kind) or _of_clause(token) or _short_of(token)


def has_clause(noun: Token) -> bool:
    """Whether what a report or a claim tells is told by a clause of its own: "claims that rebels shelled the town"."""
    told = (t for t in noun.rights if t.dep_ in ("acl", "ccomp", "relcl"))
    return any(s.dep_ in SUBJECTS for t in told for s in t.lefts)


def nobody(verb: Token) -> str | None:
    """The word that leaves a verb without anybody who does or suffers it: "nobody has left", "no civilian was killed",
    "neither side has attacked"."""
    for subject in verb.lefts:
        if subject.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if subject.lower_ in ("nobody", "none", "neither"):
            return subject.text
        for word in subject.lefts:
            after = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
            if word.lower_ == "not" and (subject.lower_ == "one" or after == "one" or _is_single(word)):
                return word.text
            if word.lower_ in ("no", "neither") and after not in COUNTING and word.dep_ != "advmod":
                return word.text
    return None


def _is_single(word: Token) -> bool:
    """ "Not a single civilian was killed"."""
    return [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]] == ["a", "single"]


def none_done(verb: Token) -> str | None:
    """The "no" of what a verb is done to: "flew no missions over the town", "fired not a single shot"."""
    for thing in (t for t in verb.rights if t.dep_ == "dobj"):
        for word in thing.lefts:
            after = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
            if (word.lower_ == "no" and after not in COUNTING) or (word.lower_ == "not" and _is_single(word)):
                return word.text
    return None


def _of_noun(noun: Token, kind: str) -> str | None:
    """ "Ruled out talks", "talk of a truce is off the table", "reports of shelling are false"."""
    top = noun
    for _ in range(AFTER + 1):
        if top.dep_ in ("pobj", "pcomp") and top.head.lower_ in ("of", "about", "on", "for"):
            top = top.head.head
    if noun.pos_ not in ("NOUN", "PROPN", "VERB") or top.pos_ not in ("NOUN", "PROPN"):
        return None
    verb = top.head
    if top.i != noun.i and top.lemma_.lower() in word_list("tellings") | word_list("figures") and is_false(top):
        return verb.text
    if kind in OFFERED and top.dep_ == "dobj" and verb.lemma_.lower() in word_list("refusing_offers"):
        return verb.text if not is_negated(verb) else None
    if top.dep_ == "dobj" and verb.lemma_.lower() in word_list("refusing"):
        out = verb.lemma_.lower() not in word_list("refusing_out") or any(
            t.lower_ in ("out", "down", "off") for t in verb.rights
        )
        return verb.text if out and not is_negated(verb) else None
    if top.dep_ in SUBJECTS and verb.pos_ in ("VERB", "AUX"):
        return _off_the_table(verb)
    return None


def _off_the_table(verb: Token) -> str | None:
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3 + AFTER]]
    phrases = _phrases()
    for at in range(AFTER):
        for size, said in phrases.items():
            phrase = " ".join(words[at : at + size])
            if phrase in said and not is_negated(verb):
                return phrase
    return None


@cache
def _phrases() -> Mapping[int, frozenset[str]]:
    sizes: dict[int, set[str]] = {}
    for phrase in word_list("off_the_table"):
        sizes.setdefault(len(phrase.split()), set()).add(phrase)
    return {size: frozenset(said) for size, said in sizes.items()}


def _of_clause(verb: Token) -> str | None:
    """ "It is not true that the army shelled the town", "no truth in reports that it did", "claims that it did are
    false"."""
    if verb.dep_ not in CLAUSES or verb.pos_ not in ("VERB", "AUX"):
        return None
    head = verb.head
    if heads_untrue(head):
        return head.text
    if verb.dep_ == "csubj":
        return _off_the_table(head)  # "arming the rebels is out of the question"
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        over = head.head if head.pos_ == "ADJ" and head.dep_ == "acomp" else head
        that = any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.lefts)
        return head.text if that and over.lemma_ == "be" and is_untrue(over) else None
    if head.lemma_.lower() not in word_list("tellings"):
        return None
    if is_false(head):
        return head.head.text
    truth = head.head.head if head.dep_ == "pobj" else head
    return truth.text if truth.lower_ == "truth" and any(t.lower_ in ("no", "little") for t in truth.lefts) else None


def _short_of(verb: Token) -> str | None:
    """ "Stopped short of storming the town"."""
    short = (
        verb.dep_ == "pcomp" and verb.head.lower_ == "of" and verb.head.i > 0 and verb.head.nbor(-1).lower_ == "short"
    )
    return "short of" if short else None
