"""Who goes, comes and stands where: people who flee, forces that are sent, stationed or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.people import group_of
from reportedly.claims.readings_ground import is_force
from reportedly.claims.triggers import Hit, trigger_of
from reportedly.claims.words import word_list

THINGS = frozenset({"dobj", "nsubjpass"})
NEAR = 30  # tokens around a departure in which words of an evacuation are looked for


def left(doc: Doc, hit: Hit) -> Hit | None:
    """Civilians who leave a place are displaced, fighters who leave it withdraw; others only go."""
    token = doc[hit.anchor]
    if token.lemma_.lower() not in ("leave", "depart"):
        return hit
    stays = None if hit.role == "harm" else hit
    verb = token.head if token.dep_ == "xcomp" else token
    verb = verb.head if verb.dep_ == "acomp" else verb  # "were able to leave"
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if subject is None or not _is_ground(token):
        return stays
    group = group_of(subject)
    if group == "combatants" or subject.lemma_.lower() in word_list("sent"):
        return replace(hit, trigger=trigger_of("withdrawal.verb"))
    moved = (group is not None and subject.tag_ == "NNS") or subject.lemma_.lower() in word_list("counts")
    moved = moved or _has_people(subject)
    how = "displacement.evacuate" if _is_evacuation(token) else "displacement.leave"
    return replace(hit, trigger=trigger_of(how)) if moved and subject.pos_ in ("NOUN", "NUM") else stays


def _has_people(subject: Token) -> bool:
    """ "A first group of 400 people", "a convoy with 2,000 villagers"."""
    inside = (t for prep in subject.rights if prep.lower_ in ("of", "with") for t in prep.rights)
    return any(t.dep_ == "pobj" and t.tag_ == "NNS" and group_of(t) is not None for t in inside)


def carried(doc: Doc, hit: Hit) -> Hit | None:
    """People taken out of a place are evacuated where the words around tell of buses, a siege or a deal."""
    role = {"nsubj"} if doc[hit.anchor].lemma_ == "board" else THINGS
    taken = (t for t in doc[hit.anchor].children if t.dep_ in role)
    people = any(group_of(t) is not None or t.lemma_.lower() in word_list("counts") for t in taken)
    return hit if people and _is_evacuation(doc[hit.anchor]) else None


def _is_evacuation(verb: Token) -> bool:
    sentence = verb.sent
    near = verb.doc[max(sentence.start, verb.i - NEAR) : min(sentence.end, verb.i + NEAR)]
    return any(t.lemma_.lower() in word_list("evacuation") for t in near)


def _is_ground(verb: Token) -> bool:
    """Whether a verb of motion has a place as its object or after its preposition."""
    things = [t for t in verb.children if t.dep_ == "dobj"]
    things += [t for prep in verb.children if prep.dep_ == "prep" for t in prep.children if t.dep_ == "pobj"]
    return any(
        t.lemma_.lower() in word_list("ground") or t.ent_type_ in ("GPE", "LOC") or t.pos_ == "PROPN" for t in things
    )


def arrived(doc: Doc, hit: Hit) -> Hit | None:
    """Forces that arrive somewhere, cross a border or are stationed there were sent there; people who come as refugees
    are displaced."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return hit if any(t.lemma_.lower() in word_list("sent") for t in verb.subtree) else None
    lemma = verb.lemma_.lower()
    if lemma in word_list("stationing"):
        return hit if any(is_force(t) for t in _stationed(verb)) else None
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    if any(is_force(t) for t in subjects):
        return hit if lemma == "be" or (_joins(verb) if lemma == "join" else _is_ground(verb)) else None
    if lemma in word_list("arriving") and _are_refugees(verb, subjects):
        return replace(hit, trigger=trigger_of("displacement.verb"))
    return None


def _stationed(verb: Token) -> list[Token]:
    """Who is stationed: "troops were stationed there", "troops stationed there"."""
    inner = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return [verb.head] if inner else [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]


def _joins(verb: Token) -> bool:
    """Whether who joins goes to fight with somebody."""
    things = (t for t in verb.children if t.dep_ == "dobj")
    return any(t.pos_ == "PROPN" or t.lemma_.lower() in word_list("joined") for t in things)


def _are_refugees(verb: Token, subjects: Sequence[Token]) -> bool:
    """Whether people in numbers come to a place, and the sentence tells that they fled."""
    many = any(
        (group_of(t) is not None and t.tag_ == "NNS") or t.lemma_.lower() in word_list("counts") for t in subjects
    )
    return many and _is_ground(verb) and any(t.lemma_.lower() in word_list("refuge") for t in verb.sent)
