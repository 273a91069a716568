"""What is linked: the claims of one report about one happening, read once into the features that are compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.incidents.copies import publication_order, sentence
from reportedly.incidents.numbering import number
from reportedly.incidents.scenes import harmed, scenes
from reportedly.incidents.words import SAMPLE, Rarities, Vector, content_words, fold, name_pairs, tokens, vector
from reportedly.records import Claim, Participant, Place, Report, Toll, When, digest
from reportedly.vocabulary import vocabulary

Filed = tuple[Report, tuple[Claim, ...]]

DEPTHS = {"country": 1, "adm1": 2, "region": 2, "adm2": 3}  # names in that of such a place; one more is what lies in it
PERIOD_DAYS = 3  # a total of so many days is no account of one of them
WAR_DAYS = 180  # nor is a total of so many that of an offensive: it is that of a war
NEWS_DAYS = 7  # before its publication that a report tells of as news
LATE_DAYS = 30  # a report that comes later after what it tells looks back
FAR_DAYS = 366  # stated days further apart than this are never one happening
MOST_ANSWERS = 4  # different times, or places, of one unit that are looked at
UNDATED_REACH = timedelta(days=10)  # news without any date tells of the days before it
UNARMED = "civilians"  # the kind of party of all who do not fight, whatever they are called
REPORT_DAY_REACH = timedelta(days=2)  # "the day of publication, since it is news" may be the day before


@dataclass(frozen=True, order=True)
class Window:
    """Earliest and latest day of a happening. `stated`: from the report's words, not guessed from its date."""

    earliest: date
    latest: date
    stated: bool

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    def gap(self, other: Window) -> int:
        """Days between the two windows; 0 where they touch or overlap."""
        return max(0, (other.earliest - self.latest).days, (self.earliest - other.latest).days)


@dataclass(frozen=True)
class Spot:
    """A place that a unit names: its rank on the scale of precision (1 finest, 99 not known), and the folded names from
    the most specific one outwards, without the country."""

    place: Place
    rank: int
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """Claims of one report about one happening, with what they say together.

    `windows` and `spots` are its different times and places, most telling first, a few of each: claims of one happening
    may be resolved differently. `tolls` holds (effect, group) -> (low, high) of whole tolls. `alone`: the report tells
    of nothing else, and all its text speaks for the unit. `words` and `title` are vectors of length 1; `mass` is the
    summed rarity of the words. `total`: it gives nothing but totals of several days.
    """

    id: str
    report: Report
    claims: tuple[Claim, ...]
    kinds: frozenset[str]
    status: str
    windows: tuple[Window, ...]
    spots: tuple[Spot, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    tolls: Mapping[tuple[str, str], tuple[int, int | None]]
    harmed: frozenset[str]
    scenes: frozenset[str]
    total: bool
    alone: bool
    bag: Mapping[str, int]
    words: Vector
    mass: float
    title: Vector

    @property
    def news(self) -> bool:
        """Whether all days that it states lie in the week before its publication, so that it looks back on nothing."""
        day = self.report.published
        stated = [window.latest for window in self.windows if window.stated]
        return day is not None and bool(stated) and all(0 <= (day - latest).days <= NEWS_DAYS for latest in stated)

    @property
    def late(self) -> bool:
        """Whether its report was published more than a month after the last day that it states."""
        day = self.report.published
        stated = [window.latest for window in self.windows if window.stated]
        return day is not None and bool(stated) and (day - max(stated)).days > LATE_DAYS

    @property
    def of_war(self) -> bool:
        """Whether it gives nothing but totals of half a year or more."""
        return self.total and self.windows[0].days >= WAR_DAYS


def units(filed: Sequence[Filed], apart: Set[tuple[str, str]] = frozenset()) -> list[Unit]:
    """The units of all reports, in the order of their ids, which does not depend on the order of the reports.

    Generic statements ("shelling is frequent here") and earlier happenings without a day ("an earlier raid") make no
    unit. Two claims of `apart` (pairs of ids in order) never stand in one unit.
    """
    found = {unit.id: unit for report, claims in filed for unit in bare_units(report, claims, apart)}
    made = [found[one] for one in sorted(found)]
    rarity = Rarities([unit.bag for unit in sampled(made)])
    titles = [_heading(unit) for unit in made]
    title_rarity = Rarities([_heading(unit) for unit in sampled(made)])
    return [
        replace(
            unit,
            words=vector(unit.bag, rarity),
            mass=math.fsum(rarity[word] for word in unit.bag),
            title=vector(title, title_rarity),
        )
        for unit, title in zip(made, titles, strict=True)
    ]


def sampled(made: Sequence[Unit]) -> list[Unit]:
    """The accounts by which it is told how rare words and parties are: those published first, so that a record that
    goes on from day to day need not be weighed anew for each report."""

    def order(unit: Unit) -> tuple[date, int, int]:
        return publication_order(unit.report)[0], number(unit.report.id), number(unit.id)

    return sorted(made, key=order)[:SAMPLE]


def _heading(unit: Unit) -> Mapping[str, int]:
    return content_words(unit.report.title) if unit.alone else Counter[str]()


def bare_units(report: Report, claims: Sequence[Claim], apart: Set[tuple[str, str]] = frozenset()) -> list[Unit]:
    """The units of one report, without what rests on other reports: the vectors of words and their mass."""
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id)):
        if claim.tells_one:
            groups.setdefault((claim.happening, _part(claim, groups, apart)), []).append(claim)
    return [_unit(report, tuple(group), alone=len(groups) == 1) for group in groups.values()]


def _part(claim: Claim, groups: Mapping[tuple[str, int], list[Claim]], apart: Set[tuple[str, str]]) -> int:
    """Which part of its happening a claim goes to: the first that holds none of those it is kept apart from."""
    part = 0
    while apart and any(
        (min(claim.id, other.id), max(claim.id, other.id)) in apart for other in groups.get((claim.happening, part), ())
    ):
        part += 1
    return part


def _unit(report: Report, claims: tuple[Claim, ...], alone: bool) -> Unit:
    told = report.text if alone else _told(report, claims)
    windows = _windows(report, claims)
    return Unit(
        id=digest("unit", *sorted(claim.id for claim in claims)),
        report=report,
        claims=claims,
        kinds=frozenset(claim.kind for claim in claims),
        status=common_status(claims),
        windows=windows,
        spots=_spots([claim.place for claim in claims if claim.place]),
        actors=_parties([claim.actor for claim in claims]),
        targets=_parties([claim.target for claim in claims]),
        tolls=_tolls(claims),
        harmed=harmed(claims),
        scenes=scenes(claims),
        total=_is_total(claims, windows),
        alone=alone,
        bag=content_words(told) + name_pairs(told),
        words={},
        mass=0.0,
        title={},
    )


def _told(report: Report, claims: Sequence[Claim]) -> str:
    """The sentences that tell of one happening among several, each once."""
    return "\n".join(dict.fromkeys(sentence(claim, report) for claim in claims))


def common_status(claims: Sequence[Claim]) -> str:
    """ "asserted" where any claim asserts it; else the most frequent status, the vocabulary's order deciding ties."""
    counts = Counter(claim.status for claim in claims)
    order = list(vocabulary().ids("statuses"))
    return "asserted" if counts["asserted"] else min(counts, key=lambda status: (-counts[status], order.index(status)))


def precision_rank(place: Place) -> int:
    """Rank on the vocabulary's scale, 1 finest; 99 where the precision is not known. A village that no gazetteer holds
    is as fine as any, though all that is known of its point is the province."""
    scale = vocabulary().ids("place_precisions")
    if is_unlisted(place):
        return int(getattr(scale["settlement"], "rank"))  # noqa: B009  # the table's rows carry it
    return int(getattr(scale[place.precision], "rank")) if place.precision else 99  # noqa: B009  # the table's rows carry it


def is_unlisted(place: Place) -> bool:
    """Whether it is a village named inside of a wider place, and in no gazetteer; "rural Karm, Karm" is none."""
    names = place.name.split(", ")
    depth = DEPTHS.get(place.precision or "")
    return place.entry is None and depth is not None and len(names) > depth and not _names_part_of(names[0], names[1])


def _names_part_of(name: str, around: str) -> bool:
    return around.lower() in name.lower()


def _spots(places: Sequence[Place]) -> tuple[Spot, ...]:
    seen = Counter(place.name for place in places)
    first = {place.name: place for place in sorted(places, key=precision_rank, reverse=True)}
    order = sorted(first, key=lambda name: (-seen[name], precision_rank(first[name]), name))
    return tuple(Spot(first[name], precision_rank(first[name]), areas(first[name])) for name in order[:MOST_ANSWERS])


def areas(place: Place) -> tuple[str, ...]:
    """The folded names of a place, most specific first; the country is left out where another name stands before it."""
    names = [" ".join(tokens(part)) for part in place.name.split(",")]
    kept = tuple(dict.fromkeys(name for name in names if name))
    return kept[:-1] if len(kept) > 1 and place.precision != "country" else kept


def _parties(participants: Sequence[Participant | None]) -> frozenset[str]:
    """Keys of the parties. Children and civilians, who may be the same people, count as one side."""
    told = (party for p in participants if p for party in p.parties)
    return frozenset(party.id or (party.kind if party.kind == UNARMED else fold(party.name)) for party in told)


def _tolls(claims: Sequence[Claim]) -> dict[tuple[str, str], tuple[int, int | None]]:
    """The whole tolls of the happening: the greatest figure of each effect and group. The sum over the attacks of a
    day or two is compared like the toll of one where none is told: another report may tell it so."""
    found: dict[tuple[str, str], Toll] = {}
    for claim in claims:
        for toll in claim.tolls:
            whole = toll.scope == "incident" or (toll.scope == "cumulative" and _is_brief(claim.when))
            held = whole and not toll.superseded and claim.status == "asserted"
            if held and toll.low is not None:
                best = found.get((toll.effect, toll.group))
                if best is None or _order(best) < _order(toll):
                    found[toll.effect, toll.group] = toll
    return {key: (toll.low or 0, toll.high) for key, toll in sorted(found.items())}


def _order(toll: Toll) -> tuple[bool, int]:
    """What an incident counts goes before a sum, and the greater before the smaller number."""
    return toll.scope == "incident", toll.low or 0


def _is_brief(when: When | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < PERIOD_DAYS


def _is_total(claims: Sequence[Claim], windows: Sequence[Window]) -> bool:
    """Whether all numbers are totals of a period of several days, so that no single day's happening is meant."""
    scopes = {toll.scope for claim in claims for toll in claim.tolls if not toll.superseded}
    return scopes == {"cumulative"} and bool(windows) and windows[0].stated and windows[0].days >= PERIOD_DAYS


def _windows(report: Report, claims: Sequence[Claim]) -> tuple[Window, ...]:
    """The times that the claims state, the tightest first; where they state none, the days before publication."""
    whens = [claim.when for claim in claims if claim.when]
    stated = Counter((w.earliest, w.latest) for w in whens if w.basis != "report" and w.earliest and w.latest)
    if stated:
        found = sorted(Window(first, last, True) for first, last in stated if first and last)
        return tuple(sorted(found, key=lambda w: (w.days, -stated[w.earliest, w.latest], w.earliest))[:MOST_ANSWERS])
    guessed = tightest(whens)
    if guessed is not None and guessed.earliest and guessed.latest:
        return (Window(_before(guessed.earliest, REPORT_DAY_REACH), guessed.latest, False),)
    day = report.published
    return (Window(_before(day, UNDATED_REACH), day, False),) if day else ()


def _before(day: date, reach: timedelta) -> date:
    """A day earlier, as far as the calendar goes."""
    return day - min(reach, day - date.min)


def tightest(whens: Sequence[When]) -> When | None:
    """The time with the fewest days among those with both bounds; of equals the most frequent, then the earliest."""
    bounded = [when for when in whens if when.earliest and when.latest]
    if not bounded:
        return min(whens, key=lambda when: when.edtf, default=None)
    seen = Counter((when.earliest, when.latest) for when in bounded)

    def order(when: When) -> tuple[int, int, date, str]:
        earliest, latest = when.earliest or date.min, when.latest or date.max
        return (latest - earliest).days, -seen[when.earliest, when.latest], earliest, when.edtf

    return min(bounded, key=order)
