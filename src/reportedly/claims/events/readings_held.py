"""Who is held by whom, who gives himself up, and who is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.movers import are_living, is_counted, moved_by, mover_of
from reportedly.claims.events.readings_evacuated import by_helper
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import RELATIVES
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list
from reportedly.records import PartyReference

ABLE = frozenset({"can", "could", "may", "might"})
LAWLESS = frozenset({"criminal", "identity_militia", "political_militia", "rebel_group"})

Resolve = Callable[[str], Sequence[PartyReference]]  # the parties that words name in the report at hand


def kept(doc: Doc, hit: Hit, resolve: Resolve) -> Hit:
    """ "The rebels hold 14 nurses": people who are held, and no ground. Captors hold whom they abducted; a hall that
    holds 300 people has room for them."""
    verb = doc[hit.anchor]
    if verb.pos_ != "VERB" or verb.lemma_ != "hold" or (verb.i and verb.nbor(-1).text == "-"):
        return hit
    told = moved_by(verb)
    held = [t for t in told if t.lower_ not in RELATIVES]
    if verb.dep_ in ("acl", "relcl") and not held:
        held = [verb.head]
    people = any(_is_somebody(t) for t in held) or any(t.lower_ in ("who", "whom") for t in told)
    if not people or any(t.lower_ in ABLE for t in verb.lefts) or _has_room(verb):
        return hit
    trigger = trigger_of("captives.verb" if _by_captors(verb, held, resolve) else "detention.held")
    return replace(hit, end=hit.start + 1, form="verb", trigger=trigger)


def _is_somebody(noun: Token) -> bool:
    if group_of(noun) is None or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return is_counted(noun) or any(t.lower_ in ("a", "an", "several", "many") for t in noun.lefts)


def _has_room(verb: Token) -> bool:
    """Whether who holds people is a place, but for a prison."""
    who = (t for t in verb.lefts if t.dep_ == "nsubj" and t.pos_ == "NOUN")
    return any(group_of(t) is None and t.lemma_.lower() not in _holders() for t in who)


def _holders() -> frozenset[str]:
    return word_list("captors") | word_list("arresting") | word_list("gaols") | word_list("parties")


def _by_captors(verb: Token, held: list[Token], resolve: Resolve) -> bool:
    """Whether those who hold people have no right to arrest: armed groups by their word or their name. Fighters whom
    they hold are prisoners of war."""
    if any(group_of(t) == "combatants" for t in held):
        return False
    for who in _agents(verb):
        words = {t.lemma_.lower() for t in who.subtree}
        if words & word_list("arresting"):
            return False
        if group_of(who) == "combatants" or words & word_list("captors"):
            return True
        named = who.doc[who.left_edge.i : who.i + 1].text
        if any(party.kind in LAWLESS for party in resolve(named)):
            return True
    return False


def _agents(verb: Token) -> Iterator[Token]:
    yield from (t for t in verb.lefts if t.dep_ == "nsubj" and t.lower_ not in RELATIVES)
    yield from (
        t for by in verb.rights if by.dep_ == "agent" or by.lower_ == "by" for t in by.rights if t.dep_ == "pobj"
    )


def picked_up(doc: Doc, hit: Hit) -> Hit | None:
    """Whom police or soldiers pick up, catch or net is held, whom rescuers pick up is brought away; anything else is
    only picked up."""
    verb = doc[hit.anchor]
    people = [t for t in moved_by(verb) if are_living(t)]
    if not people:
        return None
    if by_helper(verb):
        return replace(hit, trigger=trigger_of("displacement.evacuate"))
    state = any(t.lemma_.lower() in word_list("arresting") for who in _agents(verb) for t in who.subtree)
    suspects = any(group_of(t) == "suspects" or _is_suspected(t) for t in people)
    return replace(hit, trigger=trigger_of("detention.verb")) if state or suspects else None


def _is_suspected(noun: Token) -> bool:
    return any(t.lower_ in ("alleged", "suspected") for t in noun.lefts)


def gave_up(doc: Doc, hit: Hit) -> Hit | None:
    """Fighters in numbers who surrender are held by those to whom they do; who settles his status under an amnesty goes
    free."""
    verb = doc[hit.anchor]
    if hit.form != "verb" or verb.lemma_ not in word_list("giving_up"):
        return hit
    otherwise = None if hit.role == "harm" else hit
    if any(t.dep_ == "dobj" and t.lower_ not in ("himself", "themselves") for t in verb.rights):
        return otherwise  # "surrendered the town"
    who = mover_of(verb)
    words = {t.lemma_.lower() for t in verb.sent}
    if who is None or not is_counted(who) or words & word_list("amnesty"):
        return otherwise
    armed = group_of(who) in ("combatants", "police") or who.pos_ == "NUM"
    return replace(hit, trigger=trigger_of("detention.held")) if armed else otherwise


def missed(doc: Doc, hit: Hit) -> Hit | None:
    """People whose fate nobody knows, or for whom rescuers or families search; police search for those who fled."""
    word = doc[hit.anchor]
    if hit.form == "noun":
        return hit if {t.lemma_.lower() for t in word.sent} & word_list("unknown") else None
    if word.lemma_ not in ("look", "search", "comb", "dig"):
        return hit
    who = [t for t in word.lefts if t.dep_ == "nsubj"]
    return hit if any(t.lemma_.lower() in word_list("searchers") for t in who) else None


def escaped(doc: Doc, hit: Hit) -> Hit | None:
    """Captives who escape were held; they are not displaced."""
    verb = doc[hit.anchor]
    who = mover_of(verb) if hit.form == "verb" and verb.lemma_ in ("escape", "flee") else None
    if who is None:
        return hit
    words = {t.lemma_.lower() for t in who.subtree if t.i < verb.i}
    return None if words & word_list("captives") else hit
