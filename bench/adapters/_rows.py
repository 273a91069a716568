"""What the adapters share: reading rows whose fields may be missing, null or of a wrong kind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import reportedly
from reportedly.claims.interface import Coder
from reportedly.records import Claim

Row = dict[str, Any]


def words(row: Row, field: str) -> str:
    """The field's text; empty where it holds none."""
    value = row.get(field)
    return value if isinstance(value, str) else ""


def day(value: object) -> date | None:
    """An ISO day; None for anything else."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def claims(coder: Coder, text: str, published: date | None = None, publisher: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text in English; none where there is nothing to read."""
    if not text.strip():
        return ()
    return coder.code(reportedly.report(text, published=published, publisher=publisher, language="en")).claims


def told(found: Iterable[Claim]) -> list[Claim]:
    """Claims of what happened: no denials, plans or demands, no background."""
    return [c for c in found if c.status in ("asserted", "possible") and c.report_scope == "current"]


@cache
def labels(adapter: str) -> dict[str, Any]:
    """The words and labels of a yardstick: the TOML file beside its adapter, which is given as `__file__`."""
    return tomllib.loads(Path(adapter).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `_words.toml`."""
    return frozenset(tomllib.loads(Path(__file__).with_name("_words.toml").read_text(encoding="utf-8"))[name])
