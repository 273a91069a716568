"""How many were harmed, summed over incidents: nobody twice, and without the totals that reports give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from reportedly.answers.buckets import Bucket, heading, time_bucket
from reportedly.records import Estimate, Incident, Record
from reportedly.vocabulary import vocabulary

By = Literal["day", "week", "month", "place", "party", "kind", "group"]
NOT_PEOPLE = "families"  # a number of families is no number of people
NOT_TOLD = "not_told"  # whether civilians or combatants: no report says so
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

    def without(self, part: Bounds) -> Bounds:
        """Bounds of the rest, when some of these are taken away; nobody is left where they may be more than all."""
        low = 0 if part.high is None else max(0, self.low - part.high)
        high = None if self.high is None else max(0, self.high - part.low)
        best = max(low, self.best - part.best)
        return Bounds(low, best if high is None else min(best, high), high)

    def widest(self, other: Bounds) -> Bounds:
        """Bounds of two overlapping groups taken as one: the greater of each."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Bounds(max(self.low, other.low), max(self.best, other.best), high)


NOTHING = Bounds(0, 0, 0)


class TollRow(Record):
    """People with one fate in one bucket. `incidents` is how many incidents the figures come from, `all_incidents` how
    many are in the bucket. `from_context`: how many of `best` come from incidents of which no claim tells the bucket's
    party, or place, in its own words, so that the reports around put them there; 0 for other headings."""

    bucket: str
    label: str
    effect: str
    low: int
    best: int
    high: int | None
    incidents: int
    all_incidents: int
    from_context: int = 0


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


def told_twice(figures: Mapping[str, Bounds], parts: Mapping[str, str]) -> frozenset[str]:
    """Which of the figures (incident -> people with one fate) count people that others count, too.

    `parts`: incident -> the incident of many days that it happened in. Of a whole and its parts counts what comes to
    more people (best): the whole, if they are equal.
    """
    inside: dict[str, list[str]] = defaultdict(list)
    for part, of in parts.items():
        if part in figures and of in figures:
            inside[of].append(part)
    twice: set[str] = set()
    for top in [one for one in inside if parts.get(one) not in figures]:
        _more_people(top, figures, inside, twice)
    return frozenset(twice)


def _more_people(top: str, figures: Mapping[str, Bounds], inside: Mapping[str, list[str]], twice: set[str]) -> Bounds:
    """What a whole and its parts come to; marks what of them is counted twice."""
    if top not in inside:
        return figures[top]
    parts = total([_more_people(part, figures, inside, twice) for part in inside[top]]) or NOTHING
    if parts.best > figures[top].best:
        twice.add(top)
        return parts
    waiting = list(inside[top])
    while waiting:
        part = waiting.pop()
        twice.add(part)
        waiting += inside.get(part, ())
    return figures[top]


def _once(incidents: Sequence[Incident], effect: str) -> list[tuple[Incident, Bounds]]:
    """The incidents that tell of this fate, each with all its people, nobody in two of them as part and whole."""
    found = [(incident, bounds) for incident in incidents if (bounds := whole(incident, effect)) is not None]
    parts = {incident.id: incident.part_of for incident, _ in found if incident.part_of is not None}
    twice = told_twice({incident.id: bounds for incident, bounds in found}, parts) if parts else frozenset()
    return [(incident, bounds) for incident, bounds in found if incident.id not in twice]


def tolls(incidents: Iterable[Incident], by: By = "week") -> list[TollRow]:
    """Sums for each bucket and effect. Every incident stands in exactly one bucket and counts its whole once, so that
    the rows of an effect add up to the effect's sum over all incidents.

    Of an incident of many days and those that happened in its course, what comes to more people is counted
    (`told_twice`). Only asserted incidents are counted: a denied, feared or planned one has harmed nobody yet. "party"
    is who is said to have done it, several together being one bucket. Spans of time come in order, other headings by
    their dead.

    "group" is the exception: "people" is everybody, each once, and the other groups are inside it (`groups`), so that
    its rows are not to be added.
    """
    asserted = [incident for incident in incidents if incident.status == "asserted"]
    once = {effect: _once(asserted, effect) for effect in vocabulary().ids("effects")}
    if by == "group":
        return _by_group(asserted, once)
    found: dict[Bucket, dict[str, list[Bounds]]] = defaultdict(lambda: defaultdict(list))
    lent: Counter[tuple[Bucket, str]] = Counter()
    many = Counter(_bucket_of(by)(incident) for incident in asserted)
    for effect, told in once.items():
        for incident, bounds in told:
            bucket = _bucket_of(by)(incident)
            found[bucket][effect].append(bounds)
            lent[bucket, effect] += bounds.best if is_lent(incident, by) else 0
    rows = [(bucket, _rows((bucket, count), found[bucket], lent)) for bucket, count in many.items()]
    rows.sort(key=lambda pair: pair[0] if by in ("day", "week", "month") else (_killed(pair[1]), pair[0]))
    return [row for _, listed in rows for row in listed]


def _by_group(incidents: Sequence[Incident], once: Mapping[str, Sequence[tuple[Incident, Bounds]]]) -> list[TollRow]:
    """Rows of everybody, then of civilians, combatants and those not told to be either, then of the other groups."""
    found: dict[tuple[str, str], list[Bounds]] = defaultdict(list)
    inside: Counter[str] = Counter()
    counted = {effect: {incident.id for incident, _ in told} for effect, told in once.items()}
    for incident in incidents:
        effects = [e for e in vocabulary().ids("effects") if incident.id in counted[e] or whole(incident, e) is None]
        mine = {(g, e): bounds for e in effects for g, bounds in groups(incident, e).items()}
        inside.update({group for group, _ in mine})
        for key, bounds in mine.items():
            found[key].append(bounds)
    rows = []
    for group, label in _headings():
        for effect in vocabulary().ids("effects"):
            added = total(found[group, effect])
            if added is not None:
                fields = {"bucket": group, "label": label, "effect": effect, **added._asdict()}
                rows.append(TollRow(**fields, incidents=len(found[group, effect]), all_incidents=inside[group]))
    return rows


def _headings() -> list[tuple[str, str]]:
    """Names and labels of the groups in the order they are shown in."""
    known = vocabulary().groups
    first = ["people", "civilians", "combatants", NOT_TOLD]
    names = [*first, *(group for group in known if group not in first)]
    return [
        (name, known[name].label if name in known else "Not told whether civilians or combatants") for name in names
    ]


def groups(incident: Incident, effect: str) -> dict[str, Bounds]:
    """What is said of each group to whom an incident did this. Nothing is divided that no report divides.

    "people" is everybody (`whole`); every other group is inside it, as it was counted. "not_told" is who is left when
    all who are told to be civilians (also as children, medics and the like) or combatants are taken away: at least the
    low of everybody less the high of these, at most the high less the low.
    """
    everybody = whole(incident, effect)
    mine = {e.group: _bounds(e) for e in incident.estimates if e.effect == effect and e.group != "people"}
    if everybody is None:
        return mine
    told = total(_of_status(mine, status) for status in ("civilian", "combatant")) or NOTHING
    left = everybody.without(told)
    rest = {NOT_TOLD: left} if left.best or left.high != 0 else {}
    return {"people": everybody, **mine, **rest}


def _of_status(mine: Mapping[str, Bounds], status: str) -> Bounds:
    """All who are told to be of one status: groups of it may overlap."""
    found, known = NOTHING, vocabulary().groups
    for group, bounds in mine.items():
        if group != NOT_PEOPLE and known[group].civilian_status == status:
            found = found.widest(bounds)
    return found


def _killed(rows: Sequence[TollRow]) -> int:
    return -sum(row.best for row in rows if row.effect == "killed")


def is_lent(incident: Incident, by: By) -> bool:
    """Whether only the reports around, and no claim's own words, put an incident under its party or place."""
    if by == "place":
        return incident.place is not None and incident.place.basis == "context"
    return by == "party" and bool(incident.actors_from_context)


def _rows(
    counted: tuple[Bucket, int], told: Mapping[str, Sequence[Bounds]], lent: Mapping[tuple[Bucket, str], int]
) -> list[TollRow]:
    rows = []
    bucket, incidents = counted
    for effect in vocabulary().ids("effects"):
        added = total(told.get(effect, ()))
        if added is not None:
            fields = {"bucket": bucket.key, "label": bucket.label, "effect": effect, **added._asdict()}
            numbers = {"incidents": len(told[effect]), "all_incidents": incidents}
            rows.append(TollRow(**fields, **numbers, from_context=lent[bucket, effect]))
    return rows


def _bucket_of(by: By) -> Callable[[Incident], Bucket]:
    if by == "place":
        return lambda incident: heading(incident.place.name if incident.place else "")
    if by == "party":
        return lambda incident: heading("; ".join(party.name for party in incident.actors))
    if by == "kind":
        return _kind
    return partial(_begun, by)


def _begun(span: str, incident: Incident) -> Bucket:
    return time_bucket(incident.when, span)


def _kind(incident: Incident) -> Bucket:
    return Bucket((0, incident.kind), incident.kind, vocabulary().event_kinds[incident.kind].label)
