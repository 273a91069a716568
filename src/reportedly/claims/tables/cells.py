"""The tolls of a row: the figures of its cells, and what each covers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.claims.evidence import evidence
from reportedly.claims.tables.columns import Column
from reportedly.claims.tables.figure import Figure, figure_in
from reportedly.claims.tables.grid import Cell, Row
from reportedly.records import Toll

SURE = 0.9  # confidence, not fitted: no yardstick holds tables
BOTH = re.compile(r"\s*[/;]\s*")


@dataclass(frozen=True)
class Counted:
    """A toll and the column that it stands in."""

    toll: Toll
    column: Column


@dataclass(frozen=True)
class Covering:
    """What the figures of a row count: the group that the row is of, and its scope for a column."""

    group: str | None
    scope: Callable[[Column], str]


def tolls_of(text: str, columns: Sequence[Column], row: Row, covering: Covering) -> list[Counted]:
    """The tolls of a row in the order of its cells. A nought tells something only beside another figure."""
    wholes = {column.effects for column in columns if column.whole}
    found: list[Counted] = []
    for column, cell in zip(columns, row, strict=False):
        if column.role != "count":
            continue
        for effects, figure in figures_of(column, cell):
            found.append(Counted(_toll(text, column, cell, (effects, figure, wholes), covering), column))
    found = list(_once(found))
    return found if any(counted.toll.high != 0 for counted in found) else []


def _toll(
    text: str,
    column: Column,
    cell: Cell,
    read: tuple[tuple[str, ...], Figure, set[tuple[str, ...]]],
    covering: Covering,
) -> Toll:
    effects, figure, wholes = read
    group = covering.group or column.group
    scope = covering.scope(column)
    if column.effects in wholes and not column.whole and column.parts:
        scope = "part"
    return Toll(
        effect=effects[0],
        group=group,
        low=figure.low,
        high=figure.high,
        scope=scope,
        evidence=evidence(text, cell.start, cell.end),
        also=effects[1:],
        confidence=SURE,
    )


def figures_of(column: Column, cell: Cell) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """The figure of a cell; of two effects in one column one each, where the cell has two ("12/30")."""
    figure = figure_in(cell.text)
    if figure is not None:
        yield column.effects, figure
        return
    parts = BOTH.split(cell.text) if len(cell.text) < 40 else []
    if len(parts) != len(column.effects):
        return
    for effect, part in zip(column.effects, parts, strict=True):
        if (one := figure_in(part)) is not None:
            yield (effect,), one


def _once(found: Sequence[Counted]) -> Iterator[Counted]:
    """One figure for each harm of each group and scope: a second column would count the same people again."""
    known: set[tuple[str, str, str, str | None]] = set()
    for counted in found:
        toll = counted.toll
        key = (toll.effect, toll.group, toll.scope, counted.column.dated)
        if key not in known:
            known.add(key)
            yield counted
