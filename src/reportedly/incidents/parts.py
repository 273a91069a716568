"""Which incidents happened in the course of another: a strike in an offensive, a clash in a siege."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.incidents.tables import kinds
from reportedly.incidents.units import areas, precision_rank
from reportedly.incidents.words import fold
from reportedly.records import Incident

LEAST_DAYS = 3  # what is shorter is no whole
MOST_DAYS = 366  # nor is what is longer: all of a war is part of it
COARSEST = 6  # rank of a first-order division: "in Arland" holds too much to tell a whole


@dataclass(frozen=True)
class _Extent:
    """What of an incident says whether it may lie in another."""

    id: str
    kind: str
    first: date
    last: date
    areas: tuple[str, ...]
    rank: int
    parties: frozenset[str]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def order(self) -> tuple[date, str]:
        return self.first, self.id


def with_wholes(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents, each with the one that it is a part of, if there is such."""
    found = wholes(incidents)
    return tuple(one.model_copy(update={"part_of": found[one.id]}) if one.id in found else one for one in incidents)


def wholes(incidents: Iterable[Incident]) -> dict[str, str]:
    """Incident -> the incident that it is a part of; those that are part of none are left out.

    A whole lasts for three days or more by its reports' words, from a first day to a last one. A part lies within its
    days and takes half of them at most; it lies in the same place or inside of it; its kind is one that may happen in
    it (`kinds.toml`); and no parties are named on both sides without one in common. Of several wholes the shortest
    counts, then the one whose place is most precise.
    """
    known = [extent for extent in map(_extent, incidents) if extent is not None]
    lasting: dict[str, list[_Extent]] = defaultdict(list)
    for extent, spans in known:
        if spans and extent.kind in kinds().parts:
            lasting[extent.areas[0]].append(extent)
    starts = {name: sorted(found, key=lambda one: one.order) for name, found in lasting.items()}
    chosen = ((extent.id, _whole(extent, starts)) for extent, _ in known)
    return {part: whole for part, whole in chosen if whole is not None}


def extent_of(incident: Incident) -> tuple[tuple[str, ...], bool]:
    """The areas by which an incident may be a part of another, most specific first, and whether others may be parts of
    it: those in its first area that begin within its days."""
    found = _extent(incident)
    return (found[0].areas, found[1] and found[0].kind in kinds().parts) if found else ((), False)


def _extent(incident: Incident) -> tuple[_Extent, bool] | None:
    """The extent, and whether its days are those of something that lasted; None without day or place."""
    when, place = incident.when, incident.place
    if when is None or place is None or when.earliest is None or when.latest is None or not areas(place):
        return None
    parties = frozenset(party.id or fold(party.name) for party in (*incident.actors, *incident.targets))
    rank = precision_rank(place)
    extent = _Extent(incident.id, incident.kind, when.earliest, when.latest, areas(place), rank, parties)
    told = when.basis != "report" and "/" in when.edtf and incident.status == "asserted"
    return extent, told and LEAST_DAYS <= extent.days <= MOST_DAYS and rank <= COARSEST


def _whole(part: _Extent, lasting: Mapping[str, Sequence[_Extent]]) -> str | None:
    found = [
        whole
        for area in part.areas
        for whole in _begun(lasting.get(area, ()), part.first - min(timedelta(MOST_DAYS), part.first - date.min), part)
        if _holds(whole, part)
    ]
    return min(found, key=lambda one: (one.days, one.rank, one.id)).id if found else None


def _begun(found: Sequence[_Extent], since: date, part: _Extent) -> Sequence[_Extent]:
    """Those that began from a day on until the part did."""
    begins = bisect_left(found, since, key=lambda one: one.first)
    return found[begins : bisect_right(found, part.first, key=lambda one: one.first)]


def _holds(whole: _Extent, part: _Extent) -> bool:
    if whole.id == part.id or part.last > whole.last or 2 * part.days > whole.days:
        return False
    if part.kind not in kinds().parts[whole.kind]:
        return False
    return not (whole.parties and part.parties) or not whole.parties.isdisjoint(part.parties)
