"""`types`: one event type for a snippet of news: ACLED's by the package, five more by the table of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reportedly

OTHER = Path(__file__).parent / "types_other.toml"
FALLBACK = "Armed clash"  # the yardstick has no "nothing": its most frequent type


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    tables = (reportedly.code_table("acled"), reportedly.code_table(OTHER))
    for row in rows:
        scores = [score for table in tables for score in table.scores(row["text"])]
        best = max(scores, key=lambda score: score.score, default=None)
        yield {"id": row["id"], "type": best.code if best is not None and best.score > 0 else FALLBACK}
