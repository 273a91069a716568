"""The bytes that reports were read from, found again: a ledger keeps them, and a report carries only their digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportedly.cli.console import UserError
from reportedly.records import Report


class Originals:
    """Finds the raw bytes of reports in the order in which they were read; of JSON Lines it reads on line by line.

    What is found is checked against the report's digest, so a file that changed in the meantime is told, not kept.
    """

    def __init__(self) -> None:
        self._path = ""
        self._lines: list[bytes] = []

    def of(self, report: Report) -> bytes:
        """The bytes. UserError where the file has changed, or its name is such that it cannot be found again."""
        for raw in self._candidates(report.origin):
            if hashlib.sha256(raw).hexdigest() == report.raw_sha256:
                return raw
        raise UserError(f"{report.origin}: changed while it was read, or has a name that is not Unicode; add it again")

    def _candidates(self, origin: str) -> list[bytes]:
        found = []
        if Path(origin).is_file():
            found.append(Path(origin).read_bytes())
        path, _, number = origin.rpartition(":")
        if number.isdigit() and Path(path).is_file():
            if path != self._path:
                content = Path(path).read_bytes().removeprefix(b"\xef\xbb\xbf")
                self._path, self._lines = path, content.split(b"\n")
            if 0 < int(number) <= len(self._lines):
                found.append(self._lines[int(number) - 1].removesuffix(b"\r"))
        return found
