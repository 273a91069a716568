"""The kind of an attack or a harm whose own words do not tell it: by who acts on whom, then by what is told near."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

MANY = 10_000  # deaths that no single attack of these kinds costs
LEAST_OF_A_PERIOD = 10  # dead of a single attack may be fewer
BESIDE = 12  # tokens around a toll in which its period is told
MOST_OF = 2  # phrases with "of" behind "accused" of which one tells the crime
NEAR = 160  # tokens within which an attack tells the kind of another
REMOTE = ("air_strike", "shelling", "bombing")
ON_FOOT = ("battle", "shooting")
DENIALS = ("denial.verb", "denial.baseless")


def kinds_from_context(doc: Doc, happenings: Sequence[Happening]) -> list[Happening]:
    """Gives each attack of unknown kind its likeliest: fighting where ground forces act on fighters, else that of the
    attack told just before, else just after; its own default where neither is near. A denial takes the kind of the
    deed; without a deed near by it is left out."""
    for happening in happenings:
        if happening.kind == "negotiation" and _is_to_come(doc[happening.anchor], happening.main):
            happening.kind = "announce"  # who says whom he will meet tells a plan
    attacks = [h for h in happenings if h.kind in ATTACKS or h.main.role == "attack"]
    untold = (_is_of_a_war, _is_of_a_period, _is_of_want)
    of_wars = [h for h in attacks if not h.known and any(rule(doc, h) for rule in untold)]
    for happening in of_wars:
        happening.known = True
    for happening in attacks:
        if not happening.known and (_is_ground_fight(doc, happening) or _in_operation(doc, happening)):
            happening.kind, happening.known = "battle", True
    told = [
        h
        for h in attacks
        if h.known and h.kind in ATTACKS and not h.aside and h not in of_wars and h.main.trigger.scope != "background"
    ]
    told.sort(key=_anchor)
    for happening in attacks:
        if happening.known:
            continue
        nearest = _nearest(doc, told, happening)
        if nearest is not None:
            happening.kind = nearest.kind
        elif happening.kind == "battle" and _is_deadly(happening):
            happening.kind = "killing"
    told = [h for h in attacks if h.kind in ATTACKS and not h.aside and h not in of_wars]
    told.sort(key=_anchor)
    for happening in happenings:
        if happening.main.trigger.id in ("accuse.verb", *DENIALS):
            if any(t.lemma_.lower() in word_list("deaths_blamed") for t in _accused_of(doc[happening.anchor])):
                happening.kind, happening.known = "killing", True
                continue
            nearest = None if _is_general_blame(doc[happening.anchor]) else _nearest(doc, told, happening)
            happening.kind, happening.known = (nearest.kind, False) if nearest is not None else ("accuse", True)
    return [h for h in happenings if h.main.trigger.id not in DENIALS or h.kind in ATTACKS or _is_judged(doc, h)]


def _is_judged(doc: Doc, happening: Happening) -> bool:
    """ "Dismissed the report as biased": blame, where it is no deed that is denied."""
    return any(t.lower_ == "as" for t in doc[happening.anchor].children)


def _is_general_blame(verb: Token) -> bool:
    """ "Accused the militia of laughing at the country", "each side blamed the other": for no deed told near."""
    if any(t.dep_ == "dobj" and t.lower_ == "other" for t in verb.rights):
        return True
    of = [t for t in verb.subtree if t.i > verb.i and t.dep_ == "prep" and t.lower_ == "of"][:MOST_OF]
    if any(t.lemma_.lower() in word_list("crimes_at_large") for t in _accused_of(verb)):
        return True
    acts = [t for prep in of for t in prep.children if t.dep_ == "pcomp"]
    going_back = word_list("blame") | {"behind", "responsible"}  # "of taking part in it"
    back = any(t.lemma_.lower() in going_back for act in acts for t in act.subtree)
    return verb.lemma_ == "accuse" and bool(acts) and not back


def _accused_of(verb: Token) -> list[Token]:
    """The nouns of what somebody is accused of, wherever a parse hangs the "of"."""
    if verb.lemma_ != "accuse":
        return []
    after = [t for t in verb.subtree if t.i > verb.i and t.dep_ == "pobj" and t.head.lower_ == "of"]
    return [t for noun in after[:MOST_OF] for t in (noun, *noun.conjuncts)]


def _nearest(doc: Doc, told: Sequence[Happening], happening: Happening) -> Happening | None:
    """The attack told just before, else just after, of those told in the order of the text."""
    first = bisect_left(told, happening.anchor - NEAR, key=_anchor)
    end = bisect_right(told, happening.anchor + NEAR, key=_anchor)
    near = [h for h in told[first:end] if _fits(doc, h, happening)]
    before = [h for h in near if h.anchor < happening.anchor]
    if before:
        return max(before, key=lambda h: h.anchor)
    return min(near, key=lambda h: h.anchor) if near else None


def _anchor(happening: Happening) -> int:
    return happening.anchor


def _is_deadly(happening: Happening) -> bool:
    """People killed by means that the report nowhere tells; fighters are thought to have fallen in battle."""
    dead = [toll for toll in happening.tolls if toll.effect == "killed"]
    return bool(dead) and not any(toll.group == "combatants" for toll in happening.tolls)


def _is_to_come(token: Token, hit: Hit) -> bool:
    return hit.form == "verb" and any(t.dep_ == "aux" and t.lower_ in ("will", "'ll", "shall") for t in token.lefts)


def _is_of_a_war(doc: Doc, happening: Happening) -> bool:
    """The dead of a whole war were killed by every means: "more than 90,000 people have died since the war began"."""
    if happening.kind != "killing" or not happening.tolls:
        return False
    if any(toll.effect == "killed" and (toll.low or 0) >= MANY for toll in happening.tolls):
        return True
    sentence = doc[happening.anchor].sent
    return any(t.lower_ in ("since", "during", "throughout") for t in sentence) and any(
        t.lemma_.lower() in word_list("wars") for t in sentence
    )


def _is_of_a_period(doc: Doc, happening: Happening) -> bool:
    """The dead of months or years, told without any means: "more than 300 people have been killed since April"."""
    dead = [toll for toll in happening.tolls if toll.effect == "killed"]
    if not dead or happening.main.role != "harm" or any(h.role == "means" for h in happening.hits):
        return False
    if max(toll.low or 0 for toll in dead) < LEAST_OF_A_PERIOD:
        return False
    toll = dead[0]
    last = max(toll.end, toll.hit.end)
    sentence = sentence_bounds(doc, toll.start)
    words = doc[max(toll.hit.anchor - BESIDE, sentence[0]) : min(last + BESIDE, sentence[1])]
    return _period().search(words.text) is not None


def _is_of_want(doc: Doc, happening: Happening) -> bool:
    """People who died of hunger, cold or disease were killed by no attack told near."""
    verb = doc[happening.anchor]
    if happening.main.form != "verb" or happening.main.trigger.effect != "killed":
        return False
    causes = [t for prep in verb.rights if prep.lower_ in ("of", "from", "for") for t in prep.rights]
    return any(t.dep_ == "pobj" and t.lemma_.lower() in word_list("want") for t in causes)


@cache
def _period() -> re.Pattern[str]:
    """A stretch of weeks or more: "since early April", "so far this year", "in March alone"."""
    months, beginnings, lengths = (
        f"(?:{'|'.join(sorted(word_list(name)))})" for name in ("months", "beginnings", "long_times")
    )
    return re.compile(
        rf"\bsince (?:the )?(?:(?:early|late|mid)[- ]?)?(?:{months}\b(?! \d{{1,2}}\b)|(?:19|20)\d\d\b|{beginnings})"
        rf"|\bthis year\b|\bin {months} alone\b|\bduring {months}\b(?! \d)"
        rf"|\b(?:in|over|during) the (?:past|last) (?:\w+ ){{0,2}}{lengths}\b"
    )


def _fits(doc: Doc, told: Happening, happening: Happening) -> bool:
    """Whether an attack may be of the kind of another one told near."""
    if happening.main.trigger.kind in REMOTE and told.kind not in REMOTE:
        return False
    return may_be(doc, happening, told.kind) and not (told.kind == "battle" and _spares_fighters(happening))


def may_be(doc: Doc, happening: Happening, kind: str) -> bool:
    """A raid or a bombardment is no fight on the ground, whatever is told beside it; rebels have no aircraft; and who
    "targeted the leaders" did so with what is not told, not with the poison told before."""
    if happening.main.trigger.kind in REMOTE and kind in ON_FOOT:
        return False
    if kind == "chemical_attack" and happening.main.role == "attack" and happening.main.form == "verb":
        return False
    return kind != "air_strike" or not _attackers(doc, happening.main) & word_list("without_aircraft")


def _spares_fighters(happening: Happening) -> bool:
    """People harmed of whom none is said to be a fighter: a battle told beside it does not tell how they died."""
    groups = {toll.group for toll in happening.tolls}
    return happening.main.role == "harm" and bool(groups) and "combatants" not in groups


def _attackers(doc: Doc, hit: Hit) -> set[str]:
    """The words for those who attack: the subject of the verb, the words before a noun or after its "by"."""
    token = doc[hit.anchor]
    if hit.form == "verb":
        subject = subject_of(token)
        return {t.lemma_.lower() for t in subject.subtree} if subject is not None else set()
    by = [t for prep in token.children if prep.lower_ == "by" for t in prep.subtree]
    return {t.lemma_.lower() for t in (*token.lefts, *by)}


def _in_operation(doc: Doc, happening: Happening) -> bool:
    """Fighters "were killed in the operation", "during an operation of the army": fighting, by whatever arms."""
    hit = happening.main
    if hit.role != "harm" or any(toll.group not in ("combatants", "people") for toll in happening.tolls):
        return False
    return any(
        place.lemma_.lower() in word_list("operations")
        for prep in doc[hit.anchor].children
        if prep.dep_ == "prep" and prep.lower_ in ("in", "during")
        for place in prep.children
    )


def _is_ground_fight(doc: Doc, happening: Happening) -> bool:
    """Forces on the ground kill fighters: "the army killed 100 militants", "an army unit targeted their positions"."""
    hit = happening.main
    if hit.form != "verb" or hit.trigger.kind in REMOTE:
        return False
    subject = subject_of(doc[hit.anchor])
    words = {t.lemma_.lower() for t in subject.subtree} if subject is not None else set()
    if not words & word_list("ground_forces") or words & word_list("by_air_force"):
        return False
    groups = {toll.group for toll in happening.tolls}
    return groups <= {"combatants"} if hit.role == "harm" else not groups or "combatants" in groups
