"""The command that writes files for other programs and for readers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportedly.answers import Answers, Filter, telling
from reportedly.cli import console
from reportedly.cli.listing import opened
from reportedly.cli.options import View, filtered, one_of, viewed


class Format(StrEnum):
    """What can be written."""

    csv = "csv"
    geojson = "geojson"
    jsonl = "jsonl"
    picture = "picture"


@filtered
@viewed
def export(
    context: typer.Context,
    asked: Filter,
    view: View,
    form: Annotated[
        Format, typer.Argument(parser=one_of(Format), metavar="csv|geojson|jsonl|picture", help="The format.")
    ],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; an older one is replaced.")],
) -> None:
    """Write incidents to a file: a table, a map layer, whole records with their claims, or a picture."""
    with opened(context) as ledger:
        count = write(form, target, view.of(ledger), asked)
    console.say(f"{telling.count(count, 'incident')} written to {target}.")


def write(form: Format, target: Path, answers: Answers, asked: Filter | None = None) -> int:
    """Writes one file and returns the number of incidents in it. Formats are imported when they are asked for."""
    if target.is_dir():
        raise console.UserError(f"{target} is a folder; name a file to write")
    found = answers.incidents(asked)
    if form is Format.csv:
        from reportedly.exports import csv_file

        return csv_file.write(target, found)
    if form is Format.geojson:
        from reportedly.exports import geojson

        return geojson.write(target, found)
    if form is Format.jsonl:
        from reportedly.exports import jsonl

        return jsonl.write(target, found, answers.claims, answers.reports)
    from reportedly.exports import picture

    return picture.write(target, found)
