"""Keeps the stored incidents right: after a few reports, codings or decisions only what these touch is drawn together
anew, and only incidents that differ are put in the place of others.

What is stored then is, byte for byte, what linking everything from nothing gives (`incidents.relinking`); a test holds
the two to each other. Beside the incidents lies what linking left behind (`incidents.keeping`) and a note: by which
program, after which entry of the log, and by which decisions.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportedly.answers.facets import facets
from reportedly.incidents import LinkOptions
from reportedly.incidents.assemble import assemble
from reportedly.incidents.decided import Decided, apply
from reportedly.incidents.keeping import packed, packed_more, unpacked
from reportedly.incidents.linking import Drawn, with_accounts
from reportedly.incidents.parts import MOST_DAYS, extent_of, wholes, with_wholes
from reportedly.incidents.relinking import MOST_TOUCHED, Relinked, relinked
from reportedly.incidents.rules import DEFAULT_RULE
from reportedly.ledger import Derivation, DerivedChange, Ledger, Linked
from reportedly.records import Claim, Incident, Report, digest

LOG = logging.getLogger(__name__)

Filed = tuple[Report, tuple[Claim, ...]]
FOLLOWED = ("report", "coding", "decision")  # what may be done to a ledger without all being linked anew


@dataclass(frozen=True)
class Upkeep:
    """Of the incidents of a ledger in one state. `program` stands for the linker, `key` for the two together."""

    ledger: Ledger
    decided: Decided
    state: str
    program: str
    key: str

    @property
    def options(self) -> LinkOptions:
        return LinkOptions(same=self.decided.same, apart=self.decided.apart)

    def bring(self) -> bool:
        """Brings what is stored up to this state; False where the ledger has moved on meanwhile."""
        before, note = self.ledger.linked()
        if before and note:
            changed = self._changed(json.loads(note))
            if changed is not None and self._by_parts(before, changed):
                return True
        return self._anew()

    # --- from nothing -------------------------------------------------------------------------------------------------

    def _records(self) -> Iterator[Filed]:
        for filed in self.ledger.records():
            yield from apply([filed], self.decided)

    def _anew(self) -> bool:
        drawn, workings = Drawn.worked_out(self._records(), self.options)
        made = list(_facetted(with_accounts(self._records(), drawn)))
        whole = with_wholes([incident for incident, _ in made])
        derived = [_derivation(incident, told) for incident, (_, told) in zip(whole, made, strict=True)]
        if self.ledger.state_digest() != self.state:
            return False
        self.ledger.store_incidents(self.key, derived, Linked(self._note(), packed(workings)))
        return True

    def _note(self) -> str:
        told = {"program": self.program, "state": self.state, "claims": _decided_on(self.decided)}
        pairs = {name: sorted(map(list, getattr(self.decided, name))) for name in ("same", "apart")}
        return json.dumps({**told, **pairs}, sort_keys=True)

    # --- by parts -----------------------------------------------------------------------------------------------------

    def _changed(self, note: Mapping[str, Any]) -> set[str] | None:
        """The reports that are other ones than when the note was written; None where all is to be linked anew."""
        moved = self.ledger.moved_since(note["state"]) if note["program"] == self.program else None
        if moved is None or any(what not in FOLLOWED for what, _ in moved):
            return None
        old, new = note["claims"], _decided_on(self.decided)
        claims = {claim for claim in old.keys() | new.keys() if old.get(claim) != new.get(claim)}
        for name in ("same", "apart"):
            pairs = {tuple(pair) for pair in note[name]} ^ getattr(self.decided, name)
            claims |= {claim for pair in pairs for claim in pair}
        touched = {subject for what, subject in moved if what != "decision"}
        return touched | {claim.report for claim in self.ledger.claims_by_id(sorted(claims)).values()}

    def _by_parts(self, before: str, changed: set[str]) -> bool:
        try:
            kept = unpacked(self.ledger.workings(before))
        except (KeyError, ValueError) as wrong:  # nothing is kept, or it is damaged: all can be made again
            LOG.info("Everything is linked anew: %s", wrong)
            return False
        if len(changed) > MOST_TOUCHED * len(kept.workings.papers.ids):
            return False
        reports = self.ledger.reports_by_id(sorted(changed))
        claims = self.ledger.claims_of_some(sorted(reports))
        filed = [(reports[name], claims[name]) for name in claims]
        change = relinked(kept.workings, changed, apply(filed, self.decided), self.options)
        workings = packed_more(kept, change)
        if change.added is None or (workings is None and len(change.made) > len(kept.workings)):
            return False
        made = self._assembled(change, filed)
        gone = [_named(claims) for claims in change.gone]
        found = _Parts(self.ledger, before, gone).placed(made)
        linked = Linked(self._note(), packed(change.workings) if workings is None else workings)
        return self.ledger.change_incidents(before, (self.key, self.state), DerivedChange(*found, linked))

    def _assembled(self, change: Relinked, filed: Sequence[Filed]) -> list[Derivation]:
        """The incidents that were made; `filed`: reports and claims that were read already."""
        claims = {claim.id: claim for _, own in filed for claim in own}
        reports = {report.id: report for report, _ in filed}
        named = {claim for told in change.made for claim in told}
        claims |= self.ledger.claims_by_id(sorted(named - claims.keys()))
        claims = {one: claim for one, claim in claims.items() if one in named}
        reports |= self.ledger.reports_by_id(sorted({claim.report for claim in claims.values()} - reports.keys()))
        decided = {
            claim.id: claim
            for one in claims.values()
            for _, made in apply([(reports[one.report], (one,))], self.decided)
            for claim in made
        }
        originals = change.workings.papers.originals
        missing = sorted({originals[one] for one in reports} - reports.keys())
        first = {
            one.id: (one.publisher, one.published) for one in (reports | self.ledger.reports_by_id(missing)).values()
        }
        drawn = Drawn(change.made, originals, first, 0, 0)
        return [_incident([decided[claim] for claim in told], reports, drawn) for told in change.made]


def _incident(claims: Sequence[Claim], reports: Mapping[str, Report], drawn: Drawn) -> Derivation:
    own = {claim.report: reports[claim.report] for claim in claims}
    incident = assemble(claims, drawn.stand_ins(own), drawn.originals, DEFAULT_RULE)
    by_id = {claim.id: claim for claim in claims}
    return _derivation(incident, facets(incident, [by_id[one] for one in incident.claims], own).model_dump_json())


def _facetted(found: Iterator[tuple[Incident, list[tuple[Report, Claim]]]]) -> Iterator[tuple[Incident, str]]:
    for incident, told in found:
        by_id, reports = {claim.id: claim for _, claim in told}, {report.id: report for report, _ in told}
        own = [by_id[one] for one in incident.claims]
        yield incident, facets(incident, own, reports).model_dump_json()


def _derivation(incident: Incident, told: str) -> Derivation:
    areas, lasting = extent_of(incident)
    return Derivation(incident, told, tuple(dict.fromkeys(areas)), lasting)


def _named(claims: Sequence[str]) -> str:
    return digest("incident", *sorted(claims))


def _decided_on(decided: Decided) -> dict[str, str]:
    """What was decided on single claims, as far as it changes them, as digests."""
    found = dict.fromkeys(decided.rejected, "rejected")
    for claim, made in decided.corrections.items():
        if claim not in found:
            found[claim] = digest(*(one.model_dump_json() for one in made))
    return found


class _Parts:
    """Which incidents are parts of others, after some took the place of others."""

    def __init__(self, ledger: Ledger, key: str, gone: Sequence[str]) -> None:
        self.ledger, self.key, self.gone = ledger, key, gone
        self._asked: dict[tuple[str, date, tuple[date, date]], set[str]] = {}

    def placed(self, made: Sequence[Derivation]) -> tuple[list[Derivation], list[str]]:
        """Those that were made, and those stored before that are now part of another whole, with their wholes; and the
        ids of all that they take the place of."""
        old = self.ledger.stored_incidents(self.key, self.gone)
        new = {one.incident.id: one for one in made}
        begun = {name for one in (*old.values(), *(d.incident for d in made)) for name in begun_in(self.ledger, one)}
        stored = self.ledger.stored_incidents(self.key, sorted(begun - old.keys() - new.keys()))
        asked = {**stored, **{name: one.incident for name, one in new.items()}}
        over = {name for one in asked.values() for name in self._over(one)}
        around = self.ledger.stored_incidents(self.key, sorted(over - old.keys() - asked.keys()))
        found = wholes([*asked.values(), *around.values()])
        made = [_put_in(one, found.get(name)) for name, one in new.items()]
        turned = [one for name, one in stored.items() if one.part_of != found.get(name)]
        told = self.ledger.facets_of(self.key, [one.id for one in turned])
        made += [_put_in(_derivation(one, told[one.id]), found.get(one.id)) for one in turned]
        return made, [*self.gone, *(one.incident.id for one in made)]

    def _over(self, part: Incident) -> Iterator[str]:
        areas, when = extent_of(part)[0], part.when
        first, last = (when.earliest or date.max, when.latest or date.max) if when else (date.max, date.max)
        since = first - min(timedelta(MOST_DAYS), first - date.min)
        for area in areas:
            asked = area, since, (first, last)
            if asked not in self._asked:
                self._asked[asked] = self.ledger.incidents_over(*asked)
            yield from self._asked[asked]


def begun_in(ledger: Ledger, whole: Incident) -> set[str]:
    """Ids of stored incidents that may be parts of one, if it is one that lasts."""
    areas, lasting = extent_of(whole)
    when = whole.when
    if not lasting or when is None or when.earliest is None or when.latest is None:
        return set()
    return ledger.incidents_begun(areas[0], when.earliest, when.latest)


def _put_in(one: Derivation, whole: str | None) -> Derivation:
    incident = one.incident.model_copy(update={"part_of": whole})
    return Derivation(incident, one.facets, one.areas, one.lasting)
