"""What most needs a person, the most harmful and least certain first."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from reportedly.answers import saying, telling
from reportedly.incidents.decided import in_force
from reportedly.records import Decision, Incident
from reportedly.web.doubts import Doubts
from reportedly.web.snapshot import Snapshot
from reportedly.web.standing import near

LARGE = 10  # killed, from which one voice alone is worth a second look
UNSURE = 0.5  # confidence below which a claim with a toll is worth one
LOOKED_AT = 400  # incidents that are looked at closely: disputed ones and those with the highest figures
COMPARED = 60  # of these, the ones whose joins are looked at
DOUBTFUL, NEARLY = 3.0, -2.0  # log odds: joined by less than the one, or apart by less than the other
Item = dict[str, Any]


@dataclass(frozen=True)
class _Decided:
    """Claims that somebody, and that the viewer, decided about; a note decides nothing."""

    anybody: set[str] = field(default_factory=set)
    viewer: set[str] = field(default_factory=set)


def queue(seen: Snapshot, doubts: Doubts, limit: int, viewer: str) -> tuple[list[Item], dict[str, int]]:
    """Items with the reason, one English sentence, the ids that a decision would be about, and a score; and how many
    there are of each reason. What somebody decided about comes back for a second look by another person, and without
    what the first one said, so that both judge for themselves. `viewer`: for whom the queue is made."""
    decided = _decided(seen.answers.decisions, viewer)
    found, fresh_items = seen.once("review of all", lambda: _fresh(seen, doubts, decided.anybody))
    again = [one for one in found if decided.anybody & set(one.claims) and not decided.viewer & set(one.claims)]
    items = [*fresh_items]
    items += [
        _item("second_look", f"{_head(one)}: another person has decided about it.", one, _base(one) - 1)
        for one in again
    ]
    items = list({(item["reason"], frozenset(item["subjects"])): item for item in reversed(items)}.values())
    items.sort(key=lambda item: (-item["score"], item["incident"], item["reason"]))
    counts: dict[str, int] = defaultdict(int)
    for item in items:
        counts[item["reason"]] += 1
    return items[:limit], dict(sorted(counts.items()))


def _fresh(seen: Snapshot, doubts: Doubts, decided: set[str]) -> tuple[list[Incident], list[Item]]:
    """The incidents looked at, and the items of those that nobody decided about: the same for all viewers."""
    found = _heaviest(seen)
    fresh = [one for one in found if not decided & set(one.claims)]
    items = [item for one in fresh for item in _about(seen, one)]
    return found, items + [item for one in fresh[:COMPARED] for item in _doubtful(seen, doubts, one)]


def _heaviest(seen: Snapshot) -> list[Incident]:
    index = seen.index
    weight = np.maximum(index.best, 0) + np.where(index.disputed, 25, 0)
    positions = np.argsort(-weight, kind="stable")[:LOOKED_AT].tolist()
    return seen.incidents([index.ids[position] for position in positions])


def _decided(decisions: Sequence[Decision], viewer: str) -> _Decided:
    found = _Decided()
    for one in in_force(decisions):
        if one.kind != "note":
            about = {*one.claims, *one.against}
            found.anybody.update(about)
            if one.decided_by == viewer:
                found.viewer.update(about)
    return found


def _about(seen: Snapshot, incident: Incident) -> Iterator[Item]:
    killed, base, head = _killed(incident), _base(incident), _head(incident)
    if incident.disputes:
        yield _item("dispute", f"{head}: {incident.disputes[0].text}", incident, base + 2 + len(incident.disputes) / 4)
    if killed >= LARGE and incident.independent_voices == 1:
        voice = incident.voices[0] if incident.voices else "one voice"
        yield _item("large_toll", f"{head}: {killed} killed, told by {voice} alone.", incident, base + 1.5)
    claims = seen.ledger.claims_by_id(incident.claims[:20])
    unsure = [claim for claim in claims.values() if claim.tolls and claim.confidence < UNSURE]
    if unsure:
        least = min(unsure, key=lambda claim: (claim.confidence, claim.id))
        text = f"{head}: read with little confidence ({least.confidence:.2f}): {saying.summary(least)}"
        yield {**_item("low_confidence", text, incident, base + 1 - least.confidence), "subjects": [least.id]}


def _doubtful(seen: Snapshot, doubts: Doubts, incident: Incident) -> Iterator[Item]:
    """Accounts that were joined by little, and other incidents that were nearly joined with this one."""
    base, head = _base(incident), _head(incident)
    loose = doubts.within(seen, incident)
    if loose is not None and loose.log_odds < DOUBTFUL:
        text = f"{head}: drawn together from {telling.count(len(incident.reports), 'report')}. Is it one happening? "
        item = _item("same", text + loose.text, incident, base + (DOUBTFUL - loose.log_odds) / 4)
        yield {**item, "subjects": list(incident.claims), "apart": [incident.id, *loose.claims]}
    for other in seen.incidents([seen.index.ids[position] for position in near(seen, incident)]):
        one, two = sorted((incident, other), key=lambda found: found.id)
        close = doubts.between(seen, one, two)
        if close is not None and close.log_odds > NEARLY:
            text = f"{head}, and {_head(other)}: held apart. Are they one happening? {close.text}"
            item = _item("apart", text, incident, base + (close.log_odds - NEARLY) / 4)
            yield {**item, "subjects": [one.id, two.id], "other": other.id}


def _killed(incident: Incident) -> int:
    killed = incident.estimate("killed")
    return killed.best if killed else 0


def _base(incident: Incident) -> float:
    return math.log1p(_killed(incident))


def _head(incident: Incident) -> str:
    return f"{telling.kind(incident)}, {telling.when(incident.when)}, {telling.short_place(incident.place)}"


def _item(reason: str, text: str, incident: Incident, score: float) -> Item:
    return {
        "reason": reason,
        "text": text,
        "subjects": [incident.id],
        "incident": incident.id,
        "reports": list(incident.reports),
        "score": round(score, 3),
    }
