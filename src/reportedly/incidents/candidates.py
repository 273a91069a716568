"""Which pairs of units are looked at: those that share a key. Nobody is compared with everybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import floor

from reportedly.incidents.units import Unit

CELL_DEGREES = 0.25
LONG_DAYS = 10  # a longer window is filed by its months
MOST_IN_BLOCK = 60  # within a larger block every unit meets only its nearest neighbours
RARE_WORDS = 25  # so many of a unit's most distinctive words that stand elsewhere too are keys
COMMON_WORD = 60  # a word of more units than this is a key within its months only


def candidate_pairs(units: Sequence[Unit], copies: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of positions that share a block, each once, in order. The number of pairs grows with the number of
    units times `MOST_IN_BLOCK`, whatever the blocks."""
    pairs: set[tuple[int, int]] = set()
    for block in _blocks(units, copies).values():
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + MOST_IN_BLOCK]:
                if units[one].report.id != units[other].report.id:
                    pairs.add((min(one, other), max(one, other)))
    return iter(sorted(pairs))


def _blocks(units: Sequence[Unit], copies: Mapping[str, str]) -> dict[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    spread = Counter(word for unit in units for word in unit.bag)
    order = sorted(range(len(units)), key=lambda i: _neighbourhood(units[i]))
    for i in order:
        for key in dict.fromkeys(_keys(units[i], copies, spread)):
            blocks[key].append(i)
    return blocks


def _neighbourhood(unit: Unit) -> tuple[str, str, str]:
    """Within a block units stand by day, then by area, so that likely pairs stand near each other."""
    return (unit.window.latest.isoformat() if unit.window else "9", " ".join(unit.areas), unit.id)


def _keys(unit: Unit, copies: Mapping[str, str], spread: Mapping[str, int]) -> Iterator[str]:
    times, months = _times(unit)
    for place in _places(unit):
        yield from (f"{time}|{place}" for time in times)
        yield from (f"{month}|{place}|wide" for month in months)
    for (effect, group), (low, _) in unit.tolls.items():
        if low >= 3:
            yield from (f"{month}|{effect}|{group}|{low}" for month in months)
    for word in _rare(unit, spread):
        yield from (f"{month}|word {word}" for month in (months if spread[word] > COMMON_WORD else ["any"]))
    yield f"copy {copies.get(unit.report.id, unit.report.id)}"


def _times(unit: Unit) -> tuple[list[str], list[str]]:
    """Keys by day (with the day before, so that neighbours meet) and by month (with the one it borders on)."""
    window = unit.window
    if window is None:
        return ["any"], ["any"]
    if window.days > 400:
        return [], ["any"]
    first, last = window.earliest - timedelta(days=5), window.latest + timedelta(days=5)
    months = sorted({f"{first + timedelta(days=n):%Y-%m}" for n in range((last - first).days + 1)})
    if window.days > LONG_DAYS:
        return [], months
    start = window.earliest - timedelta(days=1)
    return [(start + timedelta(days=n)).isoformat() for n in range(window.days + 1)], months


def _places(unit: Unit) -> Iterator[str]:
    yield from unit.areas
    place = unit.place
    if place and place.latitude is not None and place.longitude is not None:
        row, column = floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)
        yield from (f"{row + n}:{column + m}" for n in (0, 1) for m in (0, 1))


def _rare(unit: Unit, spread: Mapping[str, int]) -> list[str]:
    elsewhere = [word for word in unit.words if spread[word] > 1]
    return sorted(elsewhere, key=lambda word: (-unit.words[word], word))[:RARE_WORDS]
