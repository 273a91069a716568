"""Commands on whole ledgers: `ledger copy`, `ledger backup`, `ledger pack`, `ledger unpack`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from reportedly.answers import telling
from reportedly.cli import console
from reportedly.ledger import Ledger

DAMAGED = 1

app = typer.Typer(no_args_is_help=True, help="Copy, back up, and hand on whole ledgers.")


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A ledger's file, or postgresql://user@host/name.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A new or empty one, of either kind.")],
) -> None:
    """Copy a ledger with its whole history, between engines too, and check the copy. What is there is left as it is."""
    with Ledger.open(source, create=False, readonly_ok=True) as ledger, Ledger.open(target) as there:
        columns = (TextColumn("copying"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        err = console.err()
        with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
            task = bar.add_task("copying", total=ledger.size())
            copied = ledger.copy_to(there, lambda rows: bar.advance(task, rows))
        found = there.check(copied.head.hash if copied.head.entry else None)
    for problem in found.problems:
        typer.echo(console.clean(problem))
    number = telling.count(copied.rows["reports"], "report")
    console.say(f"{number} copied, in all {telling.count(sum(copied.rows.values()), 'row')}.")
    if found.problems:
        console.say("The ledger was altered before it was copied; see above. Restore it from a backup.")
        raise typer.Exit(DAMAGED)
    _tell_head(copied.head.hash)


@app.command("backup")
def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Write all that the ledger holds now to a new file and check it. Others may go on adding meanwhile."""
    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        made = ledger.back_up(target)
    console.say(
        f"{telling.count(made.rows, 'row')} written to {target}. It is a ledger: open it with --ledger {target}."
    )
    _tell_head(made.head.hash)


@app.command("pack")
def pack(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
) -> None:
    """Pack the ledger into one compressed file for a colleague, who opens it with `ledger unpack`."""
    with Ledger.open(context.obj, create=False, readonly_ok=True) as ledger:
        made = ledger.pack(target, datetime.now(UTC))
    reports, claims = telling.count(made.reports, "report"), telling.count(made.claims, "claim")
    console.say(
        f"{reports} with {claims} packed into {target}, with all raw bytes, also of what is redacted from view."
    )
    _tell_head(made.head)


@app.command("unpack")
def unpack(
    packed: Annotated[Path, typer.Argument(metavar="PACK", help="A file that `ledger pack` made.")],
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file for the ledger.")],
) -> None:
    """Make a ledger out of a pack, once its digests and its log were found right."""
    from reportedly.ledger.handing import unpack as take

    made = take(packed, target)
    day = made.packed_at.date().isoformat()
    console.say(f"{telling.count(made.reports, 'report')}, packed on {day} by {made.program}, are now in {target}.")
    _tell_head(made.head)


def _tell_head(head: str) -> None:
    console.say("All is as it was added. The head of its log, to compare:")
    typer.echo(head)
