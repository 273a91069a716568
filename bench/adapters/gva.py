"""gva: news articles on shootings -> incidents with toll, day and city.

The yardstick's articles tell of one incident each, so all current claims of an article that tell of violence count as
one happening. Where nothing was coded, the headline itself stands as the claim that there was a shooting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import reportedly
from reportedly.incidents import link
from reportedly.records import Claim, Evidence, Incident, Report, Source, digest
from reportedly.vocabulary import vocabulary

Row = dict[str, Any]
ONE = "the article's incident"


def predict(rows: list[Row]) -> Iterator[Row]:
    """One line per article: its incident, and the incident's figures, day and city."""
    filed = [file(row) for row in rows]
    row_of = {report.id: row["id"] for (report, _), row in zip(filed, rows, strict=True)}
    day_of = {report.id: report.published for report, _ in filed}
    for incident in link(filed):
        facts = {
            "incident": incident.id,
            "killed": people(incident, "killed"),
            "injured": people(incident, "injured"),
            "date": day(incident, day_of),
            "city": city(incident),
        }
        for report in incident.reports:
            yield {"id": row_of[report], **facts}


def file(row: Row) -> tuple[Report, tuple[Claim, ...]]:
    title = " ".join(row["title"].split())
    text = f"{title}\n{row['text']}" if title else row["text"]
    hashed = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        id=digest("report", row["id"]),
        text=text,
        title=title,
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        external_id=row["id"],
        raw_sha256=hashed,
        text_sha256=hashed,
    )
    return report, coded(report) or (headline(report),)


def coded(report: Report) -> tuple[Claim, ...]:
    """The article's violent claims, as accounts of one happening."""
    if not hasattr(reportedly, "code"):
        return ()
    kinds = vocabulary().event_kinds
    claims = reportedly.code(report).claims
    chosen = [
        claim for claim in claims if claim.report_scope == "current" and (kinds[claim.kind].violent or claim.tolls)
    ]
    counted = {toll.effect for claim in chosen for toll in claim.tolls if toll.scope == "incident"}
    return tuple(of_one(claim, counted) for claim in chosen)


def of_one(claim: Claim, counted: set[str]) -> Claim:
    """The claim as one of the article's incident; a total is the incident's where the article counts nobody else."""
    tolls = tuple(
        toll.model_copy(update={"scope": "incident"})
        if toll.scope == "cumulative" and toll.effect not in counted
        else toll
        for toll in claim.tolls
    )
    return claim.model_copy(update={"happening": ONE, "tolls": tolls})


def headline(report: Report) -> Claim:
    words = report.title or report.text[:80]
    return Claim(
        id=digest("claim", report.id),
        report=report.id,
        coder="headline",
        evidence=Evidence(start=0, end=len(words), exact=words),
        kind="shooting",
        source=Source(name=report.publisher or report.id, kind="media"),
        happening=ONE,
    )


def people(incident: Incident, effect: str) -> int:
    """The incident's best figure; whoever counts one effect alone says that nobody suffered the other. Where nobody
    counts anybody, one was injured: the data hold shootings in which somebody was hit."""
    found = incident.estimate(effect)
    if found is not None:
        return found.best
    counted = any(incident.estimate(other) for other in ("killed", "injured"))
    return 1 if effect == "injured" and not counted else 0


def day(incident: Incident, published: dict[str, date | None]) -> str | None:
    """The incident's day, else the day of its first article: news is news of the day."""
    if incident.when and incident.when.earliest:
        return incident.when.earliest.isoformat()
    days = [one for one in (published[report] for report in incident.reports) if one]
    return min(days).isoformat() if days else None


def city(incident: Incident) -> str | None:
    """The name of the settlement: of a place inside a settlement, the next wider name."""
    if incident.place is None:
        return None
    names = [name.strip() for name in incident.place.name.split(",")]
    inside = incident.place.precision in ("point", "neighbourhood") and len(names) > 2
    return names[1] if inside else names[0]
