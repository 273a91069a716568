"""Fits what speaks for two claims of one report telling one happening, and writes the weights into the package.

Usage: python bench/fit_which.py FOLDER [--folds 10] [--ridge 20] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`. Logistic regression with
a ridge penalty over pairs of claims that the coder found and a careful reader found too. Whole documents are held out
for the figures that are printed: log loss of pairs, and B-cubed of the labels inside reports. The development part is
never read.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from annotated import annotated, load_scorer
from fitting import matched, parser_of, write_table
from reportedly.claims.assemble import examined
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.happenings import which
from reportedly.claims.happenings.lend import drafts_of
from reportedly.claims.happenings.which_features import Draft, Pairs

RARE = 4  # a feature seen less often is left out
USUAL = 6  # claims of a document from which its pairs weigh less, so that long ones do not decide alone


@dataclass
class Document:
    """What the coder found in one report. `free` and `strict`: position -> the reader's label, for claims that the
    reader found too, and those that he gave the same kind."""

    key: str
    drafts: list[Draft]
    free: dict[int, str]
    strict: dict[int, str]

    def pairs(self) -> list[tuple[list[str], bool]]:
        told = Pairs(self.drafts)
        return [
            (features, self.free[earlier] == self.free[position])
            for position in sorted(self.free)
            for earlier, features in told.before(position)
            if earlier in self.free
        ]


def main(arguments: list[str]) -> int:
    options = parser_of(__doc__, folds=10, ridge=20.0).parse_args(arguments)
    documents = gather(options.folder)
    held_out(documents, options.folds, options.ridge)
    table = fit(documents, options.ridge)
    if not options.dry:
        write_table(which.TABLE, table, len(table["weights"]))
    return 0


def gather(folder: Path) -> list[Document]:
    scorer = load_scorer(folder / "score.py")
    coder = EnglishCoder()
    documents = []
    for key, report, gold in annotated(folder, scorer):
        context = coder.context(report)
        found = examined(context)
        labels = [labels_of(scorer, gold, found, report.text, kinds) for kinds in (False, True)]
        documents.append(Document(key, drafts_of(context, found), *labels))
    return documents


def labels_of(scorer: Any, gold: Any, found: Any, text: str, kinds: bool) -> dict[int, str]:
    """Position of a found claim -> the reader's label of the claim it matches."""
    return {n: claim["incident"] for n, claim in matched(scorer, gold, found, text, kinds=kinds).items()}


def fit(documents: list[Document], ridge: float) -> which.Weights:
    """Logistic regression with a ridge penalty on the weights, not on the bias."""
    rows = [
        (features, same, math.sqrt(USUAL / max(USUAL, len(d.free)))) for d in documents for features, same in d.pairs()
    ]
    counts = Counter(name for features, _, _ in rows for name in features)
    column = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    x = np.zeros((len(rows), len(column) + 1))
    x[:, -1] = 1.0
    for number, (features, _, _) in enumerate(rows):
        x[number, [column[name] for name in features if name in column]] = 1.0
    y = np.array([same for _, same, _ in rows], dtype=float)
    weight = np.array([weight for _, _, weight in rows])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        chances = 1 / (1 + np.exp(-scores))
        value = (weight * (np.logaddexp(0, scores) - y * scores)).sum() + 0.5 * ridge * (w[:-1] ** 2).sum()
        return value, x.T @ (weight * (chances - y)) + ridge * np.append(w[:-1], 0)

    w = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {name: round(float(w[n]), 3) for name, n in column.items() if abs(w[n]) >= 0.01}
    return {"bias": round(float(w[-1]), 3), "weights": kept}


def held_out(documents: list[Document], folds: int, ridge: float) -> None:
    """Prints what models reach that never saw the document they judge."""
    keys = sorted(document.key for document in documents)
    losses: list[float] = []
    labels: dict[str, list[int]] = {}
    for fold in range(folds):
        test = set(keys[fold::folds])
        table = fit([document for document in documents if document.key not in test], ridge)
        for document in (document for document in documents if document.key in test):
            labels[document.key] = which.Likeness(document.drafts, table).labels()
            odds = [(which.log_odds(features, table), same) for features, same in document.pairs()]
            losses += [float(np.logaddexp(0, -one if same else one)) for one, same in odds]
    alone = {document.key: list(range(len(document.drafts))) for document in documents}
    print(f"{len(losses)} pairs, log loss held out {sum(losses) / len(losses):.4f}")
    for name, given in (("fitted, held out", labels), ("each claim alone", alone)):
        print(f"B-cubed inside reports, {name}: P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*b_cubed(documents, given)))


def b_cubed(documents: list[Document], labels: dict[str, list[int]]) -> tuple[float, float, float]:
    pairs = [((d.key, label), (d.key, labels[d.key][n])) for d in documents for n, label in d.strict.items()]
    gold, given = defaultdict(set), defaultdict(set)
    for number, (one, two) in enumerate(pairs):
        gold[one].add(number)
        given[two].add(number)
    p = sum(len(gold[one] & given[two]) / len(given[two]) for one, two in pairs) / len(pairs)
    r = sum(len(gold[one] & given[two]) / len(gold[one]) for one, two in pairs) / len(pairs)
    return p, r, 2 * p * r / (p + r)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
