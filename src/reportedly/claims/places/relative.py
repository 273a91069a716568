"""Places told against others: "between Homs and Hama", "10 km north of Aleppo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from reportedly.claims.findings.mentions import PlaceMention
from reportedly.claims.places.place import radius
from reportedly.claims.text.parse import Parsed
from reportedly.records import Place

EARTH = 6371.0088  # kilometres, mean radius, IUGG
MILE = 1.609344  # kilometres
AND = re.compile(r"\s+and\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?", re.IGNORECASE)
POINTS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
DISTANCE = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d)?)\s?-?\s?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?)\s(?:\([^()]{1,20}\)\s)?(?:to\sthe\s)?"
    r"(?P<one>north|south|east|west)-?(?P<two>east|west)?(?:ern)?\sof\s(?:the\s)?(?:(?:city|town|village|capital)\s(?:of\s)?)?$",
    re.IGNORECASE,
)
LOOK_BACK = 70  # code points before a name in which a distance is looked for
SECTOR = 0.4  # how far off a point of the compass may lead, as a share of the distance: 22.5 degrees either way
FARTHEST = 250  # kilometres: places farther apart frame no place between them


def relative(best: PlaceMention, mentions: Sequence[PlaceMention], parsed: Parsed) -> Place | None:
    """The place of a mention, moved to where the words put it: half-way between two places, or so far off in a
    direction. The radius grows with the distance; the entry stays that of the named place, and is None between two."""
    if best.place is None:
        return None
    pair = _pair(best, mentions, parsed.text)
    if pair is not None:
        return _between(*pair, parsed.text) or best.place
    return _away(best, best.place, parsed.text)


def _pair(best: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> tuple[PlaceMention, PlaceMention] | None:
    at = bisect_left(mentions, best.start, key=lambda mention: mention.start)
    if at == len(mentions) or mentions[at] is not best:
        return None
    for first, last in ((at, at + 1), (at - 1, at)):
        if first < 0 or last >= len(mentions) or mentions[first].relation != "between":
            continue
        if AND.fullmatch(text, mentions[first].end, mentions[last].start):
            return mentions[first], mentions[last]
    return None


def _between(first: PlaceMention, last: PlaceMention, text: str) -> Place | None:
    one, two = first.place, last.place
    if one is None or two is None or one.country != two.country:
        return None
    ends = one.latitude, one.longitude, two.latitude, two.longitude
    if ends[0] is None or ends[1] is None or ends[2] is None or ends[3] is None or abs(ends[1] - ends[3]) > 180:
        return None
    apart = kilometres((ends[0], ends[1]), (ends[2], ends[3]))
    if apart > FARTHEST or (one.radius_km or 0) > FARTHEST:
        return None
    names = one.name.split(", "), two.name.split(", ")
    shared = [name for name in names[0][1:] if name in names[1][1:]]
    return Place(
        text=text[first.start : last.end],
        start=first.start,
        end=last.end,
        name=", ".join([f"between {names[0][0]} and {names[1][0]}", *shared]),
        latitude=round((ends[0] + ends[2]) / 2, 5),
        longitude=round((ends[1] + ends[3]) / 2, 5),
        precision="region",
        radius_km=round(apart / 2 + max(one.radius_km or 0, two.radius_km or 0), 1),
        country=one.country,
        admin1=one.admin1 if one.admin1 == two.admin1 else None,
    )


def _away(mention: PlaceMention, place: Place, text: str) -> Place:
    """A place so many kilometres from a settlement."""
    told = DISTANCE.search(text, max(0, mention.start - LOOK_BACK), mention.start)
    if told is None or place.latitude is None or place.longitude is None or place.precision != "near_settlement":
        return place
    bearing = POINTS.get((told["one"] + (told["two"] or "")).lower())
    distance = float(told["number"]) * (MILE if told["unit"].lower().startswith("mile") else 1.0)
    if bearing is None or distance > FARTHEST:
        return place
    latitude, longitude = moved((place.latitude, place.longitude), bearing, distance)
    return place.model_copy(
        update={
            "latitude": round(latitude, 5),
            "longitude": round(longitude, 5),
            "radius_km": round(radius("settlement") + SECTOR * distance, 1),
        }
    )


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Great-circle distance of two points, latitude and longitude in degrees."""
    north, south = radians(one[0]), radians(two[0])
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(one[1] - two[1]) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def moved(point: tuple[float, float], bearing: float, distance: float) -> tuple[float, float]:
    """The point `distance` kilometres from another, in the direction `bearing` (degrees from north to east)."""
    latitude, longitude, angle, arc = radians(point[0]), radians(point[1]), radians(bearing), distance / EARTH
    north = asin(sin(latitude) * cos(arc) + cos(latitude) * sin(arc) * cos(angle))
    east = atan2(sin(angle) * sin(arc) * cos(latitude), cos(arc) - sin(latitude) * sin(north))
    return degrees(north), (degrees(longitude + east) + 180) % 360 - 180
