"""The map of a picture: longitude and latitude over the borders that the package carries; nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import findfont, get_font
from matplotlib.patches import Ellipse

from reportedly.exports import borders
from reportedly.records import Incident, Place

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

KM_PER_DEGREE = 111.32  # of latitude, and of longitude at the equator
COARSE_KM = 60.0  # a place that is known no better than this says little on a map of towns
MARGIN = 0.12  # of the map's width, around the outermost place
LEAST_KM = 6.0  # half of the map's width, where all happened in one place
LABELS = 18
TOWNS = 14  # named for orientation at most
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#767676"  # Okabe and Ito's palette, safe for the colour-blind

Town = tuple[str, float, float]  # name, longitude, latitude
Towns = Callable[[tuple[float, float, float, float], int], Sequence[Town]]  # window (W, S, E, N) and most: the greatest

# Where a label may stand against its disc (right, left, above, below, ...): the first side that is free is taken.
SIDES = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (1, 1.6, "left", "bottom"),
    (1, -1.6, "left", "top"),
    (-1, 1.6, "right", "bottom"),
    (-1, -1.6, "right", "top"),
)


@dataclass
class Spot:
    """All incidents at one place: how many, and how many people were killed there by the best figures."""

    place: Place
    longitude: float
    latitude: float
    incidents: int = 0
    killed: int = 0

    @property
    def label(self) -> str:
        name = self.place.name.split(",")[0]
        return f"{name}: {self.killed} killed" if self.killed else name


@dataclass
class Located:
    """Incidents sorted for the map: the places to draw, and how many incidents are left to the note below it."""

    spots: list[Spot] = field(default_factory=list)
    coarse: int = 0
    nowhere: int = 0


def locate(incidents: Iterable[Incident]) -> Located:
    """Gathers incidents by coordinates. Those known only to a province or country are counted, unless there is
    nothing else to draw. Only what is said to have happened adds to the killed."""
    fine: dict[tuple[float, float], Spot] = {}
    coarse: dict[tuple[float, float], Spot] = {}
    found = Located()
    for incident in incidents:
        place = incident.place
        if place is None or place.latitude is None or place.longitude is None:
            found.nowhere += 1
            continue
        group = coarse if (place.radius_km or 0) > COARSE_KM else fine
        spot = group.setdefault((place.longitude, place.latitude), Spot(place, place.longitude, place.latitude))
        spot.incidents += 1
        estimate = incident.estimate("killed")
        if estimate is not None and incident.status == "asserted":
            spot.killed += estimate.best
    found.coarse = sum(spot.incidents for spot in coarse.values()) if fine else 0
    found.spots = sorted((fine or coarse).values(), key=lambda s: (-s.killed, -s.incidents, s.longitude, s.latitude))
    return found


def draw(axes: Axes, incidents: Sequence[Incident], towns: Towns | None = None) -> Located:
    """Draws the places with the radius of what is not known about them, over land and borders, and says what could not
    be drawn. `towns`: what is named for orientation, where there is room."""
    found = locate(incidents)
    if not found.spots:
        axes.text(0.5, 0.5, "No incident has a known place.", ha="center", va="center", transform=axes.transAxes)
        axes.set_axis_off()
        return found
    narrow = _frame(axes, found.spots)
    borders.draw(axes)
    for spot in found.spots:
        radius = (spot.place.radius_km or 0) / KM_PER_DEGREE
        point = (spot.longitude, spot.latitude)
        axes.add_patch(Ellipse(point, 2 * radius / narrow, 2 * radius, facecolor=GREY, alpha=0.15, zorder=1))
        colour = ORANGE if spot.killed else BLUE
        axes.scatter(*point, s=disc(spot.killed), color=colour, edgecolor="white", linewidth=0.8, alpha=0.9, zorder=3)
    taken = _labels(axes, found.spots[:LABELS])
    if towns is not None:
        _towns(axes, towns, found.spots, taken)
    return found


def disc(killed: int) -> float:
    """Area of a disc in square points: it grows with the number killed, up to a size that still fits the map."""
    return min(30.0 + 6.0 * killed, 1500.0)


def _frame(axes: Axes, spots: Sequence[Spot]) -> float:
    """Sets the window so that a kilometre is as long in both directions. Returns how much shorter a degree of longitude
    is than one of latitude here."""
    east, west = max(s.longitude for s in spots), min(s.longitude for s in spots)
    north, south = max(s.latitude for s in spots), min(s.latitude for s in spots)
    narrow = max(0.05, math.cos(math.radians((north + south) / 2)))
    box = axes.get_window_extent()
    shape = box.width / box.height
    high = max((north - south) / 2, (east - west) * narrow / 2 / shape, LEAST_KM / KM_PER_DEGREE) * (1 + 2 * MARGIN)
    wide = high * shape / narrow
    axes.set_xlim((east + west) / 2 - wide, (east + west) / 2 + wide)
    axes.set_ylim((north + south) / 2 - high, (north + south) / 2 + high)
    axes.xaxis.set_major_formatter(lambda x, _: _degrees(x, "E", "W"))
    axes.yaxis.set_major_formatter(lambda y, _: _degrees(y, "N", "S"))
    axes.locator_params(nbins=max(2, int(box.width / 150)))
    axes.grid(color="#e3e3e3", linewidth=0.6)
    axes.set_axisbelow(True)
    return narrow


def _degrees(value: float, positive: str, negative: str) -> str:
    shown = f"{abs(value):.3f}".rstrip("0").rstrip(".")
    return f"{shown}° {positive if value >= 0 else negative}"


def _towns(axes: Axes, towns: Towns, spots: Sequence[Spot], taken: list[Bbox]) -> None:
    """Names towns in grey, the greatest first, where nothing stands yet."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    near = (east - west) / 60  # a town this near to an incident is the incident's own
    frame = axes.get_window_extent()
    for name, x, y in towns((west, south, east, north), TOWNS):
        if not drawable(name) or any(
            abs(x - spot.longitude) < near and abs(y - spot.latitude) < near for spot in spots
        ):
            continue
        label = axes.annotate(name, (x, y), (4, 0), textcoords="offset points", va="center", fontsize=7.5)
        label.set(parse_math=False, color="#6b6b6b", zorder=2)
        box = label.get_window_extent()
        if box.x1 > frame.x1 or any(box.overlaps(other) for other in taken):
            label.remove()
            continue
        taken.append(box)
        axes.plot([x], [y], marker="o", markersize=2.5, color="#6b6b6b", zorder=2)


def _labels(axes: Axes, spots: Sequence[Spot]) -> list[Bbox]:
    """Names the places, the deadliest first; a name that would cover another one or leave the map, or for which there
    are no letters, is left out. Returns where names stand."""
    frame = axes.get_window_extent()
    taken: list[Bbox] = []
    for spot in filter(lambda spot: drawable(spot.label), spots):
        gap = 4 + math.sqrt(disc(spot.killed)) / 2  # points: a disc's area is in square points
        for x, y, across, along in SIDES:
            label = _label(axes, spot, (x * gap, y * gap), (across, along))
            box = label.get_window_extent()
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            label.remove()
    return taken


def _label(axes: Axes, spot: Spot, offset: tuple[float, float], sides: tuple[str, str]) -> Annotation:
    across, along = sides
    return axes.annotate(
        spot.label,
        (spot.longitude, spot.latitude),
        xytext=offset,
        textcoords="offset points",
        ha=across,
        va=along,
        fontsize=9,
        zorder=4,
        parse_math=False,  # names come from hostile texts
    )


def drawable(name: str) -> bool:
    """Whether the font has all letters of a name."""
    return all(ord(letter) in _letters() for letter in name)


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())
