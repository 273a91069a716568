"""What a weapon does where it is named: it is used and strikes, or it is hit, seized, or mounted on a car."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.triggers import Hit, Trigger, trigger_of
from reportedly.claims.text.words import word_list

NONE: frozenset[str] = frozenset()
OBJECTS = THINGS | {"nsubj"}
USED_ON = frozenset({"against", "on", "in", "over", "at"})
WITH_BULLETS = frozenset({"with", "by"})


def weapon(doc: Doc, hit: Hit) -> Hit | None:
    """A weapon dropped, fired, set off or used on somebody is an attack; one that was hit, seized or mounted is not
    even a means."""
    token = doc[hit.anchor]
    if _mounted(token) and hit.trigger.kind != "chemical_attack":
        return None
    if _is_workplace(token):
        return None
    role, verb = governed(token)
    if _part_of_struck(token) or (hit.trigger.id == "air_strike.means" and _was_fired_on(token, role, verb)):
        return None
    if _is_used(token, role, verb) or _was_dropped(token):
        return _as_attack(hit, falling=False)
    if verb is None or role not in OBJECTS:
        return hit
    lemma = verb.lemma_.lower()
    if role in THINGS and lemma in word_list("struck"):
        return None
    if role == "nsubj" and lemma in ("hit", "strike") and _are_bombs(token) and hit.trigger.id == "bombing.means":
        return replace(hit, trigger=trigger_of("air_strike.means"))  # what is planted hits no market
    if _were_fired(verb, role) and hit.trigger.kind in ("shelling", "bombing"):
        return _as_attack(hit, falling=False)
    strikes = role not in THINGS and lemma in word_list("strike_home")
    if strikes and hit.trigger.kind != "air_strike":
        return _as_attack(hit, falling=lemma in word_list("falling"))
    used = role in THINGS and lemma in word_list("used")
    if hit.trigger.kind == "chemical_attack" and role in THINGS and lemma in ("use", "employ"):
        used = True
    return _as_attack(hit, falling=False) if used else hit


def _are_bombs(token: Token) -> bool:
    """ "Bombs", and not "roadside bombs"."""
    return token.lower_ == "bombs" and not any(t.dep_ in ("compound", "amod") for t in token.lefts)


def _is_workplace(token: Token) -> bool:
    """The mine where people work: "guards at the mine", "the gold mine of Lorn"."""
    if token.lower_ not in ("mine", "mines"):
        return False
    dug = any(t.dep_ in ("compound", "amod") and t.lower_ in word_list("dug") for t in token.lefts)
    return dug or (token.dep_ == "pobj" and token.head.lower_ in ("at", "near", "in", "inside", "outside"))


def _was_fired_on(token: Token, role: str, verb: Token | None) -> bool:
    """ "Fired rockets at the helicopter", "the plane was fired on", "the jet came under fire": what flies is struck."""
    if token.dep_ == "pobj" and token.head.lower_ in ("at", "on", "against"):
        over = {token.head.head.lemma_.lower(), token.head.head.head.lemma_.lower()}
        return bool(over & (word_list("used") | word_list("aiming")))
    if verb is None:
        return False
    under = any(t.lower_ == "under" for t in verb.rights) and verb.lemma_ == "come"
    return (role == "nsubjpass" and verb.lemma_ in ("fire", "shoot")) or (role == "nsubj" and under)


def _were_fired(verb: Token, role: str) -> bool:
    """ "Rockets fired from the hills fell on the town": a weapon that fires nothing was fired."""
    fires = role == "nsubj" and verb.lemma_.lower() in ("fire", "launch") and verb.tag_ in ("VBD", "VBN")
    return fires and not any(t.dep_ == "dobj" for t in verb.rights)


def _as_attack(hit: Hit, falling: bool) -> Hit:
    """The hit as a happening of its own; bombs that fall were dropped."""
    from_the_air = falling and hit.trigger.id == "bombing.means"
    return replace(hit, trigger=_as_event(trigger_of("air_strike.means") if from_the_air else hit.trigger))


def _is_used(token: Token, role: str, verb: Token | None) -> bool:
    """ "Used missiles against the camp", "the use of cluster bombs in the town"."""
    if verb is not None and role in THINGS and verb.lemma_.lower() in ("use", "employ"):
        return any(t.dep_ == "prep" and t.lower_ == "against" for t in (*verb.rights, *token.rights))
    use = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    if use is None or use.lemma_.lower() not in ("use", "employment"):
        return False
    return any(t.dep_ == "prep" and t.lower_ in USED_ON for t in (*use.rights, *token.rights))


def _was_dropped(token: Token) -> bool:
    """ "The sound of bombs dropped by jets", not people "hurt by shells fired from the hill"."""
    if token.dep_ != "pobj" or token.head.head.pos_ != "NOUN":
        return False
    return any(t.dep_ == "acl" and t.tag_ == "VBN" and t.lemma_.lower() in word_list("used") for t in token.rights)


def _mounted(token: Token) -> bool:
    """ "Machinegun-equipped vehicles", "cars equipped with machineguns"."""
    doc = token.doc
    if token.i + 2 < len(doc) and doc[token.i + 1].text == "-" and doc[token.i + 2].lower_ in word_list("mounted"):
        return True
    head = token.head
    return head.dep_ == "prep" and head.lower_ == "with" and head.head.lower_ in word_list("mounted")


def _part_of_struck(token: Token) -> bool:
    """ "Hit a store of chemical weapons"."""
    of = token.head
    if of.lower_ != "of" or of.head.dep_ not in THINGS:
        return False
    return of.head.head.lemma_.lower() in word_list("struck")


def governed(token: Token) -> tuple[str, Token | None]:
    """The part that a noun plays for its verb, also as one of several and as what a quantity is of."""
    for _ in range(4):
        head = token.head
        if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
            token = head
        elif token.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in word_list("amounts"):
            token = head.head
        elif token.dep_ in ("compound", "nmod") and head.pos_ in ("NOUN", "PROPN"):
            token = head
        else:
            break
    if token.head.i != token.i and token.head.pos_ in ("VERB", "AUX"):
        return token.dep_, token.head
    if token.dep_ == "nsubj" or token.head.i == token.i:
        return "", None
    return token.dep_, token.head if token.head.pos_ == "VERB" else None


@cache
def _as_event(trigger: Trigger) -> Trigger:
    return trigger.model_copy(update={"role": "event"})


def sprayed(doc: Doc, hit: Hit) -> Hit | None:
    """ "Riddled the car with bullets", not "riddled with doubts"."""
    verb = doc[hit.anchor]
    shots = [n for t in verb.rights if t.lower_ in WITH_BULLETS for n in t.subtree]
    return hit if any(t.lemma_.lower() in word_list("shots") for t in shots) else None


def fired(doc: Doc, hit: Hit) -> Hit | None:
    """ "Tanks fired on the town", "opened mortar fire" is shelling."""
    verb = doc[hit.anchor]
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    shells = [t for thing in verb.rights if thing.dep_ == "dobj" and thing.lower_ == "fire" for t in thing.lefts]
    guns = any(_is_gun(t) for t in (*subjects, *shells))
    return replace(hit, trigger=trigger_of("shelling.verb")) if guns else hit


def fired_from(doc: Doc, hit: Hit) -> Hit | None:
    """ "Snipers fired from the roofs", "its guns were firing from the ridge": who fires, not what is fired."""
    verb = doc[hit.anchor]
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    if any(t.dep_ in ("dobj", "auxpass") for t in verb.children) or not subjects:
        return None
    who = any(group_of(t) is not None or t.lemma_.lower() in word_list("ground_forces") for t in subjects)
    return fired(doc, hit) if who or any(_is_gun(t) for t in subjects) else None


def _is_gun(noun: Token) -> bool:
    return noun.lemma_.lower() in word_list("guns") or noun.lower_ == "guns"


def armed(doc: Doc, hit: Hit) -> Hit | None:
    """Who arms others, a party or people, supplies them; who arms himself does not."""
    verb = doc[hit.anchor]
    if verb.lemma_.lower() != "arm" or hit.form != "verb":
        return hit
    if verb.dep_ in ("acl", "amod"):
        return None  # "rebels armed with rifles"
    armed_ones = [t for t in verb.children if t.dep_ == "dobj"]
    own = any(t.lower_.endswith(("self", "selves")) for t in armed_ones)
    people = any(t.pos_ == "PROPN" or group_of(t) is not None or t.lemma_ == "killer" for t in armed_ones)
    return hit if verb.pos_ == "VERB" and people and not own else None


def by_air(doc: Doc, hit: Hit) -> Hit | None:
    """What jets and helicopters fire is an air strike; bombs that fighters on the ground rain on somebody are none."""
    if hit.form != "verb":
        return hit
    verb = doc[hit.anchor]
    subject = subject_of(verb)
    who = subject.lemma_.lower() if subject is not None else ""
    if hit.trigger.id != "air_strike.verb":
        return replace(hit, trigger=trigger_of("air_strike.verb")) if who in word_list("flying") else hit
    on_foot = verb.lemma_.lower() == "rain" and who in word_list("without_aircraft") | word_list("ground_forces")
    return replace(hit, trigger=trigger_of("shelling.verb")) if on_foot else hit


def by_a_blow(doc: Doc, hit: Hit) -> Hit | None:
    """What an attack or its weapon destroys is told of the attack: "jets razed a house", "the raid razed a house and
    killed two"; a raid that is only said to have done damage is not told anew."""
    if hit.form != "verb":
        return hit
    verb = doc[hit.anchor]
    by = [t for prep in verb.rights if prep.dep_ == "agent" for t in prep.rights if t.dep_ == "pobj"]
    subject = subject_of(verb)
    blows = [t for t in (*by, *([subject] if subject is not None else [])) if _is_blow(t)]
    told = any(not any(d.lower_ in ("the", "this", "these", "those") for d in t.lefts) for t in blows)
    harms = any(t.dep_ in ("conj", "advcl") and t.lemma_.lower() in word_list("harming") for t in verb.rights)
    return replace(hit, trigger=trigger_of("destruction.verb")) if blows and (told or harms) else hit


def _is_blow(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in word_list("blows") or lemma in word_list("flying") or (lemma == "fire" and token.n_lefts > 0)
