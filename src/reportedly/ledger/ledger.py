"""The ledger: what was read and coded, append-only, in one file. Each report goes in whole or not at all."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, exists, insert, select

from reportedly.ledger import errors, queries, rows, schema
from reportedly.ledger.decisions import Decisions, decisions_in_order
from reportedly.ledger.entries import ClaimQuery, CodingEntry, Counts, Custody, Refusal, moment
from reportedly.ledger.file import LedgerFile
from reportedly.records import Claim, Coding, Incident, Report, Unreadable, digest

STREAMED = {"yield_per": 200}
CANDIDATES = 5  # how many identifiers an ambiguous beginning is answered with


class Ledger(Decisions, LedgerFile):
    """A ledger's file, opened. Use `Ledger.open(...)` as a context manager.

    Several processes may read and add at the same time. Iterators show the state of the moment at which they were
    begun. All methods raise a LedgerError with a plain sentence when the file or the disk fails. Where `before` is
    given, they answer as they would have at that moment.
    """

    def add(self, report: Report, raw: bytes, coding: Coding, custody: Custody) -> bool:
        """Keeps a report, its raw bytes, coding and claims in one transaction. When this returns, they are on the disk.

        False if the same bytes are known already: then nothing is changed. LedgerConflict if `raw` does not hash to the
        report's `raw_sha256`, if the coding is of another report, or if an identifier is taken by something else.
        """
        self._check(report, raw, coding)
        if self.known(report.raw_sha256):
            return False
        row = rows.report_row(report, raw, custody)
        with self._writing() as connection:
            if _is_known(connection, report.raw_sha256):
                return False
            connection.execute(insert(schema.reports), row)
            _add_coding(connection, coding, custody.collected_at)
        return True

    def _check(self, report: Report, raw: bytes, coding: Coding) -> None:
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
            _add_coding(connection, coding, at)
        return True

    def describe_coder(self, coder: str, description: Mapping[str, Any], at: datetime) -> bool:
        """Keeps what a coder's id stands for (name, version, configuration). False if the coder is known already."""
        with self._writing() as connection:
            return _add_coder(connection, coder, json.dumps(description, sort_keys=True, ensure_ascii=False), at)

    def refuse(self, unreadable: Unreadable, at: datetime) -> bool:
        """Keeps that something could not be read. False if the same refusal of the same bytes is there already."""
        refusals = schema.refusals.c
        same = [
            column.is_not_distinct_from(getattr(unreadable, column.name))
            for column in (refusals.origin, refusals.reason, refusals.raw_sha256)
        ]
        with self._writing() as connection:
            if connection.scalar(select(exists().where(*same))):
                return False
            connection.execute(insert(schema.refusals), rows.refusal_row(unreadable, at))
        return True

    def known(self, raw_sha256: str) -> bool:
        """Whether a report with exactly these bytes is kept."""
        with self._reading() as connection:
            return _is_known(connection, raw_sha256)

    def reports(self) -> Iterator[Report]:
        """All reports by day of publication (undated ones last), then by id."""
        with self._reading() as connection:
            for row in connection.execution_options(**STREAMED).execute(queries.reports_in_order()).mappings():
                yield rows.report_of(row)

    def report(self, start: str) -> Report:
        """The report whose id is, or begins with, `start`. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, start)
            statement = queries.reports_in_order().where(schema.reports.c.id == known)
            return rows.report_of(connection.execute(statement).mappings().one())

    def raw(self, report: str) -> bytes:
        """The bytes as they came. LedgerDamaged if they no longer hash to what was noted on arrival."""
        columns = schema.reports.c
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, report)
            sha256, packed = connection.execute(
                select(columns.raw_sha256, columns.raw_zlib).where(columns.id == known)
            ).one()
        try:
            raw = zlib.decompress(packed)
        except zlib.error as error:
            raise errors.LedgerDamaged(
                self.path, f"the raw bytes of report {known} cannot be unpacked ({error})"
            ) from error
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise errors.LedgerDamaged(
                self.path, f"the raw bytes of report {known} are no longer those that were added"
            )
        return raw

    def custody(self, report: str) -> Custody:
        """How the raw bytes of a report came here."""
        columns = schema.reports.c
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, report)
            chosen = select(columns.collected_at, columns.collection_method, columns.collected_by).where(
                columns.id == known
            )
            return Custody.model_validate(dict(connection.execute(chosen).mappings().one()))

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """Claims of each report's last coding: in the order of `reports()`, then as they stand in the text."""
        with self._reading() as connection:
            for row in _claim_rows(connection, query):
                yield Claim.model_validate_json(row.record)

    def claims_of(self, report: str) -> tuple[Claim, ...]:
        """The claims of a report's last coding, as they stand in the text. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, report)
            return tuple(Claim.model_validate_json(row.record) for row in connection.execute(queries.claims_of(known)))

    def claim(self, start: str) -> Claim:
        """The claim whose id is, or begins with, `start`, of whichever coding. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.claims, start)
            return Claim.model_validate_json(
                connection.scalars(select(schema.claims.c.record).where(schema.claims.c.id == known)).one()
            )

    def records(self, before: datetime | None = None) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """All reports, each with the claims of its last coding, in the order of `reports()`; one state for both."""
        with self._reading() as connection:
            streamed = connection.execution_options(**STREAMED)
            grouped = groupby(_claim_rows(connection, None, before), key=lambda row: row.report)
            waiting = next(grouped, None)
            for row in streamed.execute(queries.reports_in_order(before)).mappings():
                found: tuple[Claim, ...] = ()
                if waiting is not None and waiting[0] == row["id"]:
                    found = tuple(Claim.model_validate_json(claim.record) for claim in waiting[1])
                    waiting = next(grouped, None)
                yield rows.report_of(row), found

    def codings(self) -> Iterator[CodingEntry]:
        """All codings in the order in which they were added, older ones of the same report included."""
        with self._reading() as connection:
            for row in connection.execution_options(**STREAMED).execute(queries.codings_in_order()).mappings():
                yield rows.coding_of(row)

    def refusals(self) -> Iterator[Refusal]:
        """All refusals in the order in which they happened."""
        with self._reading() as connection:
            statement = select(schema.refusals).order_by(schema.refusals.c.number)
            for row in connection.execution_options(**STREAMED).execute(statement).mappings():
                yield rows.refusal_of(row)

    def counts(self) -> Counts:
        """How much is kept."""
        with self._reading() as connection:
            return Counts(**connection.execute(queries.counts()).mappings().one())

    def state_digest(self, before: datetime | None = None) -> str:
        """A digest of all that incidents are made from: the last coding of every report, its claims, the decisions."""
        state = hashlib.sha256()
        made = decisions_in_order(before).with_only_columns(schema.decisions.c.id)
        with self._reading() as connection:
            for statement in (queries.coding_ids(before), queries.claim_ids(before), made):
                for row in connection.execution_options(**STREAMED).execute(statement):
                    state.update("\0".join(row).encode() + b"\n")
        return state.hexdigest()

    def incidents(self, key: str) -> tuple[Incident, ...] | None:
        """The incidents stored under `key`; None where none were stored (an empty tuple: there were none)."""
        derived = schema.derived_incidents.c
        with self._reading() as connection:
            if (
                connection.scalar(select(schema.derived_states.c.state).where(schema.derived_states.c.digest == key))
                is None
            ):
                return None
            stored = connection.scalars(select(derived.record).where(derived.digest == key).order_by(derived.position))
            return tuple(Incident.model_validate_json(record) for record in stored)

    def store_incidents(self, key: str, incidents: Sequence[Incident]) -> None:
        """Stores derived incidents under `key`, in place of all that were stored before: they can be made again."""
        listed = [
            {"digest": key, "position": position, "incident": incident.id, "record": incident.model_dump_json()}
            for position, incident in enumerate(incidents)
        ]
        pairs = sorted({(claim, incident.id) for incident in incidents for claim in incident.claims})
        with self._writing() as connection:
            for table in (schema.derived_incidents, schema.derived_members, schema.derived_states):
                connection.execute(delete(table))
            _insert_all(connection, schema.derived_incidents, listed)
            _insert_all(
                connection, schema.derived_members, [{"digest": key, "claim": c, "incident": i} for c, i in pairs]
            )
            state = digest(key, *(incident.id for incident in incidents))
            connection.execute(insert(schema.derived_states), {"digest": key, "state": state})

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file's pages and links; empty if nothing."""
        with self._reading() as connection:
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            found += [
                f"table {row[0]}, row {row[1]}: no such {row[2]}"
                for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
            ]
        return tuple(found)


def _is_known(connection: Connection, raw_sha256: str) -> bool:
    return bool(connection.scalar(select(exists().where(schema.reports.c.raw_sha256 == raw_sha256))))


def _claim_rows(
    connection: Connection, query: ClaimQuery | None = None, before: datetime | None = None
) -> Iterator[Row[Any]]:
    found = connection.execution_options(**STREAMED).execute(queries.claims_in_order(query, before))
    return (row for row in found if row.record is not None)


def _add_coder(connection: Connection, coder: str, description: str, at: datetime) -> bool:
    if connection.scalar(select(exists().where(schema.coders.c.id == coder))):
        return False
    connection.execute(insert(schema.coders), {"id": coder, "description": description, "first_used_at": moment(at)})
    return True


def _add_coding(connection: Connection, coding: Coding, at: datetime) -> None:
    _add_coder(connection, coding.coder, "{}", at)
    connection.execute(insert(schema.codings), rows.coding_row(coding, at))
    _insert_all(connection, schema.claims, [rows.claim_row(claim) for claim in coding.claims])
    _insert_all(connection, schema.tolls, [row for claim in coding.claims for row in rows.toll_rows(claim)])


def _insert_all(connection: Connection, table: Table, entries: Iterable[Mapping[str, Any]]) -> None:
    listed = list(entries)
    if listed:
        connection.execute(insert(table), listed)
