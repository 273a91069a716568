"""All commands under one name, and what every one of them does with an error: a sentence, never a traceback."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from reportedly import __version__
from reportedly.cli import (
    briefing,
    coding,
    console,
    deciding,
    demo,
    explaining,
    exporting,
    gazetteers,
    keeping,
    ledgers,
    listing,
    serving,
    showing,
)

FAILED = 2

app = typer.Typer(
    name="reportedly",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads reports on armed conflict and keeps a sourced record of who says that what happened.",
)

app.command("code")(coding.code)
app.command("add")(coding.add)
app.command("incidents")(listing.incidents)
app.command("show")(showing.show)
app.command("why")(explaining.why)
app.command("tolls")(listing.tolls)
app.command("control")(listing.control)
app.command("reports")(listing.reports)
app.command("export")(exporting.export)
app.command("brief")(briefing.brief)
app.command("decide")(deciding.decide)
app.command("undo")(deciding.undo)
app.command("decisions")(deciding.decisions)
app.command("recode")(coding.recode)
app.command("search")(keeping.search)
app.command("check")(keeping.check)
app.command("redact")(keeping.redact)
app.command("delete")(keeping.delete)
app.command("serve")(serving.serve)
app.command("demo")(demo.demo)
app.add_typer(gazetteers.app, name="gazetteer")
app.add_typer(serving.app, name="account")
app.add_typer(ledgers.app, name="ledger")


@dataclass(frozen=True)
class Version:
    """What `--version` prints."""

    @staticmethod
    def show(asked: bool) -> None:
        if asked:
            typer.echo(f"reportedly {__version__}")
            raise typer.Exit


@app.callback()
def setup(
    context: typer.Context,
    ledger: Annotated[
        str,
        typer.Option(
            "--ledger",
            envvar="REPORTEDLY_LEDGER",
            metavar="FILE|ADDRESS",
            help="The ledger's file, or a PostgreSQL database: postgresql://user@host/name.",
            show_default=True,
        ),
    ] = "reportedly.ledger",
    version: Annotated[
        bool, typer.Option("--version", callback=Version.show, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    context.obj = ledger


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code: 0 all done, 1 some input refused, 2 not done as asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know all letters of the world
            stream.reconfigure(errors="backslashreplace")
    try:
        app(args=list(arguments), prog_name="reportedly")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except console.expected_errors() as error:
        console.say(console.sentence(error))
        return FAILED
    return 0
