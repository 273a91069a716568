"""Fits the second stage: a logistic regression for each role, on documents that the network has not learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from reportedly.claims.roles_choose import Choice, features, probabilities
from reportedly.claims.roles_spans import Candidate, Reading, candidates, plain
from reportedly.claims.roles_tags import ROLES
from roles_training.gold import Document

PENALTY = 1.0
THRESHOLDS = [round(0.1 + 0.02 * step, 2) for step in range(30)]


def right(found: Sequence[Candidate], document: Document) -> list[bool]:
    """Which candidates name an entity of the key that no likelier one has named."""
    named: set[tuple[str, int]] = set()
    result = []
    for candidate in found:
        entities = document.fillers[candidate.role]
        at = next(
            (
                (candidate.role, number)
                for number, entity in enumerate(entities)
                if candidate.words in {plain(mention) for mention in entity} and (candidate.role, number) not in named
            ),
            None,
        )
        result.append(at is not None)
        if at is not None:
            named.add(at)
    return result


def fit(documents: Sequence[Document], readings: Mapping[str, Reading]) -> Choice:
    """Weights and the threshold with the best F1 over all roles but the descriptions of victims."""
    rows: dict[str, list[dict[str, float]]] = {role: [] for role in ROLES}
    truths: dict[str, list[bool]] = {role: [] for role in ROLES}
    for document in documents:
        found = candidates(document.text, readings[document.id])
        told = zip(found, features(found, document.text, readings[document.id]), right(found, document), strict=True)
        for candidate, row, truth in told:
            rows[candidate.role].append(row)
            truths[candidate.role].append(truth)
    weights = {role: _regression(rows[role], truths[role]) for role in ROLES}
    return Choice(weights, _threshold(documents, readings, Choice(weights, 0.0)))


def _regression(rows: Sequence[Mapping[str, float]], truths: Sequence[bool]) -> dict[str, float]:
    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    y = np.array(truths, dtype=float)
    scale = np.where(x.std(0) > 0, x.std(0), 1.0)
    free = np.array([name != "constant" for name in names], dtype=float)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = (x / scale) @ weights
        wrong = 1 / (1 + np.exp(-z)) - y
        value = (np.logaddexp(0, z) - y * z).sum() + PENALTY * (free * weights**2).sum()
        return float(value), (x / scale).T @ wrong + 2 * PENALTY * free * weights

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(weight), 4) for name, weight in zip(names, fitted.x / scale, strict=True)}


def _threshold(documents: Sequence[Document], readings: Mapping[str, Reading], by: Choice) -> float:
    asked = {role for role in ROLES if role != "victim_description"}
    judged: list[tuple[float, bool]] = []
    gold = sum(len(document.fillers[role]) for document in documents for role in asked)
    for document in documents:
        reading = readings[document.id]
        found = candidates(document.text, reading)
        chances = probabilities(found, document.text, reading, by)
        told = zip(found, chances, right(found, document), strict=True)
        judged += [(chance, truth) for candidate, chance, truth in told if candidate.role in asked]

    def f1(threshold: float) -> float:
        given = [truth for chance, truth in judged if chance >= threshold]
        return 2 * sum(given) / (len(given) + gold) if given else 0.0

    return max(THRESHOLDS, key=f1)
