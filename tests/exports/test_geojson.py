"""The map layer follows RFC 7946."""

import json
from pathlib import Path

from export_samples import incident, place

from reportedly.exports import geojson


def written(tmp_path: Path, *incidents: object) -> dict[str, object]:
    geojson.write(tmp_path / "out.geojson", incidents)  # type: ignore[arg-type]  # incidents, given one by one
    found: dict[str, object] = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    return found


def test_longitude_stands_first() -> None:
    assert geojson.feature(incident())["geometry"] == {"type": "Point", "coordinates": [-19.8, -29.3]}


def test_precision_and_radius_stand_in_the_properties() -> None:
    properties = geojson.feature(incident())["properties"]
    assert (properties["place_precision"], properties["radius_km"]) == ("settlement", 5.0)
    assert "latitude" not in properties


def test_what_is_not_located_has_no_geometry_and_is_kept() -> None:
    for unlocated in (None, place("somewhere", None, None)):
        assert geojson.feature(incident(place=unlocated))["geometry"] is None


def test_a_collection_holds_all_incidents(tmp_path: Path) -> None:
    collection = written(tmp_path, incident("i1"), incident("i2", place=None))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == ["i1", "i2"]  # type: ignore[attr-defined]  # parsed JSON


def test_an_empty_collection_is_valid(tmp_path: Path) -> None:
    assert written(tmp_path) == {"type": "FeatureCollection", "features": []}
