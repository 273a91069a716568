"""Fits what speaks for each kind of attack, and writes the weights into the package.

Usage: python bench/fit_kinds.py FOLDER [--folds 4] [--ridge 10] [--without copy] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`; reports of our own are
added to them, but for those of the sets named by `--without`, which are kept for judging. Conditional logistic
regression with a ridge penalty: of the kinds of attack, the one that a careful reader gave is right. Whole documents
are held out for the figures that are printed. The development part is never read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotated import annotated, load_scorer
from fitting import matched, parser_of, write_table
from reportedly.claims.assemble import ruled_kinds
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.kinds import weigh as kind_weigh
from reportedly.claims.kinds.features import Attacks
from reportedly.claims.kinds.weigh import ANY, chosen

RARE = 6  # a feature seen less often is left out
LEAST = 0.03  # so is one that weighs less


class Question(NamedTuple):
    """Which kind an attack is of: its features, those of each kind, the rules' reading and the reader's."""

    document: str
    own: list[str]
    around: dict[str, list[str]]
    ruled: str
    right: str


def main(arguments: list[str]) -> int:
    parser = parser_of(__doc__, folds=4, ridge=10.0)
    parser.add_argument("--without", nargs="*", default=[], help="sets of our own reports that are kept for judging")
    options = parser.parse_args(arguments)
    questions = list(gather(options.folder, options.without))
    held_out(questions, options)
    if not options.dry:
        table = fit(questions, options.ridge)
        write_table(kind_weigh.TABLE, table, sum(map(len, table.values())))
    return 0


def gather(folder: Path, without: Sequence[str]) -> Iterator[Question]:
    """The attacks that the reader found too, and gave a kind of attack."""
    scorer, coder = load_scorer(folder / "score.py"), EnglishCoder()
    for key, report, gold in annotated(folder, scorer):
        if key.rpartition("-")[0] in without:
            continue
        context = coder.as_read(report)
        found, hits = ruled_kinds(context)
        attacks = Attacks(context, found, hits)
        for number, kind in told_kinds(scorer, gold, found, report.text).items():
            ruled = found[number].happening.kind
            if ruled in ATTACKS and kind in ATTACKS:
                yield Question(key, *attacks.features(number), ruled, kind)


def told_kinds(scorer: Any, gold: Any, found: Sequence[Any], text: str) -> dict[int, str]:
    """Position of a found claim -> the kind of the reader's claim at its words: one of the same kind, else of those
    that are left."""
    same = matched(scorer, gold, found, text, kinds=True)
    taken = {id(claim) for claim in same.values()}
    left = {"claims": [claim for claim in gold["claims"] if id(claim) not in taken]}
    rest = [n for n in range(len(found)) if n not in same]
    other = matched(scorer, left, [found[n] for n in rest], text, kinds=False)
    return {n: claim["kind"] for n, claim in same.items()} | {rest[n]: claim["kind"] for n, claim in other.items()}


def fit(questions: Sequence[Question], ridge: float) -> dict[str, dict[str, float]]:
    """The likelihood of the reader's kinds, with a ridge penalty on the weights."""
    rows = [list(_named(question, kind)) for question in questions for kind in ATTACKS]
    counts = Counter(name for row in rows for name in row)
    column = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    cells = [(n, column[name]) for n, row in enumerate(rows) for name in row if name in column]
    at, columns = zip(*cells, strict=True)
    x = csr_matrix((np.ones(len(cells)), (at, columns)), shape=(len(rows), len(column)))
    right = np.array([ATTACKS.index(question.right) for question in questions])
    every = np.arange(len(questions))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = (x @ w).reshape(len(questions), len(ATTACKS))
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = powers / powers.sum(axis=1, keepdims=True)
        value = -np.log(chances[every, right] + 1e-12).sum() + 0.5 * ridge * (w**2).sum()
        chances[every, right] -= 1
        return value, x.T @ chances.ravel() + ridge * w

    w = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    table: dict[str, dict[str, float]] = defaultdict(dict, {kind: {} for kind in (ANY, *ATTACKS)})
    for (kind, feature), n in column.items():
        if abs(w[n]) >= LEAST:
            table[kind][feature] = round(float(w[n]), 2)
    return dict(table)


def _named(question: Question, kind: str) -> Iterator[tuple[str, str]]:
    for feature in question.around[kind]:
        yield from ((ANY, feature), (kind, feature))
    yield from ((kind, feature) for feature in (*question.own, "bias"))


def held_out(questions: Sequence[Question], options: argparse.Namespace) -> None:
    """Prints what the rules reach, and models that never saw the document they judge."""
    documents, right = sorted({one.document for one in questions}), Counter[str]()
    for fold in range(options.folds):
        test = set(documents[fold :: options.folds])
        table = fit([one for one in questions if one.document not in test], options.ridge)
        for one in (one for one in questions if one.document in test):
            said = chosen(one.own, one.around, one.ruled, table)
            right["rules"] += one.ruled == one.right
            right["weighed"] += said == one.right
            right["mended"] += said == one.right != one.ruled
            right["broken"] += one.ruled == one.right != said
    shares = ", ".join(f"{name} {count / len(questions):.4f}" for name, count in right.items())
    print(f"{len(questions)} attacks; held out: {shares}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
