"""Compares two units, feature by feature. Every feature is visible: a level with its weight, a sentence, the values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import fsum, log

from reportedly.incidents.scenes import ARMED, UNARMED
from reportedly.incidents.spots import places_apart
from reportedly.incidents.tables import Level, kinds, levels
from reportedly.incidents.units import FAR_DAYS, PERIOD_DAYS, Spot, Unit, Window, sampled
from reportedly.incidents.words import Rarities, cosine, shared

LONG_TEXT = 40  # distinct words; below, likeness of words is a matter of chance
LONG_LEAST = 0.02  # where long texts begin on curves over likeness; short ones stand at 0
CROWD_DAYS = 4  # a longer window makes no crowd
BUSY_REACH = 1  # days to either side that count when it is told how busy days were
VAGUE = frozenset({"other"})  # says nothing about which happening it is
SIEGE = "siege"
OPPOSED = {frozenset({ARMED}), frozenset({UNARMED})}
DONE = frozenset({"asserted", "denied"})
DIFFERING = ("toll.differs", "toll.somebody")
HERE = ("place.point", "place.same", "place.near", "place.inside")
TIES = frozenset({"scene.same", "toll.equal", "toll.compatible", "actor.same", "target.same"})
A_TIE = 0.5  # log odds from which on one of these ties two accounts
DAYS_LATER = ("time.close", "time.apart", "time.far", "time.never")


@dataclass(frozen=True, slots=True)
class Feature:
    """One degree of agreement between two units, where on the level's curve they stand, what that weighs, and the
    values behind it in words (empty unless asked for)."""

    level: Level
    value: float
    points: float
    values: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All features of a pair and their sum. `never`: one of them keeps the two apart whatever the sum."""

    features: tuple[Feature, ...]
    score: float
    never: bool


@dataclass(frozen=True)
class Context:
    """What a comparison has to know of the collection: copies (report id -> original), how rare words and parties are
    (ln((N + 1) / df) among the accounts published first), the crowd, i.e. how many tell of one place on one day, and
    how busy the days were, i.e. how many tell of one land in them."""

    copies: Mapping[str, str]
    word_rarity: Mapping[str, float]
    party_rarity: Mapping[str, float]
    crowds: Mapping[str, int]
    busy: Mapping[str, int]


def context(units: Sequence[Unit], copies: Mapping[str, str]) -> Context:
    """The context of a collection of units."""
    tellings = Counter(key for unit in units for key in _day_places(unit))
    crowds = {unit.id: max((tellings[key] for key in _day_places(unit)), default=0) for unit in units}
    seen = Counter(key for unit in units for key in _day_lands(unit, BUSY_REACH))
    busy = {unit.id: _power(max((seen[key] for key in _day_lands(unit)), default=0)) for unit in units}
    first = sampled(units)
    parties = Rarities([dict.fromkeys(unit.actors | unit.targets, 1) for unit in first])
    return Context(copies, Rarities([unit.bag for unit in first]), parties, crowds, busy)


def _day_places(unit: Unit) -> list[tuple[date, str]]:
    return sorted((day, spot.areas[0]) for day in _days(unit) for spot in unit.spots if spot.areas)


def _day_lands(unit: Unit, reach: int = 0) -> set[tuple[int, str]]:
    lands = {spot.place.country for spot in unit.spots if spot.place.country}
    days = {day.toordinal() + later for day in _days(unit) for later in range(-reach, reach + 1)}
    return {(day, land) for day in days for land in lands}


def _days(unit: Unit) -> set[date]:
    short = [w for w in unit.windows if w.stated and w.days <= CROWD_DAYS]
    return {w.earliest + timedelta(n) for w in short for n in range(w.days)}


def _power(many: int) -> int:
    """The power of two at or below: so one more account seldom changes what others weigh."""
    return 1 << (many.bit_length() - 1) if many else 0


def compare(a: Unit, b: Unit, known: Context, speak: bool = False) -> Comparison:
    """The features of two units; the order of the two does not matter. `speak` fills in the values in words."""
    if b.id < a.id:
        a, b = b, a
    plain = tuple(_features(a, b, known, speak))
    plain += (_feature("place.untold"),) if _nothing_agrees(a, b, plain) else ()
    features = tuple(_with_excuses(plain, a.kinds & b.kinds & kinds().raids))
    score = fsum(feature.points for feature in features)
    return Comparison(features, score, any(feature.level.never for feature in features))


def _features(a: Unit, b: Unit, known: Context, speak: bool) -> Iterator[Feature]:
    yield _feature("prior.any")
    yield from _report(a, b, known)
    alike = cosine(a.words, b.words)
    trusted = max(alike, LONG_LEAST) if _long(a, b) else 0.0
    yield from _time(a, b, trusted, speak)
    if _period(a, b) or _period(b, a):
        yield _feature("time.period")
    if a.of_war and b.of_war and (a.kinds & b.kinds) - VAGUE:
        yield _feature("time.of_war")
    yield from _published(a, b, speak)
    yield from _place(a, b, trusted, speak)
    yield from _crowd(a, b, known)
    yield from _kind(a, b, speak)
    yield from _parties(a, b, known, speak)
    yield from _scenes(a, b, speak)
    yield from _tolls(a, b, speak)
    yield from _words(a, b, alike, known, speak)


def _nothing_agrees(a: Unit, b: Unit, features: Iterable[Feature]) -> bool:
    """Whether one of two short accounts names no place, and neither a number, a party nor what was hit ties them."""
    ties = (f for f in features if f"{f.level.feature}.{f.level.name}" in TIES)
    return not (a.spots and b.spots) and not _long(a, b) and not any(tie.points >= A_TIE for tie in ties)


def _with_excuses(features: Iterable[Feature], raids: frozenset[str]) -> Iterator[Feature]:
    """The features, and what excuses numbers that differ: one day and one place, where accounts often count apart; that
    more than one number differs, since they do so together; and a raid of one day, whose toll grows."""
    found = list(features)
    yield from found
    levels_met = Counter(f"{feature.level.feature}.{feature.level.name}" for feature in found)
    differing = sum(levels_met[name] for name in DIFFERING)
    if differing and levels_met["time.same_day"] and (levels_met["place.point"] or levels_met["place.same"]):
        yield _feature("toll.one_spot")
    if differing > 1:
        yield _feature("toll.together")
    ratios = [feature.value for feature in found if feature.level.feature == "toll" and feature.level.name == "differs"]
    here = any(levels_met[name] for name in HERE)
    if raids and ratios and here and not any(levels_met[name] for name in DAYS_LATER):
        yield _feature("toll.raid", value=max(ratios))


@cache
def _plain(name: str) -> Feature:
    level = levels()[name]
    return Feature(level, 0.0, level.weigh())


def _feature(name: str, values: str = "", value: float | None = None) -> Feature:
    if value is None and not values:
        return _plain(name)
    value = value or 0.0
    level = levels()[name]
    return Feature(level, value, level.weigh(value), values)


def _report(a: Unit, b: Unit, known: Context) -> Iterator[Feature]:
    if a.report.id == b.report.id:
        yield _feature("report.same")
    elif known.copies.get(a.report.id, a.report.id) == known.copies.get(b.report.id, b.report.id):
        yield _feature("report.copy")
    elif a.report.publisher and a.report.publisher == b.report.publisher:
        yield _feature("report.publisher", a.report.publisher)
    if a.alone and b.alone:
        yield _feature("report.whole")


def _time(a: Unit, b: Unit, alike: float, speak: bool) -> Iterator[Feature]:
    """Of several times the two that agree best. The more alike two long texts, the less a difference weighs; where
    there is little text (`alike` is 0), days too far apart keep two accounts apart for good."""
    pairs = [(one, two) for one in a.windows for two in b.windows]
    if pairs:
        level, gap, one, two = max((_times_apart(one, two) for one, two in pairs), key=_weight)
        if level == "time.far" and a.news and b.news:
            yield _feature("time.news_apart")
        if _end_together(one, two):
            yield _feature("time.last_day")
        days = f"{one.earliest}/{one.latest} and {two.earliest}/{two.latest}" if speak else ""
        yield _feature(
            "time.never" if level == "time.far" and not alike else level, days, alike if gap is None else gap
        )


def _period(whole: Unit, part: Unit) -> bool:
    """Whether one gives nothing but totals of several days and the other tells of a single day, or of two."""
    return whole.total and bool(part.windows) and part.windows[0].stated and part.windows[0].days < PERIOD_DAYS


def _weight(found: tuple[str, float | None, Window, Window]) -> tuple[float, bool]:
    level, gap, one, two = found
    return levels()[level].weigh(gap or 0.0), _end_together(one, two)


def _end_together(one: Window, two: Window) -> bool:
    """Whether two stated times, at least one of them of several days, have the same last day."""
    return one.stated and two.stated and one.latest == two.latest and max(one.days, two.days) > 1


def _times_apart(one: Window, two: Window) -> tuple[str, float | None, Window, Window]:
    if not (one.stated and two.stated):
        return "time.news", float(_news_gap(one, two)), one, two
    gap, span = one.gap(two), max(one.days, two.days)
    if gap == 0:
        level = "same_day" if span == 1 else "overlap" if span <= CROWD_DAYS else "vague" if span <= 31 else "year"
    else:
        steps = ((1, "next_day"), (3, "close"), (15, "apart"), (FAR_DAYS, "far"))
        level = next((name for most, name in steps if gap <= most), "never")
    return f"time.{level}", None, one, two


def _published(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    """Days between the publications of two that state days of their own; where one does not, `time.news` weighs them.
    And whether they look back."""
    if not all(unit.windows and unit.windows[0].stated and unit.report.published for unit in (a, b)):
        return
    first, last = sorted(unit.report.published or date.max for unit in (a, b))
    yield _feature("published.days", f"{first} and {last}" if speak else "", float((last - first).days))
    if a.late or b.late:
        yield _feature("published.both_late" if a.late and b.late else "published.one_late")


def _news_gap(one: Window, two: Window) -> int:
    """Days between the publication of one and the publication, or the stated days, of the other."""
    first = one if one.stated else Window(one.latest, one.latest, False)
    second = two if two.stated else Window(two.latest, two.latest, False)
    return first.gap(second)


def _place(a: Unit, b: Unit, alike: float, speak: bool) -> Iterator[Feature]:
    """Of several places the two that agree best, weighed like times."""
    best: tuple[float, str, Spot, Spot] | None = None
    for one in a.spots:
        for two in b.spots:
            level = places_apart(one, two)
            if level and (best is None or levels()[level].weigh() > best[0]):
                best = (levels()[level].weigh(), level, one, two)
    if best:
        _, level, one, two = best
        level = "place.never" if level == "place.far" and not alike else level
        yield _feature(level, f"{one.place.name} and {two.place.name}" if speak else "", alike)


def _crowd(a: Unit, b: Unit, known: Context) -> Iterator[Feature]:
    """Agreement on a day and place of which many tell is worth less: a riot's day holds many happenings."""
    crowd = min(known.crowds[a.id], known.crowds[b.id])
    if crowd > 2:
        yield _feature("crowd.any", str(crowd), log(crowd / 2))
    told = [known.busy[unit.id] for unit in (a, b) if known.busy[unit.id]]
    if told:
        yield _feature("crowd.days", f"at least {min(told)}", log(min(told)))


def _kind(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    table = kinds()
    one, two = a.kinds - VAGUE, b.kinds - VAGUE
    if one and two:
        said = _both(one, two) if speak else ""
        if one & two:
            share = len(one & two) / len(one | two)
            yield _feature("kind.same", ", ".join(sorted(one & two)) if speak else "", share)
            if SIEGE in one & two:
                yield _feature("kind.siege")
        elif one <= table.means and two <= table.means:
            yield _feature("kind.shots" if _shots_and_bombs(one, two) else "kind.means", said)
        elif not any(table.compatible[kind] & two for kind in one):
            yield _feature("kind.other", said)
        else:
            yield _feature("kind.weapon" if (one | two) & table.means else "kind.compatible", said)
    if (a.status in DONE) != (b.status in DONE):
        yield _feature("status.differs", f"{a.status} and {b.status}")


def _shots_and_bombs(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one tells of shots alone, the other of nothing but what comes from afar."""
    shots, afar = kinds().shots, kinds().afar
    return (one <= shots and two <= afar) or (two <= shots and one <= afar)


def _parties(a: Unit, b: Unit, known: Context, speak: bool) -> Iterator[Feature]:
    for name, left, right in (("actor", a.actors, b.actors), ("target", a.targets, b.targets)):
        common = left & right
        if common:
            rarity = max(known.party_rarity[party] for party in common)
            yield _feature(f"{name}.same", ", ".join(sorted(common)) if speak else "", rarity)
        elif left and right:
            yield _feature(f"{name}.differs", _both(left, right) if speak else "")


def _scenes(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    """What was hit, and whether those who were harmed bore arms."""
    if {a.harmed, b.harmed} == OPPOSED:
        yield _feature("harmed.opposed")
    if a.scenes and b.scenes:
        common = a.scenes & b.scenes
        said = (", ".join(sorted(common)) or _both(a.scenes, b.scenes)) if speak else ""
        yield _feature("scene.same" if common else "scene.differs", said)
        if not common and {a.harmed, b.harmed} == OPPOSED:
            yield _feature("harmed.elsewhere")


def _both(a: frozenset[str], b: frozenset[str]) -> str:
    return f"{', '.join(sorted(a))} and {', '.join(sorted(b))}"


def _tolls(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    """Equal numbers weigh the more the greater they are: three dead are common, 37 are not."""
    for key in sorted(a.tolls.keys() & b.tolls.keys()):
        (low, high), (other_low, other_high) = a.tolls[key], b.tolls[key]
        values = f"{key[0]} {key[1]}: {low} and {other_low}" if speak else ""
        least, most = min(low, other_low), max(low, other_low)
        if least == 0:
            yield _feature("toll.nobody" if most == 0 else "toll.somebody", values, log(most + 1))
        elif (low, high) == (other_low, other_high):
            yield _feature("toll.equal", values, log(low))
        elif low <= (other_high or other_low) and other_low <= (high or low):
            yield _feature("toll.compatible", values, log(least))
        else:
            yield _feature("toll.differs", values, log(most / least))


def _long(a: Unit, b: Unit) -> bool:
    return min(len(a.bag), len(b.bag)) >= LONG_TEXT


def _words(a: Unit, b: Unit, alike: float, known: Context, speak: bool) -> Iterator[Feature]:
    if not a.words or not b.words:
        return
    kind = "words" if _long(a, b) else "phrases"
    if kind == "phrases":
        yield _feature("prior.short")
    yield _feature(f"{kind}.alike", ", ".join(shared(a.words, b.words)) if speak else "", alike)
    least = min(a.mass, b.mass)
    mass = fsum([known.word_rarity[word] for word in a.words if word in b.words])
    yield _feature(f"{kind}.shared", "", mass / least if least else 0.0)
    if a.title and b.title:
        yield _feature("title.alike", ", ".join(shared(a.title, b.title)) if speak else "", cosine(a.title, b.title))
