"""What people decided: added, never changed, and told as it was known on any day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, insert, select

from reportedly.ledger import chain, schema
from reportedly.ledger.chain import Entry
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.records import Decision, DecisionKind, digest

SUBJECT = ("claims", "against", "field", "decision")


class Decisions(LedgerFile):
    """The decisions of a ledger."""

    def decide(self, kind: DecisionKind, by: str, why: str, at: datetime, **about: Any) -> Decision:
        """Keeps a decision (`about`: the other fields of `Decision`; claims and a decision to undo may be named by how
        their ids begin). The same decision by the same person again changes nothing. UnknownEntry, AmbiguousEntry; a
        ValueError says what is wrong with the decision."""
        with self._writing() as connection:
            for name in ("claims", "against"):
                given: Sequence[str] = about.get(name, ())
                about[name] = tuple(self._resolve(connection, schema.claims, claim) for claim in given)
            if about.get("decision") is not None:
                about["decision"] = self._resolve(connection, schema.decisions, about["decision"])
            subject = json.dumps({name: about.get(name) for name in SUBJECT}, sort_keys=True)
            value = json.dumps(about.get("value"), sort_keys=True, ensure_ascii=False)
            made = Decision(
                id=digest("decision", kind, subject, value, by, moment(at)),
                kind=kind,
                decided_by=by,
                why=why,
                decided_at=datetime.fromisoformat(moment(at)),
                **about,
            )
            if not connection.scalar(select(exists().where(schema.decisions.c.id == made.id))):
                self._add_decision(connection, made)
        return made

    def _add_decision(self, connection: Connection, made: Decision) -> None:
        row = decision_row(made)
        connection.execute(insert(schema.decisions), row)
        chain.append(connection, Entry("decision", made.id, row["decided_at"]), [("decisions", row)])

    def decisions(self, before: datetime | None = None) -> Iterator[Decision]:
        """All decisions, oldest first, undone ones too."""
        with self._reading() as connection:
            yield from map(decision_of, connection.execute(decisions_in_order(before)))

    def decision(self, start: str) -> Decision:
        """The decision whose id is, or begins with, `start`. UnknownEntry, AmbiguousEntry."""
        with self._reading() as connection:
            known = self._resolve(connection, schema.decisions, start)
            return decision_of(connection.execute(select(schema.decisions).where(schema.decisions.c.id == known)).one())


def decisions_in_order(before: datetime | None) -> Select[Any]:
    """All decisions up to a moment, oldest first."""
    columns = schema.decisions.c
    statement = select(schema.decisions).order_by(columns.decided_at, columns.id)
    return statement if before is None else statement.where(columns.decided_at <= moment(before))


def decision_row(made: Decision) -> dict[str, Any]:
    record = made.model_dump(mode="json")
    return {
        "id": made.id,
        "kind": made.kind,
        "subject": json.dumps({name: record[name] for name in SUBJECT}, sort_keys=True),
        "value": json.dumps(made.value, sort_keys=True, ensure_ascii=False),
        "decided_by": made.decided_by,
        "why": made.why,
        "decided_at": moment(made.decided_at),
    }


def decision_of(row: Row[Any]) -> Decision:
    fields = row._asdict()
    subject, value = json.loads(fields.pop("subject")), json.loads(fields.pop("value"))
    return Decision.model_validate({**fields, **subject, "value": value})
