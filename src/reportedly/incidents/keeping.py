"""Workings as bytes under names, to be kept in whatever holds bytes. What a change adds is kept beside what was there;
now and then all of it is written anew. A checksum of each tells whether what is read is what was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.incidents.columns import Names, Numbers, Ragged
from reportedly.incidents.copies import Papers
from reportedly.incidents.minhash import PERMUTATIONS
from reportedly.incidents.relinking import Relinked
from reportedly.incidents.sheets import PLAIN, TABLES, Landmark, Sheet, put_together, rows_together
from reportedly.incidents.weighing import Rarity
from reportedly.incidents.workings import Workings

MOST_PARTS = 12  # and all is written anew
MOST_DEAD = 0.25  # of what is kept, for units that were taken out
NOW = "now"  # where what is true of all units stands
SUMS = f"{NOW}/sums"  # the checksum of everything else, by name
STATE = ("family", "crowd", "busy", "component", "group")
PAPERS = (
    *(f"{number}/{name}" for number in range(MOST_PARTS) for name in ("reports", "published", "sketches")),
    *(f"{NOW}/{name}" for name in ("counts", "papers", "sums")),
)  # what tells of the reports alone


@dataclass(frozen=True)
class Kept:
    """Workings as they were kept: in how many parts, which of all units and reports in these still count, and the
    checksums."""

    workings: Workings
    parts: int
    units: Numbers
    papers: Numbers
    sums: Mapping[str, int]


def packed(workings: Workings) -> dict[str, bytes]:
    """All of it, in one part."""
    papers = workings.papers
    part = _part(0, workings.sheet, workings.rare, papers)
    return _summed(part | _state(workings, 1, np.arange(len(workings)), np.arange(len(papers.ids))), {})


def packed_more(kept: Kept, change: Relinked) -> dict[str, bytes] | None:
    """What is to be put beside, or in place of, what is kept; None where all is to be written anew."""
    added, now = change.added, change.workings
    if added is None or kept.parts >= MOST_PARTS:
        return None
    ends = int(kept.units.max(initial=-1)) + 1, int(kept.papers.max(initial=-1)) + 1
    more = len(added.sheet), len(added.papers.ids)
    if len(now) < (1 - MOST_DEAD) * (ends[0] + more[0]):
        return None
    units, papers = (
        np.concatenate((held[mask], np.arange(end, end + many)))
        for held, mask, end, many in zip(
            (kept.units, kept.papers), (added.units_kept, added.papers_kept), ends, more, strict=True
        )
    )
    part = _part(kept.parts, added.sheet, added.rare, added.papers)
    return _summed(part | _state(now, kept.parts + 1, units, papers), kept.sums)


def unpacked(held: Mapping[str, bytes]) -> Kept:
    """What was packed. KeyError or ValueError where something is missing or is not what was written."""
    sums = _checked(held, json.loads(held[SUMS]))
    count = _count(held)
    units, papers = (_array(held[f"{NOW}/{name}"]) for name in ("units", "papers"))
    parts = [_unpart(held, number) for number in range(count)]
    sheet, rare = put_together([one for one, _ in parts]), rows_together([one for _, one in parts])
    if len(units) < len(sheet):
        sheet, rare = sheet.taken(units), rare.taken(units)
    family, crowd, busy, component, group = (_array(held[f"{NOW}/{name}"]) for name in STATE)
    workings = Workings(sheet, _papers(held, count), Rarity.of(sheet), rare, family, crowd, busy, component, group)
    return Kept(workings, count, units, papers, sums)


def unpacked_papers(held: Mapping[str, bytes]) -> Papers:
    """Only the reports of what was packed, of which what `PAPERS` names is enough. KeyError or ValueError."""
    sums: dict[str, int] = json.loads(held[SUMS])
    _checked(held, {name: right for name, right in sums.items() if name in PAPERS})
    return _papers(held, _count(held))


def _count(held: Mapping[str, bytes]) -> int:
    count: int = _array(held[f"{NOW}/counts"]).tolist()[0]
    return count


def _papers(held: Mapping[str, bytes], count: int) -> Papers:
    first, *more = (_unpart_papers(held, number) for number in range(count))
    read = first.with_more(*more)
    alive = np.zeros(len(read.ids), dtype=bool)
    alive[_array(held[f"{NOW}/papers"])] = True
    return read.taken(alive)


def _summed(told: dict[str, bytes], before: Mapping[str, int]) -> dict[str, bytes]:
    """The same with the checksums of all of it, and of what stays beside it."""
    sums = {**before, **{name: crc32(data) for name, data in told.items()}}
    return told | {SUMS: json.dumps(sums, sort_keys=True).encode()}


def _checked(held: Mapping[str, bytes], sums: dict[str, int]) -> dict[str, int]:
    for name, right in sums.items():
        if crc32(held[name]) != right:
            raise ValueError(f"what linking left behind is damaged: {name} is not as it was written")
    return sums


def _state(workings: Workings, parts: int, units: Numbers, papers: Numbers) -> dict[str, bytes]:
    told: dict[str, Numbers] = {"counts": np.array([parts]), "units": units, "papers": papers}
    told |= {name: getattr(workings, name) for name in STATE}
    return {f"{NOW}/{name}": _bytes(column) for name, column in told.items()}


def _part(number: int, sheet: Sheet, rare: Ragged, papers: Papers) -> dict[str, bytes]:
    texts = {
        "ids": "\n".join(sheet.ids),
        "landmarks": json.dumps([[key, *one] for key, one in sheet.landmarks.items()]),
        "reports": json.dumps(list(papers.ids)),
    }
    arrays: dict[str, NDArray[Any]] = dict(sheet.plain) | {"published": papers.published, "sketches": papers.sketches}
    arrays["plain published"] = sheet.plain["published"]
    for name, rows in (*sheet.tables.items(), ("rare", rare), ("claims", sheet.claims.rows)):
        arrays[f"{name} lengths"] = rows.lengths
        arrays |= {f"{name} {n}": column for n, column in enumerate(rows.columns)}
    found = {f"{number}/{name}": text.encode("utf-8", "surrogatepass") for name, text in texts.items()}
    return found | {f"{number}/{name}": _bytes(column) for name, column in arrays.items()}


def _unpart(held: Mapping[str, bytes], number: int) -> tuple[Sheet, Ragged]:
    def text(name: str) -> str:
        return held[f"{number}/{name}"].decode("utf-8", "surrogatepass")

    def array(name: str) -> NDArray[Any]:
        return _array(held[f"{number}/{name}"])

    def rows(name: str, types: str) -> Ragged:
        starts = np.concatenate(([0], np.cumsum(array(f"{name} lengths"))))
        columns = (_raw(held[f"{number}/{name} {n}"]).astype(one, copy=False) for n, one in enumerate(types))
        return Ragged(starts, tuple(columns))

    plain = {name: array("plain published" if name == "published" else name) for name in PLAIN}
    landmarks = {}
    for key, name, entry, latitude, longitude, country, radius, rank, areas in json.loads(text("landmarks")):
        landmarks[key] = Landmark(name, entry, latitude, longitude, country, radius, rank, tuple(areas))
    tables = {name: rows(name, types) for name, types in TABLES.items()}
    sheet = Sheet(text("ids").split(), Names(rows("claims", "B")), plain, tables, landmarks)
    return sheet, rows("rare", "I")


def _unpart_papers(held: Mapping[str, bytes], number: int) -> Papers:
    names = json.loads(held[f"{number}/reports"].decode("utf-8", "surrogatepass"))
    sketches = _raw(held[f"{number}/sketches"]).astype(np.uint32, copy=False).reshape(-1, PERMUTATIONS)
    return Papers(names, _array(held[f"{number}/published"]), sketches)


def _bytes(column: NDArray[Any]) -> bytes:
    """An array in the narrowest type that holds it."""
    low, high = (int(column.min()), int(column.max())) if column.size else (0, 0)
    kinds = (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64)
    kind = next(one for one in kinds if np.iinfo(one).min <= low and high <= np.iinfo(one).max)
    target = BytesIO()
    np.save(target, column.astype(kind), allow_pickle=False)
    return target.getvalue()


def _array(data: bytes) -> NDArray[Any]:
    return _raw(data).astype(np.int64, copy=False)


def _raw(data: bytes) -> NDArray[Any]:
    """The array that `_bytes` wrote, which is not to be changed: it lies where the bytes lie."""
    file = BytesIO(data)
    if np.lib.format.read_magic(file) != (1, 0):
        raise ValueError("an array that was kept is of another format")
    shape, _, kind = np.lib.format.read_array_header_1_0(file)
    return np.frombuffer(data, kind, offset=file.tell()).reshape(shape)
