"""Places and days that cells name. A cell gives a name nothing to stand on, so each is read in a sentence of its own,
below the report's text, which tells the country; offsets are then those of the cell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.findings.mentions import PlaceMention, TimeMention
from reportedly.claims.tables.figure import TABLE
from reportedly.claims.tables.grid import Cell
from reportedly.claims.text.parse import Parsed, parse
from reportedly.claims.text.triggers import Hit, trigger_index
from reportedly.claims.text.words import word_lists
from reportedly.records import Place, When

MOST = 3_000  # different cells of a report that are looked up
LONGEST = 100  # code points of a cell that may name a place or a day
MONTH_OR_YEAR = re.compile(r"\d{4}|[^\W\d_]{3,12}\.?(?:,? \d{4})?")


class Finders(NamedTuple):
    """What tells the places and the times of a text that is read beside the report."""

    places: Callable[[Parsed], Sequence[PlaceMention]]
    times: Callable[[Parsed], Sequence[TimeMention]]


@dataclass(frozen=True)
class Label:
    """Cells that together tell where, the closest first; `nouns` are the headings' words for what they are."""

    cells: tuple[Cell, ...]
    nouns: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass
class Labels:
    """What cells name, by their words."""

    places: dict[tuple[str, ...], tuple[PlaceMention, int]] = field(default_factory=dict)
    days: dict[str, TimeMention] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def place(self, label: Label) -> Place | None:
        """The place, with the offsets of the cell that names it."""
        mention, number = self.places.get(label.key, (None, 0))
        if mention is None or mention.place is None:
            return None
        cell, words = label.cells[number], mention.text
        at = cell.text.find(words)
        start = cell.start + max(at, 0)
        text = words if at >= 0 else cell.text
        told = {"text": text, "start": start, "end": start + len(text), "basis": "text"}
        return mention.place.model_copy(update=told)

    def day(self, cell: Cell) -> When | None:
        """The day or days of a cell."""
        mention = self.days.get(cell.text)
        return when_in(mention, cell.text, cell.start) if mention is not None else None


def when_in(mention: TimeMention, text: str, start: int, basis: str = "text") -> When | None:
    """The days of a mention as those of words at a code point."""
    if mention.edtf is None or mention.precision is None:
        return None
    return When(
        text=text,
        start=start,
        end=start + len(text),
        edtf=mention.edtf,
        earliest=mention.earliest,
        latest=mention.latest,
        precision=mention.precision,
        basis=basis,
    )


def read_labels(text: str, labels: Iterable[Label], days: Iterable[Cell], find: Finders) -> Labels:
    """What the cells name."""
    lines: list[str] = [text, "\n\n"]
    at = len(text) + 2
    spans: list[tuple[int, int, tuple[str, ...] | str, int]] = []
    for sentence, parts in (*_of_places(labels), *_of_days(days)):
        for key, number, first, size in parts:
            spans.append((at + first, at + first + size, key, number))
        lines.append(sentence)
        at += len(sentence)
    if not spans:
        return Labels()
    parsed = parse("".join(lines), lambda _: False)
    places = [mention for mention in find.places(parsed) if mention.start > len(text)]
    times = [mention for mention in find.times(parsed) if mention.start > len(text)]
    found = Labels()
    for start, end, key, number in spans:
        if isinstance(key, str):
            if (time := _widest(times, start, end)) is not None:
                found.days.setdefault(key, time)
        elif key not in found.places and (place := _first(places, start, end)) is not None:
            found.places[key] = place, number
    return found


def names_attack(hit: Hit) -> bool:
    """Whether a word tells a kind of attack by itself, as in a caption or at the head of a row."""
    return hit.role in ("attack", "event", "means") and hit.trigger.kind in ATTACKS


def kinds_of(cells: Iterable[Cell]) -> dict[str, str]:
    """The kind of attack that each of some cells names ("Air strikes"), where it names one."""
    words = list(dict.fromkeys(cell.text for cell in cells if len(cell.text) <= LONGEST))[:MOST]
    parsed = parse("\n\n".join(words), trigger_index().worth)
    starts, at = list[int](), 0
    for word in words:
        starts.append(at)
        at += len(word) + 2
    kinds: dict[str, set[str]] = {}
    for hit in trigger_index().hits(parsed.doc):
        if names_attack(hit):
            cell = words[bisect_right(starts, parsed.doc[hit.anchor].idx) - 1]
            kinds.setdefault(cell, set()).add(hit.trigger.kind)
    return {cell: found.pop() for cell, found in kinds.items() if len(found) == 1}


Part = tuple[tuple[str, ...] | str, int, int, int]


def _of_places(labels: Iterable[Label]) -> Iterable[tuple[str, list[Part]]]:
    """Sentences that name the places of labels, with where each cell stands in them."""
    known: set[tuple[str, ...]] = set()
    for label in labels:
        if label.key in known or len(known) >= MOST or max(map(len, label.key)) > LONGEST:
            continue
        known.add(label.key)
        words, parts = "They died in ", list[Part]()
        for number, (cell, noun) in enumerate(zip(label.cells, label.nouns, strict=True)):
            before, after = _beside(cell.text, noun)
            words += (", " if number else "") + before
            parts.append((label.key, number, len(words), len(cell.text)))
            words += cell.text + after
        yield words + ".\n", parts


def _beside(words: str, noun: str) -> tuple[str, str]:
    """The words before and after a name that tell what it is, by its column's heading."""
    if noun in words.lower():
        return "", ""
    if noun in word_lists(TABLE)["settlements"]:
        return f"the {noun} of ", ""
    return "", f" {noun}" if noun in word_lists(TABLE)["divisions"] else ""


def _of_days(days: Iterable[Cell]) -> Iterable[tuple[str, list[Part]]]:
    known: set[str] = set()
    for cell in days:
        if cell.text in known or len(known) >= MOST or len(cell.text) > LONGEST:
            continue
        known.add(cell.text)
        words = "In " if MONTH_OR_YEAR.fullmatch(cell.text) else "On "
        yield f"{words}{cell.text}, they died.\n", [(cell.text, 0, len(words), len(cell.text))]


def _first(mentions: Sequence[PlaceMention], start: int, end: int) -> PlaceMention | None:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    inside = (m for m in mentions[first : first + 5] if m.start < end and m.place is not None)
    return next(inside, None)


def _widest(mentions: Sequence[TimeMention], start: int, end: int) -> TimeMention | None:
    """The time that takes up most of a cell, and at least half of it."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    inside = [m for m in mentions[first : first + 5] if m.start < end and m.edtf is not None]
    best = max(inside, key=lambda m: m.end - m.start, default=None)
    return best if best is not None and 2 * (best.end - best.start) >= end - start else None


def noun_of(heading: str) -> str:
    """What a heading calls its places: "Town" is "town"; an empty word where it is no such noun."""
    words, lists = heading.lower().split(), word_lists(TABLE)
    return next((word for word in words if word in lists["divisions"] | lists["settlements"]), "")


def sums_up(label: str) -> bool:
    """Whether a row's label tells that it sums up the others: "Total", "Grand total"."""
    words = label.lower().replace(":", " ").split()
    return bool(words) and words[0].strip("*()") in word_lists(TABLE)["totals"]
