"""Fits what each degree of agreement weighs when accounts of different reports are drawn together.

Usage: python bench/fit_linking.py BENCH [--tasks claims linkage gva] [--folds 5] [--ridge 20] [--write]

BENCH is the folder of the yardsticks; read are the training part of `claims` and the development parts of `linkage` and
`gva` (the latter takes minutes). Logistic regression over the candidate pairs of the linker itself. The ridge penalty
draws each weight to the one it has now, so that what the data do not tell stays. Whole reports are held out for the
figures that are printed: log loss of pairs with the weights as they are, and fitted. Nothing is written without
`--write`; run the yardsticks before such weights are kept, since a lower loss of pairs is not yet a better grouping.
Annotators of `claims` worked in batches: one happening told in two batches has two labels, which makes it noisy.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import reportedly
from adapters import gva, linkage
from annotated import annotated, load_scorer
from reportedly.incidents import tables, weighing
from reportedly.incidents.candidates import candidate_pairs
from reportedly.incidents.compare import Comparison, compare, context
from reportedly.incidents.copies import copies
from reportedly.incidents.encoding import Encoder
from reportedly.incidents.units import Filed, units
from reportedly.records import digest

TASKS = ("claims", "linkage", "gva")
Labels = Mapping[str, str]  # claim id -> label of the happening
Corner = tuple[str, int]  # a level and the number of a corner of its curve


@dataclass(frozen=True)
class Pair:
    """The corners of the curves that hold, each with its share; whether the two are one happening; their reports."""

    shares: tuple[tuple[Corner, float], ...]
    same: bool
    reports: tuple[str, str]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument(
        "--tasks", nargs="+", default=["claims", "linkage", "gva"], choices=["claims", "linkage", "gva"]
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--ridge", type=float, default=20.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    readers = {"claims": of_claims, "linkage": of_linkage, "gva": of_gva}
    sets = {task: list(pairs_of(*readers[task](options.bench / task))) for task in options.tasks}
    now = current()
    for task in sets:
        report_held_out(task, sets, (now, options.folds, options.ridge))
    if options.write:
        rewrite(fit([pair for pairs in sets.values() for pair in pairs], now, options.ridge))
    return 0


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def of_claims(folder: Path) -> tuple[list[Filed], Labels]:
    scorer, labels = load_scorer(folder / "score.py"), {}
    coder, filed = reportedly.coder(), []
    for _, report, gold in annotated(folder, scorer):
        claims = coder.code(report).claims
        filed.append((report, claims))
        spans = [{"kind": c.kind, "span": [c.evidence.start, c.evidence.end]} for c in claims]
        for i, j in scorer.pair_claims(gold["claims"], spans, report.text, kinds=False):
            labels[claims[j].id] = gold["claims"][i]["incident"]
    return filed, labels


def of_linkage(folder: Path) -> tuple[list[Filed], Labels]:
    gold = {row["id"]: row["incident"] for row in rows(folder / "dev.gold.jsonl")}
    given = rows(folder / "dev.input.jsonl")
    by_source: dict[str, list[dict[str, Any]]] = {}
    for row in given:
        by_source.setdefault(row["source"], []).append(row)
    country = next(iter(linkage.most_common(row["location"] for row in given if row["geo_precision"] == 1)), "")
    filed = [linkage.file(source, found, country) for source, found in by_source.items()]
    return filed, {claim.id: gold[claim.happening] for _, claims in filed for claim in claims}


def of_gva(folder: Path) -> tuple[list[Filed], Labels]:
    gold = {row["id"]: row["incident"] for row in rows(folder / "dev.gold.jsonl")}
    given = rows(folder / "dev.input.jsonl")
    filed = [gva.file(row) for row in given]
    named = zip(filed, given, strict=True)
    return filed, {claim.id: gold[row["id"]] for (_, claims), row in named for claim in claims}


def pairs_of(filed: list[Filed], labels: Labels) -> Iterator[Pair]:
    """The linker's candidate pairs whose happenings are both known, by the label that most of their claims have."""
    originals = copies(report for report, _ in filed)
    by_id = {unit.id: unit for unit in units(filed)}
    known = context(list(by_id.values()), originals)
    encoder = Encoder()
    for unit in by_id.values():
        encoder.add(unit)
    columns = weighing.of_encoder(encoder, originals)
    made = [by_id[one] for one in columns.ids]
    told = [Counter(labels[c.id] for c in unit.claims if c.id in labels).most_common(1) for unit in made]
    chunks = candidate_pairs(columns)
    for i, j in ((i, j) for one, two in chunks for i, j in zip(one.tolist(), two.tolist(), strict=True)):
        found = compare(made[i], made[j], known)
        if told[i] and told[j] and not found.never:
            same = told[i][0][0] == told[j][0][0]
            yield Pair(tuple(shares(found)), same, (made[i].report.id, made[j].report.id))


def shares(found: Comparison) -> Iterator[tuple[Corner, float]]:
    for feature in found.features:
        level, name = feature.level, f"{feature.level.feature}.{feature.level.name}"
        yield from (((name, n), share) for n, share in enumerate(hats(level.at, feature.value)) if share)


def hats(at: tuple[float, ...], value: float) -> list[float]:
    """How much each corner of a curve counts at a value: straight between two, flat outside."""
    return [float(np.interp(value, at, [float(n == corner) for n in range(len(at))])) for corner in range(len(at))]


def current() -> dict[Corner, float]:
    return {(name, n): points for name, level in tables.levels().items() for n, points in enumerate(level.points)}


def fit(pairs: list[Pair], now: dict[Corner, float], ridge: float) -> dict[Corner, float]:
    column = {corner: n for n, corner in enumerate(now)}
    x, y = design(pairs, column), np.array([pair.same for pair in pairs], dtype=float)
    start = np.array(list(now.values()))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        value = (np.logaddexp(0, scores) - y * scores).sum() + 0.5 * ridge * ((w - start) ** 2).sum()
        return value, x.T @ (1 / (1 + np.exp(-scores)) - y) + ridge * (w - start)

    w = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {corner: round(float(w[n]), 2) for corner, n in column.items()}


def design(pairs: list[Pair], column: Mapping[Corner, int]) -> np.ndarray:
    x = np.zeros((len(pairs), len(column)), dtype=np.float32)
    for number, pair in enumerate(pairs):
        for corner, share in pair.shares:
            x[number, column[corner]] += share
    return x


def report_held_out(task: str, sets: Mapping[str, list[Pair]], how: tuple[dict[Corner, float], int, float]) -> None:
    """Log loss on pairs of one task between reports that the fitted weights never saw; the other tasks help to fit."""
    now, folds, ridge = how
    column = {corner: n for n, corner in enumerate(now)}
    losses: dict[str, list[float]] = {"as they are": [], "fitted": []}
    others = [pair for name, pairs in sets.items() if name != task for pair in pairs]
    for fold in range(folds):
        held = {r for pair in sets[task] for r in pair.reports if int(digest("fold", r), 16) % folds == fold}
        test = [pair for pair in sets[task] if set(pair.reports) <= held]
        train = [pair for pair in sets[task] if not set(pair.reports) & held]
        for name, weights in (("as they are", now), ("fitted", fit(train + others, now, ridge))):
            scores = design(test, column) @ np.array(list(weights.values()))
            losses[name] += [float(np.logaddexp(0, -s if p.same else s)) for s, p in zip(scores, test, strict=True)]
    for name, found in losses.items():
        print(f"{task}: {len(found)} pairs held out, log loss, weights {name}: {sum(found) / max(1, len(found)):.4f}")


def rewrite(fitted: Mapping[Corner, float]) -> None:
    """Puts the new weights into the table, whose sentences and comments stay."""
    path = tables.DATA / "weights.toml"
    sections = re.split(r"(?m)^(?=\[)", path.read_text(encoding="utf-8"))
    path.write_text("".join(_with_weights(section, fitted) for section in sections), encoding="utf-8")


def _with_weights(section: str, fitted: Mapping[Corner, float]) -> str:
    name = section[1 : section.index("]")] if section.startswith("[") else ""
    points = [weight for (level, _), weight in fitted.items() if level == name]
    section = re.sub(r"(?m)^points = .*$", f"points = {points}", section)
    return re.sub(r"(?m)^weight = .*$", f"weight = {points[0]}", section) if points else section


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
