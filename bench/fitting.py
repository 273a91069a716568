"""What the programs share that fit weights of the coder: their options, the claims found twice, the written table."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from annotated import Annotated, annotated, load_scorer
from reportedly.claims.coder import EnglishCoder

Row = TypeVar("Row")


def parser_of(description: str | None, folds: int, ridge: float) -> argparse.ArgumentParser:
    """FOLDER, how many parts are held out in turn, the penalty on weights, and whether to print figures only."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=folds)
    parser.add_argument("--ridge", type=float, default=ridge)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    return parser


def gathered(folder: Path, read: Callable[[Any, EnglishCoder, Annotated], Iterable[Row]]) -> Iterator[Row]:
    """What `read` takes from each annotated report, given the yardstick's scorer and a coder."""
    scorer, coder = load_scorer(folder / "score.py"), EnglishCoder()
    for one in annotated(folder, scorer):
        yield from read(scorer, coder, one)


def write_table(path: Path, table: Any, many: int) -> None:
    """Puts weights into the package in an order that shows what changed; `many`: how many features they are for."""
    written = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    path.write_text(written + "\n", encoding="utf-8")
    print(f"{path.name}: {many} features")


def matched(scorer: Any, read: Any, found: Sequence[Any], text: str, *, kinds: bool) -> dict[int, Any]:
    """Position of a found claim -> the reader's claim that it matches; with `kinds`, of the same kind only."""
    told = [claim for claim in read["claims"] if claim["kind"] != "other"]
    kept = [n for n, item in enumerate(found) if item.happening.kind != "other"]
    claims = [{"kind": found[n].happening.kind, "span": list(found[n].span)} for n in kept]
    return {kept[j]: told[i] for i, j in scorer.pair_claims(told, claims, text, kinds=kinds)}
