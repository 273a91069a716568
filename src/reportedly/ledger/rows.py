"""Records to rows and back. No row, and nothing that is read out of an older one, holds the folders of a machine in the
name of where input came from. The full claim stands in `packed` as JSON, packed (in `record` where it was added before
claims were packed); the other columns are there to be searched."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from reportedly.ledger import packing
from reportedly.ledger.entries import CodingEntry, Custody, Refusal, moment
from reportedly.records import Claim, Coding, Report, Unreadable, message_without_folders, without_folders

LARGEST = 2**63 - 1  # the largest number a column holds; the record itself has no such bound
COMPRESSION = 6

REPORT_COLUMNS = (
    "id",
    "title",
    "published",
    "publisher",
    "url",
    "language",
    "external_id",
    "origin",
    "content_type",
    "raw_sha256",
    "text_sha256",
    "notes",
    "text",
)


def report_row(report: Report, raw: bytes, custody: Custody) -> dict[str, Any]:
    row = report.model_dump(mode="json", include=set(REPORT_COLUMNS))
    return {
        **row,
        "origin": without_folders(report.origin),
        "notes": json.dumps(report.notes, ensure_ascii=False),
        "collected_at": moment(custody.collected_at),
        "collection_method": custody.collection_method,
        "collected_by": custody.collected_by,
        "raw_size": len(raw),
        "raw_zlib": zlib.compress(raw, COMPRESSION),
    }


def report_of(row: RowMapping) -> Report:
    fields = {name: row[name] for name in REPORT_COLUMNS}
    told = {"origin": without_folders(row["origin"]), "notes": json.loads(row["notes"])}
    return Report.model_validate({**fields, **told})


def coding_row(coding: Coding, at: str) -> dict[str, Any]:
    coded = int(coding.coded)
    return {
        "report": coding.report,
        "coder": coding.coder,
        "coded": coded,
        "reason": coding.reason,
        "coded_at": at,
    }


def coding_of(row: RowMapping) -> CodingEntry:
    at = datetime.fromisoformat(row["coded_at"])
    return CodingEntry(row["report"], row["coder"], bool(row["coded"]), row["reason"], at, row["claims"])


def claim_row(claim: Claim) -> dict[str, Any]:
    place, when = claim.place, claim.when
    return {
        "id": claim.id,
        "report": claim.report,
        "coder": claim.coder,
        "position": claim.evidence.start,
        "kind": claim.kind,
        "status": claim.status,
        "source_kind": claim.source.kind,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "country": place.country if place else None,
        "record": "",
        "packed": packing.pack(claim.model_dump_json()),
    }


def claim_of(row: Any) -> Claim:
    """A claim out of the columns `record` and `packed`. packing.DamagedError, ValueError where they are damaged."""
    return Claim.model_validate_json(row.record if row.packed is None else packing.unpack(row.packed))


def toll_rows(claim: Claim) -> list[dict[str, Any]]:
    return [
        {
            "claim": claim.id,
            "position": position,
            "effect": toll.effect,
            "people": toll.group,
            "scope": toll.scope,
            "low": _bounded(toll.low),
            "high": _bounded(toll.high),
        }
        for position, toll in enumerate(claim.tolls)
    ]


def _bounded(number: int | None) -> int | None:
    return None if number is None else min(number, LARGEST)


def refusal_row(unreadable: Unreadable, at: datetime) -> dict[str, Any]:
    return {**_without_folders(unreadable.model_dump()), "refused_at": moment(at)}


def refusal_of(row: RowMapping) -> Refusal:
    fields = _without_folders({name: row[name] for name in Unreadable.model_fields})
    return Refusal(Unreadable(**fields), datetime.fromisoformat(row["refused_at"]))


def _without_folders(refusal: Mapping[str, Any]) -> dict[str, Any]:
    origin = refusal["origin"]
    return {
        **refusal,
        "origin": without_folders(origin),
        "message": message_without_folders(refusal["message"], origin),
    }


def rows_with_folders(table: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of reports or refusals as an older version kept them, each with what of it is to be told otherwise."""
    for row in rows:
        told = _without_folders(row) if table == "refusals" else {"origin": without_folders(row["origin"])}
        changed = {name: told[name] for name in ("origin", "message") if name in told and told[name] != row[name]}
        if changed:
            yield dict(row), changed
