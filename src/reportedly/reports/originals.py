"""The bytes that reports were read from, found again: a ledger keeps them, and a report carries only their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

from reportedly.records import Report, Unreadable
from reportedly.reports.reading import shown

PIECE = 1 << 20

Found = TypeVar("Found", Report, Unreadable)


class OriginalLostError(Exception):
    """The bytes that a report was read from are not there any more; the message says what to do."""


class Originals:
    """Finds the raw bytes of reports, asked for in the order in which they were read. Holds one report at a time.

    What is found is checked against the report's digest, so a file that changed in the meantime is told, not kept.
    """

    def __init__(self, given: Sequence[Path] = ()) -> None:
        self._given = sorted((shown(str(path)) for path in given), key=len, reverse=True)
        self._path = ""
        self._lines: Iterator[tuple[int, bytes]] = iter(())

    def of(self, report: Report) -> bytes:
        """The bytes. OriginalLostError where the file has changed, or has a name by which it cannot be found again."""
        for raw in self._candidates(report.origin):
            if hashlib.sha256(raw).hexdigest() == report.raw_sha256:
                return raw
        raise OriginalLostError(
            f"{report.origin}: changed while it was read, or has a name that is not Unicode; add it again"
        )

    def inside(self, found: Found) -> Found:
        """The report, or refusal, named by its path inside the folder that was given, or by its file's name: where that
        folder lies on this machine, and whose it is, is not for a record that others get."""
        origin = found.origin
        for path in self._given:
            if origin.startswith(folder := f"{path.rstrip('/')}/"):
                return _named(found, origin.removeprefix(folder))
            if origin == path or origin.startswith(f"{path}:"):
                return _named(found, Path(path).name + origin.removeprefix(path))
        return found

    def _candidates(self, origin: str) -> Iterator[bytes]:
        """The whole file, or the line of JSON Lines that "path:number" names."""
        path, _, number = origin.rpartition(":")
        try:
            if Path(origin).is_file():
                yield Path(origin).read_bytes()
            elif number.isdecimal() and Path(path).is_file():
                yield self._line(path, int(number))
        except OSError:
            return

    def _line(self, path: str, number: int) -> bytes:
        if path != self._path:
            self._path, self._lines = path, _lines(Path(path))
        return next((line for at, line in self._lines if at == number), b"")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers as the reader of JSON Lines counts them, without mark and line end."""
    with path.open("rb") as file:
        if file.read(3) != b"\xef\xbb\xbf":
            file.seek(0)
        number = 0
        while line := _line(file):
            number += 1
            yield number, line.removesuffix(b"\n").removesuffix(b"\r")


def _line(file: BinaryIO) -> bytes:
    """The next line. Of an endless one only the beginning: such a line was refused, and nobody asks for it."""
    line = file.readline(64 * PIECE)
    rest = line
    while rest and not rest.endswith(b"\n"):
        rest = file.readline(PIECE)
    return line


def _named(found: Found, name: str) -> Found:
    changed = {"origin": name}
    if isinstance(found, Unreadable):
        changed["message"] = found.message.replace(found.origin, name)
    return found.model_copy(update=changed)
