"""Turns a yardstick's input lines into prediction lines, through the package's public functions only.

Usage: python bench/run.py TASK INPUT.jsonl PREDICTIONS.jsonl [--claims FILE]

With `--claims` the coder's claims are taken from FILE as far as they stand there, and written to it where they do not:
for work on what comes after the coder. Delete FILE after a change of the coder.

TASK is the name of a module in `bench/adapters`, whose `predict(rows)` yields one prediction for each input row it is
given. What belongs to a yardstick's own conventions stands in its adapter and nowhere in the product.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from kept import kept_claims

ADAPTERS = Path(__file__).parent / "adapters"


def tasks() -> list[str]:
    """Names of the yardsticks that have an adapter."""
    return sorted(path.stem for path in ADAPTERS.glob("*.py") if not path.stem.startswith("_"))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Lines end with a line feed only: texts hold other line separators."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    sys.exit(f"{path}:{number}: not JSON ({error})")


def main(arguments: list[str]) -> int:
    arguments, kept = _kept(arguments)
    if len(arguments) != 3 or arguments[0] not in tasks():
        print(__doc__, "\nTasks: ", ", ".join(tasks()), file=sys.stderr)
        return 2
    task, source, target = arguments[0], Path(arguments[1]), Path(arguments[2])
    sys.path.insert(0, str(ADAPTERS.parent))
    adapter = importlib.import_module(f"adapters.{task}")
    with kept, target.open("w", encoding="utf-8", newline="\n") as out:
        for prediction in adapter.predict(list(rows(source))):
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


def _kept(arguments: list[str]) -> tuple[list[str], AbstractContextManager[None]]:
    """The arguments without `--claims FILE`, and what holds while the adapter runs."""
    if "--claims" not in arguments[:-1]:
        return arguments, nullcontext()
    at = arguments.index("--claims")
    return arguments[:at] + arguments[at + 2 :], kept_claims(Path(arguments[at + 1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
