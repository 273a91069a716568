"""What the ledger holds as a whole: counts, sums, who holds what."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from reportedly import __version__
from reportedly.answers import control, tolls
from reportedly.answers.stays import GROUND
from reportedly.answers.sums import By
from reportedly.incidents import DEFAULT_RULE, RULES
from reportedly.ledger import ClaimQuery
from reportedly.vocabulary import vocabulary
from reportedly.web.asking import Asking, Paged, Seen, listed
from reportedly.web.index import FIRST, LAST
from reportedly.web.narrowing import Choosing
from reportedly.web.snapshot import Snapshot

router = APIRouter(tags=["overview"])
MOST_NAMES = 200  # of the most frequent places and parties that a menu offers
TABLES = ("event_kinds", "statuses", "source_kinds", "effects", "groups", "gradings", "weapon_kinds", "party_kinds")


@router.get("/summary")
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


@router.get("/tolls")
def sums(request: Request, seen: Seen, asked: Choosing, page: Paged, by: By = "month") -> Response:
    """low, best and high over the incidents asked for, by spans of time or by headings; nobody twice."""
    chosen = np.flatnonzero(asked.mask(seen.index)).tolist()
    rows = tolls(_incidents(seen, chosen), by)
    return listed(request, page, rows, lambda part: (row.model_dump(mode="json") for row in part))


def _incidents(seen: Snapshot, positions: list[int]) -> Any:
    if len(positions) == len(seen.index):
        return seen.all_incidents()
    return seen.incidents([seen.index.ids[position] for position in positions])


@router.get("/checks")
def checks(request: Request, seen: Seen, asked: Asking, page: Paged) -> Response:
    """Totals that reports give, each beside the sum of the incidents inside its window."""
    rows = seen.answers.checks(asked)
    return listed(request, page, rows, lambda part: (row.model_dump(mode="json") for row in part))


@router.get("/control")
def held(request: Request, seen: Seen, asked: Asking, page: Paged, on: date | None = None) -> Response:
    """Who is reported to hold which place, from when to when; with `on`, on that day."""
    rows = control(_ground(seen, asked), _Published(seen), on)
    return listed(request, page, rows, lambda part: (row.model_dump(mode="json") for row in part))


def _ground(seen: Snapshot, asked: Any) -> Any:
    """Claims about ground that are asked for: all that control is told from."""
    if seen.asked.as_known_on is not None or seen.answers.decisions:
        return [claim for _, claim in seen.answers.selected_claims(asked) if claim.kind in GROUND]
    reports = _Published(seen)
    found = seen.ledger.claims(ClaimQuery(kinds=tuple(sorted(GROUND))))
    return [claim for claim in found if asked.matches_claim(claim, reports[claim.report])]


class _Published(dict[str, Any]):
    """Reports by id, read when they are asked for."""

    def __init__(self, seen: Snapshot) -> None:
        super().__init__()
        self._seen = seen

    def __missing__(self, identity: str) -> Any:
        self[identity] = self._seen.ledger.report(identity)
        return self[identity]

    def get(self, identity: str, default: Any = None) -> Any:
        """The report; looked up as by index."""
        return self[identity]
