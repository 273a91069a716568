"""Commands about what the ledger holds: `check`, `delete`, `redact`, `search`."""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer
from rich.table import Table

from reportedly.answers import telling
from reportedly.cli import console
from reportedly.cli.deciding import By, Why
from reportedly.cli.options import AsJson, View, dated
from reportedly.ledger import Ledger
from reportedly.ledger.search import phrases_of
from reportedly.records import Report

DAMAGED = 1
HEAD = re.compile("[0-9a-f]{64}")
AROUND = 60  # characters of a report shown on each side of a word found

Made = TypeVar("Made")


def _head(text: str | None) -> str | None:
    """A head as the log writes it: a slip of the pen must not look like a ledger that was tampered with."""
    head = text.strip().lower() if text is not None else None
    if head is not None and HEAD.fullmatch(head) is None:
        raise typer.BadParameter(f"'{text}' is no head of a log; give the 64 digits that `reportedly check` printed")
    return head


def check(
    context: typer.Context,
    noted: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="HASH", callback=_head, help="A head noted earlier; it must still be in the log."
        ),
    ] = None,
) -> None:
    """Prove that nothing in the ledger was altered or removed, and say exactly what, if something was."""
    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        found = ledger.check(noted)
    for problem in found.problems:
        typer.echo(console.clean(problem))
    looked = f"Log entries looked at: {found.entries}, rows: {found.rows}"
    if found.problems:
        console.say(f"{looked}. {telling.count(len(found.problems), 'problem')}. Restore the ledger from a backup.")
        raise typer.Exit(DAMAGED)
    console.say(f"{looked}. All is as it was added. Note the head elsewhere to prove it later:")
    typer.echo(found.head.hash)


def delete(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, or how it begins.")],
    why: Why,
    by: By = None,
) -> None:
    """Delete a report for good, with its raw bytes and claims. A tombstone stays: its id, who, when and why."""
    with Ledger.open(context.obj, create=False) as ledger:
        made = _told(lambda: ledger.delete(report, by or getpass.getuser(), why, datetime.now(UTC)))
    console.say(
        f"Deleted report {made.report} with {telling.count(made.claims, 'claim')}. "
        "Copies and backups made before still hold it."
    )


def redact(
    context: typer.Context,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, or how it begins.")],
    words: Annotated[str, typer.Argument(metavar="NAME", help="The name, as it stands in the report.")],
    why: Why,
    by: By = None,
) -> None:
    """Show a name in a report, and in its claims, as blocks from now on. The raw bytes stay as they came."""
    with Ledger.open(context.obj, create=False) as ledger:
        made = _told(lambda: ledger.redact(report, words, by or getpass.getuser(), why, datetime.now(UTC)))
    console.say(f"Redacted in report {made.report}.")


@dated
def search(
    context: typer.Context,
    view: View,
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help='All must be there; "in marks": in a row.')],
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="NUMBER", help="At most so many reports.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Find reports by their words, best first."""
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        found = _told(lambda: view.of(ledger).search(asked, limit))
    if as_json:
        console.json_lines(found)
    elif found:
        table = Table("report", "published", "publisher", "title", "words", box=None)
        for report in found:
            title = telling.title(report)
            publisher = console.clean(report.publisher or telling.UNKNOWN)
            words_there = console.clean(_around(report, asked))
            table.add_row(report.id[: telling.SHORT], telling.published(report), publisher, title, words_there)
        console.out().print(table)
    else:
        console.say("No report holds all these words.")


def _around(report: Report, asked: str) -> str:
    """The first place of the text that holds one of the words, with what stands around it."""
    for phrase in phrases_of(asked):
        words = r"\W+".join(map(re.escape, phrase.split()))
        found = re.search(rf"\b{words}\b", report.text, re.IGNORECASE)
        if found:
            start, end = max(0, found.start() - AROUND), found.end() + AROUND
            before, after = "..." if start else "", "..." if end < len(report.text) else ""
            return before + " ".join(report.text[start:end].split()) + after
    return ""


def _told(asked: Callable[[], Made]) -> Made:
    """What was asked for; what is wrong with it, in one sentence."""
    try:
        return asked()
    except ValueError as error:
        raise console.UserError(str(error)) from error
