"""`detection`: the police actions that a sentence reports. The sentences before it tell who fired "in the firing"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import reportedly

TABLE = Path(__file__).parent / "detection.toml"
LEAST = 2.5  # a score from which a label is given
BEFORE = 3  # sentences back that may tell that the police fired
POLICE_FIRED = re.compile(r"\bpolice\b.{0,80}\b(?:fir(?:e|ed|ing)|shot)\b")
THE_FIRING = re.compile(r"\b(?:the|in|by) (?:\w+ )?firing\b")


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    table = reportedly.code_table(TABLE)
    earlier: list[str] = []
    document = None
    for row in rows:
        if row["doc_id"] != document:
            document, earlier = row["doc_id"], []
        text = row["text"].replace("â€™", "'").replace("''", "'")
        yield {"id": row["id"], "labels": labels(table.scores(in_context(text, earlier)))}
        earlier.append(text)


def in_context(text: str, earlier: list[str]) -> str:
    """The sentence, with "police" put before "firing" where the sentences before it told that the police fired."""
    if "police" not in text and THE_FIRING.search(text) and any(POLICE_FIRED.search(s) for s in earlier[-BEFORE:]):
        return text.replace("firing", "police firing", 1)
    return text


def labels(scores: list[Any]) -> list[str]:
    found = {score.code for score in scores if score.score >= LEAST}
    if "KILL" in found:
        found.add("FORCE")
    if found - {"FAIL"}:
        found.add("ANY")
    return [label for label in ("KILL", "ARREST", "FAIL", "FORCE", "ANY") if label in found]
