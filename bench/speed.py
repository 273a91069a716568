"""Words per processor second over the texts of an input file, once everything is loaded and warm.

Usage: python bench/speed.py coder|light|spacy INPUT.jsonl

coder is `reportedly`'s coding of reports, light its light reading; spacy the same language model's full pipeline with
its entity recogniser over the same texts. Prints one JSON object. Words are what stands between white space.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.claims.first_cut import Reading

ROUNDS = 3


def coder_of(rows: list[dict[str, Any]], reading: Reading = "full") -> tuple[Callable[[int], object], float]:
    """What codes the row of a number, and the processor seconds that loading it took."""
    started = process_time()
    import reportedly

    coder = reportedly.coder(reading=reading)
    reports = [
        reportedly.report(
            row["text"],
            title=row.get("title") or "",
            publisher=row.get("publisher"),
            published=date.fromisoformat(row["published"]) if row.get("published") else None,
            language="en",
        )
        for row in rows
    ]
    coder.code(reports[0])
    return lambda number: coder.code(reports[number]), process_time() - started


def spacy_of(rows: list[dict[str, Any]]) -> tuple[Callable[[int], object], float]:
    started = process_time()
    import spacy

    from reportedly.claims.text.parse import MODELS

    name = next(name for name in MODELS if importlib.util.find_spec(name))
    pipeline = spacy.load(name)
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in rows]
    pipeline(texts[0])
    return lambda number: pipeline(texts[number]), process_time() - started


LOADERS = {"coder": coder_of, "light": partial(coder_of, reading="light"), "spacy": spacy_of}


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in LOADERS:
        print(__doc__, file=sys.stderr)
        return 2
    with Path(arguments[1]).open(encoding="utf-8", newline="\n") as file:
        rows = [row for row in map(json.loads, file) if row["text"].strip()]
    words = sum(len(f"{row.get('title') or ''} {row['text']}".split()) for row in rows)
    read, load = LOADERS[arguments[0]](rows)
    rounds = []
    for _ in range(ROUNDS):
        started = process_time()
        for number in range(len(rows)):
            read(number)
        rounds.append(process_time() - started)
    seconds = statistics.median(rounds)
    print(json.dumps({"words": words, "load": load, "seconds": seconds, "words_per_second": words / seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
