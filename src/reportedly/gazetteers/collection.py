"""Gazetteers that the user has added: indexed once, kept on this machine, put before the package's own.

They lie in the user's data folder (REPORTEDLY_DATA; else XDG_DATA_HOME/reportedly, else ~/.local/share/reportedly), one
SQLite file each.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reportedly.gazetteers import store
from reportedly.gazetteers.gazetteer import Gazetteer
from reportedly.gazetteers.read import GazetteerError, Reading, stream

ENDING = ".gazetteer"
MERGING = frozenset({".txt", ".tsv"})  # dumps of whole countries add to what is known; a user's own list replaces it
_ABOUT = (
    "CREATE TABLE about (format INTEGER, source TEXT, sha256 TEXT, places INTEGER, refused INTEGER, merges INTEGER)"
)


@dataclass(frozen=True)
class Added:
    """A gazetteer of the collection: its name, the file that it was made from with the digest of its bytes, how many
    places it holds and how many rows were refused. `merges`: it adds to what the package knows under a name; otherwise
    it takes its place. `problems`: the refused rows, told when it is added only."""

    name: str
    path: Path
    source: str
    sha256: str
    places: int
    refused: int
    merges: bool
    problems: tuple[str, ...] = ()


def folder() -> Path:
    """Where the collection lies; it need not exist."""
    own = os.environ.get("REPORTEDLY_DATA")
    if own:
        return Path(own) / "gazetteers"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "reportedly" / "gazetteers"


def add(path: Path) -> Added:
    """Indexes a file and keeps the index; one of the same name is replaced. Rows that cannot be read are left out and
    told. GazetteerError where the file gives no place, or the folder cannot be written: nothing is changed then."""
    reading, home = Reading(path), folder()
    merges = path.suffix.lower() in MERGING
    try:
        sha256 = _sha256(path)
        home.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=home, suffix=".part")
    except OSError as error:
        raise GazetteerError([f"{error.filename or path}: {error.strerror}"]) from error
    os.close(handle)
    try:
        with closing(sqlite3.connect(part)) as connection:
            places = store.write_index(connection, stream(reading))
            if not places:
                raise GazetteerError([*reading.problems, f"{path}: holds no place that can be used"])
            connection.execute(_ABOUT)
            row = (store.FORMAT, path.name, sha256, places, reading.refused, merges)
            connection.execute("INSERT INTO about VALUES (?,?,?,?,?,?)", row)
            connection.commit()
        Path(part).replace(home / (_name(path) + ENDING))
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError([f"{home}: the index cannot be written ({error})"]) from error
    finally:
        Path(part).unlink(missing_ok=True)
    kept = _about(home / (_name(path) + ENDING))
    return Added(**{**kept.__dict__, "problems": tuple(reading.problems)})


def added() -> list[Added]:
    """The collection, by name. GazetteerError names a file of it that is broken or of an older version."""
    home = folder()
    return [_about(path) for path in sorted(home.glob("*" + ENDING))] if home.is_dir() else []


def remove(name: str) -> None:
    """Takes a gazetteer out of the collection. GazetteerError where there is none of that name."""
    known = {path.stem: path for path in folder().glob("*" + ENDING)} if folder().is_dir() else {}
    if name not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise GazetteerError([f"there is no gazetteer '{name}'; added are: {listed}"])
    known[name].unlink()


def before(gazetteer: Gazetteer, collection: Sequence[Added]) -> Gazetteer:
    """A gazetteer with those of the collection before it: lists that take the place of what is known first."""
    ordered = sorted(collection, key=lambda one: (one.merges, one.name))
    return gazetteer.behind(*(store.open_index(one.path, one.merges) for one in ordered)) if ordered else gazetteer


def _name(path: Path) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem).strip("-").lower() or "gazetteer"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _about(path: Path) -> Added:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            number, source, sha256, places, refused, merges = connection.execute("SELECT * FROM about").fetchone()
    except (sqlite3.Error, TypeError, ValueError) as error:
        raise GazetteerError([f"{path}: is no gazetteer's index; remove it, or add its source again"]) from error
    if number != store.FORMAT:
        raise GazetteerError([f"{path}: was indexed by another version; add {source} again"])
    return Added(path.stem, path, source, sha256, places, refused, bool(merges))
