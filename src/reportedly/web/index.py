"""Columns over all incidents of a state, so that lists, the map and the timeline are answered without reading records.

Names are kept once each: a filter looks at each name once, and at each incident only as numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from reportedly.answers import Filter
from reportedly.answers.facets import Facets
from reportedly.answers.filters import found_in
from reportedly.answers.sums import Bounds, is_lent, told_twice, whole
from reportedly.records import Incident, PartyReference

UNBOUNDED = -1  # stands for an upper bound that nobody gave
UNTOLD = -2  # stands for a figure that nobody gave
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
BIGGEST = 2**62
COLUMNS = "qqdddqqqbbbb"  # of `_numbers`: whole numbers, degrees and kilometres, yes or no
PLACED = ("earliest", "latest", "latitude", "longitude", "radius")
YES_OR_NO = ("disputed", "bounded", "party_lent", "place_lent")
PLAIN = (*PLACED, "low", "best", "high", *YES_OR_NO)
NAMED = {
    "kinds": "kind",
    "statuses": "status",
    "places": "place",
    "parties": "party",
    "actors": "actor",
    "tellings": "telling",
}

Mask = NDArray[np.bool_]
Name = TypeVar("Name", bound=Hashable)


class Names(Generic[Name]):
    """Each different value once, and its number at each incident."""

    def __init__(self) -> None:
        self.values: list[Name] = []
        self._known: dict[Name, int] = {}
        self._at = array("q")

    def add(self, value: Name) -> None:
        number = self._known.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        self._at.append(number)

    def numbers(self) -> NDArray[np.int64]:
        return np.array(self._at)

    def joined(self, more: Names[Name], numbers: NDArray[np.int64]) -> tuple[Names[Name], NDArray[np.int64]]:
        """Of these values and then those of `more`, the ones that some number stands for; and the numbers as they are
        then."""
        values, joined = [*self.values, *more.values], Names[Name]()
        used, at = np.unique(numbers, return_inverse=True)
        for number in used.tolist():
            joined.add(values[number])
        return joined, joined.numbers()[np.ravel(at)]

    def where(self, numbers: NDArray[np.int64], fits: Callable[[Name], bool]) -> Mask:
        """The incidents whose value fits."""
        chosen = np.fromiter((fits(value) for value in self.values), dtype=bool, count=len(self.values))
        found: Mask = chosen[numbers] if len(self.values) else np.zeros(0, dtype=bool)
        return found


class Index:
    """All incidents of a state in the order in which they were given, as columns."""

    marks: NDArray[np.int64] | None = None  # what each incident's record is known by, where the index can be renewed

    def __init__(self, rows: Iterable[tuple[Incident, Facets]]) -> None:
        self.ids: list[str] = []
        self.kinds: Names[str] = Names()
        self.statuses: Names[str] = Names()
        self.places: Names[str | None] = Names()
        self.parties: Names[tuple[PartyReference, ...]] = Names()
        self.actors: Names[tuple[str, ...]] = Names()
        self.tellings: Names[tuple[tuple[str, str | None], ...]] = Names()
        gathered = [array(code) for code in COLUMNS]  # no object a number: a state may hold a million incidents
        harmed: dict[str, list[tuple[int, int, int, int]]] = {}
        self.wholes: dict[str, str] = {}  # incident -> the one that it is a part of
        for position, (incident, more) in enumerate(rows):
            self._add(incident, more)
            for effect in {estimate.effect for estimate in incident.estimates}:
                harmed.setdefault(effect, []).extend(_harm(position, incident, effect))
            for column, number in zip(gathered, _numbers(incident), strict=True):
                column.append(number)
        columns: list[Any] = [np.array(column) for column in gathered]
        self.earliest, self.latest, self.latitude, self.longitude, self.radius = columns[:5]
        self.low, self.best, self.high = columns[5:8]
        self.disputed, self.bounded, self.party_lent, self.place_lent = (one.astype(bool) for one in columns[8:])
        # effect -> rows of position, low, best, high; only of incidents in which it is told
        self.harm = {effect: np.array(told, dtype=np.int64).reshape(-1, 4) for effect, told in harmed.items()}
        self.kind, self.status = self.kinds.numbers(), self.statuses.numbers()
        self.place, self.party = self.places.numbers(), self.parties.numbers()
        self.actor, self.telling = self.actors.numbers(), self.tellings.numbers()
        self.buckets: dict[str, Any] = {}  # what incidents are summed by -> headings, and which one each is under
        self.at = {name: position for position, name in enumerate(self.ids)}

    def _add(self, incident: Incident, more: Facets) -> None:
        self.ids.append(incident.id)
        if incident.part_of is not None:
            self.wholes[incident.id] = incident.part_of
        self.kinds.add(incident.kind)
        self.statuses.add(incident.status)
        self.places.add(incident.place.name if incident.place else None)
        self.parties.add(more.parties or (*incident.actors, *incident.targets))
        self.actors.add(tuple(party.name for party in incident.actors))
        self.tellings.add(more.tellings)

    @classmethod
    def joined(cls, before: Index, more: Index, chosen: NDArray[np.int64]) -> Index:
        """Of the incidents of one index and then those of another, the chosen ones in their order."""
        index = cls(())
        ids = [*before.ids, *more.ids]
        index.ids = [ids[position] for position in chosen.tolist()]
        index.at = {name: position for position, name in enumerate(index.ids)}
        index.wholes = {part: whole for part, whole in (before.wholes | more.wholes).items() if part in index.at}
        for name in PLAIN:
            setattr(index, name, np.concatenate([getattr(before, name), getattr(more, name)])[chosen])
        for names, column in NAMED.items():
            first, second = getattr(before, names), getattr(more, names)
            told = np.concatenate([getattr(before, column), getattr(more, column) + len(first.values)])[chosen]
            values, numbers = first.joined(second, told)
            setattr(index, names, values)
            setattr(index, column, numbers)
        index.harm = _harm_of(before, more, chosen)
        return index

    def __len__(self) -> int:
        return len(self.ids)

    def told_once(self, effect: str, mask: Mask) -> NDArray[np.int64]:
        """Rows of `harm` of the incidents of a mask, nobody in two of them as part and whole."""
        told = self.harm.get(effect, np.zeros((0, 4), dtype=np.int64))
        rows = told[mask[told[:, 0]]]
        names = {name for pair in self.wholes.items() for name in pair}
        related = {self.at[name] for name in names if name in self.at}
        if not related:
            return rows
        figures = {
            self.ids[position]: Bounds(low, best, None if high == UNBOUNDED else high)
            for position, low, best, high in rows[np.isin(rows[:, 0], sorted(related))].tolist()
        }
        twice = [self.at[name] for name in told_twice(figures, self.wholes)]
        once: NDArray[np.int64] = rows[~np.isin(rows[:, 0], twice)]
        return once

    @property
    def dated(self) -> Mask:
        """Incidents of which some day is known."""
        found: Mask = (self.earliest > FIRST) | (self.latest < LAST)
        return found

    def mask(self, asked: Filter) -> Mask:
        """The incidents asked for, as `Filter.matches_incident` has it."""
        found = np.ones(len(self), dtype=bool)
        if not len(self):
            return found
        if asked.kind is not None:
            found &= self.kinds.where(self.kind, lambda kind: kind == asked.kind)
        if asked.status is not None:
            found &= self.statuses.where(self.status, lambda status: status == asked.status)
        if asked.place is not None:
            words = asked.place
            found &= self.places.where(self.place, lambda name: name is not None and found_in(words, name))
        if asked.party is not None:
            found &= self.parties.where(self.party, _naming(asked.party))
        if asked.source_kind is not None or asked.publisher is not None:
            found &= self.tellings.where(self.telling, lambda told: _told(asked, told))
        if asked.since is not None or asked.until is not None:
            first, last = (asked.since or date.min).toordinal(), (asked.until or date.max).toordinal()
            found &= self.dated & (self.latest >= first) & (self.earliest <= last)
        return found


def _numbers(incident: Incident) -> tuple[Any, ...]:
    when, place = incident.when, incident.place
    begins = (when.earliest or when.latest) if when else None
    ends = (when.latest or when.earliest) if when else None
    killed = whole(incident, "killed")
    low, best, high = (UNTOLD,) * 3 if killed is None else killed
    return (
        begins.toordinal() if begins else FIRST,
        ends.toordinal() if ends else LAST,
        np.nan if place is None or place.latitude is None else place.latitude,
        np.nan if place is None or place.longitude is None else place.longitude,
        np.nan if place is None or place.radius_km is None else place.radius_km,
        min(low, BIGGEST),
        min(best, BIGGEST),
        UNBOUNDED if high is None else min(high, BIGGEST),
        bool(incident.disputes),
        bool(when and when.earliest and when.latest),
        is_lent(incident, "party"),
        is_lent(incident, "place"),
    )


def _harm(position: int, incident: Incident, effect: str) -> Iterable[tuple[int, int, int, int]]:
    told = whole(incident, effect)
    if told is not None:
        low, best, high = told
        yield position, min(low, BIGGEST), min(best, BIGGEST), UNBOUNDED if high is None else min(high, BIGGEST)


def _harm_of(before: Index, more: Index, chosen: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    """`harm` of the chosen incidents of two indexes."""
    stands = np.full(len(before) + len(more), -1, dtype=np.int64)
    stands[chosen] = np.arange(len(chosen))
    nothing = np.zeros((0, 4), dtype=np.int64)
    harm = {}
    for effect in [*before.harm, *(effect for effect in more.harm if effect not in before.harm)]:
        rows = np.concatenate([before.harm.get(effect, nothing), more.harm.get(effect, nothing)])
        rows[len(before.harm.get(effect, nothing)) :, 0] += len(before)
        rows[:, 0] = stands[rows[:, 0]]
        kept = rows[rows[:, 0] >= 0]
        if len(kept):
            harm[effect] = kept[np.argsort(kept[:, 0], kind="stable")]
    return harm


def _naming(asked: str) -> Callable[[Sequence[PartyReference]], bool]:
    """Whether one of several parties is asked for; each party is looked at once."""
    known: dict[tuple[str | None, str], bool] = {}

    def fits(party: PartyReference) -> bool:
        key = party.id, party.name
        if key not in known:
            known[key] = asked == party.id or found_in(asked, party.name)
        return known[key]

    return lambda parties: any(map(fits, parties))


def _told(asked: Filter, tellings: Sequence[tuple[str, str | None]]) -> bool:
    return any(
        asked.source_kind in (None, kind)
        and (asked.publisher is None or (publisher is not None and found_in(asked.publisher, publisher)))
        for kind, publisher in tellings
    )
