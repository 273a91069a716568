"""Which pairs of units are looked at: those that share a key. Nobody is compared with everybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import floor

from reportedly.incidents.units import FAR_DAYS, Unit

CELL_DEGREES = 0.25
LONG_DAYS = 11  # a longer window is filed by its months
LONGEST_DAYS = 400  # and a still longer one under no time at all
SHARP, BLUNT = 40, 8  # how many neighbours a unit meets in a block of a telling key, and of a common one
RARE_WORDS = 25  # so many of a unit's most distinctive words that stand elsewhere too are keys
COMMON_WORD = 60  # a word of more units than this is a blunt key


def candidate_pairs(units: Sequence[Unit], copies: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of positions that share a block, each once, in order. Units whose stated days lie too far apart are
    left out. However large a block, each unit meets only its next neighbours in it (the sorted neighbourhood of
    Hernández and Stolfo 1995), so the number of pairs grows with the number of units and not with its square."""
    pairs: set[tuple[int, int]] = set()
    for (_, reach), block in _blocks(units, copies).items():
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + reach]:
                if _possible(units[one], units[other]):
                    pairs.add((min(one, other), max(one, other)))
    return iter(sorted(pairs))


def _possible(a: Unit, b: Unit) -> bool:
    if a.report.id == b.report.id:
        return False
    if not a.windows or not b.windows or not (a.windows[0].stated and b.windows[0].stated):
        return True
    return any(one.gap(two) <= FAR_DAYS for one in a.windows for two in b.windows)


def _blocks(units: Sequence[Unit], copies: Mapping[str, str]) -> dict[tuple[str, int], list[int]]:
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    spread = Counter(word for unit in units for word in unit.bag)
    for i in sorted(range(len(units)), key=lambda i: _neighbourhood(units[i])):
        for key in dict.fromkeys(_keys(units[i], copies, spread)):
            blocks[key].append(i)
    return blocks


def _neighbourhood(unit: Unit) -> tuple[str, str, str]:
    """Within a block units stand by day, then by area, so that likely pairs stand near each other."""
    day = unit.windows[0].latest.isoformat() if unit.windows else "9"
    return (day, " ".join(unit.spots[0].areas) if unit.spots else "", unit.id)


def _keys(unit: Unit, copies: Mapping[str, str], spread: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    times, months = _times(unit)
    for place in _places(unit):
        yield from ((f"{time}|{place}", SHARP) for time in times)
        yield from ((f"{month}|{place}", BLUNT) for month in months)
    for (effect, group), (low, _) in unit.tolls.items():
        if low >= 3:
            yield from ((f"{month}|{effect}|{group}|{low}", SHARP) for month in months)
    for word in _rare(unit, spread):
        if spread[word] > COMMON_WORD:
            yield from ((f"{month}|word {word}", BLUNT) for month in months)
        else:
            yield f"word {word}", SHARP
    yield f"copy {copies.get(unit.report.id, unit.report.id)}", SHARP


def _times(unit: Unit) -> tuple[list[str], list[str]]:
    """Keys by day (with the day before, so that neighbours meet) and by month (with the one it borders on)."""
    if not unit.windows:
        return ["any"], ["any"]
    days: set[date] = set()
    months: set[str] = set()
    for window in unit.windows:
        if window.days > LONGEST_DAYS:
            months.add("any")
            continue
        first, last = window.earliest - timedelta(days=5), window.latest + timedelta(days=5)
        months |= {f"{first + timedelta(days=n):%Y-%m}" for n in range((last - first).days + 1)}
        if window.days <= LONG_DAYS:
            days |= {window.earliest + timedelta(days=n) for n in range(-1, window.days)}
    return [day.isoformat() for day in sorted(days)], sorted(months)


def _places(unit: Unit) -> Iterator[str]:
    for spot in unit.spots:
        yield from spot.areas
        if spot.place.latitude is not None and spot.place.longitude is not None:
            row, column = floor(spot.place.latitude / CELL_DEGREES), floor(spot.place.longitude / CELL_DEGREES)
            yield from (f"{row + n}:{column + m}" for n in (0, 1) for m in (0, 1))


def _rare(unit: Unit, spread: Mapping[str, int]) -> list[str]:
    elsewhere = [word for word in unit.words if spread[word] > 1]
    return sorted(elsewhere, key=lambda word: (-unit.words[word], word))[:RARE_WORDS]
