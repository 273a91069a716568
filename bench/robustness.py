"""Every text of every yardstick's input through reading, coding and adding to a ledger of its own.

Usage: python bench/robustness.py INPUT.jsonl LEDGER

Prints one JSON object: how many texts, how many added, known already, coded, not coded and refused with their reasons,
and every crash: the message and the lines of the input. A text is each `text` in a row; a row without any gives its
`source`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import reportedly
from reportedly.claims.interface import Coder
from reportedly.ledger import Custody, Ledger
from reportedly.records import Unreadable
from reportedly.reports import ReadOptions, read_bytes

FIELDS = ("title", "text", "publisher", "published")


def texts(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The reports of a row, as objects of the fields that our own JSON Lines have."""
    if isinstance(row.get("text"), str):
        yield {field: row[field] for field in FIELDS if row.get(field) is not None}
    elif isinstance(row.get("reports"), list):
        for report in row["reports"]:
            yield from texts(report)
    elif isinstance(row.get("source"), str):
        yield {"text": row["source"]}


def keep(ledger: Ledger, coder: Coder, fields: dict[str, Any], tally: Counter[str]) -> None:
    raw = json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")
    read = read_bytes(raw, "yardstick", ReadOptions(), "application/json")
    now = datetime.now(UTC)
    if isinstance(read, Unreadable):
        ledger.refuse(read, now)
        tally["refused: " + read.reason] += 1
        return
    if ledger.known(read.raw_sha256):
        tally["known"] += 1
        return
    coding = coder.code(read)
    added = ledger.add(read, raw, coding, Custody(collected_at=now))
    tally["added" if added else "known"] += 1
    tally["coded" if coding.coded else f"not coded: {coding.reason}"] += 1
    tally["claims"] += len(coding.claims)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    tally: Counter[str] = Counter()
    crashes: dict[str, list[int]] = defaultdict(list)  # message to the lines of the input
    coder = reportedly.coder()
    with Path(arguments[0]).open(encoding="utf-8", newline="\n") as file, Ledger.open(Path(arguments[1])) as ledger:
        before = ledger.counts()
        for number, line in enumerate(file, 1):
            for fields in texts(json.loads(line)):
                tally["texts"] += 1
                try:
                    keep(ledger, coder, fields, tally)
                except Exception as error:  # noqa: BLE001 - whatever it is, a crash is what is counted here
                    crashes[f"{type(error).__name__}: {error}"[:200]].append(number)
        kept = ledger.counts()
        lost = tally["added"] - (kept.reports - before.reports)
        broken = ledger.check()
    print(json.dumps({**tally, "crashes": crashes, "lost": lost, "damage": list(broken.problems)}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
