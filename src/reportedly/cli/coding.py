"""Commands that read reports: `code` shows the claims of one, `add` keeps many in a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from reportedly.answers import telling
from reportedly.claims.interface import Coder
from reportedly.cli import console, options, tables
from reportedly.cli.adding import Adding, Tally, expected
from reportedly.records import Report, Unreadable

if TYPE_CHECKING:
    from reportedly.reports import ReadOptions

REFUSED = 1
STOPPED = 130  # as shells report a program that was interrupted

Published = Annotated[
    date | None,
    typer.Option("--published", parser=options.day, metavar="YYYY-MM-DD", help="Day of publication."),
]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")]


@options.coding_by
def code(
    file: Annotated[str, typer.Argument(metavar="FILE", help='A report, or "-" for standard input.')],
    published: Published = None,
    publisher: Publisher = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="The report's title.")] = None,
    as_json: options.AsJson = False,
    *,
    coder: Coder,
) -> None:
    """Show the claims of one report. Touches no ledger; JSON Lines when the output is no terminal."""
    reading = read_options(published, publisher, title)
    as_json = as_json or not sys.stdout.isatty()
    failed = False
    for found in _read(file, reading):
        if isinstance(found, Unreadable):
            console.say(found.message)
            failed = True
            continue
        failed |= not _show(coder, found, as_json)
    if failed:
        raise typer.Exit(REFUSED)


@options.coding_by
def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders with reports.")],
    published: Published = None,
    publisher: Publisher = None,
    *,
    coder: Coder,
) -> None:
    """Read files and folders into the ledger. Safe to run twice: what is known already is left as it is."""
    from reportedly.ledger import Ledger

    reading = read_options(published, publisher)
    tally = Tally()
    with Ledger.open(context.obj) as ledger:
        try:
            with progress(expected(paths)) as advance:
                Adding(ledger, coder, advance).add(paths, reading, tally)
        except KeyboardInterrupt:
            tell(tally)
            console.say("Stopped. What is counted above is kept; run the same command again to go on.")
            raise typer.Exit(STOPPED) from None
    tell(tally)
    if tally.refused:
        raise typer.Exit(REFUSED)


@options.coding_by
def recode(context: typer.Context, *, coder: Coder) -> None:
    """Code all reports of the ledger anew where this coder has not done so. The older claims stay as history.
    Stopped, it goes on where it was."""
    from reportedly.cli.adding import recode as again
    from reportedly.ledger import Ledger

    with Ledger.open(context.obj, create=False) as ledger:
        try:
            with progress(ledger.counts().reports) as advance:
                tally = again(ledger, coder, advance)
        except KeyboardInterrupt:
            console.say("Stopped. What was coded is kept; run the same command again to go on.")
            raise typer.Exit(STOPPED) from None
    console.say(
        f"{telling.count(tally.added, 'report')} coded anew with {telling.count(tally.claims, 'claim')}, "
        f"{tally.known} were already, {len(tally.not_coded)} not coded."
    )


def read_options(published: date | None = None, publisher: str | None = None, title: str | None = None) -> ReadOptions:
    """Options of reading; only here is the clock asked which day it is."""
    from reportedly.claims.times.opening import own_day
    from reportedly.reports import ReadOptions

    return ReadOptions(published=published, publisher=publisher, title=title, today=date.today(), own_day=own_day)


def _read(file: str, reading: ReadOptions) -> Iterator[Report | Unreadable]:
    from reportedly.reports import read_path, read_stream

    if file == "-":
        yield from read_stream(sys.stdin.buffer, reading)
    else:
        yield from read_path(Path(file), reading)


def _show(coder: Coder, report: Report, as_json: bool) -> bool:
    """Prints the claims of a report. False: it could not be coded, which is said on standard error."""
    coding = coder.code(report)
    if not coding.coded:
        console.say(f"{report.origin}: not coded: {coding.reason}")
    elif as_json:
        console.json_lines(coding.claims)
        if not coding.claims:
            console.say(f"{report.origin}: no claim was found in it")
    else:
        out = console.out()
        out.print(tables.claims(report, coding.claims, width=out.width))
        out.print(f"{telling.count(len(coding.claims), 'claim')}. {_date_note(report)}")
    return coding.coded


def _date_note(report: Report) -> str:
    if report.published is None:
        return "The report has no date: its relative dates stay unresolved. Give one with --published YYYY-MM-DD."
    return f"Dates are read against {report.published}, the day of publication."


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error, if that is a terminal; gives the function that moves it on."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    err = console.err()
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("reading", total=total or None)
        yield lambda name: bar.update(task, advance=1)


def tell(tally: Tally) -> None:
    """The end of an addition on standard error: what was read, known, refused and not coded, with the reasons."""
    console.say(
        f"{telling.count(tally.added, 'report')} added with {telling.count(tally.claims, 'claim')}, "
        f"{tally.known} known already, {len(tally.refused)} refused, {len(tally.not_coded)} not coded."
    )
    for heading, sentences in (
        ("Refused:", tally.refused),
        ("Kept, but not coded:", tally.not_coded),
        ("Kept and coded, but without a date, so that relative dates stay unresolved:", tally.undated),
    ):
        if sentences:
            console.say("\n".join([heading, *(f"  {sentence}" for sentence in sentences)]))
    if tally.passed_over:
        endings = ", ".join(f"{number} {ending}" for ending, number in sorted(tally.passed_over.items()))
        console.say(f"Passed over in folders, since files that end so are no reports: {endings}.")
