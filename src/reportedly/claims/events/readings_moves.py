"""Who goes, comes and stands where: people who flee, forces that are sent, stationed or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.movers import are_many, carries_aid, is_armed, is_counted, mover_of
from reportedly.claims.events.readings_evacuated import after_evacuation, by_bus, came_out, is_evacuation
from reportedly.claims.events.readings_ground import is_force
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list


def left(doc: Doc, hit: Hit) -> Hit | None:
    """Civilians who leave a place are displaced, fighters who leave it withdraw; others only go."""
    token = doc[hit.anchor]
    if token.lemma_.lower() not in ("leave", "depart"):
        return hit
    stays = None if hit.role == "harm" else hit
    if any(t.lemma_.lower() in word_list("left_behind") for t in token.rights):
        return stays  # "shells left nine dead in Lorn"
    subject = mover_of(token)
    if subject is None or not (_is_ground(token) or by_bus(token) or after_evacuation(token)):
        return stays
    return _gone(token, hit, subject) or stays


def went(doc: Doc, hit: Hit) -> Hit | None:
    """So it is with who slips out, exits or moves out."""
    token = doc[hit.anchor]
    subject = mover_of(token)
    return _gone(token, hit, subject) if subject is not None else None


def quitted(doc: Doc, hit: Hit) -> Hit | None:
    """ "Thousands quit the town", "villagers abandoned their homes": they do not withdraw."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return hit
    if (carrier := mover_of(verb)) is not None and carrier.lemma_.lower() in word_list("carriages") | {"convoy"}:
        return came_out(doc, hit) or hit  # "a convoy with 200 people pulled out of the quarter"
    if verb.lemma_.lower() not in word_list("quitting"):
        return hit
    subject = mover_of(verb)
    return (_gone(verb, hit, subject) if subject is not None and _is_ground(verb) else None) or hit


def _gone(verb: Token, hit: Hit, subject: Token) -> Hit | None:
    one = any(t.lower_ == "one" for t in subject.lefts)
    brought = is_counted(subject) and not one and (by_bus(verb) or after_evacuation(verb))
    if is_armed(subject) and not brought:
        return replace(hit, trigger=trigger_of("withdrawal.verb"))
    those = subject.lower_ == "those" and after_evacuation(verb)
    if not those and (subject.pos_ not in ("NOUN", "NUM") or not (are_many(subject) or brought)):
        return None
    evacuated = brought or (is_evacuation(verb) and verb.lemma_ != "abandon")
    told = "displacement.evacuate" if evacuated else "displacement.leave"
    return replace(hit, trigger=trigger_of(told))


def returned(doc: Doc, hit: Hit) -> Hit | None:
    """People who go home after they had fled."""
    verb = doc[hit.anchor]
    if hit.form != "verb":
        return hit
    subject = mover_of(verb)
    if subject is None or is_armed(subject) or not are_many(subject):
        return None
    counted = any(t.dep_ == "nummod" for t in subject.lefts) or subject.lemma_.lower() in word_list("counts")
    if not counted and subject.lemma_.lower() not in word_list("dwellers"):
        return None
    words = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    return hit if words & word_list("homes") or _is_ground(verb) else None


def silent(doc: Doc, hit: Hit) -> Hit | None:
    """Guns and fronts that fall silent; others only say nothing."""
    subject = mover_of(doc[hit.anchor])
    return hit if subject is not None and subject.lemma_.lower() in word_list("silent") else None


def fled(doc: Doc, hit: Hit) -> Hit | None:
    """Fighters who flee withdraw; fighters who stream into a town are sent there."""
    if hit.form != "verb":
        return hit
    verb = doc[hit.anchor]
    if _describes_teller(verb):
        return None
    subject = mover_of(verb)
    if subject is None or not is_armed(subject) or verb.lemma_.lower() not in word_list("fleeing"):
        return hit
    return replace(hit, trigger=trigger_of("withdrawal.verb" if verb.lemma_ == "flee" else "deployment.verb"))


def _describes_teller(verb: Token) -> bool:
    """ "A teacher who fled to Lorn said ...": only who speaks is told."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.tag_ != "NN" or noun.dep_ != "nsubj" or noun.i > verb.i:
        return False
    return noun.head.lemma_.lower() in word_list("adding") | {"tell", "recall", "describe"}


def came(doc: Doc, hit: Hit) -> Hit | None:
    """Forces that come to a place are deployed there; people in numbers who cross into a country have fled."""
    verb = doc[hit.anchor]
    subject = mover_of(verb)
    if subject is None:
        return None
    if is_armed(subject):
        seen = verb.lemma_.lower() in word_list("seeing")
        return hit if not seen or subject.dep_ == "nsubjpass" else None
    return _arrived(verb, hit, subject)


def aid_comes(doc: Doc, hit: Hit) -> Hit | None:
    """Food, a convoy of it or who brings it: what reaches a place, enters it or is kept from it is aid."""
    if hit.form != "verb":
        return hit
    subject = mover_of(doc[hit.anchor])
    if subject is not None and carries_aid(subject):
        return replace(hit, trigger=trigger_of("aid.verb"))
    return None if hit.trigger.id == "aid.arrive" else hit


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
        return hit if is_armed(verb) else None
    lemma = verb.lemma_.lower()
    if lemma in word_list("stationing"):
        return hit if any(is_force(t) for t in _stationed(verb)) else None
    subject = mover_of(verb)
    if subject is None:
        return None
    if is_force(subject):
        return hit if lemma == "be" or (_joins(verb) if lemma == "join" else _is_ground(verb)) else None
    return _arrived(verb, hit, subject) if lemma in word_list("arriving") else None


def _arrived(verb: Token, hit: Hit, subject: Token) -> Hit | None:
    """People in numbers who come to a place have fled to it, or were brought there."""
    brought = by_bus(verb) or after_evacuation(verb)
    if brought and is_counted(subject) and are_many(subject) and _is_ground(verb):
        return replace(hit, trigger=trigger_of("displacement.evacuate"))
    return replace(hit, trigger=trigger_of("displacement.verb")) if _are_refugees(verb, [subject]) else None


def _stationed(verb: Token) -> list[Token]:
    """Who is stationed: "troops were stationed there", "troops stationed there"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head] if verb.lemma_ == "station" else []  # "the rebels positioned there fired": who they are
    return [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]


def _joins(verb: Token) -> bool:
    """Whether who joins goes to fight with somebody."""
    things = (t for t in verb.children if t.dep_ == "dobj")
    return any(t.pos_ == "PROPN" or t.lemma_.lower() in word_list("joined") for t in things)


def _are_refugees(verb: Token, subjects: Sequence[Token]) -> bool:
    """Whether people in numbers come to a place, and the sentence tells that they fled or they cross into a country."""
    if not any(are_many(t) for t in subjects) or not _is_ground(verb):
        return False
    counted = any(n.dep_ == "nummod" for t in subjects for n in t.lefts)
    things = {t.lemma_.lower() for t in verb.children if t.dep_ == "dobj"}
    across = counted and (verb.lemma_.lower() == "cross" or bool(things & word_list("havens")))
    return across or any(t.lemma_.lower() in word_list("refuge") for t in verb.sent)


def given_up(doc: Doc, hit: Hit) -> Hit | None:
    """Ground that is given up; people pulled out of the rubble and cars left behind are none."""
    verb = doc[hit.anchor]
    lemma = verb.lemma_.lower()
    if hit.form != "verb" or hit.trigger.kind != "withdrawal":
        return hit
    things = [t for t in verb.children if t.dep_ in THINGS]
    if lemma == "pull" and any(_is_rescued(t) for t in things):
        return None
    if lemma == "abandon" and hit.end - hit.start == 1:
        return hit if any(t.pos_ == "PROPN" or t.lemma_.lower() in word_list("ground") for t in things) else None
    return hit


def _is_rescued(who: Token) -> bool:
    people = group_of(who) not in (None, "combatants") and not is_armed(who)
    return people or who.lemma_.lower() in word_list("remains")


def reinforced(doc: Doc, hit: Hit) -> Hit | None:
    """Troops and positions are reinforced; support, armour or a reason that are reinforced move nobody."""
    verb = doc[hit.anchor]
    moved = [t for t in verb.children if t.dep_ in THINGS] if hit.form == "verb" else []
    if any(group_of(t) in ("medics", "aid_workers", "journalists") for t in moved):
        return None  # doctors are no force
    if verb.lemma_.lower() != "reinforce" or hit.end - hit.start > 1 or hit.form != "verb":
        return hit
    things = [t for t in verb.children if t.dep_ in THINGS]
    if _is_armed_with(verb) and not any(t.dep_ == "poss" for thing in things for t in thing.lefts):
        return replace(hit, trigger=trigger_of("arms_supply.verb"))  # "reinforced the rebels with new weapons"
    reinforceable = word_list("ground") | word_list("sent") | word_list("reinforced")
    return hit if any(t.lemma_.lower() in reinforceable or t.pos_ == "PROPN" for t in things) else None


def _is_armed_with(verb: Token) -> bool:
    given = (t for prep in verb.rights if prep.lower_ == "with" for t in prep.children if t.dep_ == "pobj")
    return any(t.lemma_.lower() in word_list("weapons_sent") for t in given)


def patrols(doc: Doc, hit: Hit) -> Hit | None:
    """A patrol that does or suffers something is who does it; patrols that are sent or stepped up are a deployment."""
    noun = doc[hit.anchor]
    if hit.end - hit.start > 1 or noun.lemma_.lower() != "patrol" or hit.form != "noun":
        return hit
    sent = noun.dep_ in THINGS and noun.head.lemma_.lower() in word_list("carriers") | word_list("patrolling")
    return hit if sent else None
