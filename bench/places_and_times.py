"""What finding times and places costs, as a share of the parse of the same texts.

Usage: python bench/places_and_times.py INPUT.jsonl [--reports 60]

INPUT holds reports as the yardstick `claims` writes them. Prints one JSON object: processor seconds of the parse, of
times and of places over the first reports, each the least of some rounds after a first one, and the share of the two.
The target is a quarter. `parse` takes in the table of tokens that all later stages read; `table` is the part of it
that making this takes, and `share_without_table` the share of a parse without it.

The first round is left out because it loads the model and the tables; the least is taken because a round during which
all that was loaded is searched for garbage, or something else runs, tells nothing of these stages.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import process_time

ROUNDS = 4
TARGET = 0.25


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.input.read_text(encoding="utf-8").splitlines()][: options.reports]
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in rows]
    _, *rounds = [measure(texts) for _ in range(ROUNDS)]
    spent = {name: min(one[name] for one in rounds) for name in rounds[0]}
    both = spent["times"] + spent["places"]
    shares = {"share": both / spent["parse"], "share_without_table": both / (spent["parse"] - spent["table"])}
    rounded = {name: round(value, 3) for name, value in (spent | shares).items()}
    print(json.dumps({**rounded, "target": TARGET}, indent=1))
    return 0


def measure(texts: list[str]) -> dict[str, float]:
    """Processor seconds by stage."""
    from datetime import date

    from reportedly.claims.first_cut import first_cut
    from reportedly.claims.places.where import find_places
    from reportedly.claims.text.parse import parse
    from reportedly.claims.text.token_table import KEY, token_table
    from reportedly.claims.times.when import find_times
    from reportedly.gazetteers.world import default_gazetteer

    gazetteer, spent = default_gazetteer(), {"parse": 0.0, "table": 0.0, "times": 0.0, "places": 0.0}
    for text in texts:
        started = process_time()
        parsed = parse(text, first_cut("full"))
        spent["parse"] += process_time() - started
        del parsed.doc.user_data[KEY]
        started = process_time()
        token_table(parsed.doc)
        spent["table"] += process_time() - started
        started = process_time()
        find_times(parsed, date(2016, 9, 28))
        spent["times"] += process_time() - started
        started = process_time()
        find_places(parsed, gazetteer)
        spent["places"] += process_time() - started
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
