"""Commands on the user's own gazetteers: `gazetteer add`, `list`, `remove`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from reportedly.answers import telling
from reportedly.cli import console

REFUSED = 1
SHOWN = 20  # refused rows that are told one by one

app = typer.Typer(no_args_is_help=True, help="Gazetteers of your own, used by `code` and `add` before the package's.")


@app.command("add")
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="GeoNames dump (.txt, .tsv), CSV, P-code table (.csv) or GeoJSON."),
    ],
) -> None:
    """Index gazetteers and keep them on this machine. Rows that cannot be read are told and left out."""
    from reportedly.gazetteers import GazetteerError, collection

    refused = False
    for file in files:
        try:
            kept = collection.add(file)
        except GazetteerError as error:
            console.say(_some(error.problems, len(error.problems)))
            refused = True
            continue
        how = "beside" if kept.merges else "in the place of"
        number = telling.count(kept.places, "place")
        console.say(f"{kept.name}: {number} kept, used {how} what the package knows under their names.")
        if kept.refused:
            console.say(_some(kept.problems, kept.refused))
            refused = True
    if refused:
        raise typer.Exit(REFUSED)


@app.command("list")
def show() -> None:
    """The gazetteers that were added."""
    from reportedly.gazetteers import collection

    kept = collection.added()
    if not kept:
        console.say(f"None was added yet; they are kept in {collection.folder()}.")
        return
    table = Table("name", "places", "rows refused", "from", "sha256", box=None)
    for one in kept:
        table.add_row(one.name, str(one.places), str(one.refused), one.source, one.sha256[:16])
    console.out().print(table)


@app.command("remove")
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `gazetteer list` gives it.")]) -> None:
    """Stop using a gazetteer. What was coded with it stays as it is."""
    from reportedly.gazetteers import collection

    collection.remove(name)
    console.say(f"{name} is no longer used.")


def _some(problems: tuple[str, ...], number: int) -> str:
    more = [f"and {number - SHOWN} more"] if number > SHOWN else []
    return "\n".join([*problems[:SHOWN], *more])
