"""Where names are looked up: an index in memory for small gazetteers, one in a SQLite file for the world's places."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

from reportedly.gazetteers.entry import Entry
from reportedly.gazetteers.keys import loose_key, plain_key
from reportedly.gazetteers.tables import Named

FORMAT = 10  # raised whenever keys or tables below change their meaning
HELD = 500_000  # names in memory at once
MAPPED = 2**30  # bytes of an index that are read in place: pages of the file, which the system takes back as it needs
MAIN, OTHER, PEOPLE, SHORT = 0, 1, 2, 3

# dataclasses.astuple copies deeply and takes thirty times as long
columns_of = attrgetter(*(column.name for column in fields(Entry)))

Window = tuple[float, float, float, float]  # west, south, east, north in degrees
Hit = tuple[str, int, Entry]  # plain key of the name, MAIN, OTHER, PEOPLE or SHORT, entry

_TABLES = """
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, latitude REAL, longitude REAL,
                    country TEXT, admin1 TEXT, parent TEXT, population INTEGER, capital INTEGER);
CREATE TABLE name (loose TEXT, plain TEXT, role INTEGER, place INTEGER,
                   PRIMARY KEY (loose, plain, role, place)) WITHOUT ROWID;
CREATE TEMP TABLE unsorted (loose TEXT, plain TEXT, role INTEGER, place INTEGER);
"""
_COLUMNS = "id, name, kind, latitude, longitude, country, admin1, parent, population, capital"
_FIND = """
SELECT plain, role, id, place.name, kind, latitude, longitude, country, admin1, parent, population, capital
FROM name JOIN place ON number = place WHERE loose = ? ORDER BY population DESC, number LIMIT 400
"""
_SETTLEMENTS = f"""
SELECT {_COLUMNS} FROM place WHERE kind = 'settlement' AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?
ORDER BY population DESC, id LIMIT ?
"""


class Index(Protocol):
    """Looks up loose keys. `merges`: it adds to what the indexes behind it hold under a name instead of hiding it."""

    merges: bool

    def hits(self, loose: str) -> tuple[Hit, ...]:
        """All names of that loose key."""

    def has(self, loose: str) -> bool:
        """Whether there is any."""

    def get(self, identity: str) -> Entry | None:
        """The entry of an id."""

    def country(self, code: str) -> Entry | None:
        """The country of a code."""

    def settlements(self, window: Window, most: int) -> tuple[Entry, ...]:
        """Settlements inside a window, those with the most people first."""


def short(name: str) -> bool:
    """Whether a name is an abbreviation: capitals only ("UAE", "W.VA"), or cut off with a full stop ("Ind.")."""
    return name.endswith(".") or name.replace(".", "").isupper()


def filed(named: Named) -> Iterator[tuple[str, str, int]]:
    """Loose key, plain key and role of each name of an entry, each plain key once. Other spellings of its own name
    count as its own."""
    seen: set[str] = set()
    own = loose_key(plain_key(named.names[0]))
    for name in named.names:
        plain = plain_key(name)
        if plain and plain not in seen:
            seen.add(plain)
            loose = loose_key(plain)
            yield loose, plain, MAIN if loose == own else SHORT if short(name) else OTHER
    for name in named.people:
        plain = plain_key(name)
        if plain not in seen:
            seen.add(plain)
            yield loose_key(plain), plain, PEOPLE


class MemoryIndex:
    """An index of plain dictionaries."""

    merges = False

    def __init__(self, places: Iterable[Named]) -> None:
        self._hits: dict[str, list[Hit]] = {}
        self._entries: dict[str, Entry] = {}
        for named in places:
            self._entries[named.entry.id] = named.entry
            for loose, plain, role in filed(named):
                self._hits.setdefault(loose, []).append((plain, role, named.entry))

    def hits(self, loose: str) -> tuple[Hit, ...]:
        return tuple(self._hits.get(loose, ()))

    def has(self, loose: str) -> bool:
        return loose in self._hits

    def get(self, identity: str) -> Entry | None:
        return self._entries.get(identity)

    def country(self, code: str) -> Entry | None:
        return next((e for e in self._entries.values() if e.kind == "country" and e.country == code), None)

    def settlements(self, window: Window, most: int) -> tuple[Entry, ...]:
        found = [entry for entry in self._entries.values() if entry.kind == "settlement" and _inside(entry, window)]
        return tuple(sorted(found, key=lambda entry: (-entry.population, entry.id))[:most])


class FileIndex:
    """An index in a SQLite file, read only. Answers are remembered, since a report names its places again and again."""

    def __init__(self, connection: sqlite3.Connection, merges: bool = False) -> None:
        self._connection = connection
        self.merges = merges
        self.hits = lru_cache(maxsize=20_000)(self._read_hits)
        self.has = lru_cache(maxsize=100_000)(self._read_has)
        self.get = lru_cache(maxsize=20_000)(self._read_entry)
        self.country = lru_cache(maxsize=500)(self._read_country)

    def _read_hits(self, loose: str) -> tuple[Hit, ...]:
        rows = self._connection.execute(_FIND, (loose,)).fetchall()
        return tuple([(row[0], row[1], _entry(row[2:])) for row in rows])

    def _read_has(self, loose: str) -> bool:
        return self._connection.execute("SELECT 1 FROM name WHERE loose = ? LIMIT 1", (loose,)).fetchone() is not None

    def _read_entry(self, identity: str) -> Entry | None:
        return self._one("id = ?", identity)

    def _read_country(self, code: str) -> Entry | None:
        return self._one("kind = 'country' AND country = ?", code)

    def settlements(self, window: Window, most: int) -> tuple[Entry, ...]:
        west, south, east, north = window
        rows = self._connection.execute(_SETTLEMENTS, (south, north, west, east, most))
        return tuple(_entry(row) for row in rows)

    def _one(self, condition: str, value: str) -> Entry | None:
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM place WHERE {condition}", (value,)).fetchone()
        return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(*row[:-1], bool(row[-1])))


def _inside(entry: Entry, window: Window) -> bool:
    west, south, east, north = window
    if entry.latitude is None or entry.longitude is None:
        return False
    return south <= entry.latitude <= north and west <= entry.longitude <= east


def write_index(connection: sqlite3.Connection, places: Iterable[Named]) -> int:
    """Fills an empty database and counts the places. Keys are sorted before they are filed, which is several times
    faster; memory stays the same however many there are."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    names: list[tuple[str, str, int, int]] = []
    number = -1
    for number, named in enumerate(places):
        connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", (number, *columns_of(named.entry)))
        names.extend((*key, number) for key in filed(named))
        if len(names) > HELD:
            connection.executemany("INSERT INTO unsorted VALUES (?,?,?,?)", names)
            names.clear()
    names.sort()
    connection.executemany("INSERT INTO unsorted VALUES (?,?,?,?)", names)
    connection.execute("INSERT INTO name SELECT * FROM unsorted ORDER BY loose, plain, role, place")
    connection.execute("DROP TABLE unsorted")
    connection.execute("CREATE INDEX place_id ON place (id)")
    connection.execute("CREATE INDEX place_kind ON place (kind, country)")
    connection.commit()
    return number + 1


def open_index(path: Path, merges: bool = False) -> FileIndex:
    """Opens a finished index. It is never written to, so threads may share it. sqlite3.Error if it is none."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")  # a page that is read saves a call to the system
    connection.execute("SELECT 1 FROM place JOIN name ON number = place LIMIT 1").fetchone()
    return FileIndex(connection, merges)
