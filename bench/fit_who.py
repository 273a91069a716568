"""Fits what speaks for a party as actor or target of a claim, and writes the weights into the package.

Usage: python bench/fit_who.py FOLDER [--folds 10] [--ridge 5] [--nobody 0.4] [--roles target] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`. Conditional logistic
regression with a ridge penalty: of the candidates for a role of a claim, those that a careful reader would name are
right. Claims where the reader names nobody weigh less (`--nobody`). Whole documents are held out for the figures that
are printed. The development part is never read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from adapters.claims import NOBODY_KNOWN, named
from annotated import Annotated
from fitting import gathered, matched, parser_of, write_table
from reportedly.claims.assemble import ruled
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.who import weigh as who_weigh
from reportedly.claims.who.candidates import Candidate
from reportedly.claims.who.weigh_features import ROLES, Scene
from reportedly.vocabulary import vocabulary

RARE = 4  # a feature seen less often is left out


@dataclass
class Question:
    """Who has a role in a claim: the candidates, the rules' answer first, which of them are right, and whether the
    reader named somebody and gave the claim the same kind."""

    document: str
    role: str
    features: list[list[str]]
    right: list[bool]
    nobody: list[bool]
    told: bool
    strict: bool


def main(arguments: list[str]) -> int:
    parser = parser_of(__doc__, folds=10, ridge=5.0)
    parser.add_argument("--nobody", type=float, default=0.4)
    parser.add_argument("--roles", nargs="+", choices=ROLES, default=ROLES, help="fit these; others keep their weights")
    options = parser.parse_args(arguments)
    questions = list(gathered(options.folder, questions_of))
    table = dict(who_weigh.weights())
    for role in options.roles:
        own = [question for question in questions if question.role == role]
        held_out(own, options)
        table[role] = fit(own, options.ridge, options.nobody)
    if not options.dry:
        write_table(who_weigh.TABLE, table, sum(map(len, table.values())))
    return 0


def questions_of(scorer: Any, coder: EnglishCoder, one: Annotated) -> list[Question]:
    key, report, gold = one
    context = coder.as_read(report)
    found, answers, labels = ruled(context)
    scene = Scene(context, found, answers, labels)
    strict, free = (matched(scorer, gold, found, report.text, kinds=kinds) for kinds in (True, False))
    return [
        question(scorer, scene, number, role, (key, claim, number in strict))
        for number, claim in sorted((free | strict).items())
        for role in ROLES
    ]


def question(scorer: Any, scene: Scene, number: int, role: str, matched: tuple[str, Any, bool]) -> Question:
    document, claim, strict = matched
    name = scorer.field(claim, role)
    violent = vocabulary().event_kinds[scene.found[number].happening.kind].violent
    unknown = NOBODY_KNOWN if violent and role == "actor" else None

    def right(candidate: Candidate) -> bool:
        told = named(candidate.who, unknown)
        if name is None:
            return candidate.who is None
        return told is not None and scorer.same_name(name, told["name"])

    candidates = scene.candidates(number, role)
    features, nobody = [list(c.features) for c in candidates], [c.who is None for c in candidates]
    return Question(document, role, features, [right(c) for c in candidates], nobody, name is not None, strict)


def fit(questions: list[Question], ridge: float, nobody: float) -> dict[str, float]:
    """The likelihood that one of the right candidates is chosen, with a ridge penalty on the weights."""
    asked = [one for one in questions if any(one.right)]
    counts = Counter(name for one in asked for features in one.features for name in features)
    column = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    candidates = [(n, features) for n, one in enumerate(asked) for features in one.features]
    cells = [(n, column[name]) for n, (_, features) in enumerate(candidates) for name in features if name in column]
    rows, columns = zip(*cells, strict=True)
    x = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(candidates), len(column)))
    group = np.array([n for n, _ in candidates])
    right = np.array([good for one in asked for good in one.right], dtype=float)
    weight = np.array([1.0 if one.told else nobody for one in asked])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        highest = np.full(len(asked), -np.inf)
        np.maximum.at(highest, group, scores)
        powers = np.exp(scores - highest[group])
        all_of, good = np.bincount(group, powers), np.bincount(group, powers * right) + 1e-12
        value = -(weight * (np.log(good) - np.log(all_of))).sum() + 0.5 * ridge * (w**2).sum()
        slope = weight[group] * (powers / all_of[group] - powers * right / good[group])
        return value, x.T @ slope + ridge * w

    w = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(w[n]), 3) for name, n in column.items() if abs(w[n]) >= 0.01}


def held_out(questions: list[Question], options: argparse.Namespace) -> None:
    """Prints what models reach that never saw the document they judge."""
    keys = sorted({one.document for one in questions})
    right: Counter[str] = Counter()
    for fold in range(options.folds):
        test = set(keys[fold :: options.folds])
        table = fit([one for one in questions if one.document not in test], options.ridge, options.nobody)
        for one in questions:
            if one.document in test and one.strict:
                best = chosen(one, table)
                kind = "named" if one.told else "nobody"
                right[kind] += 1
                right[f"{kind}, rules"] += one.right[0]
                right[f"{kind}, weighed"] += one.right[best]
                right[f"{kind}, possible"] += any(one.right)
    role = questions[0].role
    for kind in ("named", "nobody"):
        shares = [
            f"{how} {right[f'{kind}, {how}'] / max(1, right[kind]):.4f}" for how in ("rules", "weighed", "possible")
        ]
        print(
            f"{role}, reader names {'somebody' if kind == 'named' else 'nobody'} ({right[kind]}): {', '.join(shares)}"
        )


def chosen(one: Question, table: dict[str, float]) -> int:
    """The candidate that the coder would take."""
    odds = [sum(table.get(name, 0.0) for name in features) for features in one.features]
    return who_weigh.clearly_likeliest(odds, one.nobody, one.role)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
