"""Which joins of accounts are doubtful: what was joined by little, and what was nearly joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.incidents import Link, draw_together, explain
from reportedly.records import Claim, Incident, Report, digest
from reportedly.web.kept import Kept
from reportedly.web.snapshot import Snapshot

MOST_CLAIMS = 60  # of an incident, or of two, beyond which single links are not worked out
KEPT = 20_000


@dataclass(frozen=True)
class Doubt:
    """Mean log odds that two accounts tell of one happening, what speaks for and against it in one English sentence,
    and the claims on either side."""

    log_odds: float
    text: str
    claims: tuple[str, ...]
    against: tuple[str, ...]


class Doubts:
    """Works doubts out and remembers them: they hang on the claims alone, so they hold in every state of a ledger."""

    def __init__(self) -> None:
        self._found = Kept(KEPT)

    def within(self, seen: Snapshot, incident: Incident) -> Doubt | None:
        """The report that is held in the incident by least, and by how much; None where there is but one."""
        found: Doubt | None = self._found.of((_named(incident),), lambda: _within(seen.claims_of(incident)))
        return found

    def between(self, seen: Snapshot, one: Incident, two: Incident) -> Doubt | None:
        """What comes nearest to joining two incidents; None where they were not compared, or cannot be one."""
        key = (_named(one), _named(two))
        found: Doubt | None = self._found.of(key, lambda: _between(seen.claims_of(one), seen.claims_of(two)))
        return found


def _named(incident: Incident) -> str:
    """Stands for the claims: of an incident with reports that some may not see there is more than one."""
    return digest(*incident.claims)


Told = Sequence[tuple[Claim, Report]]


def links_of(told: Told) -> list[Link]:
    """The links between accounts of different reports."""
    filed: dict[str, tuple[Report, list[Claim]]] = {}
    for claim, report in told:
        filed.setdefault(report.id, (report, []))[1].append(claim)
    linking = draw_together([(report, tuple(claims)) for report, claims in filed.values()])
    return [link for link in linking.links() if link.a.report.id != link.b.report.id]


def _within(told: Told) -> Doubt | None:
    if not len({report.id for _, report in told}) > 1 or len(told) > MOST_CLAIMS:
        return None
    best: dict[str, Link] = {}
    for link in links_of(told):
        for report in (link.a.report.id, link.b.report.id):
            if report not in best or link.comparison.score > best[report].comparison.score:
                best[report] = link
    if not best:
        return None
    report = min(best, key=lambda one: (best[one].comparison.score, one))
    link = best[report]
    own = tuple(claim.id for claim, one in told if one.id == report)
    others = tuple(claim.id for claim, one in told if one.id != report)
    return Doubt(link.comparison.score, _reasons(link), own, others)


def _between(one: Told, two: Told) -> Doubt | None:
    if len(one) + len(two) > MOST_CLAIMS:
        return None
    own = {claim.id for claim, _ in one}
    across = [
        link
        for link in links_of([*one, *two])
        if not link.comparison.never and (link.a.claims[0].id in own) != (link.b.claims[0].id in own)
    ]
    if not across:
        return None
    link = max(across, key=lambda found: (found.comparison.score, found.a.id, found.b.id))
    return Doubt(
        link.comparison.score, _reasons(link), tuple(claim.id for claim, _ in one), tuple(claim.id for claim, _ in two)
    )


def _reasons(link: Link) -> str:
    """What speaks for one happening and what against it; not what came of it, as only these few were looked at."""
    said = explain(link).partition(": for it: ")[2]
    return f"For it: {said}"
