"""Yardstick `times`: time expressions and their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reportedly.api import times


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        published = row.get("published")
        found = times(row["text"], date.fromisoformat(published[:10]) if published else None)
        yield {
            "id": row["id"],
            "times": [{"start": m.start, "end": m.end, "type": m.type, "value": m.value} for m in found],
        }
