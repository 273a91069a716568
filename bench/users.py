"""Users who browse a served ledger at once: each opens a view, reads for some seconds, opens the next.

Called by load.py (`python bench/load.py FOLDER --users 50 --minutes 5`), which fills the ledger. The server is
`reportedly serve` in a process of its own with one account a user; a view asks what the page asks for it, all at once.
Every view is opened once before the clock starts: the server draws its columns together then, which is told apart
(`ready_seconds`). Counted are all answers of the minutes; an answer that is no 200 or 304 is an error.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

import synthetic
from reportedly.web.accounts import Accounts

READS = (2.0, 8.0)  # seconds between two views, evenly drawn
SHARES = {"explore": 40, "filtered": 25, "incident": 20, "report search": 5, "control": 5, "review": 4, "voices": 1}
OPENS = 600.0  # seconds that the first answer may take
LIMITS = httpx.Limits(
    max_connections=200, keepalive_expiry=3.0
)  # as browsers, closes idle connections before servers do
Query = tuple[str, dict[str, str]]


@dataclass
class Seen:
    """Milliseconds by address, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


@contextmanager
def served(ledger: Path, users: int) -> Iterator[tuple[str, list[str], int]]:
    """Address, a token a user, and the server's process."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        accounts = Accounts(Path(folder) / "accounts.json")
        accounts.add("user", "reviewer", "a password of the bench")
        (password,) = {one.password for one in accounts.accounts}
        held = json.loads(accounts.path.read_text(encoding="utf-8"))
        held["accounts"] = [{"name": f"user {n}", "role": "reviewer", "password": password} for n in range(users)]
        accounts.path.write_text(json.dumps(held), encoding="utf-8")
        tokens = [accounts.make_token(f"user {n}", ("read",)) for n in range(users)]
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "reportedly.cli", "--ledger", str(ledger), "serve", "--port", str(port)]
        server = subprocess.Popen([*command, "--accounts", str(accounts.path)], stderr=subprocess.PIPE)
        try:
            yield f"http://127.0.0.1:{port}/api/v1/", tokens, server.pid
        finally:
            server.terminate()
            server.wait(30)


def view(name: str, chance: random.Random, known: list[str]) -> list[Query]:
    """What a view asks."""
    town = f"Town{chance.randrange(synthetic.PLACES)}"
    year, month = 2012 + chance.randrange(20), 1 + chance.randrange(12)
    window = {"since": f"{year}-{month:02}-01", "until": f"{year}-{month:02}-28"}
    asked = chance.choice([{"place": town}, window, {"place": town, **window}, {"kind": "shelling", **window}])
    narrowed = {} if name == "explore" else asked
    if name in ("explore", "filtered"):
        whole = [("incidents", {"limit": "50"}), ("map", {}), ("timeline", {"by": "month"}), ("checks", {})]
        sums: Query = ("tolls", {"by": "month"})
        return [(path, {**own, **narrowed}) for path, own in (*whole, sums)]
    if name == "incident":
        return [(f"incidents/{chance.choice(known)}", {})]
    if name == "report search":
        return [("reports", {"text": f"word{chance.randrange(synthetic.WORDS)}"})]
    if name == "control":
        return [("control", {"place": town})]
    if name == "review":
        return [("review", {}), ("decisions", {}), ("decisions/agreement", {})]
    narrow = {"place": town, **window}  # of a million claims the voices are told only where less is asked for
    return [("sources", narrow), ("sources/graph", narrow)]


async def browse(base: str, tokens: list[str], minutes: float) -> tuple[Seen, float]:
    """Lets all users browse; seconds until every view had been opened once come first."""
    chance = random.Random(20160927)
    async with httpx.AsyncClient(base_url=base, timeout=OPENS, limits=LIMITS) as client:
        started = time.perf_counter()
        await _knock(client)
        head = {"Authorization": f"Bearer {tokens[0]}"}
        first = await _patiently(client, ("incidents", {"limit": "500", "sort": "killed"}), head)
        known = [one["id"] for one in first.json()["items"]]
        for name in SHARES:
            for query in view(name, chance, known):
                await _patiently(client, query, head)
        ready = time.perf_counter() - started
        seen, until = Seen(), time.monotonic() + 60 * minutes
        await asyncio.gather(*(_user(client, token, known, (seen, until, n)) for n, token in enumerate(tokens)))
    return seen, ready


async def _patiently(client: httpx.AsyncClient, query: Query, head: dict[str, str]) -> httpx.Response:
    """Asks until the server has drawn its columns together; until then it answers 503, as it tells the page."""
    while True:
        answer = await client.get(query[0], params=query[1], headers=head)
        if answer.status_code != 503:
            return answer
        await asyncio.sleep(1)


async def _knock(client: httpx.AsyncClient) -> None:
    for _ in range(600):
        try:
            await client.get("session")
        except httpx.ConnectError:
            await asyncio.sleep(0.2)
        else:
            return


async def _user(client: httpx.AsyncClient, token: str, known: list[str], run: tuple[Seen, float, int]) -> None:
    seen, until, number = run
    chance = random.Random(number)
    head = {"Authorization": f"Bearer {token}"}
    await asyncio.sleep(chance.uniform(0, READS[1]))
    while time.monotonic() < until:
        (name,) = chance.choices(list(SHARES), list(SHARES.values()))
        await asyncio.gather(*(_ask(client, head, query, seen) for query in view(name, chance, known)))
        await asyncio.sleep(chance.uniform(*READS))


async def _ask(client: httpx.AsyncClient, head: dict[str, str], query: Query, seen: Seen) -> None:
    path, asked = query
    started = time.perf_counter()
    try:
        answer = await client.get(path, params=asked, headers=head)
    except httpx.HTTPError as error:
        seen.errors.append(f"{path}: {error!r}")
        return
    seen.took[path.split("/")[0]].append(1000 * (time.perf_counter() - started))
    if answer.status_code not in (200, 304):
        seen.errors.append(f"{path} {asked}: {answer.status_code} {answer.text[:120]}")


def measure(ledger: Path, users: int, minutes: float) -> dict[str, Any]:
    """Runs the server and its users, and tells what came of it."""
    with served(ledger, users) as (base, tokens, process):
        seen, ready = asyncio.run(browse(base, tokens, minutes))
        peak = _peak_mb(process)
    everything = [took for each in seen.took.values() for took in each]
    return {
        "users": users,
        "minutes": minutes,
        "ready_seconds": round(ready, 1),
        "answers": len(everything),
        "errors": len(seen.errors),
        "first_errors": seen.errors[:5],
        **_spread(everything),
        "peak_mb": peak,
        "by_address": {path: {"answers": len(took), **_spread(took)} for path, took in sorted(seen.took.items())},
    }


def _spread(took: list[float]) -> dict[str, float]:
    if not took:
        return {}
    ordered = sorted(took)
    middle, late = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return {"median_ms": round(middle, 1), "p95_ms": round(late, 1), "longest_ms": round(ordered[-1], 1)}


def _peak_mb(process: int) -> int | None:
    """The most memory that the server ever held, in megabytes; None where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return None
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return round(int(line.split()[1]) / 1024)
