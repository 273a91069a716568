"""What finding times and places costs, as a share of the parse of the same texts.

Usage: python bench/places_and_times.py INPUT.jsonl [--reports 60]

INPUT holds reports as the yardstick `claims` writes them. Prints one JSON object: processor seconds of the parse, of
times and of places over the first reports, the second time round, and their share. The target is a quarter.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import process_time

ROUNDS = 2
TARGET = 0.25


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.input.read_text(encoding="utf-8").splitlines()][: options.reports]
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in rows]
    for _ in range(ROUNDS):
        spent = measure(texts)
    share = (spent["times"] + spent["places"]) / spent["parse"]
    rounded = {name: round(seconds, 2) for name, seconds in spent.items()}
    print(json.dumps({**rounded, "share": round(share, 3), "target": TARGET}, indent=1))
    return 0


def measure(texts: list[str]) -> dict[str, float]:
    """Processor seconds by stage."""
    from datetime import date

    from reportedly.claims.first_cut import first_cut
    from reportedly.claims.parse import parse
    from reportedly.claims.when import find_times
    from reportedly.claims.where import find_places
    from reportedly.gazetteers.world import default_gazetteer

    gazetteer, spent = default_gazetteer(), {"parse": 0.0, "times": 0.0, "places": 0.0}
    for text in texts:
        started = process_time()
        parsed = parse(text, first_cut("full"))
        spent["parse"] += process_time() - started
        started = process_time()
        find_times(parsed, date(2016, 9, 28))
        spent["times"] += process_time() - started
        started = process_time()
        find_places(parsed, gazetteer)
        spent["places"] += process_time() - started
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
