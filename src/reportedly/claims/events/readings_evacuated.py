"""Who is brought out of a place in an organised way, and who only leaves it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from reportedly.claims.events.movers import are_all_armed, are_living, are_many, is_counted, moved_by, mover_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

CARED_FOR = frozenset({"children", "civilians", "elderly", "families", "refugees", "women"})
NEAR = 30  # tokens around a departure in which words of an evacuation are looked for


def carried(doc: Doc, hit: Hit) -> Hit | None:
    """People taken out of a place are evacuated where the words around tell of buses, a siege or a deal."""
    verb = doc[hit.anchor]
    boards = verb.lemma_ in ("board", "be")
    gone = [t for t in verb.children if t.dep_ == "nsubj"] if boards else moved_by(verb)
    if verb.lemma_ == "get" and not gone:
        return came_out(doc, hit)
    people = [t for t in gone if _are_people(t)]
    if not people or any(t.lemma_.lower() in word_list("wards") for t in verb.subtree if t.i > verb.i):
        return None  # "took nine people to hospital"
    if verb.lemma_ == "bring" and any(t.lower_ == "in" and t.dep_ == "prt" for t in verb.children):
        return None
    if any(t.lemma_.lower() in word_list("gaols") for t in verb.subtree) or _is_struck_bus(verb):
        return None
    armed = any(are_all_armed(t) and not _is_hurt(t) for t in people)
    if verb.lemma_ == "take" and (from_it := _off_a_bus(verb)):
        return replace(hit, trigger=trigger_of("captives.verb")) if from_it and not armed else None
    away = verb.lemma_ in word_list("leading_away") and is_brought_away(verb)
    out = (_leads_out(verb) or away) and not armed
    return hit if out or by_bus(verb) or (is_evacuation(verb) and not armed) else rescued(doc, hit)


def _is_struck_bus(verb: Token) -> bool:
    """ "A bus carrying 40 people hit a mine"."""
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in word_list("carriages") and _is_struck(verb)


def _is_hurt(noun: Token) -> bool:
    return any(t.lower_ in word_list("casualties") for t in noun.lefts)


def _off_a_bus(verb: Token) -> bool:
    """ "Took nine passengers off a bus": out of it, not in it."""
    ways = (prep for prep in verb.subtree if prep.i > verb.i and prep.lower_ in ("off", "from", "out"))
    return any(t.lemma_.lower() in word_list("dragged_from") for prep in ways for t in prep.subtree)


def _are_people(noun: Token) -> bool:
    return are_living(noun) or noun.lemma_.lower() in word_list("counts")


def _leads_out(verb: Token) -> bool:
    """ "Moved 900 children out of Karvel", "flew 40 people out": by verbs that tell of no force."""
    if verb.lemma_.lower() not in word_list("moving_out"):
        return False
    after = {t.lower_ for t in verb.rights}
    if after & {"out", "home", "inland"}:
        return True
    moved = [t for t in verb.children if t.dep_ in THINGS]
    cared_for = verb.lemma_ in ("fly", "move") and any(group_of(t) in CARED_FOR and is_counted(t) for t in moved)
    return cared_for and bool(after & {"to", "from", "away"})


def aboard(doc: Doc, hit: Hit) -> Hit | None:
    """ "Buses left with 900 people on board": who is on board of what is hit or sinks is not brought out."""
    word = doc[hit.anchor]
    return hit if is_evacuation(word) and not _is_struck(word) else None


def _is_struck(word: Token) -> bool:
    struck = word_list("blows") | word_list("harming") | word_list("mishaps")
    return any(t.lemma_.lower() in struck for t in _around(word))


def is_brought_away(verb: Token) -> bool:
    """Whether people who are taken somewhere go by bus or ship, or with who helps them: nobody captures them. Who is
    taken off a bus is taken from it."""
    helped = by_helper(verb)
    if helped is not None:
        return helped
    ways = (prep for prep in verb.subtree if prep.i > verb.i and prep.lower_ in ("by", "in", "on", "aboard"))
    means = (t for prep in ways for t in prep.children if t.dep_ == "pobj")
    if any(t.lemma_.lower() in word_list("carriages") | word_list("routes") for t in means):
        return True
    passive = any(t.dep_ == "nsubjpass" for t in verb.children)
    return passive and any(t.lower_ == "out" for t in verb.children) and is_evacuation(verb)


def by_helper(verb: Token) -> bool | None:
    """Whether who takes people somewhere is a bus, a ship or a helper; None where the words do not tell."""
    who = [t for t in verb.children if t.dep_ in ("nsubj", "agent")]
    words = [t for one in who for t in (one, *one.children)]
    if any(group_of(t) == "combatants" and t.lemma_.lower() not in word_list("arresting") for t in words):
        return False
    return True if any(t.lemma_.lower() in word_list("carriages") | word_list("helpers") for t in words) else None


def came_out(doc: Doc, hit: Hit) -> Hit | None:
    """People in numbers who come out of a place, or are brought somewhere, are evacuated where the words around tell of
    it: elsewhere they may come out to welcome somebody."""
    verb = doc[hit.anchor]
    things = [t for t in verb.children if t.dep_ in THINGS and _are_people(t)] if hit.form == "verb" else []
    if things:
        counted = any(is_counted(t) or t.lemma_.lower() in word_list("counts") for t in things)
        told = carried(doc, hit) if counted else None
        if told is None or told.trigger.effect == "abducted":
            return told
        return replace(hit, trigger=trigger_of("displacement.evacuate"))
    subject = mover_of(verb) if hit.form == "verb" else _of(verb)
    if subject is not None and "let" in (subject.head.lemma_, verb.head.lemma_):
        return None  # who is let go was held
    clauses = (t for t in verb.rights if t.dep_ in ("xcomp", "advcl"))
    to_do = verb.lemma_ != "use" and any(t.lower_ == "to" for clause in clauses for t in clause.lefts)
    many = subject is not None and subject.pos_ in ("NOUN", "NUM") and are_many(subject) and not to_do
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if many and is_evacuation(verb) else None


def taken_along(doc: Doc, hit: Hit) -> Hit | None:
    """ "The buses took 2,500 people to Lorn": no ground is taken."""
    mover = mover_of(doc[hit.anchor])
    return hit if mover is not None and are_all_armed(mover) else came_out(doc, hit) or hit


def rescued(doc: Doc, hit: Hit) -> Hit | None:
    """People brought out of rubble alive; those who are rescued from captors were held, and are told as that. Who could
    not be saved died."""
    verb = doc[hit.anchor]
    if any(t.dep_ == "neg" for t in verb.children):
        lost = verb.lemma_ == "save" and any(t.dep_ == "nsubjpass" for t in verb.lefts)
        return replace(hit, trigger=trigger_of("killed.verb")) if lost else None
    saved = [t for t in verb.children if t.dep_ in THINGS]
    people = any(map(are_living, saved))
    alive = any(t.lower_ == "alive" or t.lemma_.lower() in word_list("rubble") for t in verb.sent)
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if people and alive else None


def brought_out(doc: Doc, hit: Hit) -> Hit | None:
    """The wounded who are flown or brought out of a place were hurt before: that they are brought out is told."""
    noun = doc[hit.anchor]
    noun = noun.head if noun.dep_ == "conj" else noun  # "sick and wounded people"
    if noun.dep_ == "amod" and (noun.head.pos_ == "NUM" or group_of(noun.head) is not None):
        noun = noun.head  # "evacuated 42 wounded", "flew out 18 wounded soldiers"
    verb = noun.head
    out = verb.lemma_.lower() in word_list("bringing_out") or (verb.pos_ == "VERB" and _leads_out(verb))
    return None if noun.dep_ in THINGS and out else hit


def _of(departure: Token) -> Token | None:
    """ "The departure of 300 people"."""
    return next((t for of in departure.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"), None)


def is_evacuation(verb: Token) -> bool:
    """Whether the sentence of a departure tells of buses, a siege or a deal, or those around of an evacuation."""
    end = end_of_sentence(verb)
    near = _tells(_around(verb), "evacuation") or after_evacuation(verb)
    return near or _tells(verb.doc[end : end + NEAR], "evacuating")


def by_bus(verb: Token) -> bool:
    """Whether the sentence of a departure tells that those who go are carried: fighters too are then brought out."""
    return _tells(_around(verb), "evacuating")


def after_evacuation(verb: Token) -> bool:
    """Whether the sentence before tells that people were carried."""
    start = first_of_sentence(verb)
    return _tells(verb.doc[max(0, start - NEAR) : start], "evacuating")


def _around(verb: Token) -> Span:
    sentence = verb.sent
    return verb.doc[max(sentence.start, verb.i - NEAR) : min(sentence.end, verb.i + NEAR)]


def _tells(words: Span, of: str) -> bool:
    return any(t.lemma_.lower() in word_list(of) and t.lower_ != "according" for t in words)


def driven(doc: Doc, hit: Hit) -> Hit | None:
    """ "Ambulances drove 30 people to Lorn": nobody is driven out."""
    verb = doc[hit.anchor]
    away = hit.form == "verb" and verb.lemma_ == "drive" and by_helper(verb)
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if away else hit


def in_hospital(doc: Doc, hit: Hit) -> Hit | None:
    """Patients who are moved to another hospital were not hurt now: they are brought out of theirs."""
    verb = doc[hit.anchor]
    moved = [t for t in verb.children if t.dep_ in THINGS] if hit.form == "verb" else []
    patients = any(t.lemma_ == "patient" for t in moved)
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if patients else hit


def airlifted(doc: Doc, hit: Hit) -> Hit | None:
    """ "Airlifted 380 citizens": people, not goods, are brought out of a place."""
    verb = doc[hit.anchor]
    if hit.form != "verb" or verb.lemma_ != "airlift":
        return hit
    people = any(_are_people(t) or (is_counted(t) and t.pos_ == "NUM") for t in verb.children if t.dep_ in THINGS)
    return replace(hit, trigger=trigger_of("displacement.evacuate")) if people else hit
