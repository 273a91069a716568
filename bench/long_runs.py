"""Measurements that take too long for each `make bench`, recorded with their day and commit.

Usage: python bench/long_runs.py SCRATCH [NAME]...          runs those of long_runs.toml (without a name: all)
       python bench/long_runs.py --keep NAME FILE [--note WORDS]   records what an earlier run of NAME printed

SCRATCH keeps large ledgers between runs. Records are added to long_runs.jsonl; `all.py` shows the last one of each
name. Exit code 1 if a run failed: then nothing is recorded of it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from children import run

BENCH = Path(__file__).resolve().parent
RECORDS = BENCH / "long_runs.jsonl"
LIMIT = 4 * 3600.0  # seconds


def known() -> dict[str, dict[str, Any]]:
    """The runs by name."""
    return tomllib.loads((BENCH / "long_runs.toml").read_text(encoding="utf-8"))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Runs and records long measurements.")
    parser.add_argument("scratch", nargs="?", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--keep", nargs=2, metavar=("NAME", "FILE"))
    parser.add_argument("--note", default="", help="what else must be known, as a machine that was busy")
    options = parser.parse_args(arguments)
    if options.keep:
        name, file = options.keep
        if name not in known():
            parser.error(f"there is no run '{name}'; long_runs.toml has {', '.join(known())}")
        record(name, Path(file).read_text(encoding="utf-8"), options.note)
        return 0
    if options.scratch is None:
        parser.error("name a folder for large ledgers")
    unknown = sorted(set(options.names) - set(known()))
    if unknown:
        parser.error(f"there is no run '{unknown[0]}'; long_runs.toml has {', '.join(known())}")
    failed = [name for name in options.names or known() if not measured(name, options.scratch, options.note)]
    return 1 if failed else 0


def measured(name: str, scratch: Path, note: str) -> bool:
    scratch.mkdir(parents=True, exist_ok=True)
    script, *rest = known()[name]["command"]
    command = [sys.executable, str(BENCH / script), *(one.replace("{scratch}", str(scratch)) for one in rest)]
    done = run(command, LIMIT)
    if done.failure is not None:
        print(f"{name}: {done.failure}", file=sys.stderr)
        return False
    record(name, done.out, note)
    return True


def record(name: str, printed: str, note: str) -> None:
    """Adds what a run printed, one JSON object a line."""
    found = [json.loads(line) for line in printed.splitlines() if line.strip()]
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=BENCH, capture_output=True, text=True)
    told = {
        "name": name,
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "note": note,
        "found": found,
    }
    with RECORDS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")
    print(f"{name}: {'; '.join(figures(found))}")


def recorded() -> Iterator[dict[str, Any]]:
    """The last record of each run, in the order of long_runs.toml."""
    lines = RECORDS.read_text(encoding="utf-8").splitlines() if RECORDS.is_file() else []
    last = {told["name"]: told for told in map(json.loads, lines)}
    return (last[name] for name in known() if name in last)


def figures(found: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """All numbers and words of a record, each with the names that lead to it."""
    if isinstance(found, dict):
        for name, value in found.items():
            yield from figures(value, (*path, str(name).replace("_", " ")))
    elif isinstance(found, list):
        for value in found:
            yield from figures(value, path)
    elif found not in (None, ""):
        yield " ".join([*path, str(found)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
