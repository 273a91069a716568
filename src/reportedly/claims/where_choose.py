"""Which of the places of one name is meant: the one that fits the other places of the report best.

Every name votes for the countries, first-order divisions and neighbourhoods (cells of one degree) of its likely places,
with the more weight the surer it is; every candidate is then scored by how well known it is and how many votes of other
names lie around it. Three rounds suffice for the votes to settle.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from reportedly.claims.where_scan import Candidate
from reportedly.gazetteers import Entry, Gazetteer, Match

ROUNDS = 3
MOST = 60  # candidates looked at for a name
# population, country, region, neighbourhood, adm1, adm2, noun agrees, main name, abbreviation; country, division, cell
WEIGHTS = (1.24, 1.0, 5.0, 2.0, -0.35, -2.65, 3.1, 2.1, 4.0, 0.75, 1.5, 0.77)
OPEN = 0.35  # below this share of all weight the best candidate is a guess


@dataclass
class Group:
    """All uses of one name that may mean the same place: the same spelling and the same container."""

    matches: tuple[Match, ...]
    uses: list[int] = field(default_factory=list)
    inside: Entry | None = None
    noun: str | None = None
    shares: list[float] = field(default_factory=list)


@dataclass
class Votes:
    """Weight of other names by country, first-order division and cell."""

    country: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    division: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    cell: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))


def choose(candidates: list[Candidate], gazetteer: Gazetteer, home: str | None = None) -> dict[int, Entry | None]:
    """The entry for each candidate by its number; None where several fit and nothing tells them apart."""
    groups = _groups(candidates, gazetteer)
    for group in groups:
        group.shares = _softmax(_scores(group, None))
    for _ in range(ROUNDS):
        total = _votes(groups, home)
        new = [_softmax(_scores(group, total)) for group in groups]
        for group, shares in zip(groups, new, strict=True):
            group.shares = shares
    chosen: dict[int, Entry | None] = {}
    for group in groups:
        best = max(range(len(group.matches)), key=lambda i: group.shares[i])
        sure = group.shares[best] >= OPEN
        for number in group.uses:
            chosen[number] = group.matches[best].entry if sure else None
    return chosen


def _groups(candidates: list[Candidate], gazetteer: Gazetteer) -> list[Group]:
    by_first = {candidate.first: candidate for candidate in candidates}
    groups: dict[tuple[str, str | None], Group] = {}
    for number, candidate in enumerate(candidates):
        matches = candidate.matches
        outer = by_first.get(candidate.container) if candidate.container is not None else None
        inside = _container(matches, outer, gazetteer)
        key = (candidate.key + (" people" if candidate.people else ""), inside.id if inside else None)
        if key not in groups:
            fitting = tuple(m for m in matches if _lies_in(m.entry, inside, gazetteer)) if inside else matches
            groups[key] = Group(fitting[:MOST], inside=inside, noun=candidate.noun)
        groups[key].uses.append(number)
    found = list(groups.values())
    _share_containers(groups)
    return found


def _share_containers(groups: dict[tuple[str, str | None], Group]) -> None:
    """A name once told with its container ("Paris, Texas") means that place throughout, if it is told with one only."""
    bound: dict[str, list[Group]] = defaultdict(list)
    for (key, inside), group in groups.items():
        if inside:
            bound[key].append(group)
    for key, found in bound.items():
        free = groups.get((key, None))
        if free and len(found) == 1:
            ids = {match.entry.id for match in found[0].matches}
            free.matches = tuple(m for m in free.matches if m.entry.id in ids) or free.matches


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
    """How well known an entry is, and how the name found it; in the order of `WEIGHTS`."""
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
    )


def _fit(match: Match, share: float, group: Group, votes: Votes) -> tuple[float, ...]:
    """How many votes of other names lie around an entry; in the order of the rest of `WEIGHTS`."""
    entry = match.entry
    own = share * _weight(group)
    country = votes.country[entry.country or ""] - own
    division = votes.division[entry.country or "", entry.admin1] - own if entry.admin1 else 0.0
    return _level(country), _level(division), _level(_around(votes, entry) - own)


def _scores(group: Group, votes: Votes | None) -> list[float]:
    """A score for each candidate of a name; without votes, how well known it is."""
    scores = []
    for match, share in zip(group.matches, group.shares or [0.0] * len(group.matches), strict=True):
        features = _known(match, group) + (_fit(match, share, group, votes) if votes else ())
        scores.append(sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=False)))
    return scores


def _level(votes: float) -> float:
    """Votes count less and less."""
    return math.log2(1.0 + max(0.0, votes))


def _weight(group: Group) -> float:
    return 1.0 + math.log2(len(group.uses))


def _votes(groups: list[Group], home: str | None) -> Votes:
    votes = Votes()
    if home:
        votes.country[home] += 1.0
    for group in groups:
        weight = _weight(group)
        for match, share in zip(group.matches, group.shares, strict=True):
            if share < 0.02:
                continue
            entry = match.entry
            votes.country[entry.country or ""] += weight * share
            if entry.admin1:
                votes.division[entry.country or "", entry.admin1] += weight * share
            if entry.latitude is not None and entry.kind not in ("country", "continent", "adm1"):
                votes.cell[_cell(entry)] += weight * share
    return votes


def _cell(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.latitude or 0.0), math.floor(entry.longitude or 0.0)


def _around(votes: Votes, entry: Entry) -> float:
    """Votes in an entry's cell and the eight around it."""
    if entry.latitude is None:
        return 0.0
    row, column = _cell(entry)
    return sum(votes.cell.get((row + r, column + c), 0.0) for r in (-1, 0, 1) for c in (-1, 0, 1))


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
