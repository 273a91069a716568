"""What an ambiguous word means where it stands: captives, weapons that are used or struck, homes that are destroyed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.chemicals import harmless_gas, outlawed
from reportedly.claims.events.readings_captives import besieged, captives, handed_over, under_rubble
from reportedly.claims.events.readings_evacuated import (
    aboard,
    airlifted,
    brought_out,
    came_out,
    carried,
    driven,
    in_hospital,
    rescued,
    taken_along,
)
from reportedly.claims.events.readings_ground import (
    advance,
    at_home,
    cleared,
    contested,
    cut_way,
    divided,
    entered,
    fell,
    held,
    occupied,
    purpose,
    took,
)
from reportedly.claims.events.readings_held import escaped, gave_up, kept, missed, picked_up
from reportedly.claims.events.readings_moves import (
    aid_comes,
    arrived,
    came,
    fled,
    given_up,
    left,
    patrols,
    quitted,
    reinforced,
    returned,
    silent,
    went,
)
from reportedly.claims.events.readings_said import (
    asked,
    baseless,
    blame_of_some,
    crimes,
    denied,
    impunity,
    insisted,
    judged,
    lacking,
    warned,
)
from reportedly.claims.events.readings_shot import shot_there
from reportedly.claims.events.readings_taken import carried_off, dragged, stoned, taken
from reportedly.claims.events.readings_talks import held_ground, known_truce, met, pact, struck_deal, talks
from reportedly.claims.events.readings_weapons import (
    armed,
    by_a_blow,
    by_air,
    fired,
    fired_from,
    governed,
    sprayed,
    weapon,
)
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import whether_list, word_list

BEFORE_SHOT = 4  # tokens from "without" to the verb
IMPERSONAL = frozenset({"it", "that", "this", "which"})
OBJECTS = THINGS | {"nsubj"}
Reading = Callable[[Doc, Hit], Hit | None]


def reread(doc: Doc, hits: Sequence[Hit]) -> list[Hit]:
    """The hits as they are meant where they stand, without those that mean no happening at all."""
    kept = []
    for hit in hits:
        read: Hit | None = hit
        for reading in READINGS.get(hit.trigger.id, READINGS.get(hit.role, ())):
            read = reading(doc, hit) if read is hit else read
        if read is not None:
            kept.append(read)
    return kept


def let_go(doc: Doc, hit: Hit) -> Hit | None:
    """Captives who are released are not taken."""
    role, verb = governed(doc[hit.anchor])
    free = verb is not None and role in THINGS and verb.lemma_.lower() in word_list("releasing")
    if verb is not None and verb.lemma_.lower() == "set" and any(t.lower_ == "free" for t in verb.children):
        return None
    return None if free else hit


def will(doc: Doc, hit: Hit) -> Hit | None:
    """What a party says that it will do is a plan."""
    verb = doc[hit.anchor].head if doc[hit.anchor].dep_ == "aux" else None
    if verb is None or verb.lemma_.lower() in word_list("no_plans") or verb.dep_ in ("relcl", "advcl"):
        return None
    return own_plan(verb, hit) if doc[hit.anchor].lower_ == "would" else planned(doc, hit)


def own_plan(verb: Token, hit: Hit) -> Hit | None:
    """ "Said it would send experts": what the teller himself will do, and not what would be if."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in whether_list("telling")
    itself = any(t.dep_ == "nsubj" and t.lower_ in word_list("askers") for t in verb.lefts)
    if not (told and itself) or any(t.lower_ in ("have", "if") for t in verb.sent if t.i > verb.head.i):
        return None
    return hit


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


def must(doc: Doc, hit: Hit) -> Hit | None:
    """What a state, a party or the world must do is a demand; that something "must have been" is a guess."""
    token = doc[hit.anchor]
    verb = token.head if token.dep_ == "aux" else token
    if token.dep_ != "aux" and (hit.end - hit.start == 1 or token.tag_ not in ("VBP", "VBZ")):
        return None
    if any(t.lower_ in ("have", "be", "have", "been") and t.tag_ == "VB" and t.dep_ == "aux" for t in verb.lefts):
        return None
    if any(t.dep_ == "mark" and t.lower_ != "that" for t in verb.lefts) or verb.dep_ in ("relcl", "advcl"):
        return None
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        return None
    called = word_list("called_on") | word_list("parties")
    if token.lower_ == "must" and subject.lower_ not in IMPERSONAL:
        return hit
    return hit if subject.pos_ == "PROPN" or subject.lemma_.lower() in called else None


def announced(doc: Doc, hit: Hit) -> Hit | None:
    """Who announces that something happened only tells it; a thing announced is the claim."""
    token = doc[hit.anchor]
    if token.lemma_.lower() not in word_list("announcing"):
        return hit
    things = [t for t in token.children if t.dep_ in THINGS and t.lower_ != "it"]
    things += [token.head] if token.dep_ == "acl" else []
    if things and all(t.lemma_.lower() in word_list("deeds") for t in things):
        return None  # "announced the liberation of the town": who tells it is its source
    to_do = any(t.dep_ == "xcomp" and t.tag_ != "VBG" for t in token.children)
    return hit if things or to_do or token.dep_ in ("acl", "relcl") else None


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


def planned(doc: Doc, hit: Hit) -> Hit | None:
    """People, states and parties have plans; a talk that will continue has none."""
    token = doc[hit.anchor]
    verb = token.head if token.dep_ == "aux" else token
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return hit if verb.dep_ in ("conj", "xcomp") else None
    party = subject.pos_ in ("PROPN", "PRON") or subject.lemma_.lower() in word_list("called_on") | word_list("parties")
    return hit if party and subject.lower_ not in ("it", "that", "which", "this") else None


def marched(doc: Doc, hit: Hit) -> Hit | None:
    """Who is marched off somewhere protests against nothing."""
    verb = doc[hit.anchor]
    made = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children)
    return None if verb.lemma_.lower() == "march" and hit.form == "verb" and made else hit


def was_due(doc: Doc, hit: Hit) -> Hit | None:
    """ "Had been due to travel": what was planned once is no plan."""
    verb = doc[hit.anchor]
    words = [*verb.lefts, *doc[max(hit.start - 2, 0) : hit.end]]
    return None if any(t.lower_ == "had" for t in words) else hit


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


def lifted(doc: Doc, hit: Hit) -> Hit | None:
    """A siege that is broken is told as the fight that breaks it."""
    role, verb = governed(doc[hit.anchor])
    return None if verb is not None and role in THINGS and verb.lemma_.lower() == "break" else hit


def on_foot(doc: Doc, hit: Hit) -> Hit | None:
    """A raid by soldiers or police is no raid from the air."""
    token = doc[hit.anchor]
    by = [t for prep in token.children if prep.lower_ == "by" for t in prep.subtree]
    who = {t.lemma_.lower() for t in (*token.lefts, *by)}
    ground = who & (word_list("ground_forces") | word_list("raiders")) or "special forces" in " ".join(
        t.lower_ for t in by
    )
    return replace(hit, trigger=trigger_of("attack.noun")) if token.lemma_.lower() == "raid" and ground else hit


def truce(doc: Doc, hit: Hit) -> Hit | None:
    """A truce that collapses, runs out or is broken is a violation of it."""
    role, verb = governed(doc[hit.anchor])
    if verb is None or any(t.dep_ == "neg" for t in verb.children):
        return hit
    how = [verb.lemma_.lower(), *(t.lower_ for t in verb.rights if t.dep_ in ("prt", "advmod"))]
    ended = how[0] in word_list("running_out") or " ".join(how[:2]) in word_list("running_out")
    ended = role == "nsubj" and ended and verb.tag_ not in ("VB", "MD")
    broken = role in THINGS and verb.lemma_.lower() in word_list("breaking")
    return replace(hit, trigger=trigger_of("ceasefire_violation.noun")) if ended or broken else hit


def unfired(doc: Doc, hit: Hit) -> Hit | None:
    """ "Without a shot being fired", "without firing a shot"."""
    start = max(hit.anchor - BEFORE_SHOT, first_of_sentence(doc[hit.anchor]))
    return None if any(t.lower_ == "without" for t in doc[start : hit.anchor]) else hit


def burnt(doc: Doc, hit: Hit) -> Hit | None:
    """Homes that are burnt are destroyed, and nobody is hurt."""
    token = doc[hit.anchor]
    if token.lemma_.lower() != "burn":
        return hit
    things = {t.lemma_.lower() for t in token.children if t.dep_ in THINGS}
    homes = things & (word_list("civil") | word_list("burnt"))
    return replace(hit, trigger=trigger_of("looting_destruction.verb")) if homes else hit


def aimed_at(doc: Doc, hit: Hit) -> Hit | None:
    """Patrols and convoys that are attacked are the target, neither a deployment nor aid."""
    role, verb = governed(doc[hit.anchor])
    struck = verb is not None and role in THINGS and verb.lemma_.lower() in word_list("struck")
    head = doc[hit.anchor].head
    attacked = head.lower_ in ("on", "against") and head.head.lemma_.lower() in word_list("doings")
    return None if struck or attacked else hit


READINGS: dict[str, tuple[Reading, ...]] = {
    "chemical_attack.noun": (harmless_gas, outlawed),
    "chemical_attack.verb": (harmless_gas, outlawed),
    "chemical_attack.means": (harmless_gas, outlawed, weapon),
    "chemical_attack.harm": (harmless_gas, outlawed),
    "capture.verb": (captives, cleared, advance, purpose, occupied),
    "means": (weapon,),
    "destruction.verb": (by_a_blow, destroyed),
    "looting_destruction.verb": (by_a_blow,),
    "shelling.verb": (by_air,),
    "air_strike.verb": (by_air,),
    "destruction.noun": (damage,),
    "executed.verb": (executed,),
    "condemn.judge": (judged,),
    "demand.ask": (asked,),
    "demand.verb": (insisted,),
    "denial.verb": (denied,),
    "denial.baseless": (baseless,),
    "hospital.take": (taken_in,),
    "hospital.verb": (in_hospital,),
    "casualties.noun": (counted_by_none,),
    "accuse.blame": (blame_of_some,),
    "announce.plan": (planned,),
    "announce.verb": (announced,),
    "announce.due": (was_due,),
    "protest.any": (marched,),
    "attack.verb": (struck_deal,),
    "announce.will": (will,),
    "abduction.people": (let_go,),
    "detention.people": (let_go,),
    "strike.noun": (on_foot,),
    "bombing.noun": (defused,),
    "detention.verb": (handed_over,),
    "displacement.leave": (left,),
    "displacement.carry": (carried,),
    "displacement.out": (came_out,),
    "displacement.aboard": (aboard,),
    "displacement.told": (driven,),
    "displacement.rescue": (rescued,),
    "siege.verb": (besieged,),
    "siege.noun": (besieged, lifted),
    "siege.adjective": (besieged,),
    "light": (left,),
    "capture.fall": (fell,),
    "capture.enter": (aid_comes, taken_along, entered),
    "capture.reenter": (entered,),
    "siege.cut": (cut_way,),
    "ceasefire.noun": (truce, known_truce),
    "ceasefire.told": (truce, known_truce),
    "negotiation.noun": (talks,),
    "negotiation.verb": (pact,),
    "negotiation.meet": (met,),
    "arms_supply.arm": (armed,),
    "arms_supply.verb": (armed,),
    "shooting.from": (fired_from,),
    "withdrawal.verb": (gave_up, quitted, given_up),
    "withdrawal.told": (gave_up, given_up),
    "surrender.told": (gave_up,),
    "deployment.verb": (reinforced,),
    "threaten.verb": (warned,),
    "accuse.noun": (crimes,),
    "ceasefire.silence": (silent,),
    "displacement.return": (returned,),
    "capture.take": (taken_along, took),
    "capture.told": (captives, purpose),
    "battle.verb": (at_home,),
    "control.noun": (contested, held_ground),
    "control.divided": (divided,),
    "trapped.any": (aid_comes, under_rubble),
    "shooting.verb": (unfired, fired, by_air, shot_there),
    "shooting.spray": (sprayed,),
    "taken.verb": (carried_off, taken),
    "executed.stoned": (stoned,),
    "abduction.drag": (dragged,),
    "injured.verb": (burnt, brought_out),
    "injured.noun": (brought_out,),
    "injured.adjective": (brought_out,),
    "deployment.noun": (aimed_at, patrols),
    "aid.noun": (aimed_at,),
    "aid.verb": (airlifted,),
    "deployment.arrive": (aid_comes, arrived),
    "move.toward": (aid_comes, came),
    "move.away": (went,),
    "aid.arrive": (aid_comes,),
    "displacement.verb": (escaped, fled),
    "control.held": (kept, held),
    "control.adjective": (kept,),
    "picked.verb": (picked_up,),
    "missing.told": (missed,),
    "control.dominate": (held,),
    "demand.must": (must,),
    "demand.impunity": (impunity,),
    "demand.lacking": (lacking,),
}
