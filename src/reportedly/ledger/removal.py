"""What must not be kept or shown any longer: reports deleted, names redacted. Both leave who, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select

from reportedly.ledger import chain, redaction, schema, search
from reportedly.ledger.chain import Entry
from reportedly.ledger.entries import Deletion, Redaction, moment
from reportedly.ledger.file import LedgerFile
from reportedly.records import Claim, Report, digest


class Removal(LedgerFile):
    """Deletions and redactions of a ledger."""

    def delete(self, report: str, by: str, why: str, at: datetime) -> Deletion:
        """Deletes a report with its raw bytes, codings and claims, for good, and leaves a tombstone: its id, the digest
        of its bytes, who, when and why. The same bytes are not taken in again. The log goes on to name what was there.
        Backups and copies made before are not touched. UnknownEntry, AmbiguousEntry; ValueError without a reason."""
        _needs(by=by, why=why)
        with self._writing() as connection:
            known = self._resolve(connection, schema.reports, report)
            columns = schema.reports.c
            row = connection.execute(
                select(columns.raw_sha256, columns.title, columns.text).where(columns.id == known)
            ).one()
            claims = connection.scalar(
                select(func.count()).select_from(schema.claims).where(schema.claims.c.report == known)
            )
            tombstone = {
                "report": known,
                "raw_sha256": row.raw_sha256,
                "why": why,
                "deleted_by": by,
                "deleted_at": moment(at),
                "claims": claims,
            }
            connection.execute(insert(schema.deletions), tombstone)
            search.remove(connection, known, row.title, row.text)
            _remove(connection, known)
            chain.append(connection, Entry("deletion", known, moment(at)), [("deletions", tombstone)])
        self._sweep()
        return Deletion.model_validate(tombstone)

    def deletions(self) -> Iterator[Deletion]:
        """All tombstones, oldest first."""
        with self._reading() as connection:
            columns = schema.deletions.c
            ordered = select(schema.deletions).order_by(columns.deleted_at, columns.report)
            yield from (Deletion.model_validate(dict(row)) for row in connection.execute(ordered).mappings())

    def redact(self, report: str, words: str, by: str, why: str, at: datetime) -> Redaction:
        """From now on shows a name in a report, its title and its claims as blocks, and finds it in no search. The raw
        bytes stay as they came. UnknownEntry, AmbiguousEntry; ValueError where the words do not stand in the report."""
        words = " ".join(words.split())
        _needs(by=by, why=why, words=words)
        with self._writing() as connection:
            known = self._resolve(connection, schema.reports, report)
            columns = schema.reports.c
            row = connection.execute(select(columns.title, columns.text).where(columns.id == known)).one()
            if redaction.hidden(row.title + "\n" + row.text, [words]) == row.title + "\n" + row.text:
                raise ValueError(f"'{words}' does not stand in report {known} as whole words")
            made = {
                "id": digest("redaction", known, words),
                "report": known,
                "words": words,
                "why": why,
                "redacted_by": by,
                "redacted_at": moment(at),
            }
            if not connection.scalar(select(exists().where(schema.redactions.c.id == made["id"]))):
                self._put_out_of_search(connection, known, words)
                connection.execute(insert(schema.redactions), made)
                _forget_derived(connection)
                chain.append(connection, Entry("redaction", made["id"], moment(at)), [("redactions", made)])
        return Redaction.model_validate(made)

    def redactions(self) -> Iterator[Redaction]:
        """All redactions, oldest first."""
        with self._reading() as connection:
            columns = schema.redactions.c
            ordered = select(schema.redactions).order_by(columns.redacted_at, columns.id)
            yield from (Redaction.model_validate(dict(row)) for row in connection.execute(ordered).mappings())

    def _put_out_of_search(self, connection: Connection, report: str, words: str) -> None:
        columns = schema.reports.c
        row = connection.execute(select(columns.title, columns.text).where(columns.id == report)).one()
        before = _words(connection, report)
        shown = [row.title, row.text]
        indexed = [redaction.hidden(text, before) if before else text for text in shown]
        search.remove(connection, report, *indexed)
        search.add(connection, report, *(redaction.hidden(text, [*before, words]) for text in shown))

    def _words_hidden(self, connection: Connection) -> dict[str, list[str]]:
        """What is not to be shown, by report."""
        found: dict[str, list[str]] = {}
        for row in connection.execute(select(schema.redactions.c.report, schema.redactions.c.words)):
            found.setdefault(row.report, []).append(row.words)
        return {report: sorted(words) for report, words in found.items()}

    def _shown(self, report: Report, hidden: redaction.Words) -> Report:
        words = hidden.get(report.id)
        return redaction.report_without(report, words) if words else report

    def _shown_claim(self, connection: Connection, claim: Claim, hidden: redaction.Words) -> Claim:
        words = hidden.get(claim.report)
        if not words:
            return claim
        text = connection.scalars(select(schema.reports.c.text).where(schema.reports.c.id == claim.report)).one()
        return redaction.claim_without(claim, text, words)


def _words(connection: Connection, report: str) -> list[str]:
    columns = schema.redactions.c
    return sorted(connection.scalars(select(columns.words).where(columns.report == report)))


def _needs(**given: str) -> None:
    for name, value in given.items():
        if not value.strip():
            raise ValueError(f"{name} must not be empty")


def _remove(connection: Connection, report: str) -> None:
    """All rows of a report; the triggers let them go because the tombstone is there."""
    claims, tolls = schema.claims, schema.tolls
    own = select(claims.c.id).where(claims.c.report == report)
    connection.execute(delete(tolls).where(tolls.c.claim.in_(own)))
    connection.execute(delete(claims).where(claims.c.report == report))
    connection.execute(delete(schema.codings).where(schema.codings.c.report == report))
    connection.execute(delete(schema.reports).where(schema.reports.c.id == report))
    _forget_derived(connection)


def _forget_derived(connection: Connection) -> None:
    """Incidents hold words of claims; they are made again when asked for."""
    for table in schema.DERIVED:
        connection.execute(delete(table))
