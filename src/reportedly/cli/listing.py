"""Commands that list what a ledger holds: incidents, tolls, who holds which place, reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.answers import Filter, telling
from reportedly.cli import console, tables
from reportedly.cli.options import AsJson, View, dated, day, filtered, one_of, viewed
from reportedly.ledger import Ledger
from reportedly.records import Incident
from reportedly.vocabulary import vocabulary

if TYPE_CHECKING:
    from pydantic import BaseModel


HARMED = "People harmed (low-best-high; one number where all agree; +: no upper bound)"
VIOLENT = "Violence, and ground taken or lost, without a number of people harmed"
GROUND = ("capture", "withdrawal")


class By(StrEnum):
    """What tolls are summed by."""

    day = "day"
    week = "week"
    month = "month"
    place = "place"
    party = "party"
    kind = "kind"
    group = "group"


def opened(context: typer.Context) -> Ledger:
    """The ledger that was asked for; it must be there, and may be read-only."""
    return Ledger.open(context.obj, create=False, readonly_ok=True)


@filtered
@viewed
def incidents(
    context: typer.Context,
    asked: Filter,
    view: View,
    everything: Annotated[
        bool, typer.Option("--all", help="Also talks, statements, sieges and the like, in one table by time.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List incidents: first those of which a number of people harmed is told, then other violence and ground that
    changed hands, each in order of time; the rest is counted."""
    with opened(context) as ledger:
        found = view.of(ledger).incidents(asked)
        if as_json:
            console.json_lines(found)
        elif found:
            _tell(found, everything or asked.kind is not None or asked.status is not None)
        else:
            console.say(_nothing("incident", asked))


def _tell(found: Sequence[Incident], everything: bool) -> None:
    out = console.out()
    harmed, violent, other = ranked(found)
    if everything or not (harmed or violent):
        out.print(tables.incidents(found, width=out.width))
        other = []
    else:
        for title, some in ((HARMED, harmed), (VIOLENT, violent)):
            if some:
                out.print(tables.incidents(some, title, out.width))
    out.print(f"{telling.count(len(found), 'incident')}. For the claims behind one: reportedly show INCIDENT")
    if other:
        out.print(f"Not in these tables: {telling.kinds(other)}. To see them, too: --all")


def ranked(found: Sequence[Incident]) -> tuple[list[Incident], list[Incident], list[Incident]]:
    """Incidents of which a number of people harmed is told; other violence, and ground taken or lost; all others. Each
    in the order given."""
    kinds = vocabulary().event_kinds
    harmed = [one for one in found if one.estimates]
    violent = [one for one in found if not one.estimates and (kinds[one.kind].violent or one.kind in GROUND)]
    return harmed, violent, [one for one in found if one not in harmed and one not in violent]


@filtered
@viewed
def tolls(
    context: typer.Context,
    asked: Filter,
    view: View,
    by: Annotated[By, typer.Option("--by", parser=one_of(By), metavar="|".join(By), help="What to sum by.")] = By.week,
    as_json: AsJson = False,
) -> None:
    """Sum low, best and high over incidents. Totals that reports give stand beside the sums, never in them."""
    with opened(context) as ledger:
        answers = view.of(ledger)
        rows, checks = answers.tolls(asked, by.value), answers.checks(asked)
        if as_json:
            console.json_lines(rows)
            return
        out = console.out()
        if rows:
            out.print(tables.tolls(rows, by.value))
        else:
            console.say(_nothing("toll", asked))
        if checks:
            out.print(
                tables.checks(checks, "Totals that reports give, beside the sum of the incidents in their window")
            )


@filtered
@dated
def control(
    context: typer.Context,
    asked: Filter,
    view: View,
    where: Annotated[str | None, typer.Argument(metavar="[PLACE]", help="Words of the place's name.")] = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="YYYY-MM-DD", help="The state of this day only.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show who is reported to hold which place, from when to when."""
    if where is not None:
        asked = asked.model_copy(update={"place": where})
    with opened(context) as ledger:
        answers = view.of(ledger)
        intervals = answers.control(asked, on)
        if as_json:
            console.json_lines(intervals)
        elif intervals:
            console.out().print(tables.control(intervals, answers.claims))
        else:
            console.say(_nothing("claim of who holds a place", asked))


@filtered
@dated
def reports(context: typer.Context, asked: Filter, view: View, as_json: AsJson = False) -> None:
    """List the reports that hold a claim asked for; without any filter all, also those without claims."""
    with opened(context) as ledger:
        answers = view.of(ledger)
        counts = {report.id: 0 for report in answers.reports.values()} if asked.is_empty else {}
        for report, _ in answers.selected_claims(asked):
            counts[report.id] = counts.get(report.id, 0) + 1
        coded = {coding.report: coding.coded for coding in ledger.codings()}
        chosen = [
            (report, str(counts[report.id]) if coded.get(report.id, True) else "not coded")
            for report in answers.reports.values()
            if report.id in counts
        ]
        if as_json:
            console.json_lines(_without_text(report) for report, _ in chosen)
        elif chosen:
            console.out().print(tables.reports(chosen))
        else:
            console.say(_nothing("report", asked))


def _without_text(report: BaseModel) -> dict[str, object]:
    return report.model_dump(mode="json", exclude={"text"})


def _nothing(what: str, asked: Filter) -> str:
    return f"No {what} in this ledger." if asked.is_empty else f"No {what} fits what was asked for."
