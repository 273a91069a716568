"""Who is told to be behind an act by the words around it: accused of it, answerable for it, or up against it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.parties.phrases import Phrase, listed, noun_phrase
from reportedly.claims.text.clauses import THINGS, stands_behind

NOUN_LIKE = ("compound", "conj", "appos", "nmod", "amod")
CLIMB = 4  # nouns up which an act is looked for: "attack" in "an attack series"


def blamed(doc: Doc, act: Token) -> Iterator[Phrase]:
    """Who is accused of an act, charged with it, suspected in it or responsible for it; on whom it is blamed."""
    act = _outer(act)
    if is_blamed_on(act):  # "blamed the attack on rebels", "attributed it to them"
        link = "on" if listed(act.head, "laying_on") else "to"
        yield from (
            p for word in (act.head, act) for on in word.children if on.lower_ == link for p in _objects(doc, on)
        )
    if stands_behind(act):  # "the rebels were behind the attack"
        yield from (p for t in act.head.head.lefts if t.dep_ == "nsubj" for p in noun_phrase(doc, t))
    if act.dep_ != "pobj" or act.head.lower_ not in ("for", "in", "with", "of", "over"):
        return
    word = act.head.head
    if not listed(word, "answerable"):
        return
    if word.pos_ in ("VERB", "AUX"):
        passive = next((t for t in word.lefts if t.dep_ == "nsubjpass"), None)
        told = passive or next((t for t in word.children if t.dep_ == "dobj"), None)
        if told is None and word.dep_ == "acl":
            told = word.head
        if told is not None:
            yield from noun_phrase(doc, told)
        return
    yield from _answerable(doc, word)


def put_on(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """On whom a verb of blame puts a deed told elsewhere: "which he blamed on rebels", "blamed the army", "the army was
    responsible for it"."""
    if verb.lemma_ == "be":
        yield from (p for t in verb.lefts if t.dep_ == "nsubj" for p in noun_phrase(doc, t))
        return
    on = [
        p for t in verb.children if t.lower_ in ("on", "to") and t.dep_ in ("prep", "dative") for p in _objects(doc, t)
    ]
    yield from on or (p for t in verb.children if t.dep_ in THINGS for p in noun_phrase(doc, t))


def is_blamed_on(act: Token) -> bool:
    """Whether an act is blamed on somebody: whoever stands after its "on" is no target."""
    return act.dep_ == "dobj" and listed(act.head, "blaming")


def _answerable(doc: Doc, word: Token) -> Iterator[Phrase]:
    """Of whom "suspect", "responsible" or "responsibility" is said."""
    yield from _owner(doc, word)
    yield from (p for of in word.children if of.lower_ == "of" for p in _objects(doc, of))
    if word.dep_ == "pobj" and word.head.lower_ == "as":  # "named him as a suspect in"
        told: Token | None = doc[word.head.i - 1] if word.head.i else word
        if told is not None and told.dep_ == "pobj" and told.head.lower_ == "by":  # "sought by the police as a suspect"
            verb = told.head.head
            subject = next((t for t in verb.lefts if t.dep_ in ("nsubjpass", "nsubj")), None)
            told = subject or (verb.head if verb.dep_ == "acl" else None)
        if told is not None and told.pos_ in ("NOUN", "PROPN"):
            yield from noun_phrase(doc, told)
    if word.dep_ in ("attr", "acomp", "dobj") and word.head.pos_ in ("VERB", "AUX"):
        yield from (p for t in word.head.lefts if t.dep_ == "nsubj" for p in noun_phrase(doc, t))


def _owner(doc: Doc, word: Token) -> Iterator[Phrase]:
    """The noun before a word that is its, also where the apostrophe was lost: "the rebels direct responsibility"."""
    at = word.i - 1
    while at >= max(0, word.i - CLIMB) and doc[at].pos_ in ("ADJ", "PART"):
        at -= 1
    if at >= 0 and doc[at].pos_ in ("NOUN", "PROPN"):
        yield from noun_phrase(doc, doc[at])


def repellers(doc: Doc, act: Token) -> Iterator[Phrase]:
    """Who foils, repels or thwarts an attack: told so, the fight is theirs, and the attackers are whom they fight."""
    if repelled(act):
        yield from (p for t in _outer(act).head.lefts if t.dep_ == "nsubj" for p in noun_phrase(doc, t))


def repelled(act: Token) -> bool:
    """Whether an attack is told as what others fight off."""
    act = _outer(act)
    return act.dep_ == "dobj" and listed(act.head, "repelling")


def _objects(doc: Doc, preposition: Token) -> Iterator[Phrase]:
    yield from (p for t in preposition.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _outer(noun: Token) -> Token:
    for _ in range(CLIMB):
        if noun.dep_ not in NOUN_LIKE or noun.head.i == noun.i:
            break
        noun = noun.head
    return noun
