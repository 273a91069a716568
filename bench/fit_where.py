"""Fits what speaks for a place as that of a claim, and writes the weights into the package.

Usage: python bench/fit_where.py FOLDER [--folds 8] [--ridge 12] [--dry]

FOLDER holds `train.input.jsonl`, `train.gold.jsonl` and `score.py` of the yardstick `claims`. Conditional logistic
regression with a ridge penalty: of the places that a report names around a claim, those that a careful reader gave it
are right. Whole documents are held out for the figures that are printed. The set `copy` of our own reports is never
fitted to but measured, and the development part is never read.

Right is a place whose first name is the reader's, in whatever spelling, in the same country; only where the report's
places hold none such, the narrowest that the scorer takes for the reader's. The scorer itself also takes a country for
each of its towns: a model fitted to that would learn to say less.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from annotated import Annotated
from fitting import gathered, matched, parser_of, write_table
from reportedly.claims.assemble import placed_by_rules
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.happenings import where_weigh
from reportedly.claims.happenings.where_features import Candidate, Scene
from reportedly.claims.text.words import place_list
from reportedly.gazetteers.keys import plain_key
from reportedly.gazetteers.words import place_words

RARE = 4  # a feature seen less often is left out
LEAST = 0.02  # a weight nearer to nothing is left out
ALIKE = 0.78  # share of letters in which spellings of one name agree
HELD_OUT = "copy"
SMALL_WORDS = frozenset(
    [
        "a",
        "al",
        "an",
        "and",
        "ar",
        "as",
        "ash",
        "around",
        "countryside",
        "el",
        "in",
        "near",
        "of",
        "outside",
        "road",
        "the",
    ]
)


@dataclass
class Question:
    """Where a claim happened: the candidates, the rules' answer first, which of them are right, which the scorer takes
    for right, and whether the reader gave the claim the same kind."""

    document: str
    candidates: list[Candidate]
    right: list[bool]
    scored: list[bool]
    strict: bool


def main(arguments: list[str]) -> int:
    options = parser_of(__doc__, folds=8, ridge=12.0).parse_args(arguments)
    questions = list(gathered(options.folder, questions_of))
    held_out(questions, options)
    table = fit(questions, options.ridge)
    if not options.dry:
        write_table(where_weigh.TABLE, table, len(table))
    return 0


def questions_of(scorer: Any, coder: EnglishCoder, one: Annotated) -> list[Question]:
    key, report, gold = one
    context = coder.as_read(report)
    found, labels = placed_by_rules(context)
    scene = Scene(context, found, labels)
    strict, free = (matched(scorer, gold, found, report.text, kinds=kinds) for kinds in (True, False))
    made = []
    for number, claim in sorted((free | strict).items()):
        name, candidates = scorer.field(claim, "place"), scene.candidates(number)
        if name is not None and candidates:
            names = [candidate.place.name for candidate in candidates]
            scored = [scorer.same_name(name, other) for other in names]
            made.append(Question(key, candidates, right(scorer, name, names), scored, number in strict))
    return made


# --- which places are the reader's ------------------------------------------------------------------------------------


def right(scorer: Any, name: str, names: Sequence[str]) -> list[bool]:
    """Which of some places a reader means by a name."""
    same = [is_same(scorer, name, other) for other in names]
    if any(same):
        return same
    taken = [scorer.same_name(name, other) for other in names]
    narrowest = max((len(scorer.words(other)) for other, good in zip(names, taken, strict=True) if good), default=0)
    return [good and len(scorer.words(other)) == narrowest for other, good in zip(names, taken, strict=True)]


def is_same(scorer: Any, name: str, other: str) -> bool:
    """Whether the first names agree, and the countries where both tell one."""
    mine, its = name.split(", "), other.split(", ")
    if not is_alike(mine[0], its[0]):
        return False
    if min(len(mine), len(its)) > 1:
        return is_alike(mine[-1], its[-1]) or bool(scorer.same_name(name, other))
    return max(len(mine), len(its)) <= 2 or (len(mine) == 1 and bool(scorer.same_name(name, other)))


@cache
def is_alike(one: str, other: str) -> bool:
    """Whether two spellings share a name, or are one when written without blanks."""
    words = [(a, b) for a in names_in(one) for b in names_in(other)]
    return any(is_spelt_alike(a, b) for a, b in (*words, (joined(one), joined(other))))


def joined(name: str) -> str:
    return plain_key(name).replace(" ", "").replace("-", "")


@cache
def names_in(name: str) -> frozenset[str]:
    """The words of a name without articles, directions and nouns for places, unless it has no others."""
    words = [plain_key(word) for word in re.findall(r"\w+", name.lower())]
    names = [word for word in words if word not in SMALL_WORDS and not is_kind(word)]
    return frozenset(word for word in names or words if word)


def is_kind(word: str) -> bool:
    known = place_words()
    return word in known.directions or known.kind_of(word) is not None or word in place_list("nouns_for_places")


def is_spelt_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4:
        return one == other
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


# --- weights ----------------------------------------------------------------------------------------------------------


def fit(questions: Sequence[Question], ridge: float) -> dict[str, float]:
    """The likelihood that one of the right places is chosen, with a ridge penalty on the weights."""
    asked = [one for one in questions if any(one.right) and not one.document.startswith(HELD_OUT)]
    rows = [(n, candidate.features) for n, one in enumerate(asked) for candidate in one.candidates]
    counts = Counter(name for _, features in rows for name in features)
    column = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    cells = [(n, column[name]) for n, (_, features) in enumerate(rows) for name in features if name in column]
    x = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(rows), len(column)))
    group = np.array([n for n, _ in rows])
    good = np.array([is_right for one in asked for is_right in one.right], dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        highest = np.full(len(asked), -np.inf)
        np.maximum.at(highest, group, scores)
        powers = np.exp(scores - highest[group])
        every, taken = np.bincount(group, powers), np.bincount(group, powers * good) + 1e-12
        value = np.log(every).sum() - np.log(taken).sum() + 0.5 * ridge * (w**2).sum()
        return value, x.T @ (powers / every[group] - powers * good / taken[group]) + ridge * w

    w = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(w[n]), 3) for name, n in column.items() if abs(w[n]) >= LEAST}


def held_out(questions: Sequence[Question], options: argparse.Namespace) -> None:
    """Prints what models reach that never saw the document they judge."""
    keys = sorted({one.document for one in questions})
    sums: dict[str, Counter[str]] = {"fitted sets": Counter(), HELD_OUT: Counter()}
    for fold in range(options.folds):
        test = set(keys[fold :: options.folds])
        table = fit([one for one in questions if one.document not in test], options.ridge)
        for one in questions:
            if one.document in test and one.strict:
                sums[HELD_OUT if one.document.startswith(HELD_OUT) else "fitted sets"] += judged(one, table)
    for name, many in sums.items():
        shares = [f"{what} {many[what] / max(1, many['claims']):.4f}" for what in many if what != "claims"]
        print(f"{name}, {many['claims']} claims: {', '.join(shares)}")


def judged(one: Question, table: dict[str, float]) -> Counter[str]:
    """What the rules and the weights make of a question; the scorer's view beside."""
    at = where_weigh.chosen(one.candidates, table)
    return Counter(
        {
            "claims": 1,
            "rules right": int(one.right[0]),
            "weighed right": int(one.right[at]),
            "rules by the scorer": int(one.scored[0]),
            "weighed by the scorer": int(one.scored[at]),
            "possible": int(any(one.right)),
        }
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
