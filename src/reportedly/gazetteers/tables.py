"""The package's own tables as named entries: countries, divisions, regions, neighbourhoods."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.gazetteers.entry import Entry

DATA = Path(__file__).parent / "data"
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
    """First- and second-order divisions with their GeoNames code ("SY.09"; of second-order ones that of their parent)."""
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
    """Regions, waters, neighbourhoods and camps of our own tables. A country cell may hold several codes or none."""
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
