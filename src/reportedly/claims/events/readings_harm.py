"""Readings of harm: what is destroyed, who is put to death, treated or counted, and words of harm that hurt nobody."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.events.readings_evacuated import came_out
from reportedly.claims.events.readings_weapons import governed
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

BEFORE_SHOT = 4  # tokens from "without" to the verb


def destroyed(doc: Doc, hit: Hit) -> Hit | None:
    """Homes, hospitals and goods destroyed are a harm told for itself; a depot destroyed tells of a fight."""
    token = doc[hit.anchor]
    if hit.form != "verb" or token.tag_ == "VBG":
        return hit
    things = [t for t in token.children if t.dep_ in THINGS]
    if token.dep_ in ("acl", "relcl") and not any(t.dep_ == "dobj" for t in token.children):
        things.append(token.head)
    words = {thing.lemma_.lower() for thing in things}
    return replace(hit, trigger=trigger_of("destruction.civil")) if words & word_list("civil") else hit


def damage(doc: Doc, hit: Hit) -> Hit | None:
    """ "Caused damage to", "suffered great damage", "the destruction of": something was damaged."""
    token = doc[hit.anchor]
    verbs = [t for t in (token.head, token.head.head) if t.lemma_.lower() in word_list("causing")]
    caused = token.dep_ in ("dobj", "pobj", "nsubjpass", "attr") and any(
        verb.tag_ != "VBG" and verb.dep_ != "conj" for verb in verbs
    )
    of_thing = token.lemma_.lower() == "destruction" and any(
        t.lower_ == "of" and any(w.dep_ == "pobj" and w.pos_ in ("NOUN", "PROPN") for w in t.children)
        for t in token.children
    )
    return replace(hit, trigger=trigger_of("destruction.civil")) if caused or of_thing else hit


def executed(doc: Doc, hit: Hit) -> Hit | None:
    """ "Executed an attack", "executed operations": nobody was put to death."""
    if doc[hit.anchor].lemma_.lower() != "execute":
        return hit
    token = doc[hit.anchor]
    things = [t for t in token.children if t.dep_ in THINGS] + ([token.head] if token.dep_ in ("amod", "acl") else [])
    return None if any(t.lemma_.lower() in word_list("doings") for t in things) else hit


def taken_in(doc: Doc, hit: Hit) -> Hit | None:
    """Whom a hospital takes in or doctors treat is hurt; others are received who were brought out of a place."""
    verb = doc[hit.anchor]
    by = [t for prep in verb.children if prep.dep_ == "agent" for t in prep.children]
    carers = word_list("carers")
    who = [t for t in (*verb.lefts, *by) if t.dep_ in ("nsubj", "pobj")]
    if any(t.lower_ in ("it", "they", "he", "she", "we") for t in who) and verb.dep_ == "ccomp":
        who += [t for t in verb.head.lefts if t.dep_ == "nsubj"]  # "a nurse said she had treated nine"
    cared = any(t.lemma_.lower() in carers for t in who)
    if cared and any(t.dep_ in THINGS for t in verb.children):
        return hit
    return came_out(doc, hit) if verb.lemma_ == "receive" else None


def counted_by_none(doc: Doc, hit: Hit) -> Hit | None:
    """ "It gave no casualties": nobody says that there were none."""
    token = doc[hit.anchor]
    untold = token.dep_ == "dobj" and token.head.lemma_.lower() in ("give", "mention", "specify", "provide", "offer")
    return None if untold and any(t.lower_ == "no" for t in token.lefts) else hit


def defused(doc: Doc, hit: Hit) -> Hit | None:
    """A bomb that is found or defused did not go off."""
    role, verb = governed(doc[hit.anchor])
    found = verb is not None and role in THINGS and verb.lemma_.lower() in word_list("struck")
    return None if found and doc[hit.anchor].lemma_.lower() in ("bomb", "trap") else hit


def burnt(doc: Doc, hit: Hit) -> Hit | None:
    """Homes that are burnt are destroyed, and nobody is hurt."""
    token = doc[hit.anchor]
    if token.lemma_.lower() != "burn":
        return hit
    things = {t.lemma_.lower() for t in token.children if t.dep_ in THINGS}
    homes = things & (word_list("civil") | word_list("burnt"))
    return replace(hit, trigger=trigger_of("looting_destruction.verb")) if homes else hit


def unfired(doc: Doc, hit: Hit) -> Hit | None:
    """ "Without a shot being fired", "without firing a shot"."""
    start = max(hit.anchor - BEFORE_SHOT, first_of_sentence(doc[hit.anchor]))
    return None if any(t.lower_ == "without" for t in doc[start : hit.anchor]) else hit
