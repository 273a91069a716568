"""Tables of place codes (P-codes) as OCHA's common operational datasets give them: one row a unit, with the codes and
names of all levels above it, by column names ("ADM2_EN", "ADM2_PCODE") or by HXL hashtags ("#adm2+name")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.gazetteers.entry import Entry
from reportedly.gazetteers.keys import plain_key
from reportedly.gazetteers.tables import Named

CODE = re.compile(r"adm(?:in)?_?(\d)_?p?code")
NAME = re.compile(r"adm(?:in)?_?(\d)_?(?:name_?)?(en|name|[a-z]{2})?(?:_alt\w*|alt\d?\w*|_ref\w*|ref\w*)?")
TAG = re.compile(r"#(?:adm(\d)|(country))\+(code|name)\b.*")
LATITUDES = frozenset({"latitude", "lat", "y", "y_coord", "point_y", "center_lat", "#geo+lat", "lat_dd"})
LONGITUDES = frozenset({"longitude", "lon", "long", "x", "x_coord", "point_x", "center_lon", "#geo+lon", "lng"})
KINDS = ("country", "adm1", "adm2", "adm2", "settlement", "settlement")


@dataclass(frozen=True)
class Columns:
    """Where in a row the codes, names and coordinates of each level stand."""

    codes: Mapping[int, int]
    names: Mapping[int, tuple[int, ...]]
    latitude: int | None
    longitude: int | None


@dataclass
class _Unit:
    """A unit as the rows read so far tell it; `above` are the keys of the units that it lies in, nearest first."""

    level: int
    code: str
    names: tuple[str, ...]
    above: tuple[tuple[int, str], ...]
    points: list[tuple[float, float]] = field(default_factory=list)


def columns_of(header: Sequence[str]) -> Columns | None:
    """The columns of a P-code table; None where the header is not that of one."""
    codes: dict[int, int] = {}
    names: dict[int, list[int]] = {}
    latitude = longitude = None
    for at, cell in enumerate(cell.strip().lower() for cell in header):
        tag, code, name = TAG.fullmatch(cell), CODE.fullmatch(cell), NAME.fullmatch(cell)
        if tag is not None:
            level = int(tag[1] or 0)
            if tag[3] == "code":
                codes[level] = at
            else:
                names.setdefault(level, []).append(at)
        elif code is not None:
            codes[int(code[1])] = at
        elif name is not None and not cell.endswith("code"):
            known = names.setdefault(int(name[1]), [])
            known.insert(0 if cell.endswith(("_en", "_name")) else len(known), at)
        elif cell in LATITUDES:
            latitude = at
        elif cell in LONGITUDES:
            longitude = at
    levels = {level: tuple(found) for level, found in names.items() if level in codes}
    return Columns(codes, levels, latitude, longitude) if levels else None


class Units:
    """Units gathered row by row. A unit without coordinates of its own lies in the middle of those inside it."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._units: dict[tuple[int, str], _Unit] = {}

    def take(self, row: Sequence[str]) -> None:
        """Adds a row. ValueError says what is wrong with it."""
        found = [unit for level in sorted(self._columns.names) for unit in self._cells(row, level)]
        if not found:
            raise ValueError("no code with a name in it")
        point = self._point(row)
        chain: tuple[tuple[int, str], ...] = ()
        for level, code, names in found:
            unit = self._units.setdefault((level, code), _Unit(level, code, names, chain))
            if point is not None:
                unit.points.append(point)
            chain = ((level, code), *chain)

    def _cells(self, row: Sequence[str], level: int) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        def cell(at: int) -> str:
            return row[at].strip() if at < len(row) else ""

        names = tuple(dict.fromkeys(name for name in map(cell, self._columns.names[level]) if plain_key(name)))
        code = cell(self._columns.codes[level])
        if code and names:
            yield level, code, names

    def _point(self, row: Sequence[str]) -> tuple[float, float] | None:
        at = self._columns.latitude, self._columns.longitude
        if at[0] is None or at[1] is None or max(at[0], at[1]) >= len(row):
            return None
        cells = row[at[0]].strip(), row[at[1]].strip()
        if not any(cells):
            return None
        try:
            latitude, longitude = float(cells[0].replace(",", ".")), float(cells[1].replace(",", "."))
        except ValueError:
            raise ValueError(f"coordinates {cells[0]!r}, {cells[1]!r} are no numbers") from None
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            swapped = abs(latitude) <= 180 and abs(longitude) <= 90
            raise ValueError(
                f"coordinates {latitude:g}, {longitude:g} " + ("seem to be swapped" if swapped else "are out of range")
            )
        return latitude, longitude

    def places(self) -> Iterator[Named]:
        """The units, larger ones first."""
        for unit in sorted(self._units.values(), key=lambda unit: (unit.level, unit.code)):
            country = unit.code[:2] if unit.code[:2].isalpha() else None
            first = next((self._units[key] for key in unit.above if key[0] == 1), unit if unit.level == 1 else None)
            latitude, longitude = _middle(unit.points)
            entry = Entry(
                f"pcode:{unit.code}",
                unit.names[0],
                KINDS[min(unit.level, len(KINDS) - 1)],
                latitude,
                longitude,
                country.upper() if country else None,
                first.names[0] if first is not None else None,
                f"pcode:{unit.above[0][1]}" if unit.above else None,
            )
            yield Named(entry, unit.names)


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float | None, float | None]:
    if not points:
        return None, None
    return (
        round(sum(latitude for latitude, _ in points) / len(points), 5),
        round(sum(longitude for _, longitude in points) / len(points), 5),
    )
