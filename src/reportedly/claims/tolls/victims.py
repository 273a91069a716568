"""Whether "victims" were killed or hurt: the word alone does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

VICTIMS = "victims.noun"
JUST_BEFORE = 30  # tokens between the dead and those of them who are told apart


def dead_or_hurt(doc: Doc, harms: Mapping[int, Hit]) -> dict[int, Hit]:
    """The words of harm, "victims" as what they mean where they stand: the dead where the report tells of deaths; dead
    or hurt where it tells of neither and an attack "left" them, or where it calls some of them dead ("12 victims, four
    of them dead"); nothing of their own where it tells of the hurt ("the five victims sustained injuries")."""
    others = {i: hit for i, hit in harms.items() if hit.trigger.id != VICTIMS}
    deaths = any(hit.trigger.effect == "killed" for hit in others.values())
    hurt = {first_of_sentence(doc[i]) for i, hit in others.items() if hit.trigger.effect == "injured"}
    meant = dict(others)
    for i, hit in harms.items():
        if hit.trigger.id != VICTIMS:
            continue
        if doc[max(0, i - 1)].lower_ in word_list("wounding"):
            meant[i] = _hit(hit)
        elif deaths and _some_died(doc, i, others):
            meant[i] = _either(hit)
        elif deaths and first_of_sentence(doc[i]) not in hurt:
            meant[i] = hit
        elif not deaths and not hurt and doc[i].head.lemma_.lower() in word_list("leaving_victims"):
            meant[i] = _either(hit)
    return dict(sorted(meant.items()))


def _some_died(doc: Doc, at: int, harms: Mapping[int, Hit]) -> bool:
    """Whether words after a count of victims call some of them dead: "four of them dead", "including two dead"."""
    after = doc[at + 1 : end_of_sentence(doc[at])]
    part = next((t.i for t in after if t.lower_ in word_list("parting")), None)
    if part is None:
        return False
    return any(hit.trigger.effect == "killed" and at < i and abs(i - part) <= 4 for i, hit in harms.items())


def told_apart(doc: Doc, tolls: Sequence[TollMention]) -> list[TollMention]:
    """The tolls; of a report that counts hurt people too, "victims" are dead only where it counts as many dead, and
    neither "a second victim" nor "two of the victims" need be."""
    others = [toll for toll in tolls if toll.hit.trigger.id != VICTIMS]
    if not any(toll.effect == "injured" and toll.low for toll in others):
        return list(tolls)
    dead = {toll.low for toll in others if toll.effect == "killed" and not toll.also}
    return [
        replace(toll, also=("injured",))
        if toll.hit.trigger.id == VICTIMS
        and (toll.effect, toll.also) == ("killed", ())
        and (toll.low not in dead or toll.others or toll.part or _one_more(doc, toll))
        and not _died(doc[toll.hit.anchor])
        and not _of_dead_before(tolls[:at], toll)
        else toll
        for at, toll in enumerate(tolls)
    ]


def _of_dead_before(before: Sequence[TollMention], toll: TollMention) -> bool:
    """ "19 people died. Among the victims are seven children": some of the dead who were counted just before."""
    whole = next((one for one in reversed(before) if not one.part), None)
    if not toll.part or whole is None or (whole.effect, whole.also) != ("killed", ()):
        return False
    return toll.start - whole.end <= JUST_BEFORE and (whole.low or 0) > (toll.low or 0)


def _died(victims: Token) -> bool:
    """ "A fourth victim has died", "one of the victims was pronounced dead", "the bodies of ten victims"."""
    above = list(islice(victims.ancestors, 4))
    if any(t.lemma_ in word_list("remains") for t in above):
        return True
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    if verb is None or verb.i < victims.i:
        return False
    told = {verb.lemma_, *(t.lower_ for t in verb.children)}
    return not told.isdisjoint(word_list("dying"))


def _one_more(doc: Doc, toll: TollMention) -> bool:
    ordinals = words_table()["singular"]["ordinals"]
    return any(t.lower_ in ordinals for t in doc[max(0, toll.hit.anchor - 2) : toll.hit.anchor])


def _hit(hit: Hit) -> Hit:
    """ "Gunshot victims" were hit, and may live."""
    return replace(hit, trigger=hit.trigger.model_copy(update={"effect": "injured", "also": ("killed",)}))


def _either(hit: Hit) -> Hit:
    return replace(hit, trigger=hit.trigger.model_copy(update={"also": ("injured",)}))
