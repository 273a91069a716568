"""Tables of the terminal. Everything in them passes through `telling`, which takes out what a terminal would obey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table

from reportedly.answers import ControlInterval, CumulativeCheck, TollRow
from reportedly.answers.sums import whole
from reportedly.cli import telling
from reportedly.cli.console import clean
from reportedly.records import Claim, Incident, Report

IDENTIFIERS = ("incident", "report")


def _table(title: str | None, *headings: str, numbers: Sequence[str] = ()) -> Table:
    """An empty table. On a narrow terminal words wrap; numbers and identifiers stay whole."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    for heading in headings:
        table.add_column(
            heading,
            justify="right" if heading in numbers else "left",
            no_wrap=heading in numbers or heading in IDENTIFIERS,
            overflow="fold",
        )
    return table


def incidents(found: Iterable[Incident], title: str | None = None) -> Table:
    """When, where, what, who, how many, told by how many."""
    figures = ("killed", "injured", "voices", "reports")
    table = _table(title, "incident", "when", "where", "kind", "parties", *figures, numbers=figures)
    for one in found:
        kind = telling.label("event_kinds", one.kind)
        table.add_row(
            one.id[: telling.SHORT],
            telling.when(one.when),
            telling.short_place(one.place),
            kind if one.status == "asserted" else f"{kind} ({one.status})",
            telling.sides(one),
            figure(one, "killed"),
            figure(one, "injured"),
            str(one.independent_voices),
            str(len(one.reports)),
        )
    return table


def figure(incident: Incident, effect: str) -> str:
    """low-best-high of all people with this fate, or "-"."""
    bounds = whole(incident, effect)
    return telling.UNKNOWN if bounds is None else telling.bounds(*bounds)


def tolls(rows: Iterable[TollRow], by: str, title: str | None = None) -> Table:
    table = _table(title, by, "fate", "low", "best", "high", "incidents", numbers=("low", "best", "high", "incidents"))
    before = None
    for row in rows:
        high = "open" if row.high is None else str(row.high)
        heading = "" if row.label == before else clean(row.label)
        before = row.label
        table.add_row(heading, row.effect, str(row.low), str(row.best), high, str(row.incidents))
    return table


def control(intervals: Iterable[ControlInterval], title: str | None = None) -> Table:
    table = _table(
        title, "place", "held by", "from", "until", "last told", "claims", "disputed", numbers=("claims", "disputed")
    )
    for one in intervals:
        table.add_row(
            clean(one.place),
            telling.parties(one.holder),
            _from(one),
            str(one.until) if one.until else "open",
            str(one.last_told or telling.UNKNOWN),
            str(len(one.claims)),
            str(len(one.disputed)) if one.disputed else "",
        )
    return table


def _from(interval: ControlInterval) -> str:
    if interval.since is None:
        return telling.UNKNOWN
    return str(interval.since) if interval.since_known else f"by {interval.since}"


def reports(rows: Iterable[tuple[Report, int]], title: str | None = None) -> Table:
    table = _table(title, "report", "published", "publisher", "title", "language", "claims", numbers=("claims",))
    for report, claims in rows:
        publisher = clean(report.publisher or telling.UNKNOWN)
        language = report.language or telling.UNKNOWN
        short = report.id[: telling.SHORT]
        table.add_row(short, telling.published(report), publisher, telling.title(report), language, str(claims))
    return table


def claims(report: Report, found: Iterable[Claim], title: str | None = None) -> Table:
    """The claims of one report in the order of its words, long ones shortened."""
    table = _table(title, "kind", "who", "to whom", "where", "when", "how many", "says who", "words")
    for claim in found:
        kind = telling.label("event_kinds", claim.kind)
        table.add_row(
            kind if claim.status == "asserted" else f"{kind} ({claim.status})",
            clean(claim.actor.name or claim.actor.text) if claim.actor else telling.UNKNOWN,
            clean(claim.target.name or claim.target.text) if claim.target else telling.UNKNOWN,
            telling.short_place(claim.place),
            telling.when(claim.when),
            "; ".join(telling.toll(toll) for toll in claim.tolls) or telling.UNKNOWN,
            telling.chain(claim, report),
            telling.shortened(claim.evidence.exact),
        )
    return table


def checks(found: Iterable[CumulativeCheck], title: str | None = None) -> Table:
    table = _table(
        title, "says who", "what", "since", "until", "where", "told", "found", "verdict", numbers=("told", "found")
    )
    for one in found:
        told = telling.UNKNOWN if one.low is None else telling.span(one.low, one.high)
        table.add_row(
            clean(one.source),
            f"{one.group.replace('_', ' ')} {one.effect}",
            str(one.since or telling.UNKNOWN),
            str(one.until or telling.UNKNOWN),
            clean(one.place or telling.UNKNOWN),
            told,
            telling.bounds(one.found_low, one.found_best, one.found_high),
            one.verdict,
        )
    return table
