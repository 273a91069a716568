"""What the claims of an incident add to what may be asked for: parties that only they name, who tells of it where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.answers.filters import named_parties
from reportedly.records import Claim, Incident, PartyReference, Record, Report


class Facets(Record):
    """`parties`: all that the incident or one of its claims names. `tellings`: kind of the source, publisher."""

    parties: tuple[PartyReference, ...] = ()
    tellings: tuple[tuple[str, str | None], ...] = ()


def facets(incident: Incident, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Facets:
    """The facets of an incident, each once, in a stable order."""
    own = tuple(claims)
    parties = [*incident.actors, *incident.targets]
    parties += [party for claim in own for party in named_parties(claim.actor, claim.target)]
    tellings = [(claim.source.kind, reports[claim.report].publisher) for claim in own if claim.report in reports]
    return Facets(parties=tuple(dict.fromkeys(parties)), tellings=tuple(dict.fromkeys(tellings)))
