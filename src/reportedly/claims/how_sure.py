"""How sure: the probability that a claim or a toll is in the report as coded, judged by fitted models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.features import of_happenings, of_toll
from reportedly.claims.findings.found import Found
from reportedly.claims.weighing import probabilities


def with_confidence(context: Context, found: Sequence[Found]) -> list[Found]:
    """The same happenings with a confidence for each and for each of its tolls, to two decimals."""
    judged = []
    for item, features in zip(found, of_happenings(context, found), strict=True):
        tolls = tuple(
            toll.model_copy(update={"confidence": round(probabilities("toll", seen)["right"], 2)})
            for toll, seen in (
                (toll, of_toll(context.parsed.doc, mention, toll.scope))
                for mention, toll in zip(item.happening.tolls, item.tolls, strict=True)
            )
        )
        judged.append(replace(item, tolls=tolls, confidence=round(probabilities("claim", features)["right"], 2)))
    return judged
