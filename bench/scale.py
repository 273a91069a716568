"""How long linking takes and how much memory, over synthetic ledgers of growing size.

Usage: python bench/scale.py [CLAIMS ...]        (without numbers: 10000 100000)

Each size runs in a process of its own; making the ledger is left out of the seconds. Prints one JSON object a size:
claims, reports, accounts, pairs compared, incidents, seconds, megabytes of the ledger and at the peak, and the exponent
by which the processor seconds grew since the size before (1: linear).
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

SIZES = (10_000, 100_000)


def measure(claims: int) -> dict[str, Any]:
    """Makes a ledger and links it, in this process."""
    sys.path.insert(0, str(Path(__file__).parent))
    from reportedly.incidents import draw_together
    from synthetic import ledger

    filed = ledger(claims)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, busy = perf_counter(), process_time()
    found = draw_together(filed)
    return {
        "claims": sum(len(told) for _, told in filed),
        "reports": len(filed),
        "accounts": len(found.units),
        "pairs": len(found.comparisons),
        "incidents": len(found.incidents),
        "seconds": round(perf_counter() - started, 1),
        "cpu_seconds": round(process_time() - busy, 1),
        "ledger_mb": round(before),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


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
