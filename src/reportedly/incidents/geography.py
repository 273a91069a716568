"""How two places stand to each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from reportedly.records import Place
from reportedly.vocabulary import vocabulary

EARTH_KM = 6371.0088  # mean radius, IUGG
SLACK_KM = 25.0  # gazetteers put the same town some way apart
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
