"""Incidents as a GeoJSON FeatureCollection (RFC 7946): WGS 84, longitude first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportedly.exports.atomic import replacing
from reportedly.exports.columns import row
from reportedly.records import Incident

IN_GEOMETRY = ("latitude", "longitude")


def feature(incident: Incident) -> dict[str, Any]:
    """One incident. `geometry` is null where it is not located: RFC 7946 wants the feature kept all the same. How sure
    the point is stands in the properties `place_precision` and `radius_km`."""
    place = incident.place
    geometry = None
    if place is not None and place.latitude is not None and place.longitude is not None:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    properties = {name: value for name, value in row(incident).items() if name not in IN_GEOMETRY}
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}


def write(path: Path, incidents: Iterable[Incident]) -> int:
    """Writes `path` and returns the number of incidents. One feature a line, so that versions can be compared."""
    features = [json.dumps(feature(incident), ensure_ascii=False, allow_nan=False) for incident in incidents]
    text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"
    with replacing(path) as file:
        file.write(text.encode("utf-8", "replace"))
    return len(features)
