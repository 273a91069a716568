"""Fits how likely a careful reader names the actor that only the report around names, and writes the weights.

Usage: python bench/fit_lent.py FOLDER [--folds 5] [--ridge 8] [--without copy] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`; reports of our own are
added to them, but for those of the sets named by `--without`, which are kept for judging. Logistic regression with a
ridge penalty over the claims whose actor would be lent. Whole documents are held out for the figures that are printed:
below each chance how many of the lent are right, and how many are another's or nobody's. The development part is never
read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from scipy.optimize import minimize

from adapters.claims import NOBODY_KNOWN
from annotated import Annotated
from fitting import gathered, matched, parser_of, write_table
from reportedly.claims.assemble import ruled
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.who import lent
from reportedly.claims.who import weigh as who_weigh
from reportedly.claims.who.unlent import is_recalled
from reportedly.claims.who.weigh_features import Scene

RARE = 4  # a feature seen less often is left out
SHOWN = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)


@dataclass
class Loan:
    """A claim whose actor would be lent: what speaks for him, and whether the reader names him, another or nobody."""

    document: str
    features: list[str]
    told: str


def main(arguments: list[str]) -> int:
    parser = parser_of(__doc__, folds=5, ridge=8.0)
    parser.add_argument("--without", nargs="*", default=[], help="sets of our own reports that are kept for judging")
    options = parser.parse_args(arguments)
    found = gathered(options.folder, loans_of)
    loans = [loan for loan in found if loan.document.rpartition("-")[0] not in options.without]
    held_out(loans, options.folds, options.ridge)
    if not options.dry:
        table = dict(who_weigh.weights()) | {"lent": fit(loans, options.ridge)}
        write_table(who_weigh.TABLE, table, len(table["lent"]))
    return 0


def loans_of(scorer: Any, coder: EnglishCoder, one: Annotated) -> Iterator[Loan]:
    """The loans of one report that a reader's claim of the same kind stands beside."""
    key, report, gold = one
    context = coder.as_read(report)
    found, answers, labels = ruled(context)
    scene, table = Scene(context, found, answers, labels), who_weigh.weights()
    for number, claim in sorted(matched(scorer, gold, found, report.text, kinds=True).items()):
        if found[number].happening.is_blame or is_recalled(found[number]):
            continue
        choice = who_weigh.choose(scene, number, "actor", table)
        candidate = choice.taken.candidate
        if not lent.is_lent(scene, number, candidate.who):
            continue
        name, ours = scorer.field(claim, "actor"), candidate.who.name if candidate.who else ""
        told = "nobody" if name in (None, NOBODY_KNOWN) else "right" if scorer.same_name(name, ours) else "another"
        yield Loan(key, list(lent.features(scene, number, candidate, choice.taken.odds - choice.nobody)), told)


def fit(loans: Sequence[Loan], ridge: float) -> dict[str, float]:
    counts = Counter(name for loan in loans for name in loan.features)
    column = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    x = np.array([[name in loan.features for name in column] for loan in loans], dtype=float)
    right = np.array([loan.told == "right" for loan in loans], dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ w
        value = np.logaddexp(0, odds).sum() - right @ odds + 0.5 * ridge * (w**2).sum()
        return value, x.T @ (1 / (1 + np.exp(-odds)) - right) + ridge * w

    w = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B").x
    return {name: round(float(w[n]), 3) for name, n in column.items() if abs(w[n]) >= 0.01}


def chance(loan: Loan, table: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(table.get(name, 0.0) for name in loan.features))))


def held_out(loans: Sequence[Loan], folds: int, ridge: float) -> None:
    """Prints what models judge that never saw the document."""
    keys = sorted({loan.document for loan in loans}, key=lambda key: sha256(key.encode()).hexdigest())
    judged: list[tuple[float, str]] = []
    for fold in range(folds):
        test = set(keys[fold::folds])
        table = fit([loan for loan in loans if loan.document not in test], ridge)
        judged += [(chance(loan, table), loan.told) for loan in loans if loan.document in test]
    print(f"{len(loans)} lent: {dict(Counter(told for _, told in judged))}")
    for most in SHOWN:
        print(f"chance below {most:.2f}: {dict(Counter(told for one, told in judged if one < most))}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
