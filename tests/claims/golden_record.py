"""A golden record: what the coder makes of a small report of our own, kept so that a change of behaviour is seen.

After a change that is wanted, write it anew and read the difference before it is committed:

    python tests/claims/golden_record.py
    git diff tests/claims/golden
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import reportedly
from reportedly.records import Claim, Participant, Place, Report

FOLDER = Path(__file__).parent / "golden"


def reports() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


def read(path: Path) -> Report:
    """The report of a file: lines with a number sign first, of which those with a colon tell a field, then the text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    fields = dict(line.split(": ", 1) for line in head if line.startswith(("title: ", "published: ", "publisher: ")))
    return reportedly.report(
        "\n".join(line for line in lines if not line.startswith("#")),
        title=fields["title"],
        published=date.fromisoformat(fields["published"]),
        publisher=fields["publisher"],
        language="en",
    )


def outline(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """What matters of each claim to a reader: no ids, no trace, and no confidence, which changes with every fit."""
    labels = list(dict.fromkeys(claim.happening for claim in claims))
    return [
        {
            "kind": claim.kind,
            "quote": claim.evidence.exact,
            "actor": _words(claim.actor),
            "target": _words(claim.target),
            "place": _words(claim.place),
            "when": claim.when.edtf if claim.when else None,
            "status": claim.status,
            "source": claim.source.name,
            "tolls": [f"{t.effect} {t.group} {t.low}..{t.high} {t.scope}: {t.evidence.exact}" for t in claim.tolls],
            "happening": labels.index(claim.happening),
        }
        for claim in claims
    ]


def _words(told: Participant | Place | None) -> str | None:
    if told is None:
        return None
    return told.text if told.basis == "text" else f"{told.text} ({told.basis})"


def rendered(claims: tuple[Claim, ...]) -> str:
    return json.dumps(outline(claims), indent=1, ensure_ascii=False) + "\n"


def write() -> None:
    coder = reportedly.coder()
    for path in reports():
        path.with_suffix(".json").write_text(rendered(coder.code(read(path)).claims), encoding="utf-8")


if __name__ == "__main__":
    write()
