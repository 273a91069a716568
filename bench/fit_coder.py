"""Fits the coder's small models on annotated reports and writes their weights into the package.

Usage: python bench/fit_coder.py FOLDER [--folds 5] [--dry]

FOLDER holds `train.input.jsonl` and `train.gold.jsonl` of the yardstick `claims` (reports with claims annotated by a
careful reader; FA-KES, re3d and TimeML newswire); reports of our own are added to them. Multinomial logistic
regression, ridge penalty, whole documents held out for the figures that are printed. The development part is never
read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from annotated import annotated, load_scorer
from fitting import write_table
from reportedly.claims import assemble, features, weighing
from reportedly.claims.coder import EnglishCoder

RARE = 3  # a feature seen less often is left out
RIDGE = {"claim": 8.0, "toll": 8.0}
BINS = 10
Example = tuple[str, frozenset[str], str]  # document, features, label
Judged = tuple[str, float, bool]  # document, probability of being right, whether it is


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.folder / "score.py")
    examples = gather(options.folder, scorer)
    models = {}
    for name, rows in examples.items():
        judged = held_out(rows, name, options.folds)
        print(f"{name}, held out: {told(judged)}")
        for group in sorted({set_of(document) for document, _, _ in judged}):
            print(f"  {group}: {told([one for one in judged if set_of(one[0]) == group])}")
        models[name] = fit(rows, RIDGE[name])
    if not options.dry:
        write_table(weighing.TABLE, models, sum(len(model["weights"]) for model in models.values()))
    return 0


def set_of(document: str) -> str:
    """The set of reports that a document is of: each was annotated by other readers, with habits of their own."""
    return document.rpartition("-")[0]


def told(judged: Sequence[Judged]) -> str:
    """How many answers, how many of them are right, and how far confidence is off."""
    share = sum(ok for _, _, ok in judged) / len(judged)
    mean = sum(chance for _, chance, _ in judged) / len(judged)
    error = calibration_error([(chance, ok) for _, chance, ok in judged])
    return (
        f"{len(judged)} answers, {share:.3f} right, mean confidence {mean:.3f}, expected calibration error {error:.3f}"
    )


def gather(folder: Path, scorer: Any) -> dict[str, list[Example]]:
    """Examples of each model: what the rules found in each report, labelled by whether the reader found it too."""
    coder = EnglishCoder()
    examples: dict[str, list[Example]] = defaultdict(list)
    for key, report, gold in annotated(folder, scorer):
        context = coder.as_read(report)
        found = assemble.examine(context)
        claims = [{"kind": f.happening.kind, "span": list(f.span)} for f in found]
        right = {j for _, j in scorer.pair_claims(gold["claims"], claims, report.text, kinds=True)}
        for number, seen in enumerate(features.of_happenings(context, found)):
            examples["claim"].append((key, seen, "right" if number in right else "wrong"))
        add_tolls(examples["toll"], scorer, (key, context, found, gold))
    return examples


def add_tolls(examples: list[Example], scorer: Any, read: tuple[str, Any, Any, Any]) -> None:
    key, context, found, gold = read
    rows, seen = [], []
    for item in found:
        for mention, toll in zip(item.happening.tolls, item.tolls, strict=True):
            both = toll.effect == "killed" and "injured" in toll.also and toll.low != 0
            span = [toll.evidence.start, toll.evidence.end]
            effect = "injured" if both else toll.effect
            rows.append({"effect": effect, "low": toll.low, "high": toll.high, "span": span, "claim": {}})
            seen.append(features.of_toll(context.parsed.doc, mention, toll.scope))
    right = {j for _, j in scorer.pair_tolls(scorer.tolls_of(gold), rows, context.report.text)}
    examples += [(key, own, "right" if n in right else "wrong") for n, own in enumerate(seen)]


def fit(rows: list[Example], ridge: float) -> weighing.Model:
    """Multinomial logistic regression with a ridge penalty on the weights, not on the bias."""
    counts = Counter(name for _, seen, _ in rows for name in seen)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    labels = sorted({label for _, _, label in rows})
    column, index = {n: i for i, n in enumerate(names)}, {n: i for i, n in enumerate(labels)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1.0
    y = np.array([index[label] for _, _, label in rows])
    for i, (_, seen, _) in enumerate(rows):
        x[i, [column[n] for n in seen if n in column]] = 1.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(x.shape[1], len(labels))
        scores = x @ w
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        chances = powers / powers.sum(axis=1, keepdims=True)
        gradient = chances.copy()
        gradient[np.arange(len(y)), y] -= 1
        penalty = w.copy()
        penalty[-1] = 0
        value = -np.log(chances[np.arange(len(y)), y] + 1e-12).sum() + 0.5 * ridge * (penalty**2).sum()
        return value, (x.T @ gradient + ridge * penalty).ravel()

    w = minimize(loss, np.zeros(x.shape[1] * len(labels)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    w = w.reshape(x.shape[1], len(labels))
    kept = {n: [round(float(v), 3) for v in w[i]] for n, i in column.items() if np.abs(w[i]).max() >= 0.02}
    return {"labels": labels, "bias": [round(float(v), 3) for v in w[-1]], "weights": kept}


def held_out(rows: list[Example], name: str, folds: int) -> list[Judged]:
    """The probability given to each example by a model that never saw its document, and whether it was right."""
    documents = sorted({key for key, _, _ in rows})
    judged = []
    for fold in range(folds):
        test = set(documents[fold::folds])
        model = fit([row for row in rows if row[0] not in test], RIDGE[name])
        judged += [(key, chance(model, seen), label == "right") for key, seen, label in rows if key in test]
    return judged


def chance(model: weighing.Model, seen: frozenset[str]) -> float:
    scores = np.array(model["bias"], dtype=float)
    for name in seen:
        scores += model["weights"].get(name, 0.0)
    powers = np.exp(scores - scores.max())
    return float(powers[model["labels"].index("right")] / powers.sum())


def calibration_error(judged: list[tuple[float, bool]]) -> float:
    """Expected calibration error over equally wide bins (Naeini et al. 2015)."""
    total = 0.0
    for low in np.linspace(0, 1, BINS, endpoint=False):
        inside = [(p, ok) for p, ok in judged if low <= p < low + 1 / BINS or (p == 1.0 and low > 1 - 1.5 / BINS)]
        if inside:
            total += abs(sum(p for p, _ in inside) - sum(ok for _, ok in inside))
    return total / len(judged)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
