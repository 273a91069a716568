"""places: GeoNames' ids are passed on; words for a people count as names of their country, as in the gold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.api import places


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {"id": row["id"], "places": [_item(mention) for mention in places(row["text"])]}


def _item(mention: Any) -> dict[str, Any]:
    place = mention.place
    item: dict[str, Any] = {"start": mention.start, "end": mention.end, "lat": None, "lon": None}
    if place is not None and place.latitude is not None and place.longitude is not None:
        item["lat"], item["lon"] = place.latitude, place.longitude
        if place.entry and place.entry.startswith("geonames:"):
            item["geonameid"] = int(place.entry.removeprefix("geonames:"))
    return item
