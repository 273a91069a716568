"""An incident: claims about one happening, drawn together, with its figures and its disputes."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from reportedly.records.base import Record, Term
from reportedly.records.claim import PartyReference, Place, When


class Estimate(Record):
    """low / best / high of one effect on one group, the rule that made them and the claims they rest on.
    `high` None: no upper bound was given by anybody."""

    effect: Annotated[str, Term("effects")]
    group: Annotated[str, Term("groups")]
    low: int = Field(ge=0)
    best: int = Field(ge=0)
    high: int | None = Field(default=None, ge=0)
    rule: str
    claims: tuple[str, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.best or (self.high is not None and self.best > self.high):
            raise ValueError(f"estimate is not in order: {self.low} <= {self.best} <= {self.high}")
        return self


class Dispute(Record):
    """A disagreement that is kept: the field, one English sentence, and the claims on its sides."""

    field: str
    text: str
    claims: tuple[str, ...]


class Incident(Record):
    """One happening, many accounts. `claims` and `reports` are in order of publication. `independent_voices` counts the
    origins behind the claims (copies of one wire and quotations of one voice count once); `party_voices` says how many
    of those speak for a party to the conflict. `actors_from_context` and `targets_from_context` are the names of those
    parties that no claim tells in its own words: only the reports around name them. `cumulative` tolls are kept apart
    and never added up. `part_of`: the id of the incident of many days that this one is a part of."""

    id: str
    kind: Annotated[str, Term("event_kinds")]
    place: Place | None = None
    when: When | None = None
    actors: tuple[PartyReference, ...] = ()
    targets: tuple[PartyReference, ...] = ()
    actors_from_context: tuple[str, ...] = ()
    targets_from_context: tuple[str, ...] = ()
    weapons: tuple[Annotated[str, Term("weapon_kinds")], ...] = ()
    status: Annotated[str, Term("statuses")] = "asserted"
    estimates: tuple[Estimate, ...] = ()
    cumulative: tuple[Estimate, ...] = ()
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    voices: tuple[str, ...] = ()
    independent_voices: int = Field(default=0, ge=0)
    party_voices: int = Field(default=0, ge=0)
    disputes: tuple[Dispute, ...] = ()
    part_of: str | None = None

    def estimate(self, effect: str, group: str = "people") -> Estimate | None:
        """The estimate of an effect on a group, or None."""
        return next((e for e in self.estimates if e.effect == effect and e.group == group), None)
