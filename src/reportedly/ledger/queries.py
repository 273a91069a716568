"""The ledger's questions to the database, as SQL expressions that SQLite and PostgreSQL both understand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, TextClause, and_, exists, func, select, text

from reportedly.ledger import schema
from reportedly.ledger.entries import ClaimQuery, moment
from reportedly.ledger.rows import REPORT_COLUMNS

claims, codings, reports = schema.claims.c, schema.codings.c, schema.reports.c
_IN_ORDER = (reports.published.asc().nulls_last(), reports.id)


def reports_in_order(before: datetime | None = None) -> Select[Any]:
    """All reports by day of publication (undated ones last), then by id."""
    statement = select(*(reports[name] for name in REPORT_COLUMNS)).order_by(*_IN_ORDER)
    return statement if before is None else statement.where(reports.collected_at <= moment(before))


def report_ids() -> Select[Any]:
    """Ids of all reports, in the order of `reports_in_order`."""
    return select(reports.id).order_by(*_IN_ORDER)


def _last_coding(
    report: ColumnElement[Any], coder: ColumnElement[Any], before: datetime | None = None
) -> ColumnElement[bool]:
    """Whether no later coding of the report exists than the one by this coder: older ones are kept, but not counted.
    With `before`, codings after that moment do not exist."""
    own, later = schema.codings.alias("own"), schema.codings.alias("later")
    superseded = and_(later.c.report == own.c.report, later.c.number > own.c.number)
    if before is None:
        return exists().where(own.c.report == report, own.c.coder == coder, ~exists().where(superseded))
    superseded = and_(superseded, later.c.coded_at <= moment(before))
    known = own.c.coded_at <= moment(before)
    return exists().where(own.c.report == report, own.c.coder == coder, known, ~exists().where(superseded))


def claims_in_order(query: ClaimQuery | None = None, before: datetime | None = None) -> Select[Any]:
    """Claims of each report's last coding, in the order of the reports, then as they stand in the text.

    Where all claims are asked for, the reports come first, so that nothing but one report's claims is ever sorted; a
    report without any claim then gives one row whose `record` is NULL.
    """
    counted = _last_coding(claims.report, claims.coder, before)
    statement = select(claims.report, claims.record, claims.packed)
    if query is None or query == ClaimQuery():
        joined = and_(claims.report == reports.id, counted)
        statement = statement.select_from(schema.reports.outerjoin(schema.claims, joined))
    else:
        statement = statement.join_from(schema.reports, schema.claims, claims.report == reports.id)
        statement = statement.where(counted, *_conditions(query))
    if before is not None:
        statement = statement.where(reports.collected_at <= moment(before))
    return statement.order_by(*_IN_ORDER, claims.position, claims.id)


def _conditions(query: ClaimQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column.in_(wanted)
        for column, wanted in (
            (claims.kind, query.kinds),
            (claims.status, query.statuses),
            (claims.source_kind, query.source_kinds),
        )
        if wanted
    ]
    if query.places is not None:
        conditions.append(claims.place.in_(query.places))
    if query.toll_scopes:
        tolls = schema.tolls.c
        conditions.append(claims.id.in_(select(tolls.claim).where(tolls.scope.in_(query.toll_scopes))))
    if query.since or query.until:
        conditions.append(func.coalesce(claims.earliest, claims.latest).is_not(None))
    if query.since:
        conditions.append(func.coalesce(claims.latest, "9999-12-31") >= query.since.isoformat())
    if query.until:
        conditions.append(func.coalesce(claims.earliest, "0001-01-01") <= query.until.isoformat())
    return conditions


def place_names() -> TextClause:
    """Each name of a place that claims hold, once: from one to the next by the index, not over all claims."""
    following = "SELECT min(place) FROM claims WHERE place > name"
    return text(
        "WITH RECURSIVE names (name) AS (SELECT min(place) FROM claims UNION ALL "
        f"SELECT ({following}) FROM names WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
    )


def claims_of(report: str, before: datetime | None = None) -> Select[Any]:
    statement = select(claims.report, claims.record, claims.packed).where(
        claims.report == report, _last_coding(claims.report, claims.coder, before)
    )
    return statement.order_by(claims.position, claims.id)


def claims_of_some(some: Sequence[str]) -> Select[Any]:
    """Claims of the last coding of each of some reports, report by report, as they stand in the text."""
    statement = select(claims.report, claims.record, claims.packed).where(
        claims.report.in_(some), _last_coding(claims.report, claims.coder)
    )
    return statement.order_by(claims.report, claims.position, claims.id)


def claim_ids(before: datetime | None = None) -> Select[Any]:
    return select(claims.id).where(_last_coding(claims.report, claims.coder, before)).order_by(claims.id)


def codings_in_order() -> Select[Any]:
    own = schema.claims.alias("own_claims")
    number = select(func.count()).where(own.c.report == codings.report, own.c.coder == codings.coder).scalar_subquery()
    return select(schema.codings, number.label("claims")).order_by(codings.number)


def beginning_with(table: Table, start: str, limit: int) -> Select[Any]:
    """Identifiers of a table that begin with `start`, by the index."""
    column = table.c.id
    return select(column).where(column >= start, column < start + "\U0010ffff").order_by(column).limit(limit)


def counts() -> Select[Any]:
    last = _last_coding(codings.report, codings.coder)
    counted = select(schema.tolls.c.claim).join_from(schema.tolls, schema.claims, schema.tolls.c.claim == claims.id)
    parts = {
        "reports": select(reports.id),
        "coded": select(codings.number).where(last, codings.coded == 1),
        "not_coded": select(codings.number).where(last, codings.coded == 0),
        "claims": select(claims.id).where(_last_coding(claims.report, claims.coder)),
        "tolls": counted.where(_last_coding(claims.report, claims.coder)),
        "refusals": select(schema.refusals.c.number),
    }
    return select(
        *(
            select(func.count()).select_from(part.subquery()).scalar_subquery().label(name)
            for name, part in parts.items()
        )
    )
