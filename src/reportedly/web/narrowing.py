"""What of the incidents is looked at: the filters of the command line, a part of the map, and what lies on no map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from fastapi import Depends, Query
from numpy.typing import NDArray

from reportedly.answers import Filter
from reportedly.web.asking import filter_of
from reportedly.web.errors import Problem
from reportedly.web.index import Index, Mask
from reportedly.web.snapshot import Snapshot

Box = tuple[float, float, float, float]  # west, south, east, north in degrees; west may be the greater
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
YesNo = Literal["yes", "no"]
Corners = Annotated[str | None, Query(max_length=100, description="west,south,east,north in degrees")]


@dataclass(frozen=True)
class Chosen:
    """Incidents that are asked for. `area`: those placed inside it. `placed`, `dated`: those whose place has, or has
    no, coordinates; those of which some, or no, day is known."""

    words: Filter
    area: Box | None = None
    placed: bool | None = None
    dated: bool | None = None

    def mask(self, index: Index) -> Mask:
        """Where they stand among all incidents."""
        found = index.mask(self.words)
        if self.area is not None:
            found &= inside(index, self.area)
        if self.placed is not None:
            found &= np.isnan(index.latitude) != self.placed
        if self.dated is not None:
            found &= index.dated == self.dated
        return found


async def chosen_of(
    words: Annotated[Filter, Depends(filter_of)],
    area: Corners = None,
    placed: YesNo | None = None,
    dated: YesNo | None = None,
) -> Chosen:
    """The filters, a part of the map, and whether place and day are known."""
    box = box_of(area, "area") if area else None
    return Chosen(words, box, _meant(placed), _meant(dated))


Choosing = Annotated[Chosen, Depends(chosen_of)]


def _meant(word: YesNo | None) -> bool | None:
    return None if word is None else word == "yes"


def box_of(corners: str, field: str) -> Box:
    """Four numbers as a part of the map; all longitudes where it goes once around."""
    try:
        west, south, east, north = (float(part) for part in corners.split(","))
    except ValueError as error:
        raise Problem(422, "give four numbers: west,south,east,north", field) from error
    if not all(map(np.isfinite, (west, south, east, north))) or south > north or max(abs(west), abs(east)) > 1000:
        raise Problem(422, "these are no degrees: west,south,east,north", field)
    if east - west >= 360:
        return -180.0, south, 180.0, north
    return (west + 180) % 360 - 180, south, (east + 180) % 360 - 180 if east != 180 else 180.0, north


def mask_of(seen: Snapshot, asked: Chosen) -> Mask:
    """Where they stand among all incidents, for reading only; a view asks for the same ones in several ways at once."""
    found: Mask = seen.kept(("mask", asked), lambda: asked.mask(seen.index))
    return found


def width(box: Box) -> float:
    """Degrees from west to east."""
    return (box[2] - box[0]) % 360 or 360.0


def inside(index: Index, box: Box) -> Mask:
    """Incidents placed inside a part of the map."""
    west, south, east, north = box
    found: Mask = (index.latitude >= south) & (index.latitude <= north)  # not a number is neither
    return found & _between(index.longitude, west, east)


def _between(longitude: NDArray[np.float64], west: float, east: float) -> Mask:
    """A part of the map may lie across the 180th meridian."""
    above, below = longitude >= west, longitude <= east
    found: Mask = above & below if west <= east else above | below
    return found
