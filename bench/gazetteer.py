"""What the package's gazetteer costs: building its index, looking a name up, the memory that it holds.

Usage: python bench/gazetteer.py [--names 20000]

The index is built anew in a folder of its own. Names are those of the index and as many that no place has; each is
looked up once, so that nothing is remembered from before. Prints one JSON object: processor seconds of the build,
places and names, bytes on disk, microseconds of processor time for each lookup (`has`, which the scan of a text asks
for every word, and `matches`, which it asks for names that are there), and megabytes that the process grew by.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
from pathlib import Path
from time import process_time

SEED = 20160927
TARGETS = {"build_seconds": 60, "lookup_microseconds": 50, "memory_mb": 300}  # at most


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=20_000)
    options = parser.parse_args(arguments)
    before = memory()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPORTEDLY_CACHE"] = folder
        started = process_time()
        from reportedly.gazetteers.world import default_gazetteer

        gazetteer = default_gazetteer()
        built = process_time() - started
        path = next(Path(folder).glob("*.sqlite"))
        names, counts = sample(path, options.names)
        result = {"build_seconds": round(built, 1), "bytes": path.stat().st_size, **counts}
        absent = [name[::-1] + "x" for name in names]
        for name, asked in (("has", names + absent), ("matches", names)):
            ask = getattr(gazetteer, name)
            started = process_time()
            for each in asked:
                ask(each)
            result[f"{name}_microseconds"] = round(1e6 * (process_time() - started) / len(asked), 1)
    result["memory_mb"] = round(memory() - before)
    print(json.dumps({**result, "targets": TARGETS}, indent=1))
    return 0


def sample(path: Path, count: int) -> tuple[list[str], dict[str, int]]:
    """Names of the index in a fixed random order, and how many places and names it holds."""
    connection = sqlite3.connect(path)
    places = connection.execute("SELECT count(*) FROM place").fetchone()[0]
    names = [row[0] for row in connection.execute("SELECT DISTINCT plain FROM name ORDER BY plain")]
    connection.close()
    return random.Random(SEED).sample(names, min(count, len(names))), {"places": places, "names": len(names)}


def memory() -> float:
    """The most memory that the process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024**2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
