"""The kind of an attack or a harm whose own words do not tell it: by who acts on whom, then by what is told near."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.claims.what import ATTACKS, Happening
from reportedly.claims.who_acts import subject_of
from reportedly.claims.words import word_list

MANY = 10_000  # deaths that no single attack of these kinds costs
NEAR = 80  # tokens within which an attack tells the kind of another
REMOTE = ("air_strike", "shelling", "bombing")


def kinds_from_context(doc: Doc, happenings: Sequence[Happening]) -> None:
    """Gives each attack of unknown kind its likeliest: fighting where ground forces act on fighters, else that of the
    attack told just before, else just after; its own default where neither is near."""
    attacks = [h for h in happenings if h.kind in ATTACKS or h.main.role == "attack"]
    of_wars = [h for h in attacks if not h.known and _is_of_a_war(doc, h)]
    for happening in of_wars:
        happening.known = True
    for happening in attacks:
        if not happening.known and _is_ground_fight(doc, happening):
            happening.kind, happening.known = "battle", True
    told = [h for h in attacks if h.known and h.kind in ATTACKS and not h.aside and h not in of_wars]
    for happening in attacks:
        if happening.known:
            continue
        near = [h for h in told if abs(h.anchor - happening.anchor) <= NEAR and _fits(h, happening)]
        before = [h for h in near if h.anchor < happening.anchor]
        if near:
            nearest = max(before, key=lambda h: h.anchor) if before else min(near, key=lambda h: h.anchor)
            happening.kind = nearest.kind


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


def _fits(told: Happening, happening: Happening) -> bool:
    """A raid or a bombardment is no ground battle, whatever is told beside it."""
    return happening.main.trigger.kind not in REMOTE or told.kind not in ("battle", "killing", "shooting")


def _is_ground_fight(doc: Doc, happening: Happening) -> bool:
    """Forces on the ground kill fighters: "the army killed 100 militants", "an army unit targeted their positions"."""
    hit = happening.main
    if hit.form != "verb" or hit.trigger.kind in REMOTE:
        return False
    subject = subject_of(doc[hit.anchor])
    if subject is None or not {t.lemma_.lower() for t in subject.subtree} & word_list("ground_forces"):
        return False
    groups = {toll.group for toll in happening.tolls}
    return groups <= {"combatants"} if hit.role == "harm" else not groups or "combatants" in groups
