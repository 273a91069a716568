"""What a ledger says in one state, ready to be asked often: made once, kept until the ledger changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from reportedly.answers import Answers
from reportedly.answers.facets import Facets, facets
from reportedly.incidents import DEFAULT_RULE, by_rule, copies
from reportedly.incidents.assemble import assemble
from reportedly.incidents.decided import apply
from reportedly.ledger import Counts, Ledger
from reportedly.records import Claim, Incident, Report
from reportedly.web.index import Index
from reportedly.web.kept import Kept
from reportedly.web.renewing import Row, renewed

KEPT = 4  # states kept at once: the present one, and those of other rules and days that somebody asked for lately
ANSWERS = 64  # answers that each of them remembers
VOICES = 8  # questions of a state of which the voices are kept
PATIENCE = 20.0  # seconds that a question waits for a state to be made before it is told to come again


@dataclass(frozen=True)
class Asked:
    """Which state is asked for. `unseen`: reports that whoever asks may not see."""

    rule: str = DEFAULT_RULE
    as_known_on: date | None = None
    unseen: frozenset[str] = frozenset()


class Snapshot:
    """One state. Records are read from the ledger as they are asked for; only columns are held."""

    def __init__(self, ledger: Ledger, asked: Asked, before: Index | None = None) -> None:
        """`before`: the index of an earlier state that was asked for in the same way."""
        self.ledger, self.asked = ledger, asked
        self.answers = Answers(ledger, as_known_on=asked.as_known_on, rule=asked.rule)
        self.state = self.answers.state
        stored = asked.rule == DEFAULT_RULE and asked.as_known_on is None
        self._key = self.answers.stored_under() if stored else None
        self._changed: dict[str, Incident | None] = {}  # those with unseen reports, as they are without them
        self._held: dict[str, Incident] = {}
        self._kept, self._once = Kept(ANSWERS), Kept(ANSWERS)
        self.voices = Kept(VOICES)
        if self._key is not None and not asked.unseen:  # of others it is not known whether what is hidden has changed
            self.index = renewed(self.ledger.incident_rows(self._key), _read, before)
        else:
            self.index = Index(self._rows())

    def _rows(self) -> Iterator[tuple[Incident, Facets]]:
        if self._key is not None:
            for row in self.ledger.incident_rows(self._key):
                incident, more = _read(row)
                if self.asked.unseen.isdisjoint(incident.reports):
                    yield incident, more
                else:
                    yield from self._without_unseen(incident)
            return
        for incident in self.answers.all_incidents:
            if self.asked.unseen.isdisjoint(incident.reports):
                self._held[incident.id] = incident
                yield incident, facets(incident, self.answers.claims_of(incident), self.answers.reports)
            else:
                yield from self._without_unseen(incident)

    def _without_unseen(self, incident: Incident) -> Iterator[tuple[Incident, Facets]]:
        """The incident as the reports that may be seen tell it, under its own id; nothing where none of them does."""
        told = self.claims_of(incident)
        reports = {report.id: report for _, report in told}
        own = [claim for claim, _ in told]
        shown = None
        if own:
            drawn = assemble(own, reports, copies(reports.values()), self.asked.rule)
            shown = drawn.model_copy(update={"id": incident.id, "part_of": incident.part_of})
            yield shown, facets(shown, own, reports)
        self._changed[incident.id] = shown
        if self._key is None and shown is not None:
            self._held[incident.id] = shown

    def kept(self, name: Hashable, make: Callable[[], Any]) -> Any:
        """An answer to a question that takes long to make; kept until others were asked for since."""
        return self._kept.of(name, make)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What many answers rest on, whatever is asked; kept as long as this state."""
        return self._once.of(name, make)

    def incidents(self, identities: Sequence[str]) -> list[Incident]:
        """Incidents by id, in the order asked for; those that are not there are left out."""
        stored = self._held if self._key is None else self.ledger.stored_incidents(self._key, identities)
        found = [self._changed.get(name, stored[name]) for name in identities if name in stored]
        return [incident for incident in found if incident is not None]

    def all_incidents(self) -> Iterator[Incident]:
        """All incidents in order of time."""
        return (incident for incident, _ in self._rows()) if self._key else iter(self._held.values())

    def claims_of(self, incident: Incident) -> list[tuple[Claim, Report]]:
        """The claims of an incident as they were decided, each with its report, in order of publication."""
        claims = self.ledger.claims_by_id(incident.claims)
        seen = {claim.report for claim in claims.values()} - self.asked.unseen
        reports = self.ledger.reports_by_id(sorted(seen))
        found = []
        for name in incident.claims:
            if name in claims and claims[name].report in reports:
                report = reports[claims[name].report]
                ((_, made),) = apply([(report, (claims[name],))], self.answers.decided)
                found += [(claim, report) for claim in made]
        return found

    def by_rule(self, incident: Incident, told: Sequence[tuple[Claim, Report]], rule: str) -> Incident:
        """The incident with its figures drawn by another rule."""
        return by_rule(incident, [claim for claim, _ in told], {report.id: report for _, report in told}, rule)

    @cached_property
    def counts(self) -> Counts:
        """How much the ledger holds; counted once, as that takes long in a large one."""
        return self.ledger.counts()


def _read(row: Row) -> tuple[Incident, Facets]:
    return Incident.model_validate_json(row[0]), Facets.model_validate_json(row[1])


class Snapshots:
    """Makes snapshots as they are asked for, one at a time, and keeps the latest few."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._made: OrderedDict[tuple[str, Asked], Snapshot] = OrderedDict()
        self._making = threading.Lock()

    def of(self, asked: Asked, state: str | None = None) -> Snapshot:
        """The snapshot of the ledger as it is now, for which `state` stands where that is known already. TimeoutError
        where another one that is being made takes too long."""
        found = self._find(asked, state)
        if found is not None:
            return found
        if not self._making.acquire(timeout=PATIENCE):
            raise TimeoutError("the incidents are being drawn together; ask again in a moment")
        try:
            found = self._find(asked)
            if found is None:
                earlier = (made.index for (_, same), made in reversed(self._made.items()) if same == asked)
                found = Snapshot(self.ledger, asked, next(earlier, None))
                self._made[found.state, asked] = found
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            return found
        finally:
            self._making.release()

    def _find(self, asked: Asked, state: str | None = None) -> Snapshot | None:
        state = state or Answers(self.ledger, as_known_on=asked.as_known_on).state
        return self._made.get((state, asked))
