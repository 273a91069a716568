"""Coasts and borders for maps that fetch nothing: Natural Earth's, carried with the package (`data/borders.md`)."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import PolyCollection

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    Ring = NDArray[np.float64]

FILE = Path(__file__).parent / "data" / "borders.json.gz"
LAND, LINE, WATER = "#f4f1ea", "#a8a29a", "#e6eef3"
CREDIT = "Borders: Natural Earth"


@dataclass(frozen=True)
class Land:
    """Rings of land, longitude and latitude in degrees, and the box around each: west, south, east, north."""

    rings: tuple[Ring, ...]
    boxes: NDArray[np.float64]

    def within(self, west: float, south: float, east: float, north: float) -> list[Ring]:
        """The rings whose box meets the window."""
        box = self.boxes
        meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        return [self.rings[number] for number in np.flatnonzero(meets)]


@cache
def land() -> Land:
    """All countries of the world, read when first asked for."""
    held = json.loads(gzip.decompress(FILE.read_bytes()))
    scale, origin = (np.array(held["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in held["arcs"]]
    rings = tuple(_ring(ring, arcs) for shape in held["geometries"] for ring in _rings(shape))
    boxes = np.array([[*ring.min(axis=0), *ring.max(axis=0)] for ring in rings])
    return Land(rings, boxes)


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    """The outer rings; what is cut out of a country (a lake, another country) is small, or drawn by itself."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [polygon[0] for polygon in polygons]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs joined end to end; the first point of each is the last of the one before it."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    found: Ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    return found


def draw(axes: Axes) -> None:
    """Puts land and borders below what the window of these axes shows. The window stays as it is."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    axes.set_facecolor(WATER)
    rings = land().within(west, south, east, north)
    axes.add_collection(PolyCollection(rings, facecolor=LAND, edgecolor=LINE, linewidth=0.6, zorder=0.2), autolim=False)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
