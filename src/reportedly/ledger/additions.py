"""What is added to a ledger: reports with their codings, later codings, refusals. Each in one transaction, and entered
into the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, exists, select

from reportedly.ledger import chain, errors, rows, schema, search
from reportedly.ledger.chain import Entry
from reportedly.ledger.entries import Custody, moment
from reportedly.ledger.file import LedgerFile
from reportedly.ledger.inserting import first, mark, put, put_numbered
from reportedly.records import Coding, Report, Unreadable

Row = Mapping[str, Any]
Added = list[tuple[str, Row]]  # name of the table, the row


class Additions(LedgerFile):
    """Adding to a ledger."""

    def add(self, report: Report, raw: bytes, coding: Coding, custody: Custody) -> bool:
        """Keeps a report, its raw bytes, coding and claims in one transaction. When this returns, they are on the disk.

        False if the same bytes are known already, or were deleted on request: then nothing is changed. LedgerConflict
        if `raw` does not hash to the report's `raw_sha256`, if the coding is of another report, or if an identifier is
        taken by something else.
        """
        self._check_parts(report, raw, coding)
        if not self.writable and self.known(report.raw_sha256):
            return False
        row = rows.report_row(report, raw, custody)
        at = row["collected_at"]
        with self._writing() as connection:
            if _is_known(connection, report.raw_sha256):
                return False
            put(connection, schema.reports, [row])
            search.add(connection, report.id, report.title, report.text)
            added: Added = [("reports", row), *_add_coding(connection, coding, at)]
            chain.append(connection, Entry("report", report.id, at), added)
        return True

    def _check_parts(self, report: Report, raw: bytes, coding: Coding) -> None:
        if hashlib.sha256(raw).hexdigest() != report.raw_sha256:
            raise errors.LedgerConflict(
                self.path, f"the raw bytes of report {report.id} are not those that it was read from"
            )
        if coding.report != report.id:
            raise errors.LedgerConflict(self.path, f"the coding is of report {coding.report}, not of {report.id}")

    def add_coding(self, coding: Coding, at: datetime) -> bool:
        """Keeps what another coder made of a known report; from now on its claims count and the older ones are history.
        False if this coder's coding of the report is there already."""
        with self._writing() as connection:
            known = exists().where(schema.codings.c.report == coding.report, schema.codings.c.coder == coding.coder)
            if connection.scalar(select(known)):
                return False
            added = _add_coding(connection, coding, moment(at))
            chain.append(connection, Entry("coding", coding.report, moment(at)), added)
        return True

    def describe_coder(self, coder: str, description: Mapping[str, Any], at: datetime) -> bool:
        """Keeps what a coder's id stands for (name, version, configuration). False if the coder is known already."""
        with self._writing() as connection:
            told = json.dumps(description, sort_keys=True, ensure_ascii=False)
            added = _add_coder(connection, coder, told, moment(at))
            if added:
                chain.append(connection, Entry("coder", coder, moment(at)), added)
        return bool(added)

    def refuse(self, unreadable: Unreadable, at: datetime) -> bool:
        """Keeps that something could not be read. False if the same refusal of the same bytes is there already."""
        refusals = schema.refusals.c
        made = rows.refusal_row(unreadable, at)
        same = [
            column.is_not_distinct_from(made[column.name])
            for column in (refusals.origin, refusals.reason, refusals.raw_sha256)
        ]
        with self._writing() as connection:
            if connection.scalar(select(exists().where(*same))):
                return False
            row = _numbered(connection, schema.refusals, made)
            chain.append(connection, Entry("refusal", str(row["number"]), moment(at)), [("refusals", row)])
        return True

    def known(self, raw_sha256: str) -> bool:
        """Whether a report with exactly these bytes is kept, or was and had to be deleted."""
        with self._reading() as connection:
            return _is_known(connection, raw_sha256)


def _is_known(connection: Connection, raw_sha256: str) -> bool:
    one = mark(connection)
    kept, deleted = (f"EXISTS (SELECT 1 FROM {table} WHERE raw_sha256 = {one})" for table in ("reports", "deletions"))
    return bool(first(connection, f"SELECT {kept} OR {deleted}", (raw_sha256, raw_sha256))[0])


def _add_coder(connection: Connection, coder: str, description: str, at: str) -> Added:
    if first(connection, f"SELECT 1 FROM coders WHERE id = {mark(connection)}", (coder,)):
        return []
    row = {"id": coder, "description": description, "first_used_at": at}
    put(connection, schema.coders, [row])
    return [("coders", row)]


def _add_coding(connection: Connection, coding: Coding, at: str) -> Added:
    coder = _add_coder(connection, coding.coder, "{}", at)
    made = _numbered(connection, schema.codings, rows.coding_row(coding, at))
    claims = [rows.claim_row(claim) for claim in coding.claims]
    tolls = [row for claim in coding.claims for row in rows.toll_rows(claim)]
    put(connection, schema.claims, claims)
    put(connection, schema.tolls, tolls)
    return [*coder, ("codings", made), *(("claims", row) for row in claims), *(("tolls", row) for row in tolls)]


def _numbered(connection: Connection, table: Table, row: Row) -> Row:
    """The row with the number that the database gave it."""
    return {**row, "number": put_numbered(connection, table, row)}
