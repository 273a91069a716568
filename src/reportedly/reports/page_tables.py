"""The tables of a page, put into its text: a line for each row, its cells between bars.

Pages use tables for layout as well, and no reader of articles can tell: only a table with figures is kept, none that
holds or lies in another. What a page can make long (cells that span many rows) is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

LONGEST_CELL = 1_000  # code points; a longer one is a piece of the page
WIDEST = 60  # columns that one cell may span
TALLEST = 200  # rows that one cell may span
MOST_COPIES = 5_000  # cells that are told again because another spans them
FIGURE = re.compile(r"\W{0,3}\d[\d,.' \u00a0]{0,14}\W{0,4}(?:\[\w{1,3}\])?")


def set_tables(tree: Any) -> None:
    """Puts a paragraph for each row in the place of every table with figures."""
    copies = MOST_COPIES
    for table in list(tree.iter("table")):
        if table.find(".//table") is not None or next(table.iterancestors("table"), None) is not None:
            continue
        rows = [row for row in table.iter("tr") if len(row)]
        if not _has_figures(rows):
            continue
        lines, copies = _lines(rows, copies)
        _put(table, [*_captions(table), *lines])


def line_of(cells: list[str]) -> str:
    """A row as it stands in a report's text; a bar inside a cell would end it."""
    return "".join(f"| {words} " if (words := cell.replace("|", "/").strip()) else "| " for cell in cells) + "|"


def _has_figures(rows: list[Any]) -> bool:
    """Whether at least two rows have several cells, and one below the first has a figure for a cell."""
    if len(rows) < 2 or sum(len(row) > 1 for row in rows) < 2:
        return False
    words = [[_words(cell) for cell in row] for row in rows]
    if any(len(cell) > LONGEST_CELL for row in words for cell in row):
        return False
    return any(FIGURE.fullmatch(cell) for row in words[1:] for cell in row)


def _lines(rows: list[Any], copies: int) -> tuple[list[str], int]:
    """The rows with all their cells: one that spans columns is told once, one that spans rows in each of them."""
    below: dict[int, tuple[int, str]] = {}
    lines: list[str] = []
    for row in rows:
        cells: list[str] = []
        for cell in (c for c in row if c.tag in ("td", "th")):
            copies -= _carry_down(cells, below)
            words, wide, tall = _words(cell), _span(cell, "colspan", WIDEST), _span(cell, "rowspan", TALLEST)
            if tall > 1 and copies > 0:
                below[len(cells)] = (tall - 1, words)
            cells += [words, *[""] * min(wide - 1, max(0, copies))]
            copies -= wide - 1
        copies -= _carry_down(cells, below)
        if any(cells):
            lines.append(line_of(cells))
    return lines, copies


def _carry_down(cells: list[str], below: dict[int, tuple[int, str]]) -> int:
    """Adds what reaches down from the rows above into the next columns; how many cells that were."""
    before = len(cells)
    while len(cells) in below:
        at = len(cells)
        rows, words = below.pop(at)
        if rows > 1:
            below[at] = (rows - 1, words)
        cells.append(words)
    return len(cells) - before


def _span(cell: Any, name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), most) if value.isdecimal() and len(value) < 6 and int(value) else 1


def _words(element: Any) -> str:
    return " ".join("".join(_texts(element)).split())


def _texts(element: Any) -> Iterator[str]:
    """The words of a cell; a line break in it parts two of them."""
    for part in element.iter():
        if part.tag in ("script", "style"):
            continue
        if part is not element and part.tag in ("br", "p", "div", "li"):
            yield " "
        yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _captions(table: Any) -> list[str]:
    return [words for caption in table.findall("caption") if (words := _words(caption))]


def _put(table: Any, lines: list[str]) -> None:
    """Makes the table a division of paragraphs, in its place."""
    for child in list(table):
        table.remove(child)
    table.tag, table.text = "div", None
    table.attrib.clear()
    for line in lines:
        paragraph = table.makeelement("p", {})
        paragraph.text = line
        table.append(paragraph)
