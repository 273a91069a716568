"""Fits what speaks for two claims of one report telling one happening, and writes the weights into the package.

Usage: python bench/fit_which.py FOLDER [--folds 5] [--ridge 15] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`. A claim that the coder
found and a careful reader found too goes on with one of the claims before it or begins a new happening; a log-linear
model with a ridge penalty ranks these, and any claim of the right happening is right. Whole documents are held out for
the figures that are printed: log loss of claims, and B-cubed of the labels inside reports. The development part is not
read, nor is the set of our own that is held out.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotated import annotated, load_scorer
from fitting import matched, parser_of, write_table
from reportedly.claims.assemble import examined
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.happenings import which
from reportedly.claims.happenings.lend import drafts_of
from reportedly.claims.happenings.which_apart import contradict
from reportedly.claims.happenings.which_draft import Draft
from reportedly.claims.happenings.which_features import Pairs

HELD_OUT = "copy: "  # the set of our own that no weight was fitted to
RARE = 8  # a feature seen less often is left out
USUAL = 6  # claims of a document from which its claims weigh less, so that long ones do not decide alone


class Choice(NamedTuple):
    """The features of each earlier claim that one may go on with, and whether it tells the same happening."""

    features: list[list[str]]
    right: list[bool]


@dataclass
class Document:
    """What the coder found in one report. `free` and `strict`: position -> the reader's label, for claims that the
    reader found too, and those that he gave the same kind."""

    key: str
    drafts: list[Draft]
    free: dict[int, str]
    strict: dict[int, str]

    def choices(self) -> list[Choice]:
        """One for each claim that the reader found too."""
        told, found = Pairs(self.drafts), []
        for position, label in sorted(self.free.items()):
            choice = Choice([], [])
            for earlier, features in told.before(position):
                if earlier in self.free and not contradict(self.drafts[earlier], self.drafts[position]):
                    choice.features.append(features)
                    choice.right.append(self.free[earlier] == label)
            found.append(choice)
        return found

    @property
    def weight(self) -> float:
        return math.sqrt(USUAL / max(USUAL, len(self.free)))


def main(arguments: list[str]) -> int:
    options = parser_of(__doc__, folds=5, ridge=15.0).parse_args(arguments)
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
        if any(claim["incident"].startswith(HELD_OUT) for claim in gold["claims"]):
            continue
        context = coder.as_read(report)
        found = examined(context)
        labels = [labels_of(scorer, gold, found, report.text, kinds) for kinds in (False, True)]
        documents.append(Document(key, drafts_of(context, found), *labels))
    return documents


def labels_of(scorer: Any, gold: Any, found: Any, text: str, kinds: bool) -> dict[int, str]:
    """Position of a found claim -> the reader's label of the claim it matches."""
    return {n: claim["incident"] for n, claim in matched(scorer, gold, found, text, kinds=kinds).items()}


class Rows:
    """Choices as one matrix: for each a row of beginning anew, then one of each earlier claim. A `right` row is one
    that the reader chose; `first` is where each choice begins, `of` the choice of each row."""

    def __init__(self, documents: list[Document]) -> None:
        choices = [(choice, document.weight) for document in documents for choice in document.choices()]
        counts = Counter(name for choice, _ in choices for features in choice.features for name in features)
        common = sorted(name for name, count in counts.items() if count >= RARE)
        self.column = {name: n for n, name in enumerate(common)}
        rows: list[list[int]] = []
        right: list[bool] = []
        sizes = []
        bias = len(self.column)  # the last column: an earlier claim, and not none
        for choice, _ in choices:
            rows.append([])
            right += [not any(choice.right), *choice.right]
            for features in choice.features:
                rows.append([*(self.column[name] for name in features if name in self.column), bias])
            sizes.append(1 + len(choice.features))
        ends = np.cumsum([0, *(len(row) for row in rows)])
        columns = np.array([column for row in rows for column in row], dtype=int)
        self.x = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), bias + 1))
        self.right = np.array(right, dtype=float)
        self.first = np.cumsum([0, *sizes[:-1]])
        self.of = np.repeat(np.arange(len(sizes)), sizes)
        self.weight = np.array([weight for _, weight in choices])


def fit(documents: list[Document], ridge: float) -> which.Weights:
    """Maximum likelihood of right choices with a ridge penalty on the weights, not on the bias."""
    rows = Rows(documents)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = rows.x @ w
        raised = np.exp(scores - np.maximum.reduceat(scores, rows.first)[rows.of])
        whole = np.add.reduceat(raised, rows.first)
        chosen = np.maximum(np.add.reduceat(raised * rows.right, rows.first), 1e-300)
        value = (rows.weight * (np.log(whole) - np.log(chosen))).sum() + 0.5 * ridge * (w[:-1] ** 2).sum()
        pull = rows.weight[rows.of] * (raised / whole[rows.of] - raised * rows.right / chosen[rows.of])
        return value, rows.x.T @ pull + ridge * np.append(w[:-1], 0)

    w = minimize(loss, np.zeros(rows.x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    kept = {name: round(float(w[n]), 3) for name, n in rows.column.items() if abs(w[n]) >= 0.01}
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
            losses += [loss_of(choice, table) for choice in document.choices()]
    alone = {document.key: list(range(len(document.drafts))) for document in documents}
    print(f"{len(losses)} claims, log loss held out {sum(losses) / len(losses):.4f}")
    for name, given in (("fitted, held out", labels), ("each claim alone", alone)):
        print(f"B-cubed inside reports, {name}: P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*b_cubed(documents, given)))


def loss_of(choice: Choice, table: which.Weights) -> float:
    scores = np.array([0.0, *(which.log_odds(features, table) for features in choice.features)])
    right = np.array([not any(choice.right), *choice.right])
    return float(np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[right]))


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
