"""What the ledger holds as a whole: counts, sums, who holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from reportedly import __version__
from reportedly.answers import ControlInterval, CumulativeCheck, Filter, TollRow, control, tolls
from reportedly.answers import checks as checks_of
from reportedly.answers.stays import GROUND
from reportedly.answers.sums import By
from reportedly.incidents import DEFAULT_RULE, RULES
from reportedly.ledger import ClaimQuery
from reportedly.records import Claim, Record
from reportedly.vocabulary import vocabulary
from reportedly.web import shapes
from reportedly.web.adding_up import toll_rows
from reportedly.web.asking import Asking, Page, Paged, Seen, listed
from reportedly.web.errors import Problem
from reportedly.web.finding import Published, as_coded, claims_found, query_of
from reportedly.web.index import FIRST, LAST
from reportedly.web.narrowing import Choosing, Chosen, mask_of
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["overview"])
MOST_GROUND = 20_000  # claims from which control is told at once
MOST_NAMES = 200  # of the most frequent places and parties that a menu offers
TABLES = (
    *("event_kinds", "statuses", "source_kinds", "effects", "groups", "toll_scopes", "gradings"),
    *("weapon_kinds", "party_kinds"),
)


@router.get("/summary", response_model=shapes.Summary)
def summary(seen: Seen) -> JSONResponse:
    """Counts, first and last day, what filters can be set to, and the names of all codes."""
    index, counts = seen.index, seen.counts
    known = index.dated & (index.earliest > FIRST)
    ends = index.dated & (index.latest < LAST)
    answer = {
        "version": __version__,
        "state": seen.state,
        "counts": {**vars(counts), "incidents": len(index)},
        "first": date.fromordinal(int(index.earliest[known].min())).isoformat() if known.any() else None,
        "last": date.fromordinal(int(index.latest[ends].max())).isoformat() if ends.any() else None,
        "kinds": _counted(index.kinds.values, index.kind),
        "statuses": _counted(index.statuses.values, index.status),
        "places": _places(seen),
        "parties": _parties(seen),
        "source_kinds": _tellings(seen, 0),
        "publishers": _tellings(seen, 1),
        "labels": {table: {one: row.label for one, row in vocabulary().ids(table).items()} for table in TABLES},
        "rules": {rule: " ".join(one.text.split()) for rule, one in RULES.items()},
        "default_rule": DEFAULT_RULE,
        "writable": seen.ledger.writable,
    }
    return JSONResponse(answer)


def _counted(values: list[str], column: np.typing.NDArray[np.int64]) -> dict[str, int]:
    counts = np.bincount(column, minlength=len(values)).tolist()
    return dict(sorted(zip(values, counts, strict=True), key=lambda pair: (-pair[1], pair[0])))


def _most(found: Counter[str]) -> list[dict[str, Any]]:
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMES]
    return [{"name": name, "count": count} for name, count in ordered]


def _places(seen: Snapshot) -> list[dict[str, Any]]:
    index = seen.index
    counts = np.bincount(index.place, minlength=len(index.places.values)).tolist()
    found: Counter[str] = Counter()
    for name, count in zip(index.places.values, counts, strict=True):
        if name is not None:
            found[name] += count
    return _most(found)


def _parties(seen: Snapshot) -> list[dict[str, Any]]:
    index = seen.index
    counts = np.bincount(index.party, minlength=len(index.parties.values)).tolist()
    found: Counter[str] = Counter()
    for parties, count in zip(index.parties.values, counts, strict=True):
        for name in {party.name for party in parties if party.id is not None}:
            found[name] += count
    return _most(found)


def _tellings(seen: Snapshot, which: int) -> list[dict[str, Any]]:
    index = seen.index
    counts = np.bincount(index.telling, minlength=len(index.tellings.values)).tolist()
    found: Counter[str] = Counter()
    for tellings, count in zip(index.tellings.values, counts, strict=True):
        for name in {told[which] for told in tellings if told[which]}:
            found[str(name)] += count
    return _most(found)


@router.get("/tolls", response_model=shapes.Listed[TollRow], responses=shapes.STREAMS)
def sums(request: Request, seen: Seen, asked: Choosing, page: Paged, by: By = "month") -> Response:
    """low, best and high over the incidents asked for, by spans of time or by headings; nobody twice."""
    return _listed(request, page, seen.kept(("tolls", asked, by), lambda: _sums(seen, asked, by)))


def _listed(request: Request, page: Page, rows: Sequence[Record]) -> Response:
    return listed(request, page, rows, lambda part: (row.model_dump(mode="json") for row in part))


def _sums(seen: Snapshot, asked: Chosen, by: By) -> list[TollRow]:
    """From columns; only for the groups inside everybody records are read."""
    mask = mask_of(seen, asked)
    if by != "group":
        return toll_rows(seen.index, mask, by)
    if mask.all():
        return tolls(seen.all_incidents(), by)
    return tolls(seen.incidents([seen.index.ids[position] for position in np.flatnonzero(mask).tolist()]), by)


@router.get("/checks", response_model=shapes.Listed[CumulativeCheck], responses=shapes.STREAMS)
def checks(request: Request, seen: Seen, asked: Asking, page: Paged) -> Response:
    """Totals that reports give, each beside the sum of the incidents inside its window."""
    return _listed(request, page, seen.kept(("checks", asked), lambda: _checks(seen, asked)))


def _checks(seen: Snapshot, asked: Filter) -> list[CumulativeCheck]:
    """Incidents are read only where some report gives a total."""
    reports = Published(seen)
    given = seen.once("totals", lambda: _totals(seen))
    chosen = [(reports[c.report], (c,)) for c in given if asked.matches_claim(c, reports[c.report])]
    return checks_of(seen.all_incidents(), chosen) if chosen else []


def _totals(seen: Snapshot) -> list[Claim]:
    """Claims that give a cumulative toll."""
    if as_coded(seen):
        given = seen.ledger.claims(ClaimQuery(toll_scopes=("cumulative",)))
        return [claim for claim in given if claim.report not in seen.asked.unseen]
    found = claims_found(seen, Filter())
    return [claim for claim in found if any(toll.scope == "cumulative" for toll in claim.tolls)]


@router.get("/control", response_model=shapes.Listed[ControlInterval], responses=shapes.STREAMS)
def held(request: Request, seen: Seen, asked: Asking, page: Paged, on: date | None = None) -> Response:
    """Who is reported to hold which place, from when to when; with `on`, on that day."""
    rows = seen.kept(("control", asked, on), lambda: _held(seen, asked, on))
    if rows is None:
        raise Problem(422, f"more than {MOST_GROUND} claims tell of ground; name a place, a party or days", "place")
    return _listed(request, page, rows)


def _held(seen: Snapshot, asked: Filter, on: date | None) -> list[ControlInterval] | None:
    """None where there are too many claims to hold at once: they are counted first, where the ledger can."""
    counted = as_coded(seen) and asked.party is None and asked.publisher is None
    if counted and len(seen.ledger.claim_ids(query_of(seen, asked, GROUND))) > MOST_GROUND:
        return None
    found = list(islice(claims_found(seen, asked, GROUND), MOST_GROUND + 1))
    if len(found) > MOST_GROUND:
        return None
    return control(found, seen.ledger.reports_by_id(sorted({claim.report for claim in found})), on)
