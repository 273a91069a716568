"""What most needs a person, the most harmful and least certain first."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from reportedly.answers import telling
from reportedly.records import Incident
from reportedly.web.snapshot import Snapshot

LARGE = 10  # killed, from which one voice alone is worth a second look
UNSURE = 0.5  # confidence below which a claim with a toll is worth one
LOOKED_AT = 400  # incidents that are looked at closely: disputed ones and those with the highest figures


def queue(seen: Snapshot, limit: int, unseen: frozenset[str] = frozenset()) -> tuple[list[dict[str, Any]], int]:
    """Items with the reason, one English sentence, the ids that a decision would be about, and a score; and how many
    there are in all. What a person has decided about already is left out,
    and what rests on reports that may not be seen."""
    index = seen.index
    weight = np.maximum(index.best, 0) + np.where(index.disputed, 25, 0)
    positions = np.argsort(-weight, kind="stable")[:LOOKED_AT].tolist()
    found = seen.incidents([index.ids[position] for position in positions])
    done = {claim for one in seen.answers.decisions for claim in (*one.claims, *one.against)}
    fresh = [one for one in found if not done & set(one.claims) and not unseen & set(one.reports)]
    items = [item for one in fresh for item in _about(seen, one)]
    items.sort(key=lambda item: (-item["score"], item["incident"], item["reason"]))
    return items[:limit], len(items)


def _about(seen: Snapshot, incident: Incident) -> Iterator[dict[str, Any]]:
    killed = incident.estimate("killed")
    best = killed.best if killed else 0
    base = math.log1p(best)
    where = f"{telling.kind(incident)}, {telling.when(incident.when)}, {telling.short_place(incident.place)}"
    if incident.disputes:
        text = f"{where}: {incident.disputes[0].text}"
        yield _item("dispute", text, incident, base + 2 + len(incident.disputes) / 4)
    if best >= LARGE and incident.independent_voices == 1:
        voice = incident.voices[0] if incident.voices else "one voice"
        yield _item("large_toll", f"{where}: {best} killed, told by {voice} alone.", incident, base + 1.5)
    if len(incident.reports) > 1 and best > 0:
        text = f"{where}: drawn together from {telling.count(len(incident.reports), 'report')}. Is it one happening?"
        yield _item("same", text, incident, base + len(incident.reports) / 10)
    claims = seen.ledger.claims_by_id(incident.claims[:20])
    unsure = [claim for claim in claims.values() if claim.tolls and claim.confidence < UNSURE]
    if unsure:
        least = min(unsure, key=lambda claim: (claim.confidence, claim.id))
        text = f"{where}: read with little confidence ({least.confidence:.2f}): {telling.summary(least)}"
        yield {**_item("low_confidence", text, incident, base + 1 - least.confidence), "subjects": [least.id]}


def _item(reason: str, text: str, incident: Incident, score: float) -> dict[str, Any]:
    subjects = list(incident.claims) if reason == "same" else [incident.id]
    return {
        "reason": reason,
        "text": text,
        "subjects": subjects,
        "incident": incident.id,
        "reports": list(incident.reports),
        "score": round(score, 3),
    }
