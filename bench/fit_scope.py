"""Fits what speaks for a toll's scope, and writes the weights into the package.

Usage: python bench/fit_scope.py FOLDER [--folds 5] [--ridge 10] [--dry]

FOLDER holds the yardsticks: `claims` (`train.input.jsonl`, `train.gold.jsonl`, `score.py`), and the reports of `muc4`
(DEV-MUC3), `detection` and `airwars` of which `scope_labels.jsonl` beside this file labels tolls, by positions and
without any text. Multinomial logistic regression with a ridge penalty. Whole documents of the training part are held
out for the figures that are printed. The development part of `claims` is never read.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import reportedly
from annotated import annotated, load_scorer
from fit_coder import fit
from fitting import parser_of, write_table
from reportedly.claims.assemble import ruled_scopes
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.tolls import scope_weigh
from reportedly.claims.tolls.scope_features import Tolls
from reportedly.claims.weighing import Model, chances
from reportedly.records import Report

LABELS = Path(__file__).parent / "scope_labels.jsonl"
ROUNDS = 3  # ways of parting the documents
Row = tuple[str, frozenset[str], str, str]  # document, features, the reader's scope, the rules'


def main(arguments: list[str]) -> int:
    options = parser_of(__doc__, folds=5, ridge=10.0).parse_args(arguments)
    coder = EnglishCoder()
    train, more = list(read(options.folder / "claims", coder)), list(labelled(options.folder, coder))
    held_out(train, more, options)
    table = fit([row[:3] for row in (*train, *more)], options.ridge)
    if not options.dry:
        write_table(scope_weigh.TABLE, table, len(table["weights"]))
    return 0


def tolls_of(report: Report, coder: EnglishCoder) -> Tolls:
    context = coder.as_read(report)
    return Tolls(context, *ruled_scopes(context))


def read(folder: Path, coder: EnglishCoder) -> Iterator[Row]:
    """The tolls of the training part, and of reports of our own, that the reader found too."""
    scorer = load_scorer(folder / "score.py")
    for key, report, gold in annotated(folder, scorer):
        tolls, told = tolls_of(report, coder), scorer.tolls_of(gold)
        for i, at in scorer.pair_tolls(told, [_scored(one) for one in tolls.told], report.text):
            yield key, frozenset(tolls.features(at)), told[i]["scope"], tolls.told[at].toll.scope


def _scored(one: Any) -> dict[str, Any]:
    """A toll as the yardstick's scorer takes it."""
    toll = one.toll
    effect = "injured" if toll.effect == "killed" and "injured" in toll.also and toll.low != 0 else toll.effect
    bare = toll.low is None and toll.effect in ("killed", "injured")  # which the yardstick does not ask for
    span = [toll.evidence.start, toll.evidence.end]
    low = -1 if bare else toll.low
    return {"effect": effect, "group": toll.group, "low": low, "high": toll.high, "span": span, "claim": {}}


def labelled(folder: Path, coder: EnglishCoder) -> Iterator[Row]:
    """The tolls labelled beside this file."""
    texts = dict(reports(folder))
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, published = texts[row["set"], row["id"]]
        report = reportedly.report(text, title="", publisher=None, published=published, language="en")
        tolls = tolls_of(report, coder)
        scopes = {(start, end, effect): scope for start, end, effect, scope in row["tolls"]}
        for at, one in enumerate(tolls.told):
            scope = scopes.get((one.toll.evidence.start, one.toll.evidence.end, one.toll.effect))
            if scope is not None:
                yield f"{row['set']} {row['id']}", frozenset(tolls.features(at)), scope, one.toll.scope


def reports(folder: Path) -> Iterator[tuple[tuple[str, str], tuple[str, date | None]]]:
    """Text and day of the labelled reports, by yardstick and id."""
    for row in _rows(folder / "muc4" / "dev.input.jsonl"):
        yield ("muc4", row["id"]), (row["text"], None)
    for key, group in groupby(_rows(folder / "detection" / "dev.input.jsonl"), key=lambda row: row["doc_id"]):
        sentences = list(group)
        text = " ".join(row["text"] for row in sentences)
        yield ("detection", str(key)), (text, date.fromisoformat(sentences[0]["date"]))
    for row in _rows(folder / "airwars" / "dev.input.jsonl"):
        yield ("airwars", row["id"]), (row["reports"][0]["text"], None)


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from (json.loads(line) for line in file if line.strip())


def held_out(train: list[Row], more: list[Row], options: argparse.Namespace) -> None:
    """Prints what rules reach, and models that never saw the document they judge."""
    keys, right = sorted({row[0] for row in train}), Counter[str]()
    for turn in range(ROUNDS):
        order = random.Random(turn).sample(keys, len(keys))
        for fold in range(options.folds):
            test = set(order[fold :: options.folds])
            model = fit([row[:3] for row in (*train, *more) if row[0] not in test], options.ridge)
            for key, features, scope, ruled in train:
                if key in test:
                    said = _best(model, features, ruled)
                    right["rules"] += ruled == scope
                    right["weighed"] += said == scope
                    right["mended"] += said == scope != ruled
                    right["broken"] += ruled == scope != said
    many = ROUNDS * len(train)
    print(
        f"{len(train)} tolls and {len(more)} more; held out: "
        + ", ".join(f"{k} {n / many:.4f}" for k, n in right.items())
    )
    alone = fit([row[:3] for row in train], options.ridge)
    for name, said in (
        ("rules", [row[3] for row in more]),
        ("weighed", [_best(alone, row[1], row[3]) for row in more]),
    ):
        print(f"the others, by {name}: {sum(a == row[2] for a, row in zip(said, more, strict=True)) / len(more):.4f}")


def _best(model: Model, features: frozenset[str], ruled: str) -> str:
    """The scope that the coder would take."""
    odds = chances(model, features)
    best = max(odds, key=lambda scope: odds[scope])
    plain = ruled == "part" or {"told as:total", "told as:split"} & features
    return best if not plain and odds[best] > math.exp(scope_weigh.CLEARLY) * odds[ruled] else ruled


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
