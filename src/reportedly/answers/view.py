"""Answers over a ledger. Incidents are made from its claims when asked for, and kept until the claims change."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from itertools import groupby
from pathlib import Path

from reportedly.answers.agreement import Agreement, agreement
from reportedly.answers.facets import facets
from reportedly.answers.filters import Filter
from reportedly.answers.hearing import Sources, hear
from reportedly.answers.shelf import Shelf
from reportedly.answers.sums import By, TollRow, tolls
from reportedly.answers.territory import ControlInterval, control
from reportedly.answers.totals import CumulativeCheck, checks
from reportedly.answers.upkeep import Upkeep, begun_in
from reportedly.incidents import DEFAULT_RULE, LinkOptions, by_rule, copies, draw_together
from reportedly.incidents.decided import Decided, apply, carried, settle
from reportedly.incidents.keeping import PAPERS, unpacked, unpacked_papers
from reportedly.incidents.linking import Known, Linking
from reportedly.ledger import AmbiguousEntry, Derivation, Ledger, UnknownEntry
from reportedly.ledger.derived import in_time
from reportedly.records import Claim, Decision, Incident, Report, digest

Filed = tuple[Report, tuple[Claim, ...]]
Linker = Callable[[Sequence[Filed]], tuple[Incident, ...]]
LISTED = 5  # incidents that begin alike are named


def default_linker() -> Linker:
    """The package's own linker."""
    from reportedly.incidents import link

    return link


def incidents(ledger: Ledger, asked: Filter | None = None, linker: Linker | None = None) -> list[Incident]:
    """The incidents that all claims of a ledger make, those that are asked for."""
    return Answers(ledger, linker).incidents(asked)


@dataclass(frozen=True)
class Answers:
    """What a ledger says, as of when it is first asked; make a new one to see what was added since.

    `as_known_on`: what it said at the end of that day (UTC), by the reports, codings and decisions it held then.
    `rule`: by which rule the figures of an incident are drawn from its claims (`incidents.RULES`).
    """

    ledger: Ledger
    linker: Linker | None = None
    as_known_on: date | None = None
    rule: str = DEFAULT_RULE

    @cached_property
    def _before(self) -> datetime | None:
        if self.as_known_on is None:
            return None
        return datetime.combine(self.as_known_on, time.max, UTC)

    @cached_property
    def state(self) -> str:
        """Digest of the claims and decisions that incidents are made from."""
        return self.ledger.state_digest(self._before)

    @cached_property
    def coded(self) -> tuple[Filed, ...]:
        """All reports with their claims as they were coded, in order of publication."""
        _ = self.state  # first: what is read after it holds at least what it stands for
        return tuple(self.ledger.records(self._before))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, oldest first, undone ones too."""
        return tuple(self.ledger.decisions(self._before))

    @cached_property
    def decided(self) -> Decided:
        """What people's decisions come to."""
        return settle(self._decisions_now)

    @cached_property
    def _decisions_now(self) -> Sequence[Decision]:
        """The decisions, those on claims of earlier codings put over to the present ones."""
        made = self.decisions
        named = self.ledger.claims_by_id(sorted({claim for one in made for claim in (*one.claims, *one.against)}))
        reports = sorted({claim.report for claim in named.values()})
        present = {report: self.ledger.claims_of(report, self._before) for report in reports}
        counted = {claim.id for claims in present.values() for claim in claims}
        return carried(made, {name: claim for name, claim in named.items() if name not in counted}, present)

    def agreement(self) -> list[Agreement]:
        """How far reviewers agree."""
        named = {claim for one in self._decisions_now for claim in (*one.claims, *one.against)}
        reports = {claim.report for claim in self.ledger.claims_by_id(sorted(named)).values()}
        coded = {claim.id: claim for one in sorted(reports) for claim in self.ledger.claims_of(one, self._before)}
        return agreement(self._decisions_now, coded)

    @cached_property
    def records(self) -> tuple[Filed, ...]:
        """All reports with their claims as they were decided, in order of publication."""
        return tuple(apply(self.coded, self.decided))

    @cached_property
    def reports(self) -> Shelf[Report]:
        """Reports by id, in order of publication; read as they are asked for."""
        return Shelf(self._some_reports, lambda: {report.id: report for report, _ in self.records})

    @cached_property
    def claims(self) -> Shelf[Claim]:
        """Claims by id, in order of publication; read as they are asked for."""
        return Shelf(self._some_claims, lambda: {claim.id: claim for _, claims in self.records for claim in claims})

    def _some_reports(self, identities: Sequence[str]) -> dict[str, Report]:
        if self._before is not None:
            return {report.id: report for report, _ in self.records}
        return self.ledger.reports_by_id(identities)

    def _some_claims(self, identities: Sequence[str]) -> dict[str, Claim]:
        """Of the claims that are counted, those with these ids, and others of the same reports."""
        if self._before is not None:
            return {claim.id: claim for _, claims in self.records for claim in claims}
        named = sorted({claim.report for claim in self.ledger.claims_by_id(identities).values()})
        reports = self.ledger.reports_by_id(named)
        filed = [(report, self.ledger.claims_of(name)) for name, report in reports.items()]
        return {claim.id: claim for _, claims in apply(filed, self.decided) for claim in claims}

    @cached_property
    def all_incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of time. Taken from the ledger where the same claims were linked by the same program
        before."""
        found = self._linked()
        if self.rule == DEFAULT_RULE:
            return found
        return tuple(by_rule(one, self.claims_of(one), self.reports, self.rule) for one in found)

    @cached_property
    def _program(self) -> str | None:
        return fingerprint(self.linker or default_linker())

    @cached_property
    def _key(self) -> str | None:
        return digest("incidents", self.state, self._program, length=64) if self._program else None

    def _linked(self) -> tuple[Incident, ...]:
        found = self._stored()
        if found is not None:
            return found
        found = tuple(sorted(self._drawn_together(self.linker or default_linker()), key=in_time))
        if self._key and self.ledger.writable and self.ledger.state_digest() == self.state:  # nothing came between
            self.ledger.store_incidents(self._key, [self._derived(incident) for incident in found])
        return found

    def _stored(self) -> tuple[Incident, ...] | None:
        """The incidents as they are stored, if they are, or can be brought up to this state."""
        return self.ledger.incidents(self._key) if self._key and self._brought_up() else None

    def _brought_up(self) -> bool:
        """Whether incidents of this state are stored; they are brought up to it if need be."""
        if self._key is None or self._program is None:
            return False
        if self.ledger.has_incidents(self._key):
            return True
        if self.linker is not None or not self.ledger.writable or self.ledger.state_digest() != self.state:
            return False
        return Upkeep(self.ledger, self.decided, self.state, self._program, self._key).bring()

    def stored_under(self) -> str | None:
        """Where the ledger holds the incidents by the default rule; they are made and stored if need be. None where
        they cannot be stored: the ledger is read-only, or changed meanwhile."""
        if self._key is None or self.rule != DEFAULT_RULE:
            return None
        if not self._brought_up():
            _ = self.all_incidents
        return self._key if self.ledger.has_incidents(self._key) else None

    def _derived(self, incident: Incident) -> Derivation:
        return Derivation(incident, facets(incident, self.claims_of(incident), self.reports).model_dump_json())

    def _drawn_together(self, linker: Linker) -> tuple[Incident, ...]:
        decided = self.decided
        if self.linker is None and (decided.same or decided.apart):
            return draw_together(self.records, LinkOptions(same=decided.same, apart=decided.apart)).incidents
        return linker(self.records)

    def grade(self, incident: Incident) -> Decision | None:
        """The grade that a person gave the incident, the last one of those on its claims."""
        found = [self.decided.grades[claim] for claim in incident.claims if claim in self.decided.grades]
        return max(found, key=lambda one: (one.decided_at, one.id), default=None)

    def history(self, incident: Incident) -> list[Decision]:
        """The decisions on an incident's claims, and those that undo them, oldest first."""
        own = set(incident.claims)
        found = {one.id for one in self._decisions_now if own & {*one.claims, *one.against}}
        for one in self._decisions_now:  # oldest first: an undo comes after what it undoes
            if one.decision in found:
                found.add(one.id)
        return [one for one in self._decisions_now if one.id in found]

    def incidents(self, asked: Filter | None = None) -> list[Incident]:
        """The incidents asked for, in order of time, undated ones last."""
        if asked is None or asked.is_empty:
            return list(self.all_incidents)
        return [one for one in self.all_incidents if asked.matches_incident(one, self._told(one), self.reports)]

    def incident(self, start: str) -> Incident:
        """The incident whose id is, or begins with, `start`. UnknownEntry, AmbiguousEntry."""
        found = self._beginning(start) if start else []
        exact = [one for one in found if one.id == start]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise UnknownEntry(self.ledger.path, f"there is no incident '{start}'")
        listed = ", ".join(one.id for one in found[:LISTED])
        raise AmbiguousEntry(
            self.ledger.path, f"several incidents begin with '{start}': {listed}; give more characters"
        )

    def _beginning(self, start: str) -> list[Incident]:
        names = self.ledger.incidents_that_begin(self._at_hand, start, LISTED + 1) if self._at_hand else []
        if names or (self._at_hand and self.ledger.has_incidents(self._at_hand)):
            return self._read(names)
        return [one for one in self.all_incidents if one.id.startswith(start)]

    def around(self, incident: Incident) -> list[Incident]:
        """The incident of many days that one is a part of, and those that happened in its course, in order of time."""
        whole = {incident.part_of} if incident.part_of else set()
        if self._at_hand is None:
            found = list(self.all_incidents)
        else:
            found = self._read(sorted({*whole, *begun_in(self.ledger, incident)}))
        return sorted((one for one in found if one.id in whole or one.part_of == incident.id), key=in_time)

    def _read(self, identities: Sequence[str]) -> list[Incident]:
        """Some incidents as they are stored, their figures by this view's rule."""
        stored = self.ledger.stored_incidents(self._at_hand or "", identities)
        found = [stored[name] for name in identities if name in stored]
        if self.rule == DEFAULT_RULE:
            return found
        return [by_rule(one, self.claims_of(one), self.reports, self.rule) for one in found]

    @cached_property
    def _at_hand(self) -> str | None:
        """Under which key the incidents of this state are stored with all that linking left behind, if they are."""
        if self.linker is not None or not self._brought_up():
            return None
        key, note = self.ledger.linked()
        return key if note and key == self._key else None

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Report id -> id of the report that it is a copy of; its own if it is none."""
        if self._at_hand is not None:
            try:
                return unpacked_papers(self.ledger.workings(self._at_hand, PAPERS)).originals
            except (KeyError, ValueError):  # damaged, or others were stored meanwhile: the texts tell it too
                pass
        return copies(self.reports.values())

    def linking(self, reports: Set[str]) -> Linking:
        """With which reasons accounts of some reports were, or were not, drawn together with each other. Where what
        linking left behind is at hand, no other reports are read but those that tell how rare words are."""
        options = LinkOptions(same=self.decided.same, apart=self.decided.apart)
        if self._at_hand is None:
            return draw_together(self.records, options)
        try:
            known = Known.of(unpacked(self.ledger.workings(self._at_hand)).workings, reports)
        except (KeyError, ValueError):  # damaged, or others were stored meanwhile
            return draw_together(self.records, options)
        found = sorted(self.ledger.reports_by_id(sorted(known.first | reports)).items())
        filed = list(apply([(report, self.ledger.claims_of(name)) for name, report in found], self.decided))
        claims = [claim.id for report, told in filed if report.id in reports for claim in told]
        incidents = self._read(self.ledger.incidents_of(self._at_hand, claims))
        return Linking(filed, options, tuple(incidents), known)

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims that make an incident, in order of publication."""
        self.claims.ahead(incident.claims)
        return tuple(self.claims.get(claim) or self.ledger.claim(claim) for claim in incident.claims)

    def _told(self, incident: Incident) -> Iterator[Claim]:
        """The same, read when the first is asked for."""
        yield from self.claims_of(incident)

    def selected_claims(self, asked: Filter | None = None) -> Iterator[tuple[Report, Claim]]:
        """The claims asked for, each with its report, in order of publication."""
        for report, claims in self.records:
            for claim in claims:
                if asked is None or asked.matches_claim(claim, report):
                    yield report, claim

    def search(self, asked: str, limit: int = 50) -> list[Report]:
        """The reports that hold all words asked for, best first. ValueError where no word is asked."""
        found = self.ledger.search(asked, limit, self._before)
        known = self.ledger.reports_by_id(found)
        return [known[report] for report in found]

    def tolls(self, asked: Filter | None = None, by: By = "week") -> list[TollRow]:
        """Sums over the incidents asked for."""
        return tolls(self.incidents(asked), by)

    def checks(self, asked: Filter | None = None) -> list[CumulativeCheck]:
        """Cumulative tolls of the claims asked for, against all incidents."""
        chosen = [(report, (claim,)) for report, claim in self.selected_claims(asked)]
        return checks(self.all_incidents, chosen)

    def control(self, asked: Filter | None = None, on: date | None = None) -> list[ControlInterval]:
        """Who is reported to hold which place, from the claims asked for."""
        return control((claim for _, claim in self.selected_claims(asked)), self.reports, on)

    def sources(self, asked: Filter | None = None) -> Sources:
        """What each voice says in the claims asked for. A claim's status may be another than its incident's."""
        chosen = groupby(self.selected_claims(asked), key=lambda pair: pair[0].id)
        told = ([*pairs] for _, pairs in chosen)
        filed = ((pairs[0][0], [claim for _, claim in pairs]) for pairs in told)
        anywhere = asked is None or asked.status is not None
        return hear(filed, self.all_incidents if anywhere else self.incidents(asked))


def fingerprint(linker: Linker) -> str | None:
    """Changes whenever the program that links may: a digest of its name and of all files that it rests on, code and
    tables. None for a function that is made on the way or lies in no file: its results are not kept."""
    name = getattr(linker, "__qualname__", "<")
    module = sys.modules.get(getattr(linker, "__module__", ""))
    source = getattr(module, "__file__", None)
    if source is None or "<" in name:
        return None
    home = Path(source).parent if getattr(module, "__package__", None) else Path(source)
    state = hashlib.sha256(f"{home.name}.{name}".encode())
    root = Path(__file__).parents[1]
    for rests_on in (home, root / "records", root / "vocabulary"):
        for file in _files(rests_on):
            state.update(file.relative_to(rests_on).as_posix().encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


def _files(rests_on: Path) -> list[Path]:
    if rests_on.is_file():
        return [rests_on]
    return sorted(path for path in rests_on.rglob("*") if path.is_file() and path.suffix != ".pyc")
