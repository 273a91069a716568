"""linkage: rows coded from single reports -> incidents with a toll.

A row is a happening of one claim, and of one more each for destruction and for displacement that it marks; the rows of
one source text (outlet, day, headline) are one report that tells several happenings. The row's fields stand in that
report as one line of words each, so that every claim has its evidence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from reportedly.incidents import by_rule, link
from reportedly.records import (
    Claim,
    Evidence,
    Incident,
    Participant,
    PartyReference,
    Place,
    Report,
    Source,
    Toll,
    When,
    digest,
)

Row = dict[str, Any]

KINDS = {
    "Security force crack-down on protest": "protest",
    "Protest": "protest",
    "Riot": "protest",
    "Clash": "battle",
    "Military operation": "battle",
}
OUTCOMES = {"damage": "looting_destruction", "displacement": "displacement"}
RULE_OF = {"low": "maverick-conservative", "best": "maverick-representative", "high": "maverick-informative"}
PRECISIONS = {1: "country", 2: "adm1", 3: "settlement", 4: "settlement", 5: "neighbourhood", 6: "point"}


def predict(rows: list[Row]) -> Iterator[Row]:
    """One line per row: its incident, and the incident's deaths by the rules of the data's authors."""
    country = next(iter(most_common(row["location"] for row in rows if row["geo_precision"] == 1)), "the country")
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    filed = [file(source, found, country) for source, found in by_source.items()]
    claim_of = {claim.id: claim for _, claims in filed for claim in claims}
    reports = {report.id: report for report, _ in filed}
    for incident in link(filed):
        told = [claim_of[claim] for claim in incident.claims]
        toll = {f"deaths_{name}": bound(incident, told, reports, name) for name in RULE_OF}
        for row in dict.fromkeys(claim.happening for claim in told):
            yield {"id": row, "incident": incident.id, **toll}


def bound(incident: Incident, told: list[Claim], reports: dict[str, Report], name: str) -> int | None:
    """One of low, best and high by the rule of the data's own authors that it is scored by."""
    killed = by_rule(incident, told, reports, RULE_OF[name]).estimate("killed")
    return getattr(killed, name) if killed else None


def most_common(values: Iterator[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common(1)]


def file(source: str, rows: list[Row], country: str) -> tuple[Report, tuple[Claim, ...]]:
    """One source text with its rows as claims."""
    headline = source.split(") ", 1)[-1]
    lines = [line(row) for row in rows]
    text = "\n".join([headline, *lines])
    hashed = sha256(text.encode()).hexdigest()
    day = re.search(r"\((\d{4}-\d\d-\d\d)\)", source)
    report = Report(
        id=digest("report", source),
        text=text,
        title=headline,
        published=date.fromisoformat(day.group(1)) if day else None,
        publisher=rows[0]["source_author"],
        raw_sha256=hashed,
        text_sha256=hashed,
    )
    starts = [len(headline) + 1 + sum(len(one) + 1 for one in lines[:n]) for n in range(len(lines))]
    placed = zip(rows, starts, strict=True)
    return report, tuple(one for row, start in placed for one in claims(claim(report, row, start, country), row))


def line(row: Row) -> str:
    """The row in words."""
    actors = ", ".join(actor["name"] for actor in row["actors"] if known(actor["name"])) or "somebody"
    context = row["event_context"] if known(row["event_context"]) else "violence"
    where = ", ".join(dict.fromkeys(name for name in (row["location"], row["city"]) if name))
    return f"{context} by {actors} against {row['target'] or 'somebody'} in {where or 'an unnamed place'}"


def known(name: str | None) -> bool:
    return bool(name) and not str(name).startswith("Unknown")


def claims(first: Claim, row: Row) -> list[Claim]:
    """The row's claim, and those for what else it marks; the numbers stay with the first."""
    marked = [kind for field, kind in OUTCOMES.items() if row[field] and kind != first.kind]
    return [
        first,
        *(
            first.model_copy(update={"id": digest("claim", row["id"], kind), "kind": kind, "tolls": ()})
            for kind in marked
        ),
    ]


def claim(report: Report, row: Row, start: int, country: str) -> Claim:
    words = line(row)
    evidence = Evidence(start=start, end=start + len(words), exact=words)
    fallback = "killing" if row["deaths_best"] else "looting_destruction" if row["damage"] else "other"
    return Claim(
        id=digest("claim", row["id"]),
        report=report.id,
        coder="coded rows",
        evidence=evidence,
        kind=KINDS.get(row["event_context"], fallback),
        actor=participant([actor["name"] for actor in row["actors"]]),
        target=participant([row["target"]]),
        place=place(row, country),
        when=when(row["date_start"], row["date_end"]),
        source=Source(name=row["source_author"] or "unknown", kind="media"),
        tolls=tuple(toll(row, "deaths", "killed", evidence) + toll(row, "injuries", "injured", evidence)),
        happening=row["id"],
    )


def participant(names: list[str | None]) -> Participant | None:
    found = tuple(dict.fromkeys(str(name) for name in names if known(name) and name != "Other"))
    parties = tuple(PartyReference(id=None, name=name) for name in found)
    return Participant(text="; ".join(found), start=0, end=0, parties=parties) if found else None


def place(row: Row, country: str) -> Place:
    names = dict.fromkeys(name for name in (row["location"], row["city"], country) if name)
    return Place(
        text=row["location"] or country,
        start=0,
        end=0,
        name=", ".join(names),
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=PRECISIONS.get(row["geo_precision"]),
    )


def when(start: str | None, end: str | None) -> When | None:
    """The coders' earliest and latest day; a few rows have them the wrong way round."""
    days = sorted(date.fromisoformat(day) for day in (start, end) if day)
    if not days:
        return None
    span = (days[-1] - days[0]).days
    precision = (
        "day" if span == 0 else "days" if span < 6 else "week" if span == 6 else "month" if span < 31 else "year"
    )
    edtf = str(days[0]) if span == 0 else f"{days[0]}/{days[-1]}"
    return When(edtf=edtf, earliest=days[0], latest=days[-1], precision=precision)


def toll(row: Row, field: str, effect: str, evidence: Evidence) -> list[Toll]:
    low, high = row[f"{field}_low"], row[f"{field}_high"]
    if low is None:
        return []
    bound = None if high is None else max(low, high)
    return [Toll(effect=effect, group="people", low=low, high=bound, evidence=evidence)]
