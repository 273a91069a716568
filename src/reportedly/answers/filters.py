"""Which claims and incidents somebody asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Self

from pydantic import model_validator

from reportedly.records import Claim, Incident, Participant, PartyReference, Place, Record, Report, Term, When

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʿʾʹ"))
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=65_536)  # the same names are asked about again and again
def folded(text: str) -> str:
    """Text as it is compared: without case, accents, apostrophes and punctuation, its words one space apart."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)) if not unicodedata.combining(c)
    )
    return _NOT_WORD.sub(" ", plain.casefold().translate(_UNDECOMPOSED)).strip()


def found_in(asked: str, name: str) -> bool:
    """Whether the words of `asked` are in `name`: "niger" does not find "Nigeria". A star at the end stands for the
    rest of a word: "alep*" finds "Aleppo, Syria"."""
    end = "" if asked.rstrip().endswith("*") else " "
    return f" {folded(asked)}{end}" in f" {folded(name)} "


class Filter(Record):
    """What is asked for; a field that is None asks for nothing, and all given fields must hold together.

    `place`: words of any part of a place's name, neighbourhood to country. `party`: a party's id or words of its name,
    as actor or as target. `since`, `until`: days, both included; what may have happened inside them is found (its
    earliest..latest overlaps them), what has no day at all is not. `publisher`: words of its name. Words are whole;
    a star at the end stands for the rest of one.
    """

    place: str | None = None
    party: str | None = None
    kind: Annotated[str, Term("event_kinds")] | None = None
    since: date | None = None
    until: date | None = None
    source_kind: Annotated[str, Term("source_kinds")] | None = None
    status: Annotated[str, Term("statuses")] | None = None
    publisher: str | None = None

    @model_validator(mode="after")
    def _window_in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"the window is the wrong way round: {self.since} is after {self.until}")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether everything matches."""
        return self == Filter()

    def matches_claim(self, claim: Claim, report: Report) -> bool:
        """Whether a claim, made in this report, is asked for."""
        return (
            self._fits(claim.kind, claim.status, claim.place, claim.when)
            and (self.party is None or self._names(named_parties(claim.actor, claim.target)))
            and self.source_kind in (None, claim.source.kind)
            and self._published_by(report)
        )

    def matches_incident(
        self, incident: Incident, claims: Iterable[Claim] = (), reports: Mapping[str, Report] | None = None
    ) -> bool:
        """Whether an incident is asked for. Kind, status, place and time are the incident's own; the party may be named
        by one of its claims; one claim must have the source kind and the publisher together."""
        if not self._fits(incident.kind, incident.status, incident.place, incident.when):
            return False
        if self.party is None and self.source_kind is None and self.publisher is None:
            return True  # before any claim is read
        own = tuple(claims)
        if self.party is not None:
            parties = [*incident.actors, *incident.targets]
            if not self._names(
                [*parties, *(party for claim in own for party in named_parties(claim.actor, claim.target))]
            ):
                return False
        if self.source_kind is None and self.publisher is None:
            return True
        return any(
            self.source_kind in (None, claim.source.kind) and self._published_by((reports or {}).get(claim.report))
            for claim in own
        )

    def _fits(self, kind: str, status: str, place: Place | None, when: When | None) -> bool:
        return (
            self.kind in (None, kind)
            and self.status in (None, status)
            and (self.place is None or (place is not None and found_in(self.place, place.name)))
            and self._within(when)
        )

    def _within(self, when: When | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if when is None or (when.earliest is None and when.latest is None):
            return False
        begins, ends = when.earliest or date.min, when.latest or date.max
        return ends >= (self.since or date.min) and begins <= (self.until or date.max)

    def _names(self, parties: Iterable[PartyReference]) -> bool:
        asked = self.party or ""
        return any(asked == party.id or found_in(asked, party.name) for party in parties)

    def _published_by(self, report: Report | None) -> bool:
        if self.publisher is None:
            return True
        return report is not None and report.publisher is not None and found_in(self.publisher, report.publisher)


def named_parties(*participants: Participant | None) -> list[PartyReference]:
    """The parties of participants; of one that was not resolved, its words."""
    found: list[PartyReference] = []
    for participant in participants:
        if participant is not None:
            found.extend(participant.parties or (PartyReference(id=None, name=participant.text),))
    return found
