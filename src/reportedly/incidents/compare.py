"""Compares two units, feature by feature. Every feature is visible: a level with a weight and a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log2

from reportedly.incidents.geography import SLACK_KM, distance_km, radius_km
from reportedly.incidents.tables import Level, kinds, levels
from reportedly.incidents.units import Unit, precision_rank
from reportedly.incidents.words import cosine, shared
from reportedly.records import Place

WIDE_RANK = 5  # second-order division and wider: agreement on it tells little
FEW, SOME, MANY, MOST = 0.05, 0.12, 0.2, 0.4  # cosine


@dataclass(frozen=True)
class Feature:
    """One degree of agreement between two units, what it weighs here, and the values it rests on."""

    level: Level
    points: float
    values: str = ""


@dataclass(frozen=True)
class Comparison:
    """All features of a pair. `never`: one of them keeps the two apart whatever the sum."""

    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        return sum(feature.points for feature in self.features)

    @property
    def never(self) -> bool:
        return any(feature.level.never for feature in self.features)


def compare(a: Unit, b: Unit, copies: Mapping[str, str]) -> Comparison:
    """The features of two units; the order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    return Comparison(tuple(_features(a, b, copies)))


def _features(a: Unit, b: Unit, copies: Mapping[str, str]) -> Iterator[Feature]:
    yield _feature("prior", "any")
    yield from _report(a, b, copies)
    yield from _time(a, b)
    yield from _place(a, b)
    yield from _kind(a, b)
    yield from _parties(a, b)
    yield from _tolls(a, b)
    yield from _words(a, b)


def _feature(feature: str, level: str, values: str = "", factor: float = 1.0) -> Feature:
    found = levels()[feature, level]
    return Feature(found, found.weight * factor, values)


def _report(a: Unit, b: Unit, copies: Mapping[str, str]) -> Iterator[Feature]:
    if a.report.id == b.report.id:
        yield _feature("report", "same", a.report.id)
    elif copies.get(a.report.id, a.report.id) == copies.get(b.report.id, b.report.id):
        yield _feature("report", "copy")


def _time(a: Unit, b: Unit) -> Iterator[Feature]:
    if a.window is None or b.window is None:
        return
    gap, stated = a.window.gap(b.window), a.window.stated and b.window.stated
    span = max(a.window.days, b.window.days)
    if gap == 0:
        level = "same_day" if stated and span == 1 else "overlap" if span <= 4 else "vague"
    elif gap == 1:
        level = "next_day"
    elif gap <= 3:
        level = "close"
    else:
        level = "far" if gap > 7 and stated else "apart"
    days = f"{a.window.earliest}/{a.window.latest}", f"{b.window.earliest}/{b.window.latest}"
    yield _feature("time", level, " and ".join(days))


def _place(a: Unit, b: Unit) -> Iterator[Feature]:
    if a.place is None or b.place is None:
        return
    wide = max(precision_rank(a.place), precision_rank(b.place)) >= WIDE_RANK
    names = f"{a.place.name} and {b.place.name}"
    if (a.place.entry and a.place.entry == b.place.entry) or (a.areas and a.areas == b.areas):
        yield _feature("place", "area" if wide else "same", a.place.name)
    elif inside(a, b) or inside(b, a):
        yield _feature("place", "area" if wide else "inside", names)
    else:
        level = _by_distance(a.place, b.place)
        if level:
            yield _feature("place", level, names)


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


def _kind(a: Unit, b: Unit) -> Iterator[Feature]:
    table = kinds()
    common = a.kinds & b.kinds
    if common:
        yield _feature("kind", "same", ", ".join(sorted(common)))
    elif (a.kinds & table.means) and (b.kinds & table.means) and not (a.kinds | b.kinds) - table.means:
        yield _feature("kind", "means", _both(a.kinds, b.kinds))
    else:
        fits = any(table.compatible[kind] & b.kinds for kind in a.kinds)
        yield _feature("kind", "compatible" if fits else "other", _both(a.kinds, b.kinds))
    done = {"asserted", "denied"}
    if (a.status in done) != (b.status in done):
        yield _feature("status", "differs", f"{a.status} and {b.status}")


def _parties(a: Unit, b: Unit) -> Iterator[Feature]:
    for name, left, right in (("actor", a.actors, b.actors), ("target", a.targets, b.targets)):
        if left and right:
            common = left & right
            yield _feature(
                name, "same" if common else "differs", ", ".join(sorted(common)) if common else _both(left, right)
            )


def _both(a: frozenset[str], b: frozenset[str]) -> str:
    return f"{', '.join(sorted(a))} and {', '.join(sorted(b))}"


def _tolls(a: Unit, b: Unit) -> Iterator[Feature]:
    """Equal numbers weigh the more the greater they are: three dead are common, 37 are not."""
    for effect, group in sorted(a.tolls.keys() & b.tolls.keys()):
        (low, high), (other_low, other_high) = a.tolls[effect, group], b.tolls[effect, group]
        values = f"{effect} {group}: {low} and {other_low}"
        if (low, high) == (other_low, other_high):
            yield _feature("toll", "equal", values, log2(low + 1))
        elif low <= (other_high or other_low) and other_low <= (high or low):
            yield _feature("toll", "compatible", values, log2(min(low, other_low) + 1))
        else:
            far = max(low, other_low) > 3 * min(low, other_low) + 3
            yield _feature("toll", "far" if far else "differs", values)


def _words(a: Unit, b: Unit) -> Iterator[Feature]:
    likeness = cosine(a.words, b.words)
    marks = ((MOST, "most"), (MANY, "many"), (SOME, "some"), (FEW, "few"))
    level = next((name for least, name in marks if likeness >= least), "none")
    yield _feature("words", level, ", ".join(shared(a.words, b.words)) if level != "none" else "")
