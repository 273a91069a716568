"""The claims of tables: one for each row, with a toll for each of its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.context import Context
from reportedly.claims.evidence import evidence
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.tables.around import Around, around, deeds_in, is_of_caption
from reportedly.claims.tables.cells import SURE, Counted, Covering, tolls_of
from reportedly.claims.tables.columns import Column, group_of_row
from reportedly.claims.tables.figure import figure_in, is_empty
from reportedly.claims.tables.grid import Cell, Row
from reportedly.claims.tables.labels import Finders, Label, Labels, kinds_of, noun_of, read_labels, sums_up
from reportedly.claims.tables.placed import Placed
from reportedly.claims.text.triggers import trigger_index
from reportedly.claims.times.clause import is_long, news_day
from reportedly.records import Claim, Participant, Place, Step, When, digest

YEAR = re.compile(r"(?:19|20)\d\d")
DEEDS = {
    "detained": "detention",
    "abducted": "abduction",
    "displaced": "displacement",
    "evacuated": "displacement",
    "trapped": "siege",
}


@dataclass(frozen=True)
class Reading:
    """One table on its way to claims. `text` is the report's with its tables, `context` that of the report without
    them; `summed`: a row sums up the others."""

    context: Context
    text: str
    coder: str
    placed: Placed
    labels: Labels
    around: Around
    summed: bool


@dataclass(frozen=True)
class Subject:
    """What a row is about."""

    place: Place | None
    when: When | None
    group: str | None
    total: bool
    named: bool
    kind: str | None = None


def with_rows(
    context: Context,
    text: str,
    tables: Sequence[Placed],
    claims: Sequence[Claim],
    by: tuple[Finders, str],
) -> tuple[Claim, ...]:
    """The claims of a report and of its tables, in the order of its words. `text` is the report's with its tables,
    `context` that of the report without them; `by`: what finds places and times, and the coder."""
    find, coder = by
    labels = read_labels(context.report.text, *_named(tables), find)
    labels.kinds = kinds_of(_first_cells(tables))
    deeds = deeds_in(context, trigger_index().hits(context.parsed.doc))
    kept = sorted(claims, key=lambda claim: claim.evidence.start)
    dropped: set[str] = set()
    made: list[Claim] = []
    number = 1 + max((int(claim.happening.rpartition("-")[2]) for claim in claims), default=0)
    for placed in tables:
        above = _of_caption(kept, placed)
        told = around(context, placed, next(iter(above), None), deeds)
        dropped |= {claim.id for claim in above}
        summed = any(_is_total(placed.table.columns, row) for row in placed.table.rows)
        reading = Reading(context, text, coder, placed, labels, told, summed)
        for row in placed.table.rows:
            inside = _between(kept, row[0].start, row[-1].end)
            rows = list(_claims(reading, row, inside, number))
            dropped |= {claim.id for claim in inside} if rows else set()
            number += bool(rows)
            made += rows
    return tuple(sorted([*(c for c in kept if c.id not in dropped), *made], key=lambda claim: claim.evidence.start))


def _of_caption(claims: Sequence[Claim], placed: Placed) -> list[Claim]:
    """The claims that are nothing but a table's heading."""
    first = placed.above[0][0] if placed.above else placed.start
    return [claim for claim in _between(claims, first, placed.start) if is_of_caption(claim, placed)]


def _between(claims: Sequence[Claim], start: int, end: int) -> Sequence[Claim]:
    first, last = (bisect_left(claims, at, key=lambda claim: claim.evidence.start) for at in (start, end))
    return claims[first:last]


# --- what the rows are about ------------------------------------------------------------------------------------------


def _named(tables: Sequence[Placed]) -> tuple[list[Label], list[Cell]]:
    """The cells of all tables that may name places, and those that may name days."""
    labels: list[Label] = []
    days: list[Cell] = []
    for placed in tables:
        columns = placed.table.columns
        days += [column.heading for column in columns if column.role == "count" and column.dated]
        for row in placed.table.rows:
            label = _label(columns, row)
            labels += [label] if label is not None else []
            days += _cells(columns, row, "day") or _first_cell(columns, row)
    return labels, days


def _first_cells(tables: Sequence[Placed]) -> list[Cell]:
    return [cell for placed in tables for row in placed.table.rows for cell in _first_cell(placed.table.columns, row)]


def _cells(columns: Sequence[Column], row: Row, role: str) -> list[Cell]:
    told = zip(columns, row, strict=False)
    return [cell for column, cell in told if column.role == role and not is_empty(cell.text)]


def _first_cell(columns: Sequence[Column], row: Row) -> list[Cell]:
    """The first cell of a row, where no heading tells what it is and it is no figure."""
    roles = [column.role for column in columns]
    if "place" in roles or roles[0] not in ("other", "told") or is_empty(row[0].text):
        return []
    return [] if figure_in(row[0].text) is not None and not YEAR.fullmatch(row[0].text) else [row[0]]


def _label(columns: Sequence[Column], row: Row) -> Label | None:
    """The cells that tell where, the closest first: the last column of places, and the one before it."""
    told = [(c, cell) for c, cell in zip(columns, row, strict=False) if c.role == "place" and not is_empty(cell.text)]
    if told:
        last = told[:-3:-1]
        return Label(tuple(cell for _, cell in last), tuple(noun_of(column.heading.text) for column, _ in last))
    cells = _first_cell(columns, row)
    return Label((cells[0],), ("",)) if cells else None


def _is_total(columns: Sequence[Column], row: Row) -> bool:
    told = (cell.text for column, cell in zip(columns, row, strict=False) if column.role != "count")
    return any(sums_up(words) for words in told)


def _subject(reading: Reading, row: Row) -> Subject:
    columns = reading.placed.table.columns
    if _is_total(columns, row):
        return Subject(reading.around.place, _of_all_days(reading) or reading.around.when, None, True, True)
    days = _cells(columns, row, "day") or _first_cell(columns, row)
    when = next((day for cell in days if (day := reading.labels.day(cell)) is not None), None)
    label = _label(columns, row)
    by_column = any(column.role == "place" for column in columns)
    group = group_of_row(label.cells[0].text) if label is not None and not by_column else None
    place = _place(reading, label, by_column) if when is None or by_column else None
    if group is not None:
        place = None
    named = place is not None or when is not None or label is None
    kind = reading.labels.kinds.get(label.cells[0].text) if label is not None and not named else None
    return Subject(place or reading.around.place, when, group, False, named, kind)


def _place(reading: Reading, label: Label | None, by_column: bool) -> Place | None:
    """The place that a row names; one that no gazetteer holds only under a heading for places."""
    if label is None:
        return None
    place = reading.labels.place(label)
    if place is not None or not by_column:
        return place
    cell = label.cells[0]
    return Place(text=cell.text, start=cell.start, end=cell.end, name=", ".join(label.key))


def _of_all_days(reading: Reading) -> When | None:
    """The days from the first to the last that rows name."""
    columns = reading.placed.table.columns
    cells = (cell for row in reading.placed.table.rows for cell in _cells(columns, row, "day"))
    days = [day for cell in cells if (day := reading.labels.day(cell)) is not None]
    first = min((day.earliest for day in days if day.earliest is not None), default=None)
    last = max((day.latest for day in days if day.latest is not None), default=None)
    if first is None or last is None:
        return None
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return When(edtf=edtf, earliest=first, latest=last, precision="day" if first == last else "days", basis="context")


# --- the claims of a row ----------------------------------------------------------------------------------------------


def _claims(reading: Reading, row: Row, inside: Sequence[Claim], number: int) -> Iterator[Claim]:
    """The claims of a row: one for all who were killed or hurt, one for each other kind of harm, one for each column
    with days of its own. `inside`: what the words of its cells claim."""
    subject = _subject(reading, row)
    covering = Covering(subject.group, lambda column: _scope(reading, subject, column))
    counted = tolls_of(reading.text, reading.placed.table.columns, row, covering)
    groups: dict[tuple[str | None, str | None], list[Counted]] = {}
    for one in counted:
        groups.setdefault((one.column.dated, DEEDS.get(one.toll.effect)), []).append(one)
    told = next((claim for claim in inside if claim.kind in ATTACKS), None)
    for (dated, deed), tolls in groups.items():
        column = tolls[0].column
        when = reading.labels.day(column.heading) if dated is not None else None
        own = replace(subject, when=when) if when is not None else subject
        claim = _claim(reading, row, own, tolls, deed)
        claim = claim.model_copy(update={"happening": f"{reading.context.report.id}-{number}"})
        yield _as_told(claim, told, subject) if told is not None and deed is None else claim


def _scope(reading: Reading, subject: Subject, column: Column) -> str:
    """A sum of rows, of several days or of a column that counts on is a total; a row that only tells who or by what is
    a part where another sums up all."""
    if subject.total or column.running:
        return "cumulative"
    when = reading.labels.day(column.heading) if column.dated is not None else None
    when = when or subject.when
    if reading.summed and not subject.named:
        return "part"
    if when is not None:
        return "cumulative" if is_long(when) else "incident"
    return "cumulative" if reading.around.stretch else "incident"


def _claim(reading: Reading, row: Row, subject: Subject, counted: Sequence[Counted], deed: str | None) -> Claim:
    report, above = reading.context.report, reading.around
    words = [cell for cell in row if cell.text]
    quote = evidence(reading.text, words[0].start, words[-1].end)
    kind = deed or subject.kind or above.kind or "killing"
    tolls = tuple(one.toll for one in counted)
    caption = above.claim
    return Claim(
        id=digest(report.id, reading.coder, kind, quote.start, quote.end, tolls[0].evidence.start),
        report=report.id,
        coder=reading.coder,
        evidence=quote,
        kind=kind,
        actor=_lent(caption.actor) if caption is not None and deed is None else None,
        target=None,
        place=subject.place,
        when=subject.when or above.when or news_day(reading.context.today),
        source=above.source,
        tolls=tolls,
        happening="",
        confidence=SURE,
        trace=tuple(_trace(reading, subject, counted, kind)),
    )


def _lent(actor: Participant | None) -> Participant | None:
    return actor.model_copy(update={"basis": "context"}) if actor is not None else None


def _as_told(claim: Claim, told: Claim, subject: Subject) -> Claim:
    """The claim of a row whose words tell the deed itself: what they say, with figures, place and day of the cells."""
    start, end = claim.evidence.start, claim.evidence.end
    actor, target = (who if who is not None and start <= who.start < end else None for who in (told.actor, told.target))
    lent = {
        "kind": told.kind,
        "actor": actor,
        "target": target,
        "weapon": told.weapon,
        "status": told.status,
        "place": claim.place
        if subject.place is not None and subject.place.basis == "text"
        else told.place or claim.place,
        "when": claim.when if subject.when is not None else told.when or claim.when,
        "source": told.source if told.source.text is not None else claim.source,
        "trace": (*claim.trace, *(step for step in told.trace if step.field not in ("tolls", "place", "when"))),
    }
    return claim.model_copy(update=lent)


def _trace(reading: Reading, subject: Subject, counted: Sequence[Counted], kind: str) -> Iterator[Step]:
    """How each field came about, for `why`."""
    yield Step(
        field="kind", rule="named above the table" if kind == reading.around.kind else "figures of a table", entry=kind
    )
    if subject.place is not None:
        told = "named in the row" if subject.place.basis == "text" else "named above the table"
        yield Step(field="place", rule=told, entry=subject.place.entry, words=subject.place.text)
    if subject.when is not None:
        yield Step(field="when", rule="named in the row", words=subject.when.text)
    for one in counted:
        rule = f"{one.toll.scope} {one.toll.effect} {one.toll.group}: {one.toll.evidence.exact}, below the heading"
        yield Step(field="tolls", rule=rule, words=one.column.heading.text)
