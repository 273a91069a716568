"""Several writers at once on one ledger: how long it takes, and whether anything is lost, doubled or left unhandled.

Usage: python bench/writers.py [--engine sqlite|postgresql] [--writers N] [--reports N]

Each writer is a process of its own with a trivial coder. It adds its share of the reports and a tenth of the next
one's, so that they meet. PostgreSQL is a private server that waits for its disk, as one in use does. Prints one JSON
object; exit code 1 if something is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Any

import cluster
import trivial
from reportedly.ledger import Ledger

WRITERS = {"sqlite": 4, "postgresql": 16}
DURABLE = {"fsync": "on", "shared_buffers": "256MB"}


def share(writer: int, writers: int, reports: int) -> list[int]:
    """The numbers that a writer adds: its own, and the beginning of its neighbour's."""
    size = -(-reports // writers)
    first = writer * size
    return [number % reports for number in range(first, first + size + size // 10)]


def start(address: str, numbers: Sequence[int], said: Path) -> int:
    """Forks a writer; what it added, or the error that ended it, is in the file."""
    pid = os.fork()
    if pid:
        return pid
    told: dict[str, Any] = {"added": 0, "known": 0}
    try:
        coder = trivial.TrivialCoder()
        with Ledger.open(address) as ledger:
            for number in numbers:
                report, raw = trivial.report(number)
                added = ledger.add(report, raw, coder.code(report), trivial.custody(number))
                told["added" if added else "known"] += 1
    except BaseException as error:  # noqa: BLE001 - the child ends here; the parent counts it
        told["error"] = f"{type(error).__name__}: {error}"
    finally:
        said.write_text(json.dumps(told))
        os._exit(0)


def measure(address: str, writers: int, reports: int, folder: Path) -> dict[str, Any]:
    """Lets them all write, waits, and looks what is there."""
    Ledger.open(address).close()
    started = perf_counter()
    running = [start(address, share(n, writers, reports), folder / f"{n}.json") for n in range(writers)]
    for pid in running:
        os.waitpid(pid, 0)
    seconds = perf_counter() - started
    told = [json.loads((folder / f"{n}.json").read_text()) for n in range(writers)]
    with Ledger.open(address, create=False) as ledger:
        kept = [report.id for report in ledger.reports()]
        claims = ledger.counts().claims
        problems = ledger.check().problems
    expected = {trivial.report(number)[0].id for number in range(reports)}
    return {
        "writers": writers,
        "reports": reports,
        "seconds": round(seconds, 1),
        "reports_a_second": round(reports / seconds),
        "met": sum(one["known"] for one in told),
        "lost": len(expected - set(kept)),
        "doubled": len(kept) - len(set(kept)) + sum(one["added"] for one in told) - len(kept),
        "claims_missing": 3 * reports - claims,
        "errors": [one["error"] for one in told if "error" in one],
        "problems": list(problems[:5]),
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Lets several writers add to one ledger at once.")
    parser.add_argument("--engine", choices=tuple(WRITERS), default="sqlite")
    parser.add_argument("--writers", type=int)
    parser.add_argument("--reports", type=int, default=10_000)
    options = parser.parse_args(arguments)
    writers = options.writers or WRITERS[options.engine]
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory()))
        address = str(folder / "one.ledger")
        if options.engine == "postgresql":
            server = kept.enter_context(cluster.cluster(DURABLE))
            address = server.address(server.new_database())
        found = {"engine": options.engine, **measure(address, writers, options.reports, folder)}
    print(json.dumps(found))
    wrong = ("lost", "doubled", "claims_missing", "errors", "problems")
    return 1 if any(found[name] for name in wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
