"""How the places that two accounts name stand to each other; over many at once this is `geography.place_levels`."""

from __future__ import annotations

from reportedly.incidents.geography import (
    FINE_RANK,
    LAND_KM,
    SETTLEMENT_RANK,
    SLACK_KM,
    WIDE_RANK,
    distance_km,
    radius_km,
)
from reportedly.incidents.units import Spot
from reportedly.records import Place


def places_apart(one: Spot, two: Spot) -> str | None:
    """The level that two places stand at, None where nothing is known."""
    if one.place.country and two.place.country and one.place.country != two.place.country:
        near = _by_distance(one.place, two.place)
        return f"place.{near}" if near else None
    coarse = max(one.rank, two.rank)
    wide = coarse >= WIDE_RANK
    if (one.place.entry and one.place.entry == two.place.entry) or (one.areas and one.areas == two.areas):
        return "place.area" if wide else "place.point" if coarse <= FINE_RANK else "place.same"
    if _same_name(one, two) and _by_distance(one.place, two.place) not in ("far", "apart"):
        return "place.same"
    if inside(one, two) or inside(two, one):
        return "place.area" if wide else "place.inside"
    level = _by_distance(one.place, two.place)
    if level == "near" and _two_settlements(one, two):
        return "place.beside"
    if _two_villages(one, two) and level == "area":
        return "place.villages"
    if level not in ("far", "near") and not wide and set(one.areas) & set(two.areas):
        return "place.siblings"
    return f"place.{level}" if level else None


def _two_settlements(one: Spot, two: Spot) -> bool:
    """Whether each is a settlement of its own in a gazetteer, under another name."""
    listed = bool(one.place.entry and two.place.entry) and one.rank == two.rank == SETTLEMENT_RANK
    return listed and one.areas[:1] != two.areas[:1]


def _two_villages(one: Spot, two: Spot) -> bool:
    """Whether each is a village of which no more is known than its name and its land."""
    unlisted = all(spot.rank == SETTLEMENT_RANK and radius_km(spot.place) > LAND_KM for spot in (one, two))
    return unlisted and one.areas[:1] != two.areas[:1]


def _same_name(one: Spot, two: Spot) -> bool:
    """Whether a village that no gazetteer holds is named on one side, and one of its name on the other, however exactly
    either tells what it lies in."""
    named = bool(one.areas and two.areas) and one.areas[0] == two.areas[0]
    return named and max(one.rank, two.rank) < WIDE_RANK and not (one.place.entry and two.place.entry)


def inside(part: Spot, whole: Spot) -> bool:
    """Whether one place stands among the areas that contain the other ("..., Aleppo, Syria")."""
    return bool(whole.areas) and whole.areas[0] in part.areas[1:]


def _by_distance(a: Place, b: Place) -> str | None:
    distance = distance_km(a, b)
    if distance is None:
        return "far" if a.country and b.country and a.country != b.country else None
    reach = radius_km(a) + radius_km(b)
    if distance <= reach:
        return "area" if reach > 2 * SLACK_KM else "near"
    return "far" if distance > 2 * reach + SLACK_KM else "apart"
