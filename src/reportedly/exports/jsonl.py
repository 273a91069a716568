"""Whole incident records with their claims, one incident a line (JSON Lines, UTF-8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reportedly.exports.atomic import replacing
from reportedly.records import Claim, Evidence, Incident, Report


def selectors(evidence: Evidence) -> list[dict[str, Any]]:
    """The words of a claim as W3C Web Annotation selectors. Positions count code points of the report's text; the
    text's SHA-256 beside them says which text that is."""
    return [
        {"type": "TextQuoteSelector", "exact": evidence.exact, "prefix": evidence.prefix, "suffix": evidence.suffix},
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
    ]


def claim_record(claim: Claim, report: Report | None) -> dict[str, Any]:
    """A claim as its record, with `selector` in the place of `evidence` and the report it stands in."""
    record = claim.model_dump(mode="json", exclude={"evidence"})
    record["selector"] = selectors(claim.evidence)
    for toll, written in zip(claim.tolls, record["tolls"], strict=True):
        del written["evidence"]
        written["selector"] = selectors(toll.evidence)
    if report is not None:
        kept = {"id", "title", "published", "publisher", "url", "language", "text_sha256"}
        record["report"] = report.model_dump(mode="json", include=kept)
    return record


def line(incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    """One incident as one line of JSON, without the line feed. Claims that are not at hand are left out of
    `claim_records`; their identifiers stay in `claims`."""
    record = incident.model_dump(mode="json")
    at_hand = [claims[name] for name in incident.claims if name in claims]
    record["claim_records"] = [claim_record(claim, reports.get(claim.report)) for claim in at_hand]
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def write(path: Path, incidents: Iterable[Incident], claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> int:
    """Writes `path` and returns the number of incidents."""
    count = 0
    with replacing(path) as file:
        for count, incident in enumerate(incidents, 1):  # noqa: B007  # the count is the function's answer
            file.write((line(incident, claims, reports) + "\n").encode("utf-8", "replace"))
    return count
