"""How two places stand to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

import numpy as np

from reportedly.incidents.columns import Flags, Numbers, Places
from reportedly.records import Place
from reportedly.vocabulary import vocabulary

LAND_KM = 400.0  # so little is known of where a village lies that is told by its name and its land alone
CELL_DEGREES = 0.25  # of the grid by which near places meet
EARTH_KM = 6371.0088  # mean radius, IUGG
SLACK_KM = 25.0  # gazetteers put the same town some way apart
FINE_RANK = 2  # a spot inside a settlement
SETTLEMENT_RANK = 3
WIDE_RANK = 5  # second-order division and wider: agreement on it tells little


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance (haversine), or None where one of the two has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def radius_km(place: Place) -> float:
    """The uncertainty around a place: its own radius, else the typical one of its precision, else a settlement's."""
    if place.radius_km is not None:
        return place.radius_km
    scale = vocabulary().ids("place_precisions")
    return float(getattr(scale[place.precision or "settlement"], "radius_km"))  # noqa: B009  # the table's rows carry it


def place_levels(places: Places, one: Numbers, two: Numbers, names: Sequence[str]) -> Numbers:
    """How the places of each pair stand to each other, as positions of `names`; -1 where nothing is known."""
    code = {name: n for n, name in enumerate(names)}
    away = _by_distance(places, one, two, code)
    coarse = np.maximum(places.rank[one], places.rank[two])
    wide = coarse >= WIDE_RANK
    near = np.isin(away, (code["far"], code["near"]))
    areas_one, areas_two = places.areas[one], places.areas[two]
    shares = _meet(areas_one, areas_two)
    level = np.where(~near & ~wide & shares, code["siblings"], away)
    if places.areas.shape[1]:
        within = _meet(areas_one[:, :1], areas_two[:, 1:]) | _meet(areas_two[:, :1], areas_one[:, 1:])
        level = np.where(_two_settlements(places, one, two) & (away == code["near"]), code["beside"], level)
        level = np.where(_two_villages(places, one, two) & (away == code["area"]), code["villages"], level)
        level = np.where(within, np.where(wide, code["area"], code["inside"]), level)
        named = (areas_one[:, 0] == areas_two[:, 0]) & (areas_one[:, 0] >= 0) & ~wide
        named &= np.minimum(places.entry[one], places.entry[two]) < 0
        level = np.where(named & ~np.isin(away, (code["far"], code["apart"])), code["same"], level)
    entry = (places.entry[one] == places.entry[two]) & (places.entry[one] >= 0)
    same = entry | ((places.whole[one] == places.whole[two]) & (places.whole[one] >= 0))
    close = np.where(coarse <= FINE_RANK, code["point"], code["same"])
    level = np.where(same, np.where(wide, code["area"], close), level)
    return np.where(_other_country(places, one, two), away, level)


def _two_settlements(places: Places, one: Numbers, two: Numbers) -> Flags:
    listed = np.minimum(places.entry[one], places.entry[two]) >= 0
    both = (places.rank[one] == SETTLEMENT_RANK) & (places.rank[two] == SETTLEMENT_RANK)
    found: Flags = listed & both & (places.areas[one, 0] != places.areas[two, 0])
    return found


def _two_villages(places: Places, one: Numbers, two: Numbers) -> Flags:
    unlisted = (places.rank == SETTLEMENT_RANK) & (places.radius > LAND_KM)
    found: Flags = unlisted[one] & unlisted[two] & (places.areas[one, 0] != places.areas[two, 0])
    return found


def _other_country(places: Places, one: Numbers, two: Numbers) -> Flags:
    left, right = places.country[one], places.country[two]
    found: Flags = (left != right) & (np.minimum(left, right) >= 0)
    return found


def _by_distance(places: Places, one: Numbers, two: Numbers, code: Mapping[str, int]) -> Numbers:
    north, south = places.latitude[one], places.latitude[two]
    half = np.sin((north - south) / 2) ** 2
    half += np.cos(north) * np.cos(south) * np.sin((places.longitude[one] - places.longitude[two]) / 2) ** 2
    distance = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    reach = places.radius[one] + places.radius[two]
    level = np.where(distance > 2 * reach + SLACK_KM, code["far"], code["apart"])
    level = np.where(distance <= reach, np.where(reach > 2 * SLACK_KM, code["area"], code["near"]), level)
    return np.where(np.isnan(distance), np.where(_other_country(places, one, two), code["far"], -1), level)


def _meet(one: Numbers, two: Numbers) -> Flags:
    """Whether two rows have an area in common."""
    found = np.zeros(len(one), dtype=bool)
    for area in one.T:
        found |= ((area[:, None] == two) & (area[:, None] >= 0)).any(axis=1)
    return found
