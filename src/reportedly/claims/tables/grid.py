"""Tables as they stand in a text: lines of cells between bars, tabs or several blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BARS = re.compile(r"\|")
TABS = re.compile(r"\t")
BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")
RULE = re.compile(r"[\s|:+=_–—-]+")
WIDEST = 60  # cells of a row; what has more is no table for people
LONGEST_LINE = 20_000  # code points


@dataclass(frozen=True)
class Cell:
    """The words of a cell and where they stand; an empty cell stands where its words would."""

    text: str
    start: int
    end: int


Row = list[Cell]


@dataclass(frozen=True)
class Grid:
    """The rows of one table, in order; code points `start` to `end` hold all of them and nothing else."""

    rows: list[Row]
    start: int
    end: int


def grids_in(text: str) -> list[Grid]:
    """All runs of at least two lines of cells."""
    if "|" not in text and "\t" not in text and "  " not in text:
        return []
    return list(_grids(text))


def _grids(text: str) -> Iterator[Grid]:
    rows: list[Row] = []
    start, by = 0, None
    for first, last in _lines(text):
        line = text[first:last] if last - first <= LONGEST_LINE else ""
        separator = _separator(line)
        if separator is None or (rows and separator is not by):
            if rows and RULE.fullmatch(line) and line.strip():
                continue  # the line under the heads
            yield from _grid(rows, start)
            rows = []
        if separator is None:
            continue
        if not rows:
            start, by = first, separator
        if not RULE.fullmatch(line):
            cells = list(_cells(line, first, separator))
            if len(cells) <= WIDEST:
                rows.append(cells)
    yield from _grid(rows, start)


def _grid(rows: list[Row], start: int) -> Iterator[Grid]:
    if len(rows) > 1:
        if len(rows[0]) + 1 == len(rows[1]):
            first = rows[0][0].start  # nothing heads the names of the rows
            rows[0].insert(0, Cell("", first, first))
        yield Grid(rows, start, max(rows[-1][-1].end, start))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _separator(line: str) -> re.Pattern[str] | None:
    """What parts the cells of a line; None for a line of words."""
    if line.count("|") > 1 or " | " in line:
        return BARS
    if "\t" in line.strip():
        return TABS
    return BLANKS if BLANKS.search(line) is not None else None


def _cells(line: str, offset: int, separator: re.Pattern[str]) -> Iterator[Cell]:
    """The cells of a line. Bars at both of its ends are its edges."""
    first, last = 0, len(line)
    if separator is BARS:
        bare = line.strip()
        if len(bare) > 1 and bare.startswith("|") and bare.endswith("|"):
            first, last = line.index("|") + 1, line.rindex("|")
    at = first
    for match in [*separator.finditer(line, first, last), None]:
        end = match.start() if match is not None else last
        words = line[at:end]
        start = at + len(words) - len(words.lstrip())
        words = words.strip()
        yield Cell(words, offset + min(start, end), offset + min(start, end) + len(words))
        at = match.end() if match is not None else end


def turned(rows: Sequence[Row]) -> list[Row]:
    """Columns for rows; what is missing of a ragged row is an empty cell at its end."""
    wide = max(map(len, rows))
    full = [[*row, *[Cell("", row[-1].end, row[-1].end)] * (wide - len(row))] for row in rows]
    return [list(column) for column in zip(*full, strict=True)]
