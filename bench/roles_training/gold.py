"""The training documents: texts, the words that fill each role, and which incidents the document tells of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.claims.roles.pieces import Pieces
from reportedly.claims.roles.tags import INCIDENTS, ROLES, Window, tag_number, windows

TRAINING = "DEV-MUC3"  # TST1 and TST2 measure only
OF_THE_KEY = {
    "PerpInd": "perpetrator_individual",
    "PerpOrg": "perpetrator_organisation",
    "Target": "physical_target",
    "Victim": "victim_name",
    "Weapon": "weapon",
}


@dataclass(frozen=True)
class Document:
    """`fillers` are, for each role, the entities with all their mentions; `incidents` 1.0 for each kind told of."""

    id: str
    text: str
    fillers: Mapping[str, tuple[tuple[str, ...], ...]]
    incidents: tuple[float, ...]


@dataclass(frozen=True)
class Example:
    """A window of a document: the numbers of its pieces, a tag for each, and the document's incidents."""

    pieces: tuple[int, ...]
    tags: tuple[int, ...]
    incidents: tuple[float, ...]


def documents(folder: Path, beginning: str = TRAINING) -> list[Document]:
    """The documents whose id begins so, in the order of the file."""
    gold = {row["id"]: row for row in _rows(folder / "dev.gold.jsonl")}
    return [
        Document(row["id"], row["text"], _fillers(gold[row["id"]]), _incidents(gold[row["id"]]))
        for row in _rows(folder / "dev.input.jsonl")
        if row["id"].startswith(beginning)
    ]


def examples(document: Document, pieces: Pieces) -> Iterator[Example]:
    """The windows that the run-time reads, tagged at every place where a filler's words stand."""
    read = pieces.read(document.text)
    starts = {piece.start: number for number, piece in enumerate(read)}
    ends = {piece.end: number for number, piece in enumerate(read)}
    tags = [0] * len(read)
    for role in reversed(ROLES):  # a word with two roles keeps the first
        for start, end in occurrences(document.text, document.fillers[role]):
            if start in starts and end in ends:
                first, last = starts[start], ends[end]
                tags[first : last + 1] = [tag_number(role, begins=number == first) for number in range(first, last + 1)]
    for window in windows(len(read)):
        yield _example(window, [piece.id for piece in read], tags, document)


def occurrences(text: str, entities: tuple[tuple[str, ...], ...]) -> list[tuple[int, int]]:
    """Where any mention stands in the text; of overlapping ones the longest."""
    found: list[tuple[int, int]] = []
    for mention in sorted({mention for entity in entities for mention in entity}, key=lambda one: (-len(one), one)):
        words = r"\s+".join(re.escape(word) for word in mention.split())
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
            if all(match.end() <= start or end <= match.start() for start, end in found):
                found.append(match.span())
    return sorted(found)


def _example(window: Window, ids: list[int], tags: list[int], document: Document) -> Example:
    part = slice(window.start, window.end)
    return Example(tuple(ids[part]), tuple(tags[part]), document.incidents)


def _fillers(row: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found = {ours: tuple(tuple(entity) for entity in row["roles"][theirs]) for theirs, ours in OF_THE_KEY.items()}
    named = {mention.casefold() for entity in found["victim_name"] for mention in entity}
    targets = [target["any"] for template in row["templates"] for target in template["hum_tgt"]]
    described = [tuple(one.casefold() for one in any_of if one.casefold() not in named) for any_of in targets]
    found["victim_description"] = tuple(dict.fromkeys(entity for entity in described if entity))
    return found


def _incidents(row: Mapping[str, Any]) -> tuple[float, ...]:
    kinds = {kind.casefold().replace(" ", "_") for template in row["templates"] for kind in template["type"]}
    told = {"any"} | kinds if any(row["roles"].values()) or row["templates"] else kinds
    return tuple(float(kind in told) for kind in INCIDENTS)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from (json.loads(line) for line in file if line.strip())
