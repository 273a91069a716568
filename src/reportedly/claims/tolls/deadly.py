"""Words that do harm together: "fatally wounded", "shot and killed", "the fatal shooting of a boy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.triggers import Hit

MEANS_OF_HARM = "killing"  # the kind of the plain words of harm ("wounded"); others tell by what means ("shot")


def words_of_harm(doc: Doc, hits: Sequence[Hit]) -> dict[int, Hit]:
    """The hits that show harm, by the token that carries them, each with the effect that the words beside it give."""
    harms = {hit.anchor: hit for hit in hits if hit.role == "harm" and hit.trigger.effect is not None}
    killed = {i for i, hit in harms.items() if hit.trigger.effect == "killed"}
    found = {}
    for hit in hits:
        if hit.form == "noun" and any(t.lower_ in words_table()["deadly"]["not_done"] for t in doc[hit.anchor].lefts):
            continue  # "attempted murder"
        if harms.get(hit.anchor) is hit:
            deadly = hit.trigger.effect == "injured" and (_fatally(doc, hit) or _and_killed(doc, hit, killed))
            found[hit.anchor] = _with_effect(hit, "killed") if deadly else hit
        elif hit.form == "noun" and hit.role in ("event", "attack") and hit.anchor not in harms:
            effect = _done_to_people(doc[hit.anchor], hit)
            if effect is not None:
                found[hit.anchor] = _with_effect(hit, effect)
    return found


def _with_effect(hit: Hit, effect: str) -> Hit:
    also = ("killed",) if effect == "injured" else ()  # who was shot may have died
    trigger = hit.trigger.model_copy(update={"role": "harm", "effect": effect, "also": also})
    return replace(hit, trigger=trigger)


def _fatally(doc: Doc, hit: Hit) -> bool:
    """ "Fatally wounded", "shot him fatally", "suffered a fatal wound", "the fatal injury of"."""
    table = words_table()["deadly"]
    if hit.form == "noun" and any(t.lower_ in table["adjectives"] for t in doc[hit.anchor].lefts):
        return True
    if any(t.lower_ in table["adverbs"] for t in doc[hit.anchor].children):
        return True
    return any(t.lower_ in table["adjectives"] for t in doc[hit.start : hit.end])


def _and_killed(doc: Doc, hit: Hit, killed: set[int]) -> bool:
    """ "Shot and killed", "was shot in the head and killed": two steps of one harm. But "killed and wounded" and
    "wounded or killed" count two kinds of people."""
    if hit.trigger.kind == MEANS_OF_HARM or hit.form != "verb":
        return False
    verb = doc[hit.anchor]
    for other in verb.children:
        if other.i in killed and other.dep_ == "conj" and other.i > verb.i:
            own = any(t.dep_ in ("nsubj", "nsubjpass") for t in other.children)
            own = own or all(any(t.dep_ == "dobj" for t in one.children) for one in (verb, other))
            joined = any(t.dep_ == "cc" and t.lower_ == "and" and t.i < other.i for t in verb.children)
            if joined and not own:
                return True
    return False


def multiple_of(noun: Token) -> tuple[Token, int] | None:
    """The word before a deed that counts its victims, and how many they are: "a triple shooting", "a double murder"."""
    word = noun.nbor(-1) if noun.i else None
    number = words_table()["multiple"].get(word.lower_) if word is not None else None
    return None if word is None or number is None else (word, number)


def _done_to_people(noun: Token, hit: Hit) -> str | None:
    """The effect of a deed that a noun tells of as done to people: "the fatal stabbing of", "the shooting of",
    "a triple shooting"."""
    if multiple_of(noun) is not None:
        return "injured" if hit.trigger.kind == "shooting" else None
    victims = [t for of in noun.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj"]
    if not any(group_of(token) is not None or token.tag_ == "NNP" for token in victims):
        return None
    if any(t.lower_ in words_table()["deadly"]["adjectives"] for t in noun.children):
        return "killed"
    return "injured" if hit.trigger.kind == "shooting" and noun.lemma_.lower() == "shooting" else None
