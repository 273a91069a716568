"""Fits the second stage: a logistic regression for each role, on documents that the network has not learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from reportedly.claims.roles.choose import Choice, chosen, features, probabilities
from reportedly.claims.roles.spans import Candidate, Reading, candidates, plain
from reportedly.claims.roles.tags import ROLES
from roles_training.gold import Document

PENALTY = 5.0  # by cross-validation on the same documents
OWN = ("constant", "log_odds", "incident", "words", "outside", "begins")
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
    """Weights and the threshold with the best F1 over all roles but the descriptions of victims. The roles share the
    weights, and each adds its own on the features `OWN`: there are too few documents to learn all for each."""
    rows: list[tuple[str, dict[str, float]]] = []
    truths: list[bool] = []
    for document in documents:
        found = candidates(document.text, readings[document.id])
        told = features(found, document.text, readings[document.id])
        rows += [(candidate.role, row) for candidate, row in zip(found, told, strict=True)]
        truths += right(found, document)
    weights = _regression(rows, truths)
    return Choice(weights, _threshold(documents, readings, Choice(weights, 0.0)))


def _regression(rows: Sequence[tuple[str, Mapping[str, float]]], truths: Sequence[bool]) -> dict[str, dict[str, float]]:
    names = list(rows[0][1])
    columns = [(None, name) for name in names] + [(role, name) for role in ROLES for name in OWN]
    x = np.array([[row[name] if of in (None, role) else 0.0 for of, name in columns] for role, row in rows])
    y = np.array(truths, dtype=float)
    scale = np.where(x.std(0) > 0, x.std(0), 1.0)
    scaled = x / scale
    penalties = np.array([0.0 if column == (None, "constant") else PENALTY for column in columns])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = scaled @ weights
        wrong = 1 / (1 + np.exp(-z)) - y
        value = (np.logaddexp(0, z) - y * z).sum() + (penalties * weights**2).sum()
        return float(value), scaled.T @ wrong + 2 * penalties * weights

    fitted = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B").x / scale
    result = {role: dict.fromkeys(names, 0.0) for role in ROLES}
    for (of, name), weight in zip(columns, fitted, strict=True):
        for role in ROLES if of is None else (of,):
            result[role][name] += float(weight)
    return {role: {name: round(weight, 4) for name, weight in own.items()} for role, own in result.items()}


def _threshold(documents: Sequence[Document], readings: Mapping[str, Reading], by: Choice) -> float:
    asked = {role for role in ROLES if role != "victim_description"}
    gold = sum(len(document.fillers[role]) for document in documents for role in asked)
    judged = []
    for document in documents:
        found = [one for one in candidates(document.text, readings[document.id]) if one.role in asked]
        judged.append((found, probabilities(found, document.text, readings[document.id], by), document))

    def f1(threshold: float) -> float:
        given = true = 0
        for found, chances, document in judged:
            kept = [found[number] for number in chosen(found, chances, threshold)]
            given, true = given + len(kept), true + sum(right(kept, document))
        return 2 * true / (given + gold)

    return max(THRESHOLDS, key=f1)
