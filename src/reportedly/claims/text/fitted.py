"""Weights that were fitted on annotated reports: files of the data folder, written by `bench/fit_*.py`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read_weights(path: Path) -> Any:
    """The weights in a file, read once; each caller knows their shape."""
    return json.loads(path.read_text(encoding="utf-8"))
