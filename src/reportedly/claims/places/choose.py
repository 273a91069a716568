"""Which of the places of one name is meant: the one that fits the other places of the report best.

Every name votes for the countries, first-order divisions and neighbourhoods (cells of one degree) of its likely places,
with the more weight the surer it is; every candidate is then scored by how well known it is and how many votes of other
names lie around it. Three rounds suffice for the votes to settle.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import mul
from typing import NamedTuple

from reportedly.claims.places.scan import Candidate
from reportedly.gazetteers import Entry, Gazetteer, Match

ROUNDS = 3
MOST = 60  # candidates looked at for a name
REMEMBERED = 20_000  # cells whose neighbours are kept
# What a candidate's features weigh, fitted on news texts with marked places. KNOWN: people (log), country, region,
# neighbourhood, adm1, adm2, the noun agrees, main name, abbreviation, capital, other name of a city, division with a
# town of its name. FIT: votes for its country, for its division, for the division by name, for its cell.
KNOWN = (1.41, 0.55, 5.8, 2.0, 0.23, -2.77, 2.62, 2.65, 4.0, 0.5, 0.1, -1.75)
FIT = (1.01, 1.26, 0.81, 1.04)
WIDE = frozenset(["country", "continent", "region", "water", "adm1"])
FAINT = 0.02  # candidates with a smaller share do not vote
NEAREST = 3.0  # the most that others of the report can lie around a name
SEVERAL = 3.0  # votes for one country that make the report one on it
SPOKEN = 0.9  # votes of other names for a country that the report speaks of as well: one name that is sure
BIG = 100_000  # people of a town that is named without its country
TINY = 20_000  # people of a town that is not meant where the report speaks of one other country only
OPEN = 0.35  # below this share of all weight the best candidate is a guess


class Spot(NamedTuple):
    """Where an entry lies, as votes are counted: its country, its first-order division, its cell and with it the eight
    around; None and none where it has none."""

    country: str
    division: tuple[str, str]
    divided: bool
    names_division: bool
    cell: tuple[int, int] | None
    around: tuple[tuple[int, int], ...]


@dataclass
class Group:
    """All uses of one name that may mean the same place: the same spelling, container and noun. `leading` is the
    country that the other names speak for most, `alone` that it is what the report is about, `spoken` all countries
    that they speak of, `placed` those in which something is told to be ("in Karm"), as this name is if `located`.
    `apart`: the words put it into a land where no place is called so, "the Syrian town of Kani"."""

    matches: tuple[Match, ...]
    uses: list[int] = field(default_factory=list)
    inside: Entry | None = None
    noun: str | None = None
    shares: list[float] = field(default_factory=list)
    ballot: list[tuple[Spot, float]] = field(default_factory=list)
    leading: str = ""
    alone: bool = False
    spoken: frozenset[str] = frozenset()
    apart: bool = False
    located: bool = False
    fought_for: bool = False
    placed: frozenset[str] = frozenset()

    def take(self, shares: list[float]) -> None:
        """Gives each match its share of the name's weight, and the likely ones their votes: these are counted out and
        in again while nothing changes."""
        self.shares, weight = shares, 1.0 + math.log2(len(self.uses))
        told = zip(self.spots, shares, strict=True)
        self.ballot = [(spot, weight * share) for spot, share in told if share >= FAINT]

    @cached_property
    def known(self) -> list[float]:
        """For each match, what it is worth without the other names of the report."""
        return [sum(map(mul, KNOWN, _known(match, self))) for match in self.matches]

    @cached_property
    def spots(self) -> list[Spot]:
        """Where each match lies."""
        return [_spot(match.entry) for match in self.matches]


@dataclass
class Votes:
    """Weight of names by country, first-order division and cell; `named` counts divisions that are themselves named."""

    country: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    division: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    named: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    cell: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, group: Group, sign: float = 1.0) -> None:
        """Counts a name's likely places in, or with -1 out again."""
        for spot, weight in group.ballot:
            vote = sign * weight
            self.country[spot.country] += vote
            if spot.divided:
                self.division[spot.division] += vote
                if spot.names_division:
                    self.named[spot.division] += vote
            if spot.cell is not None:
                self.cell[spot.cell] += vote

    def around(self, spot: Spot) -> float:
        """Votes in a cell and the eight around it."""
        votes, cells = 0.0, self.cell
        for cell in spot.around:
            if cell in cells:
                votes += cells[cell]
        return votes


@dataclass(frozen=True)
class Choice:
    """The entry for each candidate by its number (None: several fit and nothing tells them apart), and all votes."""

    entries: dict[int, Entry | None]
    votes: Votes

    def near(self, candidate: Candidate, accepted: bool) -> float:
        """How much else of the report lies around the best placed entry of a name, 0 to 3. `accepted`: the name
        itself has voted."""
        best = 0.0
        for match in candidate.matches[:MOST]:
            entry = match.entry
            if not match.exact or entry.kind in WIDE or not entry.country:
                continue
            votes = self.votes.around(_spot(entry)) + 0.5 * self.votes.division.get(
                (entry.country, entry.admin1 or ""), 0.0
            )
            best = max(best, votes)
        return min(NEAREST, _level(best - (1.5 if accepted else 0.0)))


def choose(candidates: list[Candidate], gazetteer: Gazetteer, home: str | None = None) -> Choice:
    """Picks an entry for each candidate."""
    groups = _groups(candidates, gazetteer)
    for group in groups:
        group.take(_softmax(group.known))
    for last in range(ROUNDS):
        _vote(groups, home, last == ROUNDS - 1)
    chosen: dict[int, Entry | None] = {}
    for group in groups:
        entry = _best(group)
        for number in group.uses:
            chosen[number] = entry
    votes = Votes()
    for group in groups:
        votes.add(group)
    return Choice(chosen, votes)


def _vote(groups: list[Group], home: str | None, last: bool) -> None:
    """One round: every name is scored against the votes of all others. In the last one it is noted which country these
    speak for most."""
    votes = Votes()
    if home:
        votes.country[home] += 1.0
    for group in groups:
        votes.add(group)
    open_still = groups if last else [group for group in groups if len(group.matches) > 1]
    placed = _placed(groups) if last else {}
    shares = []
    for group in open_still:
        votes.add(group, -1.0)
        shares.append(_softmax(_scores(group, votes)) if len(group.matches) > 1 else [1.0] * len(group.matches))
        if last:
            leading = max(votes.country, key=lambda code: (votes.country[code], code), default="")
            most = votes.country.get(leading, 0.0)
            group.leading = leading if most > FAINT else ""  # what remains of the name's own vote is no other's
            group.alone = most >= SEVERAL
            own = placed.get(id(group), "")
            group.placed = frozenset(code for other, code in placed.items() if other != id(group) and code != own)
            group.spoken = frozenset([code for code, weight in votes.country.items() if weight >= SPOKEN])
        votes.add(group)
    for group, new in zip(open_still, shares, strict=True):
        group.take(new)


def _placed(groups: list[Group]) -> dict[int, str]:
    """The countries of the likeliest places of names that tell where something is, by the group's identity."""
    located = (group for group in groups if group.located and group.shares)
    return {id(group): group.spots[group.shares.index(max(group.shares))].country for group in located}


def _best(group: Group) -> Entry | None:
    """The likeliest entry, unless it shares too much of the weight with places elsewhere; then the likeliest one of a
    country that the report speaks of."""
    best = max(range(len(group.matches)), key=lambda i: group.shares[i])
    return _meant(group, best) or _spoken_of(group)


def _spoken_of(group: Group) -> Entry | None:
    """The one town of that name in the countries that the other names speak of, where no big one abroad has it."""
    here = [i for i, match in enumerate(group.matches) if match.exact and match.entry.country in group.spoken]
    towns = [i for i in here if group.matches[i].entry.kind == "settlement"]
    alone = len({group.matches[i].entry.id for i in here}) == 1 == len(towns)
    if not alone or any(m.entry.kind in WIDE or m.entry.population >= BIG for m in group.matches):
        return None
    return group.matches[towns[0]].entry


def _meant(group: Group, best: int) -> Entry | None:
    """The entry of the best match, unless the report hardly speaks of its country or it is a guess among others."""
    match, entry = group.matches[best], group.matches[best].entry
    if entry.country != group.leading and (not match.exact or _strays(entry, group) or _only_alike(match, group)):
        return None
    if group.apart and entry.country not in group.spoken:
        return None
    near = sum(
        share
        for other, share in zip(group.matches, group.shares, strict=True)
        if other.entry.country == entry.country and other.entry.admin1 == entry.admin1
    )
    return entry if near >= OPEN else None


def _strays(entry: Entry, group: Group) -> bool:
    """Whether a small place abroad only has the name of one here: a report on a single country hardly means a village
    of another that it does not name; and no city of one is a village here, or is taken."""
    if group.fought_for and group.placed and entry.country not in group.spoken and entry.kind not in WIDE:
        return group.inside is None
    small = entry.kind not in WIDE and entry.population < BIG and not entry.capital
    if entry.country in group.spoken or not small or group.inside is not None:
        return False
    return group.alone or (len(group.spoken) == 1 and group.spoken <= group.placed and entry.population < TINY)


def _only_alike(match: Match, group: Group) -> bool:
    """Whether a town abroad only has a further name like one here ("Mambasa", a name of Mombasa too): the report speaks
    of another country and not of the town's. So it is with a small town where it speaks of none ("Inata" for Inada)."""
    entry = match.entry
    if match.main or entry.kind in WIDE or entry.capital or group.inside is not None:
        return False
    return entry.country not in group.spoken and (bool(group.spoken) or entry.population < BIG)


def _groups(candidates: list[Candidate], gazetteer: Gazetteer) -> list[Group]:
    by_first = {candidate.first: candidate for candidate in candidates}
    groups: dict[tuple[str, str | None, str | None], Group] = {}
    for number, candidate in enumerate(candidates):
        matches = candidate.matches
        outer = by_first.get(candidate.container) if candidate.container is not None else None
        inside = _container(matches, outer, gazetteer)
        noun = candidate.noun if candidate.noun in ("adm1", "adm2") else None
        key = (candidate.key + (" people" if candidate.people else ""), inside.id if inside else None, noun)
        if key not in groups:
            fitting = tuple(m for m in matches if _lies_in(m.entry, inside, gazetteer)) if inside else matches
            groups[key] = Group(fitting[:MOST], inside=inside, noun=candidate.noun)
        groups[key].uses.append(number)
        groups[key].located |= candidate.locative and not candidate.people
        groups[key].fought_for |= candidate.fought_for and not candidate.people
        groups[key].apart |= candidate.of_people and inside is None
    _share_containers(groups)
    return [group for group in groups.values() if group.uses]


def _share_containers(groups: dict[tuple[str, str | None, str | None], Group]) -> None:
    """A name once told with its container ("Paris, Texas") means that place throughout; of several the one told last
    before, where there is any."""
    bound: dict[str, list[Group]] = defaultdict(list)
    for (key, inside, _), group in groups.items():
        if inside:
            bound[key].append(group)
    for key, found in bound.items():
        free = groups.get((key, None, None))
        if free and len(found) == 1:
            ids = {match.entry.id for match in found[0].matches}
            free.matches = tuple(m for m in free.matches if m.entry.id in ids) or free.matches
        elif free:
            _go_on(free, found)


def _go_on(free: Group, told: list[Group]) -> None:
    """Gives each bare use of a name to the place that was told last before it."""
    named = sorted((use, number) for number, group in enumerate(told) for use in group.uses)
    alone: list[int] = []
    for use in free.uses:
        at = bisect_left(named, (use, 0))
        (told[named[at - 1][1]].uses if at else alone).append(use)
    free.uses = alone
    for group in told:
        group.uses.sort()


def _container(matches: tuple[Match, ...], outer: Candidate | None, gazetteer: Gazetteer) -> Entry | None:
    """The country, division or place that the words name as what contains the place; None if none of that name does."""
    if outer is None:
        return None
    for match in outer.matches[:8]:
        if any(_lies_in(m.entry, match.entry, gazetteer) for m in matches[:MOST]):
            return match.entry
    return None


def _lies_in(entry: Entry, outer: Entry | None, gazetteer: Gazetteer) -> bool:
    if outer is None or entry.id == outer.id:
        return False
    if outer.kind == "country":
        return entry.country == outer.country and entry.kind != "country"
    if outer.kind == "adm1":
        return entry.country == outer.country and entry.admin1 == outer.admin1 and entry.kind not in ("country", "adm1")
    return any(above.id == outer.id for above in gazetteer.chain(entry)[1:])


def _known(match: Match, group: Group) -> tuple[float, ...]:
    """How well known an entry is, and how the name found it; in the order of `KNOWN`."""
    entry = match.entry
    kind = entry.kind
    return (
        math.log10(entry.population + 300),
        float(kind == "country"),
        float(kind in ("continent", "region", "water")),
        float(kind in ("neighbourhood", "camp", "landmark")),
        float(kind == "adm1"),
        float(kind == "adm2"),
        float(kind == group.noun),
        float(match.main),
        float(match.short and kind == "adm1"),
        float(entry.capital),
        float(not match.main and entry.population >= 100_000),
        float(kind in ("adm1", "adm2") and kind != group.noun and _shadowed(entry, group)),
    )


def _shadowed(entry: Entry, group: Group) -> bool:
    """Whether a town of the same name lies in a division: plain "Aleppo" is the city."""
    return any(
        other.entry.kind == "settlement"
        and other.entry.country == entry.country
        and (other.entry.admin1 == entry.admin1 or other.entry.capital)
        for other in group.matches
    )


def _fit(spot: Spot, votes: Votes) -> tuple[float, ...]:
    """How many votes of other names lie around an entry; in the order of `FIT`."""
    return (
        _level(votes.country.get(spot.country, 0.0)),
        _level(votes.division.get(spot.division, 0.0)),
        _level(votes.named.get(spot.division, 0.0)),
        _level(votes.around(spot)),
    )


def _scores(group: Group, votes: Votes) -> list[float]:
    """A score for each candidate of a name."""
    return [sum(map(mul, FIT, _fit(spot, votes)), known) for spot, known in zip(group.spots, group.known, strict=True)]


def _level(votes: float) -> float:
    """Votes count less and less."""
    return math.log2(1.0 + votes) if votes > 0.0 else 0.0


def _spot(entry: Entry) -> Spot:
    country, division = entry.country or "", entry.admin1 or ""
    told = country, (country, division), bool(division), entry.kind == "adm1"
    if entry.latitude is None or entry.kind in WIDE:
        return Spot(*told, None, ())
    row, column = math.floor(entry.latitude), math.floor(entry.longitude or 0.0)
    return Spot(*told, (row, column), _around(row, column))


@lru_cache(maxsize=REMEMBERED)  # reports go back to the same countries
def _around(row: int, column: int) -> tuple[tuple[int, int], ...]:
    """A cell and the eight around it."""
    return tuple([(row + north, column + east) for north in (-1, 0, 1) for east in (-1, 0, 1)])


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
