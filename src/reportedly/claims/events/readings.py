"""What an ambiguous word means where it stands: which readings are asked of the words of each entry or role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.events.chemicals import harmless_gas, outlawed
from reportedly.claims.events.readings_captives import besieged, captives, handed_over, let_go, under_rubble
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
    lost,
    occupied,
    purpose,
    runs_no_body,
    spoken,
    took,
)
from reportedly.claims.events.readings_harm import (
    burnt,
    counted_by_none,
    damage,
    defused,
    destroyed,
    executed,
    taken_in,
    unfired,
)
from reportedly.claims.events.readings_held import Resolve, escaped, gave_up, kept, missed, picked_up
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
from reportedly.claims.events.readings_plans import announced, marched, must, planned, was_due, will
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
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

Reading = Callable[[Doc, Hit], Hit | None]

HELD = frozenset({"control.held", "control.adjective"})  # entries of which names of parties tell what is held


def reread(doc: Doc, hits: Sequence[Hit], resolve: Resolve) -> list[Hit]:
    """The hits as they are meant where they stand, without those that mean no happening at all. `resolve` tells which
    parties words name."""
    meant = (_reread(doc, hit, resolve) for hit in hits)
    return [hit for hit in meant if hit is not None]


def _reread(doc: Doc, hit: Hit, resolve: Resolve) -> Hit | None:
    """The first other meaning that a reading finds."""
    read: Hit | None = kept(doc, hit, resolve) if hit.trigger.id in HELD else hit
    for reading in READINGS.get(hit.trigger.id, READINGS.get(hit.role, ())):
        read = reading(doc, hit) if read is hit else read
    return read


def on_foot(doc: Doc, hit: Hit) -> Hit | None:
    """A raid by soldiers or police is no raid from the air."""
    token = doc[hit.anchor]
    by = [t for prep in token.children if prep.lower_ == "by" for t in prep.subtree]
    who = {t.lemma_.lower() for t in (*token.lefts, *by)}
    ground = who & (word_list("ground_forces") | word_list("raiders")) or "special forces" in " ".join(
        t.lower_ for t in by
    )
    return replace(hit, trigger=trigger_of("attack.noun")) if token.lemma_.lower() == "raid" and ground else hit


def aimed_at(doc: Doc, hit: Hit) -> Hit | None:
    """Patrols and convoys that are attacked are the target, neither a deployment nor aid."""
    role, verb = governed(doc[hit.anchor])
    struck = verb is not None and role in THINGS and verb.lemma_.lower() in word_list("struck")
    head = doc[hit.anchor].head
    attacked = head.lower_ in ("on", "against") and head.head.lemma_.lower() in word_list("doings")
    return None if struck or attacked else hit


def lifted(doc: Doc, hit: Hit) -> Hit | None:
    """A siege that is broken is told as the fight that breaks it."""
    role, verb = governed(doc[hit.anchor])
    return None if verb is not None and role in THINGS and verb.lemma_.lower() == "break" else hit


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
    "siege.verb": (besieged, spoken),
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
    "withdrawal.lose": (lost,),
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
    "control.held": (held,),
    "control.adjective": (runs_no_body,),
    "picked.verb": (picked_up,),
    "missing.told": (missed,),
    "control.dominate": (held,),
    "demand.must": (must,),
    "demand.impunity": (impunity,),
    "demand.lacking": (lacking,),
}
