"""The data files of this room, read once and at the first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportedly.vocabulary.loader import read_toml

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of the data folder. VocabularyError if it is missing or broken."""
    return read_toml(DATA / f"{name}.toml")
