"""Who or what is taken away, and by whom: captives, the arrested, loot; and who is stoned."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.readings_evacuated import by_helper
from reportedly.claims.people.people import group_of
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

OUT_OF = frozenset({"from", "of", "off", "out"})
THINGS = frozenset({"dobj", "nsubjpass", "pobj"})


def carried_off(doc: Doc, hit: Hit) -> Hit | None:
    """ "Made off with the cattle", "carried off the harvest": who takes things loots."""
    verb = doc[hit.anchor]
    last = doc[hit.end - 1]
    if last.lower_ == "off" and last.head.i != verb.i and last.head.head.i != verb.i:
        return None  # "a boat carrying 60 people sank off the coast"
    things = [t for child in verb.children for t in (child, *child.children) if t.dep_ in THINGS and t.i != verb.i]
    if any(t.lemma_.lower() in word_list("remains") | word_list("casualties") for t in things):
        return None  # "took away the bodies"
    if not things or any(_is_somebody(t) for t in things) or verb.lemma_ == "pull":
        return hit
    loot = verb.lemma_ in word_list("carrying_off") and any(t.pos_ == "NOUN" for t in things)
    return replace(hit, trigger=trigger_of("looting_destruction.carry")) if loot else None


def _is_somebody(token: Token) -> bool:
    return group_of(token) is not None or token.pos_ in ("PROPN", "PRON", "NUM")


def taken(doc: Doc, hit: Hit) -> Hit | None:
    """People whom soldiers or police take away are arrested, whom buses take away are brought out; others take
    captives."""
    verb = doc[hit.anchor]
    if by_helper(verb):
        return replace(hit, trigger=trigger_of("displacement.evacuate"))
    for _ in range(3):
        if verb.dep_ != "conj" or any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts):
            break
        verb = verb.head
    by = (t for child in verb.children if child.dep_ in ("nsubj", "agent") for t in child.subtree)
    state = any(t.lemma_.lower() in word_list("arresting") for t in by)
    return replace(hit, trigger=trigger_of("detention.verb")) if state else hit


def dragged(doc: Doc, hit: Hit) -> Hit | None:
    """People dragged out of their homes or off a bus; the dead and hurt are dragged out of rubble."""
    verb = doc[hit.anchor]
    people = any(t.dep_ in ("dobj", "nsubjpass") and _is_somebody(t) for t in verb.children)
    out = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i and t.dep_ == "pobj" and t.head.lower_ in OUT_OF}
    return taken(doc, hit) if people and out & word_list("dragged_from") else None


def stoned(doc: Doc, hit: Hit) -> Hit | None:
    """Who is stoned is killed; a crowd that stones the police throws stones."""
    verb = doc[hit.anchor]
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children) or verb.dep_ == "acl"
    return hit if passive else None
