"""Who and what fills the roles of the incidents that a report tells of, by a small trained model.

The roles are those of MUC-4 (Sundheim 1992): perpetrators (individuals, organisations), physical targets, victims by
name and by description, weapons. Unlike a claim, a filler is told of the report as a whole, and rests on learned
weights; the words it rests on are given with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.claims.roles.choose import choice, chosen, probabilities
from reportedly.claims.roles.model import role_model
from reportedly.claims.roles.spans import Candidate, candidates
from reportedly.claims.roles.tags import INCIDENTS, ROLES


@dataclass(frozen=True)
class RoleMention:
    """Code points `start` to `end` (excluded) of the text, and the words there; `score` is the network's own judgement
    of these words at this place, 0 to 1."""

    start: int
    end: int
    exact: str
    score: float


@dataclass(frozen=True)
class RoleFiller:
    """Somebody or something in a role. `score` is the probability that the report means it so; the mentions say the
    same words but for case and marks, in the order of the text, and are never empty."""

    role: str
    text: str
    score: float
    mentions: tuple[RoleMention, ...]


@dataclass(frozen=True)
class Roles:
    """What a report tells. `incident` is the probability that it tells of an attack on people or things at all, `kinds`
    that of each kind of incident; `fillers` stand by role, the surest first."""

    incident: float
    kinds: Mapping[str, float]
    fillers: tuple[RoleFiller, ...]

    def of(self, role: str) -> tuple[RoleFiller, ...]:
        """The fillers of one role: "perpetrator_individual", "perpetrator_organisation", "physical_target",
        "victim_name", "victim_description" or "weapon"."""
        return tuple(filler for filler in self.fillers if filler.role == role)


def roles(text: str, threshold: float | None = None) -> Roles:
    """The fillers that are at least so probable; without `threshold` by the one that gave the best F1 in training.
    Capitals make no difference. Time grows with the length, about a sixth of a second for each 350 words.
    RolesUnavailableError where the extra `roles` is not installed."""
    reading = role_model().read(text)
    found = candidates(text, reading)
    least = choice().threshold if threshold is None else threshold
    chances = probabilities(found, text, reading, choice())
    fillers = [_filler(text, found[number], chances[number]) for number in chosen(found, chances, least)]
    kinds = {name: round(float(value), 4) for name, value in zip(INCIDENTS, reading.incidents, strict=True)}
    any_at_all = kinds.pop("any")
    fillers.sort(key=lambda one: (ROLES.index(one.role), -one.score, one.mentions[0].start))
    return Roles(any_at_all, kinds, tuple(fillers))


def _filler(text: str, candidate: Candidate, probability: float) -> RoleFiller:
    mentions = tuple(
        RoleMention(span.start, span.end, text[span.start : span.end], round(span.score, 4)) for span in candidate.spans
    )
    surest = max(mentions, key=lambda one: one.score)
    return RoleFiller(candidate.role, surest.exact, round(probability, 4), mentions)
