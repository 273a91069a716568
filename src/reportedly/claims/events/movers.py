"""Who a verb of motion moves: forces, people in numbers, or aid."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.claims.events.readings_ground import is_force
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import RELATIVES, SUBJECTS, THINGS
from reportedly.claims.text.words import word_list

STEPS = 3  # verbs between a verb of motion and its subject: "were able to start leaving"
PLURALS = frozenset({"NNS", "NNPS"})


def mover_of(verb: Token) -> Token | None:
    """Who goes: the subject, that of a verb which lets or makes him go ("were able to leave", "forced them to leave"),
    or the noun that a relative clause or a participle is about."""
    for _ in range(STEPS):
        subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
        if subject is not None:
            return verb.head if verb.dep_ == "relcl" and subject.lower_ in RELATIVES else subject
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in ("xcomp", "conj", "acomp", "ccomp", "dep") or verb.head.i == verb.i:
            return None
        forced = next((t for t in verb.head.rights if t.dep_ == "dobj"), None)
        if verb.dep_ == "xcomp" and forced is not None:
            return forced
        verb = verb.head
    return None


def moved_by(verb: Token) -> list[Token]:
    """Who is taken somewhere: what a verb is done to, in a broken parse the people before "were taken"."""
    things = [t for t in verb.children if t.dep_ in THINGS]
    was = next((t for t in verb.lefts if t.dep_ == "auxpass"), None)
    if things or was is None or not was.i:
        return things
    before = was.nbor(-1)
    return [before] if before.pos_ == "NOUN" and group_of(before) is not None else []


def is_armed(who: Token) -> bool:
    """Forces by their own word, their number's or what their convoy is made of."""
    return group_of(who) == "combatants" or is_force(who) or any(group_of(t) == "combatants" for t in _inside(who))


def are_all_armed(who: Token) -> bool:
    """ "Hundreds of fighters", not "fighters and their families"."""
    named = [t for one in (who, *_inside(who)) for t in (one, *one.conjuncts) if group_of(t) is not None]
    return bool(named) and all(is_armed(t) for t in named)


def are_living(noun: Token) -> bool:
    """Whether a noun is one for people, and not for the dead ("bodies"), who are only carried."""
    return group_of(noun) is not None and noun.lemma_.lower() not in word_list("remains")


def are_many(who: Token) -> bool:
    """ "Villagers", "hundreds", "a first group of 400 people", "a convoy with 2,000 villagers"."""
    if who.lemma_.lower() in word_list("counts") or (group_of(who) is not None and who.tag_ in PLURALS):
        return True
    people = any(t.tag_ in PLURALS and group_of(t) is not None for t in _inside(who))
    return people or (who.lemma_.lower() in word_list("shares") and any(group_of(t) for t in _inside(who)))


def is_counted(who: Token) -> bool:
    """ "250 fighters", "a first group of 250 fighters"."""
    people = [who, *(t for of in who.rights if of.lower_ == "of" for t in of.rights)]
    people += [t for t in who.lefts if t.dep_ == "compound"]  # "fifty government troops"
    return any(t.pos_ == "NUM" or any(n.pos_ == "NUM" for n in t.lefts) for t in people)


def carries_aid(who: Token) -> bool:
    """Aid by its own word, a truck in a sentence that speaks of aid, or who brings it."""
    lemma = who.lemma_.lower()
    inside = {t.lemma_.lower() for t in who.subtree}
    if lemma in word_list("aid_goods"):
        return not inside & word_list("weapons_sent")
    if lemma in word_list("aid_carriers"):
        near = inside | {t.lemma_.lower() for t in who.sent}
        return bool(near & word_list("aid_signs")) and not is_armed(who)
    return lemma in word_list("aid_workers") and bool(inside & word_list("aid_signs"))


def _inside(who: Token) -> list[Token]:
    """What a group or a number is of."""
    return [t for prep in who.rights if prep.lower_ in ("of", "with") for t in prep.rights if t.dep_ == "pobj"]
