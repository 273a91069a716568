"""How sure: the probability that a claim or a toll is in the report as coded, from what it rests on."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "how_sure.toml"


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Weights by model ("claim", "toll") and feature; `bench/fit_confidence.py` fits them on annotated reports."""
    raw: Mapping[str, Mapping[str, float]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return raw


def confidence(model: str, features: Mapping[str, float]) -> float:
    """Logistic regression over the features; a feature that was never fitted weighs nothing. Two decimals."""
    weights = _weights()[model]
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)
