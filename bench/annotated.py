"""Reports with a careful reader's claims: the training part of the yardstick `claims`, and reports of our own.

Those of our own lie in `own_reports` beside this file (its README tells how they were made). Both have the form of the
yardstick: `NAME.input.jsonl` and `NAME.gold.jsonl`, one report a line.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import reportedly
from reportedly.records import Report

OWN = Path(__file__).parent / "own_reports"


class Annotated(NamedTuple):
    """A report under the key of its document, and the row of what the reader found in it."""

    key: str
    report: Report
    gold: dict[str, Any]


def annotated(folder: Path, scorer: Any, *, own: Path | None = OWN) -> Iterator[Annotated]:
    """The training part in `folder`, then the reports of our own. Development parts are never read."""
    yield from _read(folder / "train", scorer)
    for path in sorted(own.glob("*.gold.jsonl")) if own is not None else ():
        name = path.name.removesuffix(".gold.jsonl")
        for one in _read(path.parent / name, scorer):
            for claim in one.gold["claims"]:
                claim["incident"] = f"{name}: {claim['incident']}"  # each writer labels happenings anew
            yield one


def _read(stem: Path, scorer: Any) -> Iterator[Annotated]:
    gold = scorer.read(f"{stem}.gold.jsonl")
    for key, row in scorer.read(f"{stem}.input.jsonl").items():
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        report = reportedly.report(
            row["text"], title=row["title"], publisher=row.get("publisher"), published=published, language="en"
        )
        yield Annotated(key, report, gold[key])


def load_scorer(path: Path) -> Any:
    """The module of a yardstick's scorer. Exits where there is none."""
    spec = importlib.util.spec_from_file_location("claims_scorer", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path}: no scorer there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
