"""What the columns of a table are: whom they count and how they were harmed, or what its rows are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from reportedly.claims.people.people import person_nouns
from reportedly.claims.people.tables import word_set
from reportedly.claims.tables.figure import TABLE, figure_in, is_empty
from reportedly.claims.tables.grid import Cell, Row, turned
from reportedly.claims.text.words import word_lists

EFFECTS = ("killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "trapped")
WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?|%")
LONGEST_HEADING = 80  # code points
MOST_TURNED = 5_000  # cells of a table that is read by its columns
Role = Literal["count", "place", "day", "told", "other"]


@dataclass(frozen=True)
class Column:
    """`effects`: what was done to those counted, the first of which the number is of. `whole`: it counts everybody whom
    the other columns for the same harm count, `parts`: some of them. `running`: it counts on from row to row."""

    role: Role
    heading: Cell
    effects: tuple[str, ...] = ()
    group: str = "people"
    whole: bool = False
    parts: bool = False
    running: bool = False

    @property
    def dated(self) -> str | None:
        """The heading, where it may name days of its own: "Killed in May 2024"."""
        months = word_set("calendar", "months")
        named = any(word[:3] in months for word in words_of(self.heading.text))
        return self.heading.text if named or any(map(str.isdigit, self.heading.text)) else None


@dataclass(frozen=True)
class Caption:
    """What the words above a table say of all its columns."""

    effects: tuple[str, ...] = ()
    group: str = "people"


@dataclass(frozen=True)
class Table:
    """The columns, and the rows below their headings."""

    columns: list[Column]
    rows: list[Row]


def words_of(heading: str) -> list[str]:
    return [word.lower() for word in WORD.findall(heading[:LONGEST_HEADING])]


def caption_of(words: str) -> Caption:
    """The effects and the group that a line above a table names."""
    told = [word.lower() for word in WORD.findall(words)]
    return Caption(_effects(told), _group(told) or "people")


def read_table(rows: Sequence[Row], caption: Caption) -> Table | None:
    """The table, by its columns or turned by its rows; None where it counts nobody harmed."""
    table = _by_columns(rows, caption)
    if table is None and len(rows) > 1 and sum(map(len, rows)) <= MOST_TURNED:
        table = _by_columns(turned(rows), caption) if _heads(row[0] for row in rows) else None
    return table


def _heads(cells: Iterable[Cell]) -> bool:
    return any(_effects(words_of(cell.text)) for cell in cells)


def _by_columns(rows: Sequence[Row], caption: Caption) -> Table | None:
    if any(figure_in(cell.text) is not None for cell in rows[0]):
        return None
    deep = 2 if len(rows) > 2 and _is_heading(rows[1]) and not _is_heading(rows[2]) else 1
    columns = [_column(cell, caption) for cell in _headings(rows[:deep])]
    if not any(column.effects for column in columns):
        return None
    return Table(columns, list(rows[deep:]))


def _is_heading(row: Row) -> bool:
    """Whether a row is one of words, several of which may head a column."""
    words = [cell.text for cell in row if not is_empty(cell.text)]
    return len(words) > 1 and not any(figure_in(cell) is not None for cell in words)


def _headings(rows: Sequence[Row]) -> list[Cell]:
    """The headings; of two rows the words of both, where the upper one goes on over empty cells."""
    if len(rows) == 1:
        return rows[0]
    upper, lower = rows
    headings: list[Cell] = []
    over = Cell("", 0, 0)
    for at, cell in enumerate(lower):
        own = upper[at] if at < len(upper) else Cell("", 0, 0)
        over = own if own.text else over
        both = f"{over.text} {cell.text}".strip() if over.text != cell.text else cell.text
        place = cell if cell.text else over
        headings.append(Cell(both, place.start, place.end))
    return headings


def _column(heading: Cell, caption: Caption) -> Column:
    lists, told = word_lists(TABLE), words_of(heading.text)
    names = set(told)
    effects, group = _effects(told), _group(told)
    if not effects and (role := _role(names)) is not None:
        return Column(role, heading)
    if names & lists["no_people"]:
        return Column("other", heading)
    counts = bool(names & lists["counts"]) or group is not None
    if not effects and counts and len(caption.effects) == 1:
        effects = caption.effects
    if not effects:
        return Column("other", heading)
    running = bool(names & lists["running"])
    whole = group is None or bool(names & lists["totals"])
    return Column("count", heading, effects, group or caption.group, whole and not running, group is not None, running)


def _role(names: set[str]) -> Role | None:
    lists = word_lists(TABLE)
    if names & lists["days"] or names & lists["periods"]:
        return "day"
    if names & lists["places"]:
        return "place"
    return "told" if names & lists["told"] else None


def _effects(words: Sequence[str]) -> tuple[str, ...]:
    """The effects in the order of their words; casualties are dead or hurt, without saying which."""
    known = _words_of_effects()
    return tuple(dict.fromkeys(effect for word in words for effect in known.get(word, ())))


@cache
def _words_of_effects() -> dict[str, tuple[str, ...]]:
    lists = word_lists(TABLE)
    words = {word: (effect,) for effect in EFFECTS for word in lists[effect]}
    return {**words, **dict.fromkeys(lists["dead_or_hurt"], ("killed", "injured"))}


def _group(words: Sequence[str]) -> str | None:
    """The group that words name, nearer than people; None where they name none or several."""
    nouns = person_nouns()
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    groups = {nouns[word] for word in (*words, *pairs) if word in nouns} - {"people"}
    harmed = _words_of_effects().keys()
    groups -= {nouns[word] for word in words if word in nouns and word in harmed}
    if not groups and not word_lists(TABLE)["of_forces"].isdisjoint(words):
        return "combatants"
    return groups.pop() if len(groups) == 1 else None


def group_of_row(label: str) -> str | None:
    """The group whom a row counts, where its label is that and nothing more: "Children", "Women"."""
    words = words_of(label)
    known = person_nouns().keys() | word_lists(TABLE)["in_groups"]
    return _group(words) if 0 < len(words) <= 3 and known >= set(words) else None
