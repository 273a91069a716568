"""How long it takes until the incidents are right again after 100 reports were added to a large ledger.

Usage: python bench/adding.py FOLDER [CLAIMS ...]        (without numbers: 10000 100000)

The ledgers lie in FOLDER, synthetic ones as in `bench/scale.py`; each is filled and linked first if it is not there. A
second run adds the next 100 reports. Each size runs in a process of its own and prints one JSON object: seconds and
seconds of the processor that linking took, and those from asking for the incidents after the addition until they are
stored; how many incidents are other ones; bytes a claim that the database holds for the next linking; megabytes at the
peak. Ledgers of up to 20,000 claims are linked from nothing too, to see that the same bytes are stored.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import func, select

import trivial
from reportedly.answers import Answers
from reportedly.answers.upkeep import Upkeep
from reportedly.ledger import Ledger, schema
from reportedly.records import Coding
from scale import SIZES, peak
from synthetic import SEED, Filed, reports

MORE = 100  # reports that are added
CHECKED = 20_000  # claims up to which all is linked from nothing as well


def measure(folder: Path, claims: int) -> dict[str, Any]:
    """Fills and links a ledger in this process, adds to it, and brings its incidents up to date."""
    with Ledger.open(folder / f"linked-{claims}.db") as ledger:
        there = fill(ledger, claims)
        linking = timed(lambda: Answers(ledger).stored_under())
        more = list(islice(reports(SEED), there, there + MORE))
        file(ledger, there, more)
        before = identities(ledger)
        bringing = timed(lambda: Answers(ledger).stored_under())
        after = identities(ledger)
        found = {
            "claims": ledger.counts().claims,
            "linking": linking,
            "added_claims": sum(len(told) for _, told in more),
            "bringing_up": bringing,
            "incidents": len(after),
            "that_differ": len(before ^ after),
            "workings_bytes_a_claim": round(kept(ledger) / ledger.counts().claims),
            "peak_mb": peak(),
        }
        return found | ({"as_from_nothing": is_as_from_nothing(ledger)} if claims <= CHECKED else {})


def fill(ledger: Ledger, claims: int) -> int:
    """Adds reports until there are so many claims; how many reports there are."""
    counts = ledger.counts()
    count, there = counts.claims, counts.reports
    made = islice(reports(SEED), there, None)
    while count < claims:
        some = list(islice(made, MORE))
        file(ledger, there, some)
        there += len(some)
        count += sum(len(told) for _, told in some)
    return there


def file(ledger: Ledger, there: int, some: Sequence[Filed]) -> None:
    with ledger.together():
        for number, (report, told) in enumerate(some, there):
            coding = Coding(report=report.id, coder="synthetic", coded=True, claims=told)
            ledger.add(report, f"{number}\n{report.text}".encode(), coding, trivial.custody(number))


def timed(done: Callable[[], object]) -> dict[str, float]:
    started, busy = perf_counter(), process_time()
    done()
    return {"seconds": round(perf_counter() - started, 1), "cpu_seconds": round(process_time() - busy, 1)}


def identities(ledger: Ledger) -> set[str]:
    with ledger._reading() as connection:
        return set(connection.scalars(select(schema.derived_incidents.c.incident)))


def kept(ledger: Ledger) -> int:
    with ledger._reading() as connection:
        return connection.scalar(select(func.sum(func.length(schema.derived_workings.c.data)))) or 0


def is_as_from_nothing(ledger: Ledger) -> bool:
    """Whether the digest of all that is stored is that of what linking everything stores."""
    answers = Answers(ledger)
    state = schema.derived_states.c.state
    with ledger._reading() as connection:
        before = connection.scalar(select(state))
    Upkeep(ledger, answers.decided, answers.state, answers._program or "", answers._key or "")._anew()
    with ledger._reading() as connection:
        return before == connection.scalar(select(state))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(Path(arguments[1]), int(arguments[2]))))
        return 0
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for size in [int(one) for one in arguments[1:]] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(folder), str(size)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
