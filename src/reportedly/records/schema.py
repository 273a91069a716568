"""JSON Schema (2020-12) of the records, for whoever reads our JSON Lines in another language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Coding
from reportedly.records.incident import Incident
from reportedly.records.report import Report, Unreadable

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[Record]] = {
    "report": Report,
    "unreadable": Unreadable,
    "claim": Claim,
    "coding": Coding,
    "incident": Incident,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each record that stands on a line of its own, by file name without its ending."""
    return {
        name: {"$schema": DIALECT, **record.model_json_schema(mode="serialization")} for name, record in RECORDS.items()
    }


def render(schema: dict[str, Any]) -> str:
    """A schema as it is written to its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Writes one file a record and returns their paths. The folder is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(render(schema), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths
