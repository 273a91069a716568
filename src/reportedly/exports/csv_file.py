"""Incidents as comma-separated values: UTF-8, a header row, one incident a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from reportedly.exports.atomic import replacing
from reportedly.exports.columns import COLUMNS, Value, row
from reportedly.records import Incident

# Spreadsheet programs run a cell that starts with one of these as a formula; names and words come from hostile texts.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def guarded(value: Value) -> Value:
    """The value, with an apostrophe before text that a spreadsheet would run. Numbers stay as they are."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value


def write(path: Path, incidents: Iterable[Incident]) -> int:
    """Writes `path` and returns the number of incidents. Unknown values are empty cells."""
    count = 0
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(column.name for column in COLUMNS)
        for count, incident in enumerate(incidents, 1):  # noqa: B007  # the count is the function's answer
            writer.writerow(guarded(value) for value in row(incident).values())
        text.detach()  # leaves `file` open for its owner
    return count
