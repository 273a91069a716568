"""Small linear models over named features, where counting on annotated reports judges better than a rule.

The weights are data (`data/weights.json`); `bench/fit_coder.py` fits them and says on what. A feature that was never
seen weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TypedDict

from reportedly.claims.text.fitted import read_weights
from reportedly.claims.text.words import DATA

TABLE = DATA / "weights.json"


class Model(TypedDict):
    """`labels` in order; for each feature one weight a label, in that order."""

    labels: list[str]
    bias: list[float]
    weights: Mapping[str, list[float]]


def probabilities(model: str, features: Iterable[str]) -> dict[str, float]:
    """The probability of each label of a model ("claim", "toll"), given the features that hold."""
    return chances(read_weights(TABLE)[model], features)


def chances(fitted: Model, features: Iterable[str]) -> dict[str, float]:
    """The probability of each label by these weights."""
    known = fitted["weights"]
    rows = zip(fitted["bias"], *[known[feature] for feature in features if feature in known], strict=True)
    scores = [sum(row) for row in rows]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return {label: power / total for label, power in zip(fitted["labels"], powers, strict=True)}
