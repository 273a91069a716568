"""`claims`: what a careful reader finds in a report. Happenings share a label across reports through incidents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import reportedly
from reportedly.claims.findings.happening import GROUND
from reportedly.claims.interface import Coder
from reportedly.claims.parties.phrases import who_list
from reportedly.records import Claim, Participant, Report, Toll, When
from reportedly.vocabulary import vocabulary

SEASON = re.compile(r"\d{4}-2[1-4]")  # EDTF level 1
COMBINED = (
    "killed or wounded"  # the yardstick's group for one number over dead and wounded, which stands under "injured"
)


def predict(rows: list[dict[str, Any]], coder: Coder | None = None) -> Iterator[dict[str, Any]]:
    """Predictions by a coder (default: the full reading)."""
    coder = coder or reportedly.coder()
    filed = []
    for row in rows:
        report = reportedly.report(
            row["text"],
            title=row.get("title") or "",
            publisher=row.get("publisher"),
            language="en",
            published=date.fromisoformat(row["published"]) if row.get("published") else None,
        )
        filed.append((row["id"], report, coder.code(report).claims))
    labels = incident_labels([(report, claims) for _, report, claims in filed])
    for name, report, claims in filed:
        yield {"id": name, "claims": [claim_row(claim, report, labels) for claim in without_rows(claims)]}


def without_rows(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those on the further towns of a row ("captured Karm, Lorn and Dell"), which the record keeps:
    the yardstick's readers made one claim of it, at the first."""
    told: set[tuple[int, str]] = set()
    kept: list[Claim] = []
    for claim in claims:
        row = (claim.evidence.start, claim.kind)
        if claim.tolls or claim.kind not in GROUND or row not in told:
            kept.append(claim)
        told.add(row)
    return kept


def incident_labels(filed: list[tuple[Report, tuple[Claim, ...]]]) -> dict[str, str]:
    """The incident of each claim."""
    return {claim: incident.id for incident in reportedly.link(filed) for claim in incident.claims}


def claim_row(claim: Claim, report: Report, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "span": [claim.evidence.start, claim.evidence.end],
        "actor": named(claim.actor, NOBODY_KNOWN if vocabulary().event_kinds[claim.kind].violent else None),
        "target": named(claim.target),
        "place": {"name": claim.place.name} if claim.place else None,
        "when": readable(claim.when) if claim.when else None,
        "status": claim.status,
        "source": {"name": source_name(claim, report), "kind": claim.source.kind, "via": list(claim.source.via)},
        "tolls": [toll_row(toll) for toll in claim.tolls if not unasked(toll)],
        "incident": labels.get(claim.id, f"{report.id}-{claim.happening}"),
    }


def unasked(toll: Toll) -> bool:
    """ "Many were killed": the guide asks for a number of the dead and wounded; "a family was trapped" stands. "Nobody
    was hurt": it counts who was harmed, and its readers wrote no toll of nobody in nine of ten places."""
    return toll.low == 0 or (toll.low is None and toll.effect in ("killed", "injured"))


def source_name(claim: Claim, report: Report) -> str:
    """The yardstick writes a report's own voice by its publisher's key or by its name: both are given."""
    if claim.source.text is None and report.publisher and report.publisher != claim.source.name:
        return f"{claim.source.name} ({report.publisher})"
    return claim.source.name


INITIALS = re.compile(r"(?<=\b[A-Z])\.")  # names are compared as "US", not "U.S."
# words that tell of people no more than that they are people, and what befell them
PEOPLE = frozenset(
    [
        "person",
        "persons",
        "lives",
        "deaths",
        "dead",
        "body",
        "bodies",
        "corpses",
        "martyr",
        "martyrs",
        "fatalities",
        "casualties",
        "wounded",
        "injured",
        "displaced",
    ]
)
NUMBERS = frozenset({"million", "millions", "hundred", "thousand", "half", "no", "fewer", "further", "quarter"})
NOBODY_KNOWN = "unknown"  # the guide's name for an actor whom the report does not identify


def named(who: Participant | None, unknown: str | None = None) -> dict[str, str] | None:
    """The parties' names; of somebody who was resolved to none, the own words, or `unknown` where these name nobody
    ("a suicide bomber") or nobody is told: so the guide's readers write it."""
    if who is None:
        return {"name": unknown} if unknown else None
    words = INITIALS.sub("", who.text)
    if not who.parties and are_mere_people(words):
        words = "people"
    return {"name": who.name or (words if names_somebody(words) else unknown) or words}


def are_mere_people(words: str) -> bool:
    """Whether words only count people: "107 martyrs", "more than 80,000 lives", "2.2 million", "three others"."""
    parts = re.findall(r"[a-z]+", words.lower())
    return "people" not in parts and PEOPLE.issuperset(p for p in parts if p not in who_list("bare") | NUMBERS)


def names_somebody(words: str) -> bool:
    """Whether words hold a proper name: one with a capital after the first word, or two in a row."""
    parts = words.split()
    return any(part[:1].isupper() for part in parts[1:]) or (len(parts) == 1 and words[:1].isupper())


def readable(when: When) -> str:
    """The time as EDTF without seasons, which the yardstick's scorer does not read: their months."""
    if SEASON.search(when.edtf) is None or when.earliest is None or when.latest is None:
        return when.edtf
    first, last = when.edtf.split("/")[0], when.edtf.split("/")[-1]
    if SEASON.search(first):
        first = f"{when.earliest:%Y-%m}"
    return f"{first}/{when.latest:%Y-%m}" if SEASON.search(last) else f"{first}/{last}"


def toll_row(toll: Toll) -> dict[str, Any]:
    together = toll.effect == "killed" and "injured" in toll.also and toll.low != 0
    return {
        "effect": "injured" if together else toll.effect,
        "group": COMBINED if together else toll.group,
        "low": toll.low,
        "high": toll.high,
        "scope": toll.scope,
        "span": [toll.evidence.start, toll.evidence.end],
    }
