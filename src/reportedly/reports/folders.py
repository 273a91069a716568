"""Files and folders to Reports.

A folder is walked in the order of its names. Left out there, without a word: names that begin with "." or "_"; files
whose ending says that they are no reports (tables, pictures, settings: `data/formats.toml`); notes that lie beside
reports (README, LICENSE, ...); whatever is no regular file. A file that is named itself is always looked at.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.records import Report, Unreadable
from reportedly.reports.drafts import Arrival
from reportedly.reports.formats import choose_format, has_ending_of_none, passed_over
from reportedly.reports.options import ReadOptions
from reportedly.reports.reading import HEAD, read_opened, shown
from reportedly.reports.refusals import Refused, refused_at, too_large


def read_paths(paths: Iterable[Path], options: ReadOptions) -> Iterator[Report | Unreadable]:
    """The reports of files and folders, in the order given; a folder that was reached already is not read again."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where a folder above may not be searched
            yield from _walk(path, options, seen)
        else:
            yield from read_path(path, options)


def endings_passed_over(paths: Iterable[Path]) -> Counter[str]:
    """How many files of each ending lie in folders and are left out for it; a table may hold what somebody meant."""
    names = (
        name
        for path in paths
        for _, folders, files in os.walk(path)
        for name in _without_hidden(folders, files)
        if has_ending_of_none(name)
    )
    return Counter(Path(name).suffix.lower() for name in names)


def _without_hidden(folders: list[str], files: list[str]) -> list[str]:
    """The files that are looked at; the folders that are not, `os.walk` is told to leave out."""
    folders[:] = [name for name in folders if not name.startswith((".", "_"))]
    return [name for name in files if not name.startswith((".", "_"))]


def read_path(path: Path, options: ReadOptions) -> Iterator[Report | Unreadable]:
    """The reports of one file: of JSON Lines one a line, of any other format one. Never raises for what it finds."""
    origin = shown(str(path))
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        yield refused_at(origin, _failure(error))
        return
    with file:
        try:
            yield from _read_file(file, origin, options)
        except OSError as error:
            yield refused_at(origin, _failure(error))


def _read_file(file: BinaryIO, origin: str, options: ReadOptions) -> Iterator[Report | Unreadable]:
    status = os.fstat(file.fileno())
    if stat.S_ISREG(status.st_mode):  # a pipe that is named has no size and cannot be read twice
        if status.st_size > options.max_bytes and not _may_be_large(file.read(HEAD), origin):
            yield refused_at(origin, too_large(options.max_bytes), status.st_size)
            return
        file.seek(0)
    yield from read_opened(file, Arrival(b"", origin), options)


def _may_be_large(head: bytes, origin: str) -> bool:
    """Whether a large file is to be opened all the same: JSON Lines, or what is refused for a better reason."""
    try:
        return choose_format(head, origin) == "jsonl"
    except Refused:
        return True


def _failure(error: OSError | ValueError) -> Refused:
    if isinstance(error, FileNotFoundError | ValueError):
        return Refused("not_found", "there is no such file; check the path")
    if isinstance(error, PermissionError):
        return Refused("permission", "the file may not be read; change its permissions")
    if isinstance(error, IsADirectoryError):
        return Refused("unsupported", "this is a folder, not a file; name a file in it")
    return Refused("io_error", f"the system cannot read it ({error.strerror})")


def _walk(folder: Path, options: ReadOptions, seen: set[tuple[int, int]]) -> Iterator[Report | Unreadable]:
    """Depth first, in the order of names; folders are told apart by device and inode, so that links cannot loop."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                yield from read_path(path, options)
            if not stat.S_ISDIR(status.st_mode) or (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(name for name in os.listdir(path) if not _left_out(path, name))  # noqa: PTH208  # names are all that is needed
        except OSError as error:
            yield refused_at(shown(str(path)), _failure(error))
            continue
        waiting.extend(path / name for name in reversed(names))


def _left_out(folder: Path, name: str) -> bool:
    return passed_over(name) and (name.startswith((".", "_")) or not (folder / name).is_dir())
