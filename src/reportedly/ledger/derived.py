"""Incidents as they were made from the claims, kept until the claims change. They can be made again at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select

from reportedly.ledger import chain, schema
from reportedly.ledger.entries import moment
from reportedly.ledger.file import LedgerFile
from reportedly.ledger.inserting import put
from reportedly.records import Incident

STREAMED = {"yield_per": 500}
AT_ONCE = 500  # identifiers in one question, rows put in at once
BLOB = 2**24  # bytes of workings in one row
MODULUS = 2**256
LAST_OF_ALL = "\U0010ffff"  # stands behind every other character
MOVING = (
    "report",
    "coding",
    "decision",
    "deletion",
    "redaction",
)  # after these, incidents may differ


@dataclass(frozen=True)
class Derivation:
    """An incident as it is stored. `facets`: what its claims add to what may be asked for, as JSON; `areas`: the names
    of what it may be a part of; `lasting`: whether others may be a part of it."""

    incident: Incident
    facets: str = "{}"
    areas: tuple[str, ...] = ()
    lasting: bool = False


@dataclass(frozen=True)
class Linked:
    """What is kept beside incidents to make the next ones: a note, as JSON, and bytes under names."""

    note: str = ""
    workings: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class DerivedChange:
    """Incidents that take the place of others: `gone` are ids, some of which may be made again as they now are."""

    made: Sequence[Derivation]
    gone: Sequence[str]
    linked: Linked


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
        with self._reading() as connection:
            return _stored(connection) == key

    def incident_rows(self, key: str) -> Iterator[tuple[str, str]]:
        """The incidents stored under `key` as JSON, in their order, each with its facets as JSON."""
        derived = schema.derived_incidents.c
        chosen = select(derived.record, derived.facets).order_by(derived.first, derived.last, derived.incident)
        with self._reading() as connection:
            if _stored(connection) == key:
                for row in connection.execution_options(**STREAMED).execute(chosen):
                    yield row.record, row.facets

    def stored_incidents(self, key: str, identities: Sequence[str]) -> dict[str, Incident]:
        """Incidents stored under `key`, by id; those that are not there are left out."""
        derived = schema.derived_incidents.c
        found: dict[str, Incident] = {}
        with self._reading() as connection:
            if _stored(connection) != key:
                return {}
            for some in _some(identities):
                rows = connection.execute(select(derived.incident, derived.record).where(derived.incident.in_(some)))
                found |= {row.incident: Incident.model_validate_json(row.record) for row in rows}
        return found

    def incidents_that_begin(self, key: str, start: str, most: int) -> list[str]:
        """Ids of the incidents stored under `key` that begin so, in order; no more than `most`."""
        name = schema.derived_incidents.c.incident
        begin = select(name).where(name >= start, name < start + LAST_OF_ALL).order_by(name).limit(most)
        with self._reading() as connection:
            return list(connection.scalars(begin)) if _stored(connection) == key else []

    def incidents_of(self, key: str, claims: Sequence[str]) -> list[str]:
        """Ids of the incidents stored under `key` that some claims are of, in order."""
        members = schema.derived_members.c
        found: set[str] = set()
        with self._reading() as connection:
            for some in _some(claims) if _stored(connection) == key else ():
                found |= set(connection.scalars(select(members.incident).where(members.claim.in_(some))))
        return sorted(found)

    def facets_of(self, key: str, identities: Sequence[str]) -> dict[str, str]:
        """Facets of incidents stored under `key`, as JSON, by id."""
        derived = schema.derived_incidents.c
        found: dict[str, str] = {}
        with self._reading() as connection:
            for some in _some(identities) if _stored(connection) == key else ():
                rows = connection.execute(select(derived.incident, derived.facets).where(derived.incident.in_(some)))
                found |= {row.incident: row.facets for row in rows}
        return found

    def incidents_begun(self, area: str, first: date, last: date) -> set[str]:
        """Ids of the stored incidents in an area, or inside of it, that began within some days."""
        areas = schema.derived_areas.c
        begun = areas.first.between(first.isoformat(), last.isoformat())
        with self._reading() as connection:
            return set(connection.scalars(select(areas.incident).where(areas.area == area, begun)))

    def incidents_over(self, area: str, since: date, days: tuple[date, date]) -> set[str]:
        """Ids of the stored incidents of an area that others may be a part of, that began from `since` on and held from
        the first to the last of these days."""
        areas = schema.derived_areas.c
        begun = areas.first.between(since.isoformat(), days[0].isoformat())
        over = (begun, areas.last >= days[1].isoformat(), schema.LASTING)
        with self._reading() as connection:
            return set(connection.scalars(select(areas.incident).where(areas.area == area, *over)))

    def linked(self) -> tuple[str, str]:
        """The key that incidents are stored under, and the note beside them; both empty where there are none."""
        states = schema.derived_states.c
        with self._reading() as connection:
            row = connection.execute(select(states.digest, states.linked)).first()
        return (row.digest, row.linked) if row else ("", "")

    def workings(self, key: str, names: Sequence[str] | None = None) -> dict[str, bytes]:
        """The bytes that were kept beside the incidents stored under `key`, all or those of some names; empty where
        others were stored since."""
        table = schema.derived_workings.c
        found: dict[str, list[bytes]] = {}
        chosen = select(table.name, table.data).order_by(table.name, table.part)
        with self._reading() as connection:
            if _stored(connection) == key:
                for row in connection.execute(chosen if names is None else chosen.where(table.name.in_(names))):
                    found.setdefault(row.name, []).append(row.data)
        return {name: b"".join(parts) for name, parts in found.items()}

    def moved_since(self, state: str) -> list[tuple[str, str]] | None:
        """What was done after the moment for which `state` stands (`state_digest`), each with its subject, in order;
        None where the log does not know it."""
        log = schema.log.c
        with self._reading() as connection:
            entry = 0 if state == chain.START else connection.scalar(select(log.entry).where(log.hash == state))
            if entry is None:
                return None
            chosen = select(log.what, log.subject).where(log.entry > entry, log.what.in_(MOVING)).order_by(log.entry)
            return [(row.what, row.subject) for row in connection.execute(chosen)]

    def store_incidents(self, key: str, made: Iterable[Incident | Derivation], linked: Linked | None = None) -> None:
        """Stores derived incidents under `key`, in place of all that were stored before: they can be made again."""
        total = 0
        with self._writing() as connection:
            for table in schema.DERIVED:
                connection.execute(delete(table))
            for some in _some(made):
                total += _put(connection, [one if isinstance(one, Derivation) else Derivation(one) for one in some])
            _note(connection, key, total, linked or Linked())

    def change_incidents(self, key: str, now: tuple[str, str], change: DerivedChange) -> bool:
        """Puts some incidents in the place of others of those stored under `key`. `now`: the key that they are stored
        under from then on, and the state (`state_digest`) it stands for. False, and nothing is changed, where others
        were stored meanwhile or the state is another one."""
        with self._writing() as connection:
            states = schema.derived_states.c
            old = connection.execute(select(states.state).where(states.digest == key)).scalar()
            if old is None or chain.known_by(connection, None, MOVING) != now[1]:
                return False
            total = int(old, 16) - _take_out(connection, sorted(set(change.gone)))
            for some in _some(change.made):
                total += _put(connection, some)
            connection.execute(delete(schema.derived_states))
            _note(connection, now[0], total, change.linked)
        return True


Thing = TypeVar("Thing")


def _some(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """As many at a time as are put into one statement."""
    rest = iter(things)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def in_time(incident: Incident) -> tuple[date, date, str]:
    """Sorts incidents by the days they are dated to, undated ones last, then by id."""
    when = incident.when
    begins = (when.earliest or when.latest) if when else None
    ends = (when.latest or when.earliest) if when else None
    return begins or date.max, ends or date.max, incident.id


def _stored(connection: Connection) -> str | None:
    found: str | None = connection.scalar(select(schema.derived_states.c.digest))
    return found


def _put(connection: Connection, made: Sequence[Derivation]) -> int:
    """Inserts incidents; the sum of their digests."""
    rows, areas, members, total = [], [], [], 0
    for one in made:
        first, last, name = in_time(one.incident)
        days = {"incident": name, "first": first.isoformat(), "last": last.isoformat()}
        row = {**days, "record": one.incident.model_dump_json(), "facets": one.facets}
        rows.append(row)
        members += [{"claim": claim, "incident": name} for claim in dict.fromkeys(one.incident.claims)]
        areas += [{**days, "area": area, "lasting": int(one.lasting and not n)} for n, area in enumerate(one.areas)]
        total += _sum_of(row["record"], row["facets"])
    put(connection, schema.derived_incidents, rows)
    put(connection, schema.derived_members, members)
    put(connection, schema.derived_areas, areas)
    return total


def _take_out(connection: Connection, gone: Sequence[str]) -> int:
    """Deletes incidents; the sum of their digests."""
    total = 0
    derived = schema.derived_incidents.c
    for some in _some(gone):
        rows = connection.execute(select(derived.record, derived.facets).where(derived.incident.in_(some)))
        total += sum(_sum_of(row.record, row.facets) for row in rows)
        for table in (schema.derived_incidents, schema.derived_members, schema.derived_areas):
            connection.execute(delete(table).where(table.c.incident.in_(some)))
    return total


def _sum_of(record: str, facets: str) -> int:
    return int(hashlib.sha256(f"{len(record)} {record}{facets}".encode()).hexdigest(), 16)


def _note(connection: Connection, key: str, total: int, linked: Linked) -> None:
    """The state is a sum of digests, so that it stands for what is stored and not for how it came to be."""
    row = {"digest": key, "state": f"{total % MODULUS:064x}", "linked": linked.note}
    connection.execute(insert(schema.derived_states), row)
    table = schema.derived_workings
    for name, data in linked.workings.items():
        connection.execute(delete(table).where(table.c.name == name))
        parts: list[dict[str, Any]] = [
            {"name": name, "part": n, "data": data[start : start + BLOB]}
            for n, start in enumerate(range(0, max(len(data), 1), BLOB))
        ]
        put(connection, table, parts)
