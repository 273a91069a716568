"""Tables of a report: where they stand, what stands above them, and the text without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.claims.tables.cells import figures_of
from reportedly.claims.tables.columns import Caption, Column, Table, caption_of, read_table
from reportedly.claims.tables.grid import Cell, Row, grids_in

SHORT = 200  # code points of a line that is a caption and nothing else
LINES = 2  # lines above a table that may tell of it
WORDS = 4  # of a cell that tells in words what happened
MOST_ROWS = 20_000  # rows of a report that are read


@dataclass(frozen=True)
class Placed:
    """A table in its report: where it stands, and the lines above it, the nearest first."""

    table: Table
    start: int
    end: int
    above: tuple[tuple[int, int], ...]


def tables_in(text: str) -> list[Placed]:
    """The tables of a text that count who was harmed."""
    found: list[Placed] = []
    rows = 0
    for grid in grids_in(text):
        above = tuple(_above(text, grid.start))
        table = read_table(grid.rows, _caption(text, above))
        rows += len(grid.rows)
        if table is not None and rows <= MOST_ROWS and _counts(table):
            found.append(Placed(table, grid.start, grid.end, above))
    return found


def _counts(table: Table) -> bool:
    """Whether a column of the harmed has a figure in it."""
    numbers = [at for at, column in enumerate(table.columns) if column.role == "count"]
    return any(
        next(figures_of(table.columns[at], row[at]), None) for row in table.rows for at in numbers if at < len(row)
    )


def _above(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The nearest lines above, of the same paragraph or the one before it."""
    end, told, gaps = start - 1, 0, 0
    while end > 0 and told < LINES and gaps < LINES:
        first = text.rfind("\n", 0, end) + 1
        if text[first:end].strip():
            told += 1
            yield first, end
        else:
            gaps += 1
        end = first - 1


def _caption(text: str, above: Sequence[tuple[int, int]]) -> Caption:
    """What the short line right above tells of all columns, and else the first line of the report; a longer one is
    about more."""
    first, end = above[0] if above else (0, 0)
    near, head = text[first:end], text[: SHORT + 1].partition("\n")[0]
    told = caption_of(near) if len(near) <= SHORT else Caption()
    title = caption_of(head) if len(head) <= SHORT else Caption()
    return Caption(told.effects or title.effects, told.group if told.group != "people" else title.group)


def without_tables(text: str, tables: Sequence[Placed]) -> str:
    """The text with blanks for the cells of tables, but for those that tell in words what happened."""
    pieces, at = list[str](), 0
    for table in tables:
        pieces.append(text[at : table.start])
        at = table.start
        for row in table.table.rows:
            for cell in told_in(table.table.columns, row):
                pieces += [_blank(text[at : cell.start]), text[cell.start : cell.end]]
                at = cell.end
        pieces.append(_blank(text[at : table.end]))
        at = table.end
    return "".join([*pieces, text[at:]])


def told_in(columns: Sequence[Column], row: Row) -> list[Cell]:
    """The cells of a row that tell in words what happened."""
    roles = ("told", "other")
    return [
        cell
        for column, cell in zip(columns, row, strict=False)
        if column.role in roles and len(cell.text.split()) >= WORDS
    ]


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
