"""How long linking takes and how much memory, over synthetic ledgers of growing size.

Usage: python bench/scale.py [CLAIMS ...]        (without numbers: 10000 100000)

Each size runs in a process of its own, and goes through the reports twice without holding them, as through a ledger
on disk; making them is left out of the seconds. Prints one JSON object a size: claims, reports, accounts, pairs
compared, incidents, accounts of the largest component (what an addition may have to draw together anew), seconds,
megabytes before and at the peak, and the exponent by which the processor seconds grew since the size before (1:
linear).
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter, process_time
from typing import Any

import numpy as np

from reportedly.incidents.linking import Drawn, assembled
from synthetic import SEED, Filed, reports

SIZES = (10_000, 100_000)


class Stream:
    """A ledger that is made anew each time it is gone through, as one on disk is read. What making it takes is counted
    by itself."""

    def __init__(self, claims: int) -> None:
        self.claims = claims
        self.seconds = self.cpu_seconds = 0.0

    def __iter__(self) -> Iterator[Filed]:
        made, count = reports(SEED), 0
        while count < self.claims:
            started, busy = perf_counter(), process_time()
            filed = next(made)
            self.seconds += perf_counter() - started
            self.cpu_seconds += process_time() - busy
            count += len(filed[1])
            yield filed


def measure(claims: int) -> dict[str, Any]:
    """Links a ledger in this process."""
    stream, began = Stream(claims), peak()
    started, busy = perf_counter(), process_time()
    drawn, workings = Drawn.worked_out(stream)
    incidents = sum(1 for _ in assembled(stream, drawn))
    return {
        "claims": sum(len(told) for told in drawn.claims),
        "reports": len(drawn.originals),
        "accounts": drawn.accounts,
        "pairs": drawn.pairs,
        "incidents": incidents,
        "largest_component": int(np.bincount(workings.component).max()),
        "seconds": round(perf_counter() - started - stream.seconds, 1),
        "cpu_seconds": round(process_time() - busy - stream.cpu_seconds, 1),
        "before_mb": began,
        "peak_mb": peak(),
    }


def peak() -> int:
    """The most memory that this process has held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return 0
    before: dict[str, Any] | None = None
    for size in [int(one) for one in arguments] or SIZES:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        now = json.loads(done.stdout)
        if before is not None:
            grown = math.log(now["cpu_seconds"] / before["cpu_seconds"])
            now["exponent"] = round(grown / math.log(now["claims"] / before["claims"]), 3)
        print(json.dumps(now), flush=True)
        before = now
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
