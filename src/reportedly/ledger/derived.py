"""Incidents as they were made from the claims, kept until the claims change. They can be made again at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from reportedly.ledger import chain, schema
from reportedly.ledger.additions import insert_all
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.records import Incident, digest

MOVING = (
    "report",
    "coding",
    "decision",
    "deletion",
    "redaction",
)  # after these, incidents may differ


class Derived(LedgerFile):
    """Derived incidents of a ledger."""

    def state_digest(self, before: datetime | None = None) -> str:
        """Stands for all that incidents are made from (reports, codings, claims, decisions): changes with each."""
        with self._reading() as connection:
            return chain.known_by(connection, None if before is None else moment(before), MOVING)

    def incidents(self, key: str) -> tuple[Incident, ...] | None:
        """The incidents stored under `key`; None where none were stored (an empty tuple: there were none)."""
        derived, states = schema.derived_incidents.c, schema.derived_states.c
        with self._reading() as connection:
            if connection.scalar(select(states.state).where(states.digest == key)) is None:
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
        members = [{"digest": key, "claim": claim, "incident": incident} for claim, incident in pairs]
        state = digest(key, *(incident.id for incident in incidents))
        with self._writing() as connection:
            for table in (schema.derived_incidents, schema.derived_members, schema.derived_states):
                connection.execute(delete(table))
            insert_all(connection, schema.derived_incidents, listed)
            insert_all(connection, schema.derived_members, members)
            connection.execute(insert(schema.derived_states), {"digest": key, "state": state})
