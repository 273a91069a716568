"""`dyads`: PLOVER event type of a sentence, and for whole sentences the codes of actor and recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import reportedly
from reportedly.vocabulary import Party, vocabulary

SECTORS = {"REB": "fighters", "CVL": "people", "GOV": "government", "MIL": "armed_forces"}

WORDS_AFTER = 10  # what follows the second side still tells the act ("accused X of ...")
WHOLE = 0.35  # what the rest of the sentence counts for beside the words between the sides
FALLBACK = "AGREE"  # the yardstick has no "nothing": its most frequent type


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        kind = type_of(row["text"], focus(row))
        yield {"id": row["id"], "type": kind, **(sides(row["text"]) if row["subset"] == "gsr" else {})}


def type_of(text: str, centre: str) -> str:
    table = reportedly.code_table("plover")
    scores: dict[str, float] = {}
    for part, share in ((centre, 1.0), (text, WHOLE)):
        for score in table.governing(part):
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
    """The first party named acts, the next of another country receives; parties joined by "and" act together."""
    coded = [(start, end, code_of(text, end, party)) for start, end, party, _ in reportedly.party_mentions(text)]
    found = [(start, end, code) for start, end, code in coded if code]
    actor, recipient = [], []
    for number, (start, _, code) in enumerate(found):
        joined = number and text[found[number - 1][1] : start].strip(" ,") in ("", "and")
        if not actor or (joined and not recipient):
            actor.append(code)
        elif code[:3] not in {other[:3] for other in actor} or (code != actor[0] and len(code) > 3):
            recipient.append(code)
            break
    return {"actor": actor, "recipient": recipient}


def code_of(text: str, end: int, party: Party) -> str | None:
    """Country and sector in PLOVER's form; a state's sector is told by the words after its name."""
    words = vocabulary()
    kind = words.ids("party_kinds")[party.kind]
    if kind.plover_sector in ("IGO", "NGO"):
        return kind.plover_sector
    country = next((words.states[c].iso3 for c in party.countries if c in words.states), None)
    if country is None:
        return "IMG" if kind.plover_sector == "REB" else None
    return country + (following(text[end : end + 40]) if party.kind == "government" else kind.plover_sector)


def following(after: str) -> str:
    for word in re.findall(r"[a-z]+", after.lower())[:3]:
        for sector, table in SECTORS.items():
            if word in vocabulary().party_words[table].words:
                return sector
        if word in ("and", "to", "in", "of", "on", "with", "has", "said", "is", "for"):
            break
    return ""
