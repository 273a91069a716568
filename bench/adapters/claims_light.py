"""`claims` in the light reading: the same reports, the same scorer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import reportedly
from adapters import claims


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return claims.predict(rows, reportedly.coder(reading="light"))
