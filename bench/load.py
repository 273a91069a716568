"""A ledger of 1,000,000 claims in 200,000 reports: how fast it fills, how large it is, how long its questions take,
and how 50 people browse it at once.

Usage: python bench/load.py FOLDER [--claims N] [--reports N] [--engine sqlite|postgresql]... [--questions N]
       python bench/load.py FOLDER --users 50 --minutes 5    fills the SQLite ledger if need be, serves it, and lets so
                                                             many users browse (users.py; a smaller one: --claims 100000
                                                             --reports 20000). Held to: no error, 95th percentile under
                                                             300 ms, peak under 1,000 MB, on 2 free cores.

FOLDER keeps the SQLite ledger between runs; PostgreSQL is a private server that the ledger is copied to. Reports and
claims are those of synthetic.py, of each report as many of its first claims as the two numbers make. Incidents are not
linked here (scale.py measures that): what a report tells of one happening is made one incident. Questions go through
the API, as the page asks them, one after another, after one that is not counted. Prints a JSON object for each part.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from sqlalchemy import select

import cluster
import synthetic
import trivial
import users
from reportedly.answers import Answers
from reportedly.answers.facets import facets
from reportedly.incidents import DEFAULT_RULE
from reportedly.incidents.assemble import assemble
from reportedly.ledger import Derivation, Ledger, schema
from reportedly.ledger.inserting import put
from reportedly.records import Coding

SEED = 20160927
BATCH = 2000
BUSY = 503
QUESTIONS = 200
TUNED = {"fsync": "on", "shared_buffers": "1GB", "max_wal_size": "4GB", "random_page_cost": "1.1"}


def reports(count: int, claims: int) -> Iterator[tuple[synthetic.Filed, bytes]]:
    """So many reports with so many claims each, and their bytes."""
    each, made = claims / count, 0
    for number, (report, told) in enumerate(islice(synthetic.reports(SEED), count)):
        chosen = told[: round((number + 1) * each) - made]
        made += len(chosen)
        yield (report, chosen), f"{number}\n{report.text}".encode()


# --- filling ----------------------------------------------------------------------------------------------------------


def fill(path: Path, count: int, claims: int) -> dict[str, Any]:
    """Adds the reports one by one, together as `reportedly add` does; only the time inside `add` counts, in which the
    disk is waited for."""
    spent, made, slowest, part = 0.0, 0, 1e9, (0.0, 0)
    with Ledger.open(path) as ledger, ledger.together():
        for number, ((report, told), raw) in enumerate(reports(count, claims)):
            coding = Coding(report=report.id, coder="synthetic", coded=True, claims=told)
            started = perf_counter()
            ledger.add(report, raw, coding, trivial.custody(number))
            spent += perf_counter() - started
            made += len(told)
            if number % 10_000 == 9_999:
                rate = (made - part[1]) / (spent - part[0])
                slowest, part = min(slowest, rate), (spent, made)
                print(f"{made} claims, {rate:.0f} a second", file=sys.stderr, flush=True)
    return {"claims": made, "reports": count, "seconds": round(spent), "claims_a_second": round(made / spent),
            "slowest_part": round(min(slowest, made / spent))}  # fmt: skip


def sizes(path: Path) -> dict[str, Any]:
    """Bytes a claim, by table with its indexes. "Beside the raw reports": without the reports' bytes and text."""
    with closing(sqlite3.connect(path)) as connection:
        claims = connection.execute("SELECT count(*) FROM claims").fetchone()[0]
        owners = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master"))
        found: dict[str, float] = defaultdict(float)
        for name, size in connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
            found[owners.get(name, name)] += size / claims
        text, raw = connection.execute("SELECT sum(length(text)), sum(length(raw_zlib)) FROM reports").fetchone()
    beside = sum(found.values()) - (text + raw) / claims
    shown = {name: round(size) for name, size in sorted(found.items(), key=lambda one: -one[1]) if size >= 1}
    return {"bytes_a_claim": round(sum(found.values())), "beside_raw_reports": round(beside), "tables": shown}


def derive(ledger: Ledger, count: int, claims: int) -> dict[str, Any]:
    """Stores incidents under the key that answers ask for."""
    started, many = perf_counter(), 0
    key = Answers(ledger)._key
    assert key is not None

    def made() -> Iterator[Derivation]:
        nonlocal many
        for (report, told), _ in reports(count, claims):
            groups: dict[str, list[Any]] = defaultdict(list)
            for claim in told:
                groups[claim.happening].append(claim)
            known = {report.id: report}
            for own in groups.values():
                many += 1
                incident = assemble(own, known, {}, DEFAULT_RULE)
                yield Derivation(incident, facets(incident, own, known).model_dump_json())

    ledger.store_incidents(key, made())
    return {"incidents": many, "seconds": round(perf_counter() - started)}


# --- questions --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asking:
    """What is asked how often: `ask` is given a source of chance."""

    name: str
    ask: Callable[[random.Random], Any]
    times: int


def ask(ledger: Ledger, engine: str, times: int) -> dict[str, Any]:
    """Seconds of each question: median, 95th percentile, longest."""
    from fastapi.testclient import TestClient

    from reportedly.web.application import create_app
    from reportedly.web.settings import Settings

    settings = Settings(ledger="", hosts=("testserver",), requests_a_minute=10**9)
    found: dict[str, Any] = {"engine": engine}
    with TestClient(create_app(settings, ledger)) as client:

        def get(address: str, **asked: object) -> Any:
            named = {name: str(value) for name, value in asked.items()}
            answer = client.get(f"/api/v1/{address}", params=named)
            while answer.status_code == BUSY:  # until the incidents have been read, once
                sleep(0.5)
                answer = client.get(f"/api/v1/{address}", params=named)
            assert answer.status_code == 200, (address, asked, answer.text[:300])
            return answer.json()

        started = perf_counter()
        total = get("incidents", limit=1)["total"]
        found["first question, seconds"] = round(perf_counter() - started, 1)
        found["incidents"] = total
        for asking in questions(get, ledger, times):
            found[asking.name] = measured(asking)
            print(asking.name, found[asking.name], file=sys.stderr, flush=True)
    return found


def questions(get: Callable[..., Any], ledger: Ledger, times: int) -> Sequence[Asking]:
    def town(chance: random.Random) -> str:
        return f"Town{chance.randrange(synthetic.PLACES)}"

    def filtered(chance: random.Random) -> Any:
        year, month = 2012 + chance.randrange(20), 1 + chance.randrange(12)
        window = {"since": f"{year}-{month:02}-01", "until": f"{year}-{month:02}-28"}
        asked: list[dict[str, object]] = [
            {"place": town(chance)},
            {"kind": chance.choice(synthetic.KINDS), **window},
            {"party": f"party_{chance.randrange(synthetic.PARTIES)}", **window},
            {"place": town(chance), "kind": chance.choice(synthetic.KINDS)},
            {"publisher": f"Paper {chance.randrange(synthetic.PUBLISHERS)}", **window},
        ]
        return get("incidents", **chance.choice(asked))

    listed = [one["id"] for one in get("incidents", limit=500, sort="killed")["items"]]
    months = [{"by": "month"}, {"by": "month", "kind": "air_strike"}]
    return (
        Asking("filtered list of incidents", filtered, times),
        Asking("one incident with its evidence", lambda chance: get(f"incidents/{chance.choice(listed)}"), times),
        Asking("tolls by month of a place", lambda chance: get("tolls", by="month", place=town(chance)), times),
        Asking("tolls by month", lambda chance: get("tolls", **chance.choice(months)), max(3, times // 20)),
        Asking("control of a place", lambda chance: get("control", place=town(chance)), max(3, times // 20)),
        Asking("full-text search", lambda chance: ledger.search(_words(chance), 50), times),
    )


def _words(chance: random.Random) -> str:
    common, rare = (chance.randrange(limit) for limit in (200, synthetic.WORDS))
    return chance.choice([f"word{common}", f"word{common} word{rare}", f"Town{rare % 3000} word{common}"])


def measured(asking: Asking) -> dict[str, float]:
    chance = random.Random(asking.name)
    asking.ask(chance)
    took = []
    for _ in range(asking.times):
        started = perf_counter()
        asking.ask(chance)
        took.append(1000 * (perf_counter() - started))
    took.sort()
    middle, late = took[len(took) // 2], took[min(len(took) - 1, round(0.95 * len(took)))]
    return {
        "times": len(took),
        "median_ms": round(middle, 1),
        "p95_ms": round(late, 1),
        "longest_ms": round(took[-1], 1),
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Fills a large ledger and asks it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="0: none on SQLite")
    parser.add_argument("--engine", action="append", choices=("sqlite", "postgresql"))
    parser.add_argument("--users", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=5.0)
    options = parser.parse_args(arguments)
    numbers = options.reports, options.claims
    path = options.folder / f"load-{options.claims}.ledger"
    engines = options.engine or ["sqlite", "postgresql"]
    if not path.exists():
        options.folder.mkdir(exist_ok=True)
        tell("filling", fill(path, *numbers))
        tell("size", sizes(path))
    if options.users:
        browse(path, numbers, options)
        return 0
    with Ledger.open(path, create=False) as ledger:
        if not ledger.has_incidents(Answers(ledger)._key or ""):
            tell("deriving", derive(ledger, *numbers))
        if "sqlite" in engines and options.questions:
            tell("questions", ask(ledger, "sqlite", options.questions))
        if "postgresql" in engines:
            on_postgresql(ledger, options.questions)
    return 0


def browse(path: Path, numbers: tuple[int, int], options: argparse.Namespace) -> None:
    with Ledger.open(path, create=False) as ledger:
        if not ledger.has_incidents(Answers(ledger)._key or ""):
            tell("deriving", derive(ledger, *numbers))
    tell("users", users.measure(path, options.users, options.minutes))


def carry(ledger: Ledger, there: Ledger) -> None:
    """Takes the derived incidents along, which a copy leaves behind: it is in the same state, under the same key."""
    with ledger._reading() as source, there._writing() as target:
        for table in schema.DERIVED:
            rows = source.execution_options(yield_per=BATCH).execute(select(table)).mappings()
            while part := [dict(row) for row in islice(rows, BATCH)]:
                put(target, table, part)


def on_postgresql(ledger: Ledger, times: int) -> None:
    with cluster.cluster(TUNED) as server, Ledger.open(server.address(server.new_database())) as there:
        started = perf_counter()
        copied = ledger.copy_to(there)
        seconds = perf_counter() - started
        rows = sum(copied.rows.values())
        tell("copying", {"rows": rows, "seconds": round(seconds), "rows_a_second": round(rows / seconds)})
        carry(ledger, there)
        there._database.sweep()  # and so the planner knows how much there is
        tell("questions", ask(there, "postgresql", times))


def tell(part: str, found: dict[str, Any]) -> None:
    print(json.dumps({"part": part, **found}), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
