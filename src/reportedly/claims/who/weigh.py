"""Who is likeliest: weighs the rules' answer for an actor or target against the other parties that a report names.

Rules read a clause; whom a clause leaves out, the report around it may tell, and of several phrases one is likelier.
Each candidate is a sum of named, visible features; their weights are data, fitted by `bench/fit_who.py`. The rules'
answer stands unless another is clearly likelier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import DATA
from reportedly.claims.who.candidates import Candidate, key_of
from reportedly.claims.who.holders import only_holds
from reportedly.claims.who.lends import FIGHTERS
from reportedly.claims.who.lent import is_doubtful, is_lent
from reportedly.claims.who.unnamed import is_unknown
from reportedly.claims.who.weigh_features import ROLES, Scene
from reportedly.records import Participant

TABLE = DATA / "who_weigh.json"
CLEARLY = {"actor": 1.0, "target": 0.25}  # log odds by which another candidate must outweigh the rules' answer
DROPPED = {"actor": 0.0, "target": 0.75}  # and by which more nobody must, lest what the clause names be lost
UNARMED = frozenset(
    {"aid_workers", "children", "civilians", "elderly", "families", "journalists", "medics", "rescuers", "women"}
)
REASONS = 2  # features told in the trace

Weights = Mapping[str, Mapping[str, float]]


def weights() -> Weights:
    """The fitted weights: for "actor" and "target" what each feature adds to the log odds; "lent" is `who.lent`'s."""
    table: Weights = read_weights(TABLE)
    return table


class Weighed(NamedTuple):
    """A candidate with its log odds."""

    candidate: Candidate
    odds: float


@dataclass(frozen=True)
class Choice:
    """The candidate taken for a role, whether it is another than the rules' answer, and nobody's log odds."""

    taken: Weighed
    changed: bool
    nobody: float


def likeliest(
    context: Context,
    found: Sequence[Found],
    ruled: Sequence[Found],
    labels: Sequence[int],
    table: Weights | None = None,
) -> list[Found]:
    """Claims with the likelier of what the rules say and what else the report offers. `found`: what each clause says by
    itself; `ruled`: the rules' answers; `labels`: the episodes that claims belong to."""
    fitted = table or weights()
    scene = Scene(context, found, ruled, labels)
    chosen = list(ruled)
    for number, item in enumerate(ruled):
        answers: dict[str, Participant | None] = {}
        reasons = {}
        for role in () if item.happening.is_blame else ROLES:  # who is blamed stands beside the verb
            choice = choose(scene, number, role, fitted)
            if role == "actor" and _is_doubtful(scene, number, choice, fitted):
                answers[role] = None
            elif choice.changed:
                answers[role] = choice.taken.candidate.who
                reasons[role] = _reasons(choice.taken.candidate, fitted[role])
        actor, target = answers.get("actor", item.actor), answers.get("target", item.target)
        changed = bool(reasons) or actor is not item.actor  # of most claims nothing is, and copying one takes long
        if changed and not _is_himself(actor, target):
            chosen[number] = replace(item, actor=actor, target=target, weighed={**item.weighed, **reasons})
    return chosen


def choose(scene: Scene, number: int, role: str, table: Weights) -> Choice:
    """Who is taken for a role of a claim."""
    weighed = list(weigh(scene, number, role, table))
    rules, nobody = weighed[0], next(one.odds for one in weighed if one.candidate.who is None)
    at = _heaviest(weighed, role)
    while at and role == "actor" and _did_nothing(scene, number, weighed[at].candidate):
        del weighed[at]  # only who would be taken is asked after: of most claims the rules' answer stands
        at = _heaviest(weighed, role)
    other = weighed[at].candidate.who
    harmless = role == "target" and _has_own_victims(scene.found[number], rules.candidate.who) and is_armed(other)
    kept = harmless or (role == "actor" and _keeps_actor(scene.found[number], rules.candidate.who, other))
    if at == 0 or kept or knows_less(other, rules.candidate.who):
        return Choice(rules, False, nobody)
    return Choice(weighed[at], True, nobody)


def _heaviest(weighed: Sequence[Weighed], role: str) -> int:
    return clearly_likeliest([one.odds for one in weighed], [one.candidate.who is None for one in weighed], role)


def _did_nothing(scene: Scene, number: int, candidate: Candidate) -> bool:
    """Whether somebody is told there only as who suffers it, or as who holds the ground."""
    return _only_suffers(scene, number, candidate.who) or only_holds(scene, number, candidate)


def _only_suffers(scene: Scene, number: int, who: Participant | None) -> bool:
    """Whether a party is told where a claim counts its harmed, and acts in no claim of the report: "killing an Iranian
    general"."""
    if who is None or not who.parties:
        return False
    starts, tolls = token_table(scene.doc).starts, scene.found[number].happening.tolls
    counted = any(starts[toll.start] < who.end and who.start < starts[toll.end - 1] + 1 for toll in tolls)
    return counted and not scene.claims.get(("actor", key_of(who)))


def _has_own_victims(item: Found, ruled: Participant | None) -> bool:
    """Whether a claim's own words count people who are no fighters and name them: "two nurses were wounded"."""
    groups = {toll.group for toll in item.happening.tolls if toll.low != 0}
    named = ruled is not None and any(toll.start <= item.happening.main.end for toll in item.happening.tolls)
    return bool(groups) and groups <= UNARMED and named


def _keeps_actor(item: Found, ruled: Participant | None, other: Participant | None) -> bool:
    """Whether the rules' actor stands whatever is likelier: nameless attackers, and people whom a pronoun of the
    clause stands for, are told there, and a teller takes nobody's place. Blame for a party is left to the weights."""
    if ruled is not None and not ruled.parties and is_unknown(ruled.text):
        return True  # "unidentified gunmen": no party is blamed
    if ruled is not None and item.status == "demanded" and item.happening.kind != "demand" and ruled == item.actor:
        return True  # who is asked for it is told there: "called on its allies to send arms"
    if other is not None:
        return _is_the_teller(item, other)
    nameless = ruled is not None and not ruled.parties and ruled.start != item.source.start
    attacked = item.happening.kind in ATTACKS and ruled == item.actor  # "suspected jihadists killed 44 villagers"
    return nameless and (attacked or item.pronoun is not None)


def _is_the_teller(item: Found, who: Participant) -> bool:
    """Whether somebody is named as who tells it alone, of a deed whose own words name another or things of no owner:
    "the front said that the jet hit a depot"."""
    told = item.source.start is not None and who.start == item.source.start
    return told and item.actor is not None


def is_armed(who: Participant | None) -> bool:
    """Whether somebody is a party that fights."""
    return who is not None and any(party.kind in FIGHTERS for party in who.parties)


def _is_doubtful(scene: Scene, number: int, choice: Choice, table: Weights) -> bool:
    """Whether the actor taken is one that only the report around names, and that a reader would hardly name."""
    candidate, over = choice.taken.candidate, choice.taken.odds - choice.nobody
    lent, fitted = is_lent(scene, number, candidate.who), table.get("lent", {})
    return lent and is_doubtful(scene, number, candidate, over, fitted)


def knows_less(who: Participant | None, ruled: Participant | None) -> bool:
    """Whether the same words are offered without the party that they were found to name ("nine Hezbollah men"), or a
    count of others whose people are known."""
    if who is None or ruled is None or who.parties or not ruled.parties:
        return False
    if "others" in who.text.lower().split():
        return True
    return who.start < ruled.end and ruled.start < who.end


def weigh(scene: Scene, number: int, role: str, table: Weights) -> Iterator[Weighed]:
    """The candidates for a role of a claim, each with its log odds; the rules' answer is the first."""
    fitted = table[role]
    for candidate in scene.candidates(number, role):
        yield Weighed(candidate, sum(filter(None, map(fitted.get, candidate.features))))


def clearly_likeliest(odds: Sequence[float], nobody: Sequence[bool], role: str) -> int:
    """Which candidate is taken: 0, the rules' answer, unless another is clearly likelier."""
    held = [odd - (DROPPED[role] if at and nobody[at] else 0.0) for at, odd in enumerate(odds)]
    best = max(range(len(held)), key=lambda at: held[at])
    return best if held[best] - odds[0] >= CLEARLY[role] else 0


def _reasons(candidate: Candidate, fitted: Mapping[str, float]) -> str:
    """What speaks most for a candidate, in words."""
    heaviest = sorted(candidate.features, key=lambda feature: -fitted.get(feature, 0.0))[:REASONS]
    return "; ".join(heaviest)


def _is_himself(actor: Participant | None, target: Participant | None) -> bool:
    if actor is None or target is None:
        return False
    mine, other = {p.name for p in actor.parties}, {p.name for p in target.parties}
    return bool(mine) and mine == other
