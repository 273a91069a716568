"""How many were harmed, summed over incidents: nobody twice, and without the totals that reports give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal, NamedTuple

from reportedly.answers.buckets import Bucket, time_bucket
from reportedly.records import Estimate, Incident, Record
from reportedly.vocabulary import vocabulary

By = Literal["day", "week", "month", "place", "party", "kind"]
UNKNOWN = Bucket((1, ""), "unknown", "unknown")
NOT_PEOPLE = "families"  # a number of families is no number of people
DISJOINT = (("civilians", "combatants"), ("women", "men", "children"))  # groups that share no member, by two divisions


class Bounds(NamedTuple):
    """low / best / high; `high` None: no upper bound ("or more")."""

    low: int
    best: int
    high: int | None

    def plus(self, other: Bounds) -> Bounds:
        """Bounds add as bounds: together at least the lows, at most the highs."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, self.best + other.best, high)

    def widest(self, other: Bounds) -> Bounds:
        """Bounds of two overlapping groups taken as one: the greater of each."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Bounds(max(self.low, other.low), max(self.best, other.best), high)


NOTHING = Bounds(0, 0, 0)


class TollRow(Record):
    """People with one fate in one bucket. `incidents` is how many incidents the figures come from, `all_incidents` how
    many are in the bucket."""

    bucket: str
    label: str
    effect: str
    low: int
    best: int
    high: int | None
    incidents: int
    all_incidents: int


def whole(incident: Incident, effect: str) -> Bounds | None:
    """All people to whom an incident did this, each once; None where no number of people is told.

    The estimate for "people" where there is one. Otherwise groups that cannot share a member are added (civilians and
    combatants; women, men and children), and of divisions that may overlap the greater figure counts, not their sum:
    three children among five civilians are five people.
    """
    mine = {e.group: e for e in incident.estimates if e.effect == effect and e.group != NOT_PEOPLE}
    if "people" in mine:
        return _bounds(mine["people"])
    divided = {group for division in DISJOINT for group in division}
    divisions = [*DISJOINT, *((group,) for group in mine if group not in divided)]
    sums = [total([_bounds(mine[g]) for g in division if g in mine]) for division in divisions]
    found: Bounds | None = None
    for bounds in sums:
        if bounds is not None:
            found = bounds if found is None else found.widest(bounds)
    return found


def _bounds(estimate: Estimate) -> Bounds:
    return Bounds(estimate.low, estimate.best, estimate.high)


def total(parts: Iterable[Bounds]) -> Bounds | None:
    """The sum of bounds; None if there are none."""
    listed = list(parts)
    added = NOTHING
    for bounds in listed:
        added = added.plus(bounds)
    return added if listed else None


def tolls(incidents: Iterable[Incident], by: By = "week") -> list[TollRow]:
    """Sums for each bucket and effect. Every incident stands in exactly one bucket and counts its whole once, so that
    the rows of an effect add up to the effect's sum over all incidents.

    Only asserted incidents are counted: a denied, feared or planned one has harmed nobody yet. "party" is who is said
    to have done it, several together being one bucket. Spans of time come in order, other headings by their dead.
    """
    members: dict[Bucket, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.status == "asserted":
            members[_bucket_of(by)(incident)].append(incident)
    rows = [(bucket, _rows(bucket, inside)) for bucket, inside in members.items()]
    rows.sort(key=lambda pair: pair[0] if by in ("day", "week", "month") else (_killed(pair[1]), pair[0]))
    return [row for _, listed in rows for row in listed]


def _killed(rows: Sequence[TollRow]) -> int:
    return -sum(row.best for row in rows if row.effect == "killed")


def _rows(bucket: Bucket, incidents: Sequence[Incident]) -> list[TollRow]:
    rows = []
    for effect in vocabulary().ids("effects"):
        found = [bounds for incident in incidents if (bounds := whole(incident, effect)) is not None]
        added = total(found)
        if added is not None:
            fields = {"bucket": bucket.key, "label": bucket.label, "effect": effect, **added._asdict()}
            rows.append(TollRow(**fields, incidents=len(found), all_incidents=len(incidents)))
    return rows


def _bucket_of(by: By) -> Callable[[Incident], Bucket]:
    if by == "place":
        return lambda incident: _heading(incident.place.name if incident.place else "")
    if by == "party":
        return lambda incident: _heading("; ".join(party.name for party in incident.actors))
    if by == "kind":
        return _kind
    return partial(_begun, by)


def _begun(span: str, incident: Incident) -> Bucket:
    return time_bucket(incident.when, span)


def _heading(name: str) -> Bucket:
    return Bucket((0, name), name, name) if name else UNKNOWN


def _kind(incident: Incident) -> Bucket:
    return Bucket((0, incident.kind), incident.kind, vocabulary().event_kinds[incident.kind].label)
