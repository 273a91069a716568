"""Names that stand where only ground does that is fought for: "control of Karm", "Karm fell to the rebels", "pulled out
of Karm", "the rebels left Karm"."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.places.scan import Text
from reportedly.claims.text.words import place_list

ROW = 6  # names joined in a row
RELATIVES = ("who", "which", "that")
OBJECTS = ("dobj", "nsubjpass")


def is_ground(text: Text, last: int, known: bool) -> bool:
    """Whether the name that ends before a token is what is taken, held, left or cut off. `known`: a gazetteer holds
    it, so that no verb has to rule out that it is a person's."""
    if not text.part(last - 1):
        return False
    name = text.token(last - 1)
    for _ in range(ROW):
        if name.dep_ != "conj":
            break
        name = name.head
    verb = name.head
    if name.dep_ == "pobj":
        return _behind_preposition(verb, known)
    if name.dep_ in OBJECTS:
        return _is_taken(verb, name, known)
    first = bool(name.is_sent_start) and name.i + 1 == verb.i  # a name that the parser takes for another word
    return (name.dep_ == "nsubj" or first) and _changes_hands(verb)


def _behind_preposition(preposition: Token, known: bool) -> bool:
    """ "Control of", "withdrew from", "driven out of"; and "gave up", where the parser takes "up" for one."""
    above = preposition.head
    while above.dep_ == "prep" and above.head is not above:
        above = above.head
    if preposition.lower_ == "up":
        return above.lemma_ == "give"
    word = above.lemma_.lower()
    if preposition.lower_ in ("of", "over") and word in place_list("grip"):
        return True
    if known and preposition.lower_ == "of" and word in place_list("takings"):
        return True
    return preposition.lower_ in ("from", "of") and word in place_list("driven_from")


def _is_taken(verb: Token, name: Token, known: bool) -> bool:
    if verb.lemma_ in place_list("done_to_ground"):
        return True
    doers = _doers(verb, name)
    if verb.lemma_ in place_list("attacks") and any(map(_is_force, doers)):
        return True
    if verb.lemma_ in place_list("struck_from_afar") and any(d.lemma_ in place_list("strikes") for d in doers):
        return True
    if not known:
        return False
    if verb.lemma_ == "give":
        return any(child.dep_ == "prt" and child.lower_ == "up" for child in verb.children)
    return verb.lemma_ in place_list("done_by_forces") and any(map(_is_force, doers))


def _doers(verb: Token, name: Token) -> list[Token]:
    """Who does it, in the active or the passive; of a verb joined to another, who does that."""
    if name.dep_ == "nsubjpass":
        by = [child for child in verb.children if child.dep_ == "agent"]
        return [token for agent in by for token in agent.children if token.dep_ == "pobj"]
    for _ in range(ROW):
        doers = [child for child in verb.lefts if child.dep_ == "nsubj"]
        if verb.dep_ == "relcl" and any(doer.lower_ in RELATIVES for doer in doers):
            return [verb.head]  # "troops, who hold Karm"
        if doers or verb.dep_ not in ("conj", "xcomp"):
            return doers
        verb = verb.head
    return []


def _is_force(doer: Token) -> bool:
    return doer.lower_ in place_list("armed") or (doer.text.isupper() and len(doer) > 1)


def _changes_hands(verb: Token) -> bool:
    """ "Karm fell to", "changed hands", "is under rebel control", "remains in their hands"."""
    after = list(verb.rights)
    if verb.lemma_ == "change":
        return any(child.dep_ == "dobj" and child.lower_ == "hands" for child in after)
    if verb.lemma_ == "fall":
        return any(child.dep_ == "prep" and child.lower_ in ("into", "to", "under") for child in after)
    if verb.lemma_ not in place_list("staying"):
        return False
    things = [
        noun for child in after if child.dep_ == "prep" and child.lower_ in ("in", "under") for noun in child.rights
    ]
    return any(noun.lower_ in place_list("holds") for noun in things)
