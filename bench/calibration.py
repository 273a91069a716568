"""How sure the coder is, beside how often it is right: expected calibration error and the reliability picture.

Usage: python bench/calibration.py FOLDER [--part dev] [--picture FILE.png]

FOLDER holds `dev.input.jsonl`, `dev.gold.jsonl` and `score.py` of the yardstick `claims`. The models behind the
confidence are fitted on `train` and on reports of our own (bench/fit_coder.py). A claim is right if the scorer pairs it
with one of the reader's, kind included; a toll if it pairs it with one. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import reportedly
from adapters.claims import claim_row
from annotated import load_scorer
from fit_coder import BINS, calibration_error
from reportedly.records import Claim, Report

Judged = list[tuple[float, bool]]
DRAWS = 2000
SEED = 20261130


@dataclass(frozen=True)
class Bin:
    """Answers given about the same confidence: its mean, the share that was right, and how many they are."""

    confidence: float
    right: float
    count: int


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args(arguments)
    judged = judge(options.folder, options.part)
    told = {name: summary(answers) for name, answers in judged.items()}
    print(json.dumps(told))
    if options.picture is not None:
        draw(judged, options.picture)
    return 0


def summary(answers: Judged) -> dict[str, float]:
    return {
        "answers": len(answers),
        "right": sum(ok for _, ok in answers) / len(answers),
        "confidence": sum(p for p, _ in answers) / len(answers),
        "expected_calibration_error": calibration_error(answers),
        **by_chance(answers),
    }


def by_chance(answers: Judged) -> dict[str, float]:
    """The calibration error of so few answers if every confidence were exactly true: mean and 95th percentile.

    The error of a finite sample is never nothing, since each bin's share differs from its chance (Bröcker and Smith
    2007 draw such consistency bars). An error below the percentile is no evidence that the confidence is wrong.
    """
    draw_one = random.Random(SEED).random
    errors = sorted(calibration_error([(p, draw_one() < p) for p, _ in answers]) for _ in range(DRAWS))
    return {"by_chance": sum(errors) / DRAWS, "by_chance_95": errors[DRAWS * 95 // 100]}


def judge(folder: Path, part: str) -> dict[str, Judged]:
    """Confidence and rightness of every claim and toll that the package finds in a part of the yardstick."""
    scorer, coder = load_scorer(folder / "score.py"), reportedly.coder()
    gold = scorer.read(str(folder / f"{part}.gold.jsonl"))
    judged: dict[str, Judged] = {"claims": [], "tolls": []}
    for key, row in scorer.read(str(folder / f"{part}.input.jsonl")).items():
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        report = reportedly.report(
            row["text"], title=row["title"], publisher=row.get("publisher"), published=published, language="en"
        )
        claims = coder.code(report).claims
        judged["claims"] += judged_claims(scorer, claims, gold[key], report)
        judged["tolls"] += judged_tolls(scorer, claims, gold[key], report)
    return judged


def judged_claims(scorer: Any, claims: Sequence[Claim], gold: Any, report: Report) -> Iterator[tuple[float, bool]]:
    counted = [claim for claim in claims if claim.kind != "other"]
    wanted = [claim for claim in gold["claims"] if claim["kind"] != "other"]
    rows = [claim_row(claim, report, {}) for claim in counted]
    right = {j for _, j in scorer.pair_claims(wanted, rows, report.text, kinds=True)}
    return ((claim.confidence, number in right) for number, claim in enumerate(counted))


def judged_tolls(scorer: Any, claims: Sequence[Claim], gold: Any, report: Report) -> Iterator[tuple[float, bool]]:
    rows = scorer.tolls_of({"claims": [claim_row(claim, report, {}) for claim in claims]})
    sure = [toll.confidence for claim in claims for toll in claim.tolls]
    right = {j for _, j in scorer.pair_tolls(scorer.tolls_of(gold), rows, report.text)}
    return ((confidence, number in right) for number, confidence in enumerate(sure))


def bins(answers: Judged) -> list[Bin]:
    """Equally wide bins of confidence that hold any answer."""
    held: dict[int, Judged] = {}
    for confidence, ok in answers:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, ok))
    return [
        Bin(sum(p for p, _ in inside) / len(inside), sum(ok for _, ok in inside) / len(inside), len(inside))
        for _, inside in sorted(held.items())
    ]


def draw(judged: dict[str, Judged], path: Path) -> None:
    """One panel each: points on the diagonal are honest, below it too sure; their size tells how many answers."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, panels = pyplot.subplots(1, len(judged), figsize=(4.6 * len(judged), 4.6), layout="constrained")
    for panel, (name, answers) in zip(panels, judged.items(), strict=True):
        found = bins(answers)
        panel.plot([0, 1], [0, 1], color="0.6", linewidth=1)
        panel.scatter(
            [one.confidence for one in found],
            [one.right for one in found],
            s=[12 + 500 * one.count / len(answers) for one in found],
            color="tab:blue",
            alpha=0.8,
        )
        error = calibration_error(answers)
        panel.set(xlim=(0, 1), ylim=(0, 1), aspect="equal", xlabel="confidence given", ylabel="share right")
        panel.set_title(f"{name}: {len(answers)} answers, calibration error {error:.3f}", fontsize=10)
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
