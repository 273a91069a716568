"""How soon the page is of use: starts a server on a ledger, opens the page in Chromium, and tells when what was there.

Usage: python bench/paint.py LEDGER [--times N] [--path /]

The incidents are drawn together before the first page is opened, as the server does when it starts; then the page is
opened N times, each time in a browser that has nothing of it. Prints a JSON object: milliseconds from the request for
the page to the first words on it (first contentful paint) and to each part of the view (`useful`: list and tolls are
both there), the median and the best of N, and how much was sent. The best is what a machine with nothing else to do
shows; the load average tells how far this one was from that. Needs Chromium and its driver.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web"))

import browser

from reportedly.web.settings import Settings

PARTS = {"list": "shown: Incidents", "tolls": "shown: People harmed", "timeline": "shown: Timeline"}
READ = """
const seen = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
const sent = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
return {paint: seen('first-contentful-paint'), list: seen(arguments[0]), tolls: seen(arguments[1]),
        timeline: seen(arguments[2]), kilobytes: sent.reduce((sum, one) => sum + one.transferSize, 0) / 1000};
"""


def once(address: str) -> dict[str, float]:
    """One visit in a new browser."""
    with tempfile.TemporaryDirectory() as home:
        window = browser.Browser(Path(home))
        try:
            window.driver.get(address)
            window.until(lambda: all(window.script(READ, *PARTS.values())[part] for part in PARTS))
            found: dict[str, float] = window.script(READ, *PARTS.values())
        finally:
            window.driver.quit()
    return {**found, "useful": max(found["list"], found["tolls"])}


def ready(address: str) -> int:
    """Waits until the server has drawn the incidents together; how many there are."""
    while True:
        try:
            with urlopen(address) as answer:
                return int(json.load(answer)["counts"]["incidents"])
        except HTTPError as error:
            if error.code != 503:
                raise
            sleep(1)


def measured(ledger: Path, times: int, path: str) -> dict[str, Any]:
    """All visits."""
    started = perf_counter()
    with browser.serving(Settings(ledger=ledger, requests_a_minute=10**9)) as address:
        incidents = ready(f"{address}/api/v1/summary")
        prepared = perf_counter() - started
        visits = [once(address + path) for _ in range(times)]
    told = {
        name: {"median": round(median(one[name] for one in visits)), "best": round(min(one[name] for one in visits))}
        for name in ("paint", "list", "tolls", "timeline", "useful", "kilobytes")
    }
    load = round(os.getloadavg()[0], 1)
    return {"incidents": incidents, "prepared_seconds": round(prepared, 1), "load": load, "visits": times, **told}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--path", default="/")
    given = parser.parse_args()
    browser.PATIENCE = 300.0
    print(json.dumps(measured(given.ledger, given.times, given.path), indent=2))


if __name__ == "__main__":
    main()
