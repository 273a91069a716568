"""The ledger: what was read and coded, append-only, in one file. Each report goes in whole or not at all."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.ledger import errors, queries, rows, schema
from reportedly.ledger.additions import Additions
from reportedly.ledger.decisions import Decisions
from reportedly.ledger.derived import Derived
from reportedly.ledger.entries import ClaimQuery, CodingEntry, Counts, Custody, Refusal
from reportedly.ledger.handing import Handing
from reportedly.ledger.removal import Removal
from reportedly.ledger.search import Searching
from reportedly.records import Claim, Report

STREAMED = {"yield_per": 200}
AT_ONCE = 500  # identifiers in one question


class Ledger(Additions, Decisions, Removal, Derived, Searching, Handing):
    """A ledger's file, opened. Use `Ledger.open(...)` as a context manager.

    Several processes may read and add at the same time. Iterators show the state of the moment at which they were
    begun. All methods raise a LedgerError with a plain sentence when the file or the disk fails. Where `before` is
    given, they answer as they would have at that moment.
    """

    def reports(self) -> Iterator[Report]:
        """All reports by day of publication (undated ones last), then by id."""
        with self._reading() as connection:
            hidden = self._words_hidden(connection)
            for row in connection.execution_options(**STREAMED).execute(queries.reports_in_order()).mappings():
                yield self._shown(rows.report_of(row), hidden)

    def report_ids(self) -> list[str]:
        """Ids of all reports, in the order of `reports()`."""
        with self._reading() as connection:
            return list(connection.scalars(queries.report_ids()))

    def report(self, start: str) -> Report:
        """The report whose id is, or begins with, `start`. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, start)
            statement = queries.reports_in_order().where(schema.reports.c.id == known)
            found = rows.report_of(connection.execute(statement).mappings().one())
            return self._shown(found, self._words_hidden(connection))

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
            hidden = self._words_hidden(connection)
            for row in _claim_rows(connection, query):
                yield self._shown_claim(connection, rows.claim_of(row), hidden)

    def place_names(self) -> list[str]:
        """The names of all places that claims of whichever coding tell of, in the order of their code points."""
        with self._reading() as connection:
            return list(connection.scalars(queries.place_names()))

    def claims_of(self, report: str, before: datetime | None = None) -> tuple[Claim, ...]:
        """The claims of a report's last coding, as they stand in the text. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.reports, report)
            hidden = self._words_hidden(connection)
            found = map(rows.claim_of, connection.execute(queries.claims_of(known, before)))
            return tuple(self._shown_claim(connection, claim, hidden) for claim in found)

    def claims_of_some(self, identities: Sequence[str]) -> dict[str, tuple[Claim, ...]]:
        """The claims of the last codings of reports, by the report's id, as they stand in the text."""
        found: dict[str, list[Claim]] = {one: [] for one in identities}
        with self._reading() as connection:
            hidden = self._words_hidden(connection)
            for start in range(0, len(identities), AT_ONCE):
                for row in connection.execute(queries.claims_of_some(identities[start : start + AT_ONCE])):
                    found[row.report].append(self._shown_claim(connection, rows.claim_of(row), hidden))
        return {report: tuple(claims) for report, claims in found.items()}

    def claim(self, start: str) -> Claim:
        """The claim whose id is, or begins with, `start`, of whichever coding. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.claims, start)
            columns = schema.claims.c
            row = connection.execute(select(columns.record, columns.packed).where(columns.id == known)).one()
            return self._shown_claim(connection, rows.claim_of(row), self._words_hidden(connection))

    def claim_ids(self, query: ClaimQuery | None = None) -> list[str]:
        """Ids of the claims of each report's last coding, in the order of `claims()`."""
        with self._reading() as connection:
            found = connection.execute(queries.claims_in_order(query).with_only_columns(schema.claims.c.id))
            return [row.id for row in found if row.id is not None]

    def claims_by_id(self, identities: Sequence[str]) -> dict[str, Claim]:
        """Claims of whichever coding, by id; those that are not there are left out."""
        columns = schema.claims.c
        found: dict[str, Claim] = {}
        with self._reading() as connection:
            hidden = self._words_hidden(connection)
            for start in range(0, len(identities), AT_ONCE):
                wanted = columns.id.in_(identities[start : start + AT_ONCE])
                rows_found = connection.execute(select(columns.record, columns.packed).where(wanted))
                claims = [self._shown_claim(connection, rows.claim_of(row), hidden) for row in rows_found]
                found |= {claim.id: claim for claim in claims}
        return found

    def reports_by_id(self, identities: Sequence[str]) -> dict[str, Report]:
        """Reports by id; those that are not there are left out."""
        found: dict[str, Report] = {}
        with self._reading() as connection:
            hidden = self._words_hidden(connection)
            for start in range(0, len(identities), AT_ONCE):
                wanted = schema.reports.c.id.in_(identities[start : start + AT_ONCE])
                chosen = connection.execute(queries.reports_in_order().where(wanted)).mappings()
                found |= {row["id"]: self._shown(rows.report_of(row), hidden) for row in chosen}
        return found

    def records(self, before: datetime | None = None) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """All reports, each with the claims of its last coding, in the order of `reports()`; one state for both."""
        with self._reading() as connection:
            streamed = connection.execution_options(**STREAMED)
            hidden = self._words_hidden(connection)
            grouped = groupby(_claim_rows(connection, None, before), key=lambda row: row.report)
            waiting = next(grouped, None)
            for row in streamed.execute(queries.reports_in_order(before)).mappings():
                found: tuple[Claim, ...] = ()
                if waiting is not None and waiting[0] == row["id"]:
                    found = tuple(self._shown_claim(connection, rows.claim_of(claim), hidden) for claim in waiting[1])
                    waiting = next(grouped, None)
                yield self._shown(rows.report_of(row), hidden), found

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


def _claim_rows(
    connection: Connection, query: ClaimQuery | None = None, before: datetime | None = None
) -> Iterator[Row[Any]]:
    found = connection.execution_options(**STREAMED).execute(queries.claims_in_order(query, before))
    return (row for row in found if row.record is not None)
