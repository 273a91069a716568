"""What a ledger keeps beside the records: custody of the raw bytes, refusals and codings with their moments, counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from reportedly.records import Record, Unreadable


class Custody(Record):
    """How the raw bytes came here, after the Berkeley Protocol: when, by what method ("file", "folder", "fetch", ...),
    and by whom, where that may be told."""

    collected_at: AwareDatetime
    collection_method: Annotated[str, Field(min_length=1)] = "file"
    collected_by: str | None = None


class Deletion(Record):
    """The tombstone of a report: what it was, and why it is not there any more."""

    report: str
    raw_sha256: str
    why: str
    deleted_by: str
    deleted_at: AwareDatetime
    claims: int


class Redaction(Record):
    """Words of a report that are not to be shown, and why."""

    id: str
    report: str
    words: str
    why: str
    redacted_by: str
    redacted_at: AwareDatetime


@dataclass(frozen=True)
class Refusal:
    """Input that could not be read, and when it was refused."""

    unreadable: Unreadable
    refused_at: datetime


@dataclass(frozen=True)
class CodingEntry:
    """That a coder looked at a report, or could not (`coded` False, with the reason), and how many claims it made."""

    report: str
    coder: str
    coded: bool
    reason: str | None
    coded_at: datetime
    claims: int


@dataclass(frozen=True)
class Counts:
    """How much is kept. `reports` = `coded` + `not_coded` (by each report's last coding); `claims` and `tolls` are
    those of each report's last coding."""

    reports: int
    coded: int
    not_coded: int
    claims: int
    tolls: int
    refusals: int


@dataclass(frozen=True)
class ClaimQuery:
    """Which claims to read; an empty field asks for nothing. A claim is inside `since`..`until` (both ends included)
    where some day of its earliest..latest is; a claim without any day is outside every window. `places`: full names as
    the claims hold them; here None asks for nothing, and no name at all finds nothing. `toll_scopes`: claims with a
    toll of such a scope."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    places: tuple[str, ...] | None = None
    toll_scopes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def moment(at: datetime) -> str:
    """A moment as text: UTC, to the millisecond, with "Z". A moment without a time zone is an error (ValueError)."""
    if at.tzinfo is None:
        raise ValueError(f"the moment {at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
