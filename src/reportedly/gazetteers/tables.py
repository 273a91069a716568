"""The package's own tables as named entries: countries, divisions, regions, neighbourhoods."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.gazetteers.entry import Entry
from reportedly.gazetteers.keys import plain_key

DATA = Path(__file__).parent / "data"
MERGED = {"settlement": "settlement", "region": "adm1"}  # kinds of our own rows and what they may merge with
UNCHANGED = ("ese", "ish", "ss", "ch", "sh", "men", "gyz")  # words for people that take no plural s


@dataclass(frozen=True)
class Named:
    """An entry with all names it is filed under; `names[0]` is its own."""

    entry: Entry
    names: tuple[str, ...]
    people: tuple[str, ...] = ()


def rows(path: Path) -> Iterator[dict[str, str]]:
    """A CSV with a header row; lines that begin with "#" are notes."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def plurals(words: Iterable[str]) -> tuple[str, ...]:
    """The words and their plurals ("Syrian", "Syrians")."""
    found: list[str] = []
    for word in words:
        found.append(word)
        if not word.endswith(UNCHANGED):
            found.append(word + "s")
    return tuple(found)


def countries(known: dict[str, tuple[str, int]]) -> Iterator[Named]:
    """Countries; `known` gives id and people by code."""
    for row in rows(DATA / "countries.csv"):
        identity, population = known.get(row["code"], (f"own:country/{row['code'].lower()}", 0))
        entry = Entry(
            identity,
            row["name"],
            "country",
            float(row["latitude"]),
            float(row["longitude"]),
            row["code"],
            population=population,
        )
        yield Named(entry, (row["name"], *split(row["aliases"])), plurals(split(row["demonyms"])))


def divisions(country_ids: dict[str, str]) -> Iterator[tuple[str, Named]]:
    """Divisions of first and second order with their GeoNames code ("SY.09"); the second have that of the first."""
    english = {row["code"]: row for row in rows(DATA / "division_names.csv")}
    first: dict[str, Entry] = {}
    for row in sorted(rows(DATA / "divisions.csv"), key=lambda row: row["kind"]):
        code, kind = row["code"], row["kind"]
        better = english.get(code) if kind == "adm1" else None
        name = better["name"] if better else row["name"]
        above = first.get(code) if kind == "adm2" else None
        entry = Entry(
            f"geonames:{row['id']}",
            name,
            kind,
            float(row["latitude"]) if row["latitude"] else None,
            float(row["longitude"]) if row["longitude"] else None,
            row["country"],
            name if kind == "adm1" else above.name if above else None,
            above.id if above else country_ids.get(row["country"]),
            int(row["population"]),
        )
        if kind == "adm1":
            first[code] = entry
        names = dict.fromkeys((name, row["name"], *split(row["aliases"]), *split(better["aliases"] if better else "")))
        yield code, Named(entry, tuple(names))


def own_places() -> Iterator[Named]:
    """Regions, waters, neighbourhoods and camps of our own tables."""
    for path in (DATA / "regions.csv", DATA / "neighbourhoods.csv"):
        for row in rows(path):
            entry = Entry(
                row["id"],
                row["name"],
                row["kind"],
                float(row["latitude"]),
                float(row["longitude"]),
                row["country"] or None,
                row["admin1"] or None,
                row["parent"] or None,
                int(row["population"] or 0),
            )
            yield Named(entry, (row["name"], *split(row["aliases"])), plurals(split(row.get("people") or "")))


class OwnPlaces:
    """Our own rows. Those that name a place of the big tables give it their names and are dropped."""

    def __init__(self, places: Iterable[Named]) -> None:
        self._places = {named.entry.id: named for named in places}
        self._countries = {named.entry.country or "" for named in self._places.values()}
        self._by_key: dict[tuple[str, str], list[Named]] = {}
        for named in self._places.values():
            if named.entry.kind in MERGED:
                for name in named.names:
                    self._by_key.setdefault((named.entry.country or "", plain_key(name)), []).append(named)

    def merged(self, named: Named) -> Named:
        """The place of a big table with what our own row adds to it."""
        kind, country = named.entry.kind, named.entry.country or ""
        if country not in self._countries:
            return named
        for key in dict.fromkeys(plain_key(name) for name in named.names):
            for own in self._by_key.get((country, key), ()):
                if own.entry.id in self._places and MERGED[own.entry.kind] == kind and _close(own.entry, named.entry):
                    del self._places[own.entry.id]
                    names = dict.fromkeys((*named.names, *own.names))
                    entry = replace(named.entry, name=own.entry.name) if kind == "settlement" else named.entry
                    return Named(entry, tuple(names), (*named.people, *own.people))
        return named

    def rest(self, first: Mapping[str, Entry]) -> Iterator[Named]:
        """What was not merged, hung under the first-order division that it names."""
        above = {(entry.country, entry.name): entry.id for entry in first.values()}
        for named in self._places.values():
            entry = named.entry
            parent = entry.parent or above.get((entry.country, entry.admin1 or ""))
            yield replace(named, entry=replace(entry, parent=parent))


def _close(one: Entry, other: Entry) -> bool:
    """Within a quarter of a degree, or four degrees for regions."""
    limit = 0.25 if one.kind == "settlement" else 4.0
    return all(
        a is not None and b is not None and abs(a - b) < limit
        for a, b in ((one.latitude, other.latitude), (one.longitude, other.longitude))
    )
