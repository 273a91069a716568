"""Small reports and codings made up for these tests. Also run as the writer that the fault tests kill."""

from __future__ import annotations

import hashlib
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reportedly.ledger import Custody, Ledger
from reportedly.records import Claim, Coding, Evidence, Place, Report, Source, Toll, When, digest

ARRIVED = Custody(
    collected_at=datetime(2016, 10, 1, 12, 30, tzinfo=UTC), collection_method="file", collected_by="tests"
)
FIRST_DAY = date(2016, 9, 1)


def raw_of(number: int) -> bytes:
    return f"Report {number}: shelling of Northford killed {number} people on Monday.".encode()


def report_of(number: int, **changes: object) -> Report:
    raw = raw_of(number)
    text = raw.decode()
    fields = {
        "id": digest(hashlib.sha256(raw).hexdigest()),
        "text": text,
        "published": FIRST_DAY + timedelta(days=number % 40),
        "publisher": "The Northford Post",
        "raw_sha256": hashlib.sha256(raw).hexdigest(),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "origin": f"northford/{number}.txt",
        "language": "en",
        "notes": ("made for a test",),
    }
    return Report.model_validate({**fields, **changes})


def claim_of(report: Report, coder: str = "coder-1", **changes: object) -> Claim:
    start = report.text.index("shelling")
    evidence = Evidence(start=start, end=start + len("shelling"), exact="shelling")
    day = report.published
    fields = {
        "id": digest(report.id, coder, start),
        "report": report.id,
        "coder": coder,
        "evidence": evidence,
        "kind": "shelling",
        "place": Place(
            text="Northford",
            start=30,
            end=39,
            name="Northford, Exercise Land",
            latitude=1.5,
            longitude=2.5,
            country="XX",
        ),
        "when": When(edtf=f"{day}", earliest=day, latest=day, precision="day") if day else None,
        "source": Source(name="The Northford Post", kind="media"),
        "tolls": (Toll(effect="killed", group="people", low=3, high=None, evidence=evidence),),
        "happening": "shelling 1",
    }
    return Claim.model_validate({**fields, **changes})


def coding_of(report: Report, coder: str = "coder-1", *claims: Claim) -> Coding:
    return Coding(report=report.id, coder=coder, coded=True, claims=claims or (claim_of(report, coder),))


def add(ledger: Ledger, number: int) -> bool:
    report = report_of(number)
    return ledger.add(report, raw_of(number), coding_of(report), ARRIVED)


def write(path: str | Path, acknowledged: Path, first: int, last: int) -> None:
    """Adds the reports `first`..`last`-1 and writes each number aside, on the disk, once `add` has returned."""
    with acknowledged.open("a", encoding="ascii") as file, Ledger.open(path) as ledger:
        for number in range(first, last):
            add(ledger, number)
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
