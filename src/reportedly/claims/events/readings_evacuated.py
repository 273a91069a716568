"""Who is brought out of a place in an organised way, and who only leaves it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from reportedly.claims.events.movers import are_all_armed, are_many, is_counted, mover_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

NEAR = 30  # tokens around a departure in which words of an evacuation are looked for


def carried(doc: Doc, hit: Hit) -> Hit | None:
    """People taken out of a place are evacuated where the words around tell of buses, a siege or a deal."""
    verb = doc[hit.anchor]
    role = {"nsubj"} if verb.lemma_ in ("board", "be") else THINGS
    taken = (t for t in verb.children if t.dep_ in role)
    people = [t for t in taken if group_of(t) is not None or t.lemma_.lower() in word_list("counts")]
    if not people or any(t.lemma_.lower() in word_list("wards") for t in verb.subtree if t.i > verb.i):
        return None  # "took nine people to hospital"
    if verb.lemma_ == "bring" and any(t.lower_ == "in" and t.dep_ == "prt" for t in verb.children):
        return None
    armed = any(are_all_armed(t) for t in people)
    return hit if by_bus(verb) or (is_evacuation(verb) and not armed) else None


def came_out(doc: Doc, hit: Hit) -> Hit | None:
    """People in numbers who come out of a place, or are brought somewhere, are evacuated where the words around tell of
    it: elsewhere they may come out to welcome somebody."""
    verb = doc[hit.anchor]
    things = [t for t in verb.children if t.dep_ in THINGS] if hit.form == "verb" else []
    if things:
        brought = any(is_counted(t) or t.lemma_.lower() in word_list("counts") for t in things) and carried(doc, hit)
        return replace(hit, trigger=trigger_of("displacement.evacuate")) if brought else None
    subject = mover_of(verb) if hit.form == "verb" else _of(verb)
    if subject is not None and "let" in (subject.head.lemma_, verb.head.lemma_):
        return None  # who is let go was held
    to_do = any(t.dep_ in ("xcomp", "advcl") and t.i > verb.i for t in verb.children)
    many = subject is not None and subject.pos_ in ("NOUN", "NUM") and are_many(subject) and not to_do
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if many and is_evacuation(verb) else None


def rescued(doc: Doc, hit: Hit) -> Hit | None:
    """People brought out of rubble alive; those who are rescued from captors were held, and are told as that. Who could
    not be saved died."""
    verb = doc[hit.anchor]
    if any(t.dep_ == "neg" for t in verb.children):
        lost = verb.lemma_ == "save" and any(t.dep_ == "nsubjpass" for t in verb.lefts)
        return replace(hit, trigger=trigger_of("killed.verb")) if lost else None
    saved = [t for t in verb.children if t.dep_ in THINGS]
    people = any(group_of(t) is not None and t.lemma_.lower() not in word_list("remains") for t in saved)
    alive = any(t.lower_ == "alive" or t.lemma_.lower() in word_list("rubble") for t in verb.sent)
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if people and alive else None


def brought_out(doc: Doc, hit: Hit) -> Hit | None:
    """The wounded who are flown or brought out of a place were hurt before: that they are brought out is told."""
    noun = doc[hit.anchor]
    if noun.dep_ == "amod" and noun.head.pos_ == "NUM":
        noun = noun.head  # "evacuated 42 wounded"
    carried = noun.dep_ in THINGS and noun.head.lemma_.lower() in word_list("bringing_out")
    return None if carried else hit


def _of(departure: Token) -> Token | None:
    """ "The departure of 300 people"."""
    return next((t for of in departure.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"), None)


def is_evacuation(verb: Token) -> bool:
    """Whether the sentence of a departure tells of buses, a siege or a deal, or those around of an evacuation."""
    end = verb.sent.end
    near = _tells(_around(verb), "evacuation") or after_evacuation(verb)
    return near or _tells(verb.doc[end : end + NEAR], "evacuating")


def by_bus(verb: Token) -> bool:
    """Whether the sentence of a departure tells that those who go are carried: fighters too are then brought out."""
    return _tells(_around(verb), "evacuating")


def after_evacuation(verb: Token) -> bool:
    """Whether the sentence before tells that people were carried."""
    start = verb.sent.start
    return _tells(verb.doc[max(0, start - NEAR) : start], "evacuating")


def _around(verb: Token) -> Span:
    sentence = verb.sent
    return verb.doc[max(sentence.start, verb.i - NEAR) : min(sentence.end, verb.i + NEAR)]


def _tells(words: Span, of: str) -> bool:
    return any(t.lemma_.lower() in word_list(of) for t in words)
