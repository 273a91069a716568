"""Incidents as they were made from the claims, kept until the claims change. They can be made again at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from reportedly.ledger import chain, schema
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.ledger.inserting import put
from reportedly.records import Incident, digest

STREAMED = {"yield_per": 500}
AT_ONCE = 500  # identifiers in one question
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
        if not self.has_incidents(key):
            return None
        return tuple(Incident.model_validate_json(record) for record, _ in self.incident_rows(key))

    def has_incidents(self, key: str) -> bool:
        """Whether incidents are stored under `key`."""
        states = schema.derived_states.c
        with self._reading() as connection:
            return connection.scalar(select(states.state).where(states.digest == key)) is not None

    def incident_rows(self, key: str) -> Iterator[tuple[str, str]]:
        """The incidents stored under `key` as JSON, in their order, each with its facets as JSON."""
        derived = schema.derived_incidents.c
        chosen = select(derived.record, derived.facets).where(derived.digest == key).order_by(derived.position)
        with self._reading() as connection:
            for row in connection.execution_options(**STREAMED).execute(chosen):
                yield row.record, row.facets

    def stored_incidents(self, key: str, identities: Sequence[str]) -> dict[str, Incident]:
        """Incidents stored under `key`, by id; those that are not there are left out."""
        derived = schema.derived_incidents.c
        found: dict[str, Incident] = {}
        with self._reading() as connection:
            for start in range(0, len(identities), AT_ONCE):
                # By their ids alone: with the key beside them SQLite would walk all rows that are stored under it.
                wanted = derived.incident.in_(identities[start : start + AT_ONCE])
                rows = connection.execute(select(derived.digest, derived.incident, derived.record).where(wanted))
                mine = (row for row in rows if row.digest == key)
                found |= {row.incident: Incident.model_validate_json(row.record) for row in mine}
        return found

    def store_incidents(self, key: str, incidents: Sequence[Incident], facets: Sequence[str] = ()) -> None:
        """Stores derived incidents under `key`, in place of all that were stored before: they can be made again.
        `facets`: for each incident what its claims add to what may be asked for, as JSON."""
        listed = [
            {
                "digest": key,
                "position": position,
                "incident": incident.id,
                "record": incident.model_dump_json(),
                "facets": facets[position] if facets else "{}",
            }
            for position, incident in enumerate(incidents)
        ]
        pairs = sorted({(claim, incident.id) for incident in incidents for claim in incident.claims})
        members = [{"digest": key, "claim": claim, "incident": incident} for claim, incident in pairs]
        state = digest(key, *(incident.id for incident in incidents))
        with self._writing() as connection:
            for table in (schema.derived_incidents, schema.derived_members, schema.derived_states):
                connection.execute(delete(table))
            put(connection, schema.derived_incidents, listed)
            put(connection, schema.derived_members, members)
            connection.execute(insert(schema.derived_states), {"digest": key, "state": state})
