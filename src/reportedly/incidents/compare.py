"""Compares two units, feature by feature. Every feature is visible: a level with its weight, a sentence, the values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from math import fsum, log

from reportedly.incidents.geography import SLACK_KM, distance_km, radius_km
from reportedly.incidents.tables import Level, kinds, levels
from reportedly.incidents.units import FAR_DAYS, Unit, precision_rank
from reportedly.incidents.words import cosine, rarities, shared
from reportedly.records import Place

WIDE_RANK = 5  # second-order division and wider: agreement on it tells little
LONG_TEXT = 40  # distinct words; below, likeness of words is a matter of chance
CROWD_DAYS = 4  # a longer window makes no crowd
VAGUE = frozenset({"other"})  # says nothing about which happening it is
DONE = frozenset({"asserted", "denied"})


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
    (ln((N + 1) / df)), and the crowd, i.e. how many units tell of one place on one day."""

    copies: Mapping[str, str]
    word_rarity: Mapping[str, float]
    party_rarity: Mapping[str, float]
    crowds: Mapping[str, int]


def context(units: Sequence[Unit], copies: Mapping[str, str]) -> Context:
    """The context of a collection of units."""
    tellings = Counter(key for unit in units for key in _day_places(unit))
    crowds = {unit.id: max((tellings[key] for key in _day_places(unit)), default=0) for unit in units}
    parties = rarities([dict.fromkeys(unit.actors | unit.targets, 1) for unit in units])
    return Context(copies, rarities([unit.bag for unit in units]), parties, crowds)


def _day_places(unit: Unit) -> list[tuple[str, str]]:
    window = unit.window
    if window is None or not window.stated or window.days > CROWD_DAYS or not unit.areas:
        return []
    return [((window.earliest + timedelta(days=n)).isoformat(), unit.areas[0]) for n in range(window.days)]


def compare(a: Unit, b: Unit, known: Context, speak: bool = False) -> Comparison:
    """The features of two units; the order of the two does not matter. `speak` fills in the values in words."""
    if b.id < a.id:
        a, b = b, a
    features = tuple(_features(a, b, known, speak))
    score = fsum(feature.points for feature in features)
    return Comparison(features, score, any(feature.level.never for feature in features))


def _features(a: Unit, b: Unit, known: Context, speak: bool) -> Iterator[Feature]:
    yield _feature("prior.any")
    yield from _report(a, b, known)
    yield from _time(a, b, speak)
    yield from _place(a, b, speak)
    yield from _crowd(a, b, known)
    yield from _kind(a, b, speak)
    yield from _parties(a, b, known, speak)
    yield from _tolls(a, b, speak)
    yield from _words(a, b, known, speak)


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


def _time(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    one, two = a.window, b.window
    if one is None or two is None:
        return
    days = f"{one.earliest}/{one.latest} and {two.earliest}/{two.latest}" if speak else ""
    if not (one.stated and two.stated):
        yield _feature("time.news", days, _news_gap(a, b))
        return
    gap, span = one.gap(two), max(one.days, two.days)
    if gap == 0:
        yield _feature("time.same_day" if span == 1 else "time.overlap" if span <= 4 else "time.vague", days)
    else:
        late = "close" if gap <= 3 else "apart" if gap <= FAR_DAYS else "far"
        yield _feature("time.next_day" if gap == 1 else f"time.{late}", days)


def _news_gap(a: Unit, b: Unit) -> float:
    """Days between the publication of one and the publication, or the stated day, of the other."""
    if a.window is None or b.window is None:
        return 0.0
    first = a.window.latest if not a.window.stated else None
    second = b.window.latest if not b.window.stated else None
    if first and second:
        return float(abs((first - second).days))
    stated, told = (a.window, second) if a.window.stated else (b.window, first)
    return float(stated.gap(type(stated)(told, told, False))) if told else 0.0


def _place(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    if a.place is None or b.place is None:
        return
    one, two = precision_rank(a.place), precision_rank(b.place)
    wide = max(one, two) >= WIDE_RANK
    names = f"{a.place.name} and {b.place.name}" if speak else ""
    if (a.place.entry and a.place.entry == b.place.entry) or (a.areas and a.areas == b.areas):
        yield _feature("place.area" if wide else "place.point" if max(one, two) <= 2 else "place.same", names)
    elif inside(a, b) or inside(b, a):
        yield _feature("place.area" if wide else "place.inside", names)
    else:
        level = _by_distance(a.place, b.place)
        siblings = level != "far" and not wide and bool(set(a.areas) & set(b.areas))
        if siblings or level:
            yield _feature("place.siblings" if siblings and level != "near" else f"place.{level}", names)


def inside(part: Unit, whole: Unit) -> bool:
    """Whether one unit's place stands among the areas that contain the other's ("..., Aleppo, Syria")."""
    return bool(whole.areas) and whole.areas[0] in part.areas[1:]


def _by_distance(a: Place, b: Place) -> str | None:
    distance = distance_km(a, b)
    if distance is None:
        return "far" if a.country and b.country and a.country != b.country else None
    reach = radius_km(a) + radius_km(b)
    if distance <= reach:
        return "area" if reach > 2 * SLACK_KM else "near"
    return "far" if distance > 2 * reach + SLACK_KM else "apart"


def _crowd(a: Unit, b: Unit, known: Context) -> Iterator[Feature]:
    """Agreement on a day and place of which many tell is worth less: a riot's day holds many happenings."""
    crowd = min(known.crowds[a.id], known.crowds[b.id])
    if crowd > 2:
        yield _feature("crowd.any", str(crowd), log(crowd / 2))


def _kind(a: Unit, b: Unit, speak: bool) -> Iterator[Feature]:
    table = kinds()
    one, two = a.kinds - VAGUE, b.kinds - VAGUE
    if one and two:
        said = _both(one, two) if speak else ""
        if one & two:
            yield _feature("kind.same", ", ".join(sorted(one & two)) if speak else "")
        elif one <= table.means and two <= table.means:
            yield _feature("kind.means", said)
        else:
            fits = any(table.compatible[kind] & two for kind in one)
            yield _feature("kind.compatible" if fits else "kind.other", said)
    if (a.status in DONE) != (b.status in DONE):
        yield _feature("status.differs", f"{a.status} and {b.status}")


def _parties(a: Unit, b: Unit, known: Context, speak: bool) -> Iterator[Feature]:
    for name, left, right in (("actor", a.actors, b.actors), ("target", a.targets, b.targets)):
        common = left & right
        if common:
            rarity = max(known.party_rarity[party] for party in common)
            yield _feature(f"{name}.same", ", ".join(sorted(common)) if speak else "", rarity)
        elif left and right:
            yield _feature(f"{name}.differs", _both(left, right) if speak else "")


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


def _words(a: Unit, b: Unit, known: Context, speak: bool) -> Iterator[Feature]:
    if not a.words or not b.words:
        return
    kind = "words" if min(len(a.bag), len(b.bag)) >= LONG_TEXT else "phrases"
    common = [word for word in a.words if word in b.words]
    likeness = fsum([a.words[word] * b.words[word] for word in common])
    yield _feature(f"{kind}.alike", ", ".join(shared(a.words, b.words)) if speak else "", likeness)
    least = min(a.mass, b.mass)
    mass = fsum([known.word_rarity[word] for word in common])
    yield _feature(f"{kind}.shared", "", mass / least if least else 0.0)
    if a.title and b.title:
        yield _feature("title.alike", ", ".join(shared(a.title, b.title)) if speak else "", cosine(a.title, b.title))
