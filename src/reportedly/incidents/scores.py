"""What `compare` comes to, for many pairs at once: the same features and weights over columns, without saying why.

A test holds the two to each other. Sums are rounded to a grid, so that neither the order in which features are added
nor the machine can turn a decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from reportedly.incidents.columns import NONE, Columns, Flags, Numbers, Ragged, Reals, unique
from reportedly.incidents.compare import A_TIE, CROWD_DAYS, LONG_LEAST, SIEGE, TIES
from reportedly.incidents.encoding import kind_masks
from reportedly.incidents.geography import place_levels
from reportedly.incidents.scenes import ARMED, SORTS, UNARMED
from reportedly.incidents.tables import kinds, levels
from reportedly.incidents.units import FAR_DAYS, WAR_DAYS

GRAIN = 2.0**16
EDGE = 2.0**-20  # of times that weigh the same, those that end on one day count
NO_DAY = date.max.toordinal()
TIMES = ("same_day", "overlap", "vague", "year", "next_day", "close", "apart", "far", "never", "news")
SAME_DAY, FAR, NEVER, NEWS = (TIMES.index(name) for name in ("same_day", "far", "never", "news"))
DAYS_LATER = (TIMES.index("close"), TIMES.index("apart"), FAR, NEVER)
PLACES = ("point", "same", "near", "beside", "villages", "inside", "area", "siblings", "apart", "far", "never")
POINT, SAME_PLACE, PLACE_FAR, PLACE_NEVER = (PLACES.index(name) for name in ("point", "same", "far", "never"))
HERE = tuple(PLACES.index(name) for name in ("point", "same", "near", "inside"))


@dataclass
class _Sums:
    """Pairs with what they weigh so far, and whether they contradict each other, or a number, a party or what was hit
    ties them."""

    units: Columns
    one: Numbers
    two: Numbers
    points: Reals
    never: Flags
    tied: Flags

    def add(self, name: str, held: Flags | Numbers, values: Reals | None = None) -> None:
        """A level's weight for the pairs where it holds; `values` where they stand on its curve, one for each."""
        at = np.flatnonzero(held) if held.dtype == bool else held
        level = levels()[name]
        points = level.points[0] if values is None else np.interp(values, level.at, level.points)
        self.points[at] += points
        if name in TIES:
            self.tied[at] |= points >= A_TIE
        if level.never:
            self.never[at] = True


def score_pairs(units: Columns, one: Numbers, two: Numbers) -> tuple[Reals, Flags]:
    """The sum of each pair's features, and whether they keep it apart. Pairs with the same `one` stand together."""
    prior = levels()["prior.any"].points[0]
    sums = _Sums(units, one, two, np.full(len(one), prior), *np.zeros((2, len(one)), dtype=bool))
    alike, common = shared_words(units.words, one, two)
    long = units.long[one] & units.long[two]
    trusted = np.where(long, np.maximum(alike, LONG_LEAST), 0.0)
    _reports(sums)
    time = _times(sums, trusted)
    _periods(sums)
    _published(sums)
    place = _places(sums, trusted)
    _crowd(sums)
    _kinds(sums)
    _parties(sums, "actor", units.actors)
    _parties(sums, "target", units.targets)
    _scenes(sums)
    _tolls(sums, time, place)
    placed = units.spots.lengths > 0
    sums.add("place.untold", ~(placed[one] & placed[two]) & ~long & ~sums.tied)
    _words(sums, alike, common, long)
    return np.round(sums.points * GRAIN) / GRAIN, sums.never


def contradictions(units: Columns, one: Numbers, two: Numbers) -> Flags:
    """Whether times or places keep the two of each pair apart, whatever they have in common."""
    sums = _Sums(units, one, two, np.zeros(len(one)), *np.zeros((2, len(one)), dtype=bool))
    trusted = np.where(units.long[one] & units.long[two], LONG_LEAST, 0.0)
    _times(sums, trusted)
    _periods(sums)
    _places(sums, trusted)
    return sums.never


def ties(units: Columns, one: Numbers, two: Numbers) -> Flags:
    """Whether a number, a party or what was hit ties the two of each pair."""
    sums = _Sums(units, one, two, np.zeros(len(one)), *np.zeros((2, len(one)), dtype=bool))
    _parties(sums, "actor", units.actors)
    _parties(sums, "target", units.targets)
    _scenes(sums)
    nowhere = np.full(len(one), NONE)
    _tolls(sums, nowhere, nowhere)
    return sums.tied


def _reports(sums: _Sums) -> None:
    units, one, two = sums.units, sums.one, sums.two
    same = units.report[one] == units.report[two]
    copy = ~same & (units.family[one] == units.family[two])
    sums.add("report.same", same)
    sums.add("report.copy", copy)
    published = (units.publisher[one] == units.publisher[two]) & (units.publisher[one] != NONE)
    sums.add("report.publisher", published & ~same & ~copy)
    sums.add("report.whole", units.alone[one] & units.alone[two])


def _slots(rows: Ragged, one: Numbers, two: Numbers) -> list[tuple[Numbers, Numbers, Numbers]]:
    """Every entry of a pair's first with every entry of its second: which pairs have the two, and where those are."""
    many, found = rows.lengths, []
    for a in range(int(many[one].max(initial=0))):
        left = np.flatnonzero(many[one] > a)
        for b in range(int(many[two[left]].max(initial=0))):
            left = left[many[two[left]] > b]
            found.append((left, rows.starts[one[left]] + a, rows.starts[two[left]] + b))
    return found


def _best(size: int, found: list[tuple[Numbers, Numbers, Reals, Reals]]) -> tuple[Numbers, Reals]:
    """Of several levels of a pair the one that weighs most, with its value; NONE where there is none."""
    best, weight, value = np.full(size, NONE), np.full(size, -np.inf), np.zeros(size)
    for at, level, weighs, values in found:
        better = weighs > weight[at]
        chosen = at[better]
        best[chosen], weight[chosen], value[chosen] = level[better], weighs[better], values[better]
    return best, value


def _times(sums: _Sums, trusted: Reals) -> Numbers:
    """Adds what times weigh; the level of each pair, NONE where one has no time."""
    first, last, stated = sums.units.windows.columns
    at_first = np.array([levels()[f"time.{name}"].weigh() for name in TIMES])
    news, found = levels()["time.news"], []
    for at, a, b in _slots(sums.units.windows, sums.one, sums.two):
        gap = np.maximum(0, np.maximum(first[b] - last[a], first[a] - last[b]))
        span = np.maximum(last[a] - first[a], last[b] - first[b]) + 1
        touching = np.where(span == 1, 0, np.where(span <= CROWD_DAYS, 1, np.where(span <= 31, 2, 3)))
        away = 4 + np.searchsorted([1, 3, 15, FAR_DAYS], gap)
        told_a, told_b = (np.where(stated[x] != 0, first[x], last[x]) for x in (a, b))
        apart = np.maximum(0, np.maximum(told_b - last[a], told_a - last[b])).astype(float)
        level = np.where((stated[a] & stated[b]) != 0, np.where(gap == 0, touching, away), NEWS)
        weighs = np.where(level == NEWS, np.interp(apart, news.at, news.points), at_first[level])
        ends = (level != NEWS) & (last[a] == last[b]) & (span > 1)
        found.append((at, level, weighs + ends * EDGE, np.where(level == NEWS, apart, ends)))
    best, value = _best(len(sums.one), found)
    sums.add("time.last_day", (best != NONE) & (best != NEWS) & (value > 0))
    sums.add("time.news_apart", (best == FAR) & sums.units.news[sums.one] & sums.units.news[sums.two])
    best[(best == FAR) & (trusted == 0)] = NEVER
    for n, name in enumerate(TIMES):
        at = np.flatnonzero(best == n)
        sums.add(f"time.{name}", at, value[at] if n == NEWS else trusted[at])
    return best


def _periods(sums: _Sums) -> None:
    total, brief = sums.units.total, sums.units.brief
    sums.add("time.period", (total[sums.one] & brief[sums.two]) | (brief[sums.one] & total[sums.two]))
    at = np.flatnonzero(total[sums.one] & total[sums.two])
    one, two = sums.one[at], sums.two[at]
    of_war = _of_war(sums.units, one) & _of_war(sums.units, two)
    sums.add("time.of_war", at[of_war & ((sums.units.kinds[one] & sums.units.kinds[two]) != 0)])


def _of_war(units: Columns, totals: Numbers) -> Flags:
    """Whether these units, which give totals only, do so for half a year or more."""
    first, last, _ = (column[units.windows.starts[totals]] for column in units.windows.columns)
    found: Flags = last - first + 1 >= WAR_DAYS
    return found


def _published(sums: _Sums) -> None:
    units, one, two = sums.units, sums.one, sums.two
    dated = units.stated & (units.published < NO_DAY)
    at = np.flatnonzero(dated[one] & dated[two])
    apart = np.abs(units.published[one[at]] - units.published[two[at]])
    sums.add("published.days", at, apart.astype(float))
    sums.add("published.both_late", at[units.late[one[at]] & units.late[two[at]]])
    sums.add("published.one_late", at[units.late[one[at]] != units.late[two[at]]])


def _places(sums: _Sums, trusted: Reals) -> Numbers:
    """Adds what places weigh; the level of each pair, NONE where one has no place."""
    units = sums.units
    weigh = np.array([levels()[f"place.{name}"].weigh() for name in PLACES] + [-np.inf])
    (named,), found = units.spots.columns, []
    for at, a, b in _slots(units.spots, sums.one, sums.two):
        both = np.minimum(named[a], named[b]) * len(units.places.rank) + np.maximum(named[a], named[b])
        pairs = unique(both)
        which = np.searchsorted(pairs, both)
        level = place_levels(units.places, *np.divmod(pairs, len(units.places.rank)), PLACES)[which]
        found.append((at, level, weigh[level], trusted[at]))
    best, _ = _best(len(sums.one), found)
    best[(best == PLACE_FAR) & (trusted == 0)] = PLACE_NEVER
    for n, name in enumerate(PLACES):
        at = np.flatnonzero(best == n)
        sums.add(f"place.{name}", at, trusted[at])
    return best


def _crowd(sums: _Sums) -> None:
    crowd = np.minimum(sums.units.crowd[sums.one], sums.units.crowd[sums.two])
    at = np.flatnonzero(crowd > 2)
    sums.add("crowd.any", at, np.log(crowd[at] / 2))
    one, two = sums.units.busy[sums.one], sums.units.busy[sums.two]
    busy = np.where((one == 0) | (two == 0), np.maximum(one, two), np.minimum(one, two))
    at = np.flatnonzero(busy > 0)
    sums.add("crowd.days", at, np.log(busy[at]))


def _kinds(sums: _Sums) -> None:
    units = sums.units
    one, two = units.kinds[sums.one], units.kinds[sums.two]
    told, same = (one != 0) & (two != 0), (one & two) != 0
    means = kind_masks(kinds().means)[0]
    other = told & ~same
    armed = other & ((one & ~means) == 0) & ((two & ~means) == 0)
    fits = (units.compatible[sums.one] & two) != 0
    one_weapon = ((one | two) & means) != 0
    alike = np.flatnonzero(told & same)
    share = np.bitwise_count(one[alike] & two[alike]) / np.bitwise_count(one[alike] | two[alike])
    sums.add("kind.same", alike, share)
    sums.add("kind.siege", (one & two & kind_masks(frozenset({SIEGE}))[0]) != 0)
    shots, afar = (kind_masks(some)[0] for some in (kinds().shots, kinds().afar))
    unlike = armed & ((((one & ~shots) | (two & ~afar)) == 0) | (((two & ~shots) | (one & ~afar)) == 0))
    sums.add("kind.shots", unlike)
    sums.add("kind.means", armed & ~unlike)
    sums.add("kind.weapon", other & ~armed & fits & one_weapon)
    sums.add("kind.compatible", other & ~armed & fits & ~one_weapon)
    sums.add("kind.other", other & ~armed & ~fits)
    sums.add("status.differs", units.done[sums.one] != units.done[sums.two])


def _parties(sums: _Sums, name: str, rows: Ragged) -> None:
    party, rarity = rows.columns
    common = np.full(len(sums.one), -1.0)
    for at, a, b in _slots(rows, sums.one, sums.two):
        same = party[a] == party[b]
        common[at[same]] = np.maximum(common[at[same]], rarity[a[same]])
    held = np.flatnonzero(common >= 0)
    sums.add(f"{name}.same", held, common[held])
    sums.add(f"{name}.differs", (common < 0) & (rows.lengths[sums.one] > 0) & (rows.lengths[sums.two] > 0))


def _scenes(sums: _Sums) -> None:
    harmed, scenes = sums.units.harmed, sums.units.scenes
    armed, unarmed = (1 << SORTS.index(one) for one in (ARMED, UNARMED))
    one, two = harmed[sums.one], harmed[sums.two]
    opposed = ((one == armed) & (two == unarmed)) | ((one == unarmed) & (two == armed))
    sums.add("harmed.opposed", opposed)
    left, right = scenes[sums.one], scenes[sums.two]
    told = (left != 0) & (right != 0)
    sums.add("scene.same", told & ((left & right) != 0))
    sums.add("scene.differs", told & ((left & right) == 0))
    sums.add("harmed.elsewhere", opposed & told & ((left & right) == 0))


def _tolls(sums: _Sums, time: Numbers, place: Numbers) -> None:
    key, low, high = sums.units.tolls.columns
    differing = np.zeros(len(sums.one), dtype=np.int64)
    ratio = np.zeros(len(sums.one))
    for at, a, b in _slots(sums.units.tolls, sums.one, sums.two):
        same = key[a] == key[b]
        at, a, b = at[same], a[same], b[same]
        least, most = np.minimum(low[a], low[b]), np.maximum(low[a], low[b])
        top_a, top_b = (np.where(high[x] > 0, high[x], low[x]) for x in (a, b))
        nobody = least == 0
        equal = ~nobody & (low[a] == low[b]) & (high[a] == high[b])
        fits = ~nobody & ~equal & (low[a] <= top_b) & (low[b] <= top_a)
        log = partial(_log, least, most)
        sums.add("toll.nobody", at[nobody & (most == 0)], log(nobody & (most == 0), lambda _, m: m + 1))
        sums.add("toll.somebody", at[nobody & (most > 0)], log(nobody & (most > 0), lambda _, m: m + 1))
        sums.add("toll.equal", at[equal], log(equal, lambda n, _: n))
        sums.add("toll.compatible", at[fits], log(fits, lambda n, _: n))
        other = ~nobody & ~equal & ~fits
        away = log(other, lambda n, m: m / n)
        sums.add("toll.differs", at[other], away)
        differing[at[other | (nobody & (most > 0))]] += 1
        ratio[at[other]] = np.maximum(ratio[at[other]], away)
    sums.add("toll.one_spot", (differing > 0) & (time == SAME_DAY) & np.isin(place, (POINT, SAME_PLACE)))
    sums.add("toll.together", differing > 1)
    raids = sums.units.kinds[sums.one] & sums.units.kinds[sums.two] & kind_masks(kinds().raids)[0]
    grown = (ratio > 0) & (raids != 0) & np.isin(place, HERE) & ~np.isin(time, DAYS_LATER)
    sums.add("toll.raid", np.flatnonzero(grown), ratio[grown])


def _log(least: Numbers, most: Numbers, held: Flags, of: Callable[[Numbers, Numbers], Numbers | Reals]) -> Reals:
    found: Reals = np.log(of(least[held], most[held]))
    return found


def _words(sums: _Sums, alike: Reals, common: Reals, long: Flags) -> None:
    units, one, two = sums.units, sums.one, sums.two
    worded = units.worded[one] & units.worded[two]
    least = np.minimum(units.mass[one], units.mass[two])
    share = common / np.where(least > 0, least, 1.0)
    for kind, held in (("words", worded & long), ("phrases", worded & ~long)):
        sums.add(f"{kind}.alike", np.flatnonzero(held), alike[held])
        sums.add(f"{kind}.shared", np.flatnonzero(held), share[held])
    sums.add("prior.short", worded & ~long)
    titled = np.flatnonzero(worded & units.titled[one] & units.titled[two])
    if len(titled):
        sums.add("title.alike", titled, shared_words(units.titles, one[titled], two[titled])[0])


def shared_words(rows: Ragged, one: Numbers, two: Numbers) -> tuple[Reals, Reals]:
    """The cosine of each pair's vectors, and the summed rarity of the words that stand in both."""
    word, weight, rare = rows.columns
    alike, common = np.zeros(len(one)), np.zeros(len(one))
    if not len(one):
        return alike, common
    one, two, order = _in_fewest_runs(one, two)
    heavy, known = np.zeros(int(word.max(initial=0)) + 1), np.zeros(int(word.max(initial=0)) + 1)
    begins = np.concatenate(([0], np.flatnonzero(np.diff(one)) + 1, [len(one)]))
    for start, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        own = slice(*rows.starts[one[start] : one[start] + 2])
        heavy[word[own]], known[word[own]] = weight[own], rare[own]
        at, starts = rows.entries(two[start:end])
        met = word[at]
        owner = np.repeat(np.arange(end - start), np.diff(starts))
        alike[start:end] = np.bincount(owner, heavy[met] * weight[at], minlength=end - start)
        common[start:end] = np.bincount(owner, known[met], minlength=end - start)
        heavy[word[own]], known[word[own]] = 0.0, 0.0
    if order is None:
        return alike, common
    in_order = np.empty((2, len(one)))
    in_order[:, order] = alike, common
    return in_order[0], in_order[1]


def _in_fewest_runs(one: Numbers, two: Numbers) -> tuple[Numbers, Numbers, Numbers | None]:
    """The pairs in runs of one and the same unit, and their order if it is another one: each run costs a step, and
    where few units meet a great many, the few are what runs are made of."""
    many = np.bincount(np.concatenate((one, two)))
    swapped = many[two] > many[one]
    left = np.where(swapped, two, one)
    if 2 * np.count_nonzero(np.bincount(left)) > 1 + np.count_nonzero(np.diff(one)):
        return one, two, None
    order = np.argsort(left, kind="stable")
    return left[order], np.where(swapped, one, two)[order], order
