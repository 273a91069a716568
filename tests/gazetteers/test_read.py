"""Users bring their own places."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportedly.gazetteers import Gazetteer, GazetteerError, read_gazetteer

HEADER = "name,latitude,longitude,kind,country,admin1,aliases,parent,population\n"


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_with_a_header_gives_places_with_their_chain(tmp_path):
    path = written(
        tmp_path,
        "varonia.csv",
        HEADER
        + "Varonia,10,20,country,XV,,,,900000\n"
        + "Northmark,10.5,20.5,province,XV,,Nordmark|North March,,\n"
        + "Kastrova,10.6,20.4,town,XV,Northmark,,,40000\n"
        + "Mill Quarter,10.61,20.41,neighbourhood,XV,Northmark,Old Mill,Kastrova,\n",
    )
    gazetteer = Gazetteer.of(read_gazetteer(path))
    quarter = gazetteer.find("Old Mill")[0]
    assert [entry.name for entry in gazetteer.chain(quarter)] == ["Mill Quarter", "Kastrova", "Northmark", "Varonia"]
    assert gazetteer.find("North March")[0].kind == "adm1"


def test_three_columns_are_enough(tmp_path):
    (place,) = read_gazetteer(written(tmp_path, "mine.csv", "name,latitude,longitude\nKastrova,1.5,-2.5\n"))
    assert (place.entry.kind, place.entry.latitude, place.entry.longitude) == ("settlement", 1.5, -2.5)


def test_a_geonames_dump_is_read(tmp_path):
    cells = ["42", "Kastrova", "Kastrova", "Castrova,Kästrova", "10.6", "20.4", "P", "PPL", "XV"]
    line = "\t".join([*cells, "", "01", "", "", "", "40000", "", "12", "Etc/UTC", "2020-01-01"])
    (place,) = read_gazetteer(written(tmp_path, "XV.txt", line + "\n"))
    assert place.entry.id == "geonames:42"
    assert place.entry.population == 40000
    assert "Castrova" in place.names


def test_geojson_points_and_polygons_are_read(tmp_path):
    square = [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]
    features = [
        {"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [20, 10]}},
        {"type": "Feature", "properties": {"name": "B"}, "geometry": {"type": "Polygon", "coordinates": square}},
    ]
    path = written(tmp_path, "x.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    one, two = read_gazetteer(path)
    assert (one.entry.latitude, one.entry.longitude) == (10, 20)
    assert (two.entry.latitude, two.entry.longitude) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Name;Lat;Lon\nKastrova;1,5;-2,5\n",
        "name\tlatitude\tlongitude\nKastrova\t1.5\t-2.5\n",
        "name,Y,X\n\u200fKastrova\u200f,1.5,-2.5\n",
    ],
)
def test_tables_as_spreadsheets_of_other_countries_write_them_are_read(tmp_path, text):
    (place,) = read_gazetteer(written(tmp_path, "mine.csv", text))
    assert (place.entry.name, place.entry.latitude, place.entry.longitude) == ("Kastrova", 1.5, -2.5)


def test_marks_of_direction_hide_no_name(tmp_path):
    gazetteer = Gazetteer.of(read_gazetteer(written(tmp_path, "mine.csv", "name,lat,lon\n\u202bTal Marva\u202c,1,2\n")))
    assert gazetteer.find("\u200fTal Marva\u200f") == gazetteer.find("Tal Marva")
    assert len(gazetteer.find("Tal Marva")) == 1


def test_a_feature_that_is_none_is_told(tmp_path):
    path = written(tmp_path, "x.geojson", json.dumps({"type": "FeatureCollection", "features": [5]}))
    with pytest.raises(GazetteerError, match="feature 1: '5' is no feature"):
        read_gazetteer(path)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Kastrova,,20,,,,,,", "the latitude is empty"),
        ("Kastrova,0,0,,,,,,", "lie in the sea off Africa"),
        ("Kastrova,95,20,,,,,,", "seem to be swapped"),
        ("Kastrova,10,200,,,,,,", "out of range"),
        ("Kastrova,ten,20,,,,,,", "latitude 'ten' is no number"),
        ("Kastrova,nan,20,,,,,,", "no number"),
        (",10,20,,,,,,", "name is empty"),
        ("Kastrova,10,20,castle,,,,,", "kind 'castle' is none of"),
        ("Kastrova,10,20,,,,,,many", "population 'many'"),
        ("Kastrova,10,20,,,,,,5,6,7", "9 columns expected, 11 found"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_rest_goes_on(tmp_path, row, words):
    path = written(tmp_path, "mine.csv", HEADER + row + "\nGoodtown,10,20,,,,,,\n")
    with pytest.raises(GazetteerError) as caught:
        read_gazetteer(path)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}:2: ")
    assert words in problem
    assert [place.entry.name for place in caught.value.places] == ["Goodtown"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "name,north,east\nX,1,2\n", "column latitude, longitude is missing"),
        ("a.csv", "", "missing"),
        ("a.txt", "one\ttwo\n", "19 columns expected, 2 found"),
        ("a.geojson", "{", "not JSON"),
        ("a.geojson", "[1]", "no FeatureCollection"),
        ("a.geojson", '{"features": [{"properties": {"name": "A"}}]}', "feature 1: no coordinates"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_the_reason(tmp_path, name, text, words):
    with pytest.raises(GazetteerError, match=words):
        read_gazetteer(written(tmp_path, name, text))


def test_a_file_that_is_missing_or_not_text_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_gazetteer(tmp_path / "nowhere.csv")
    (tmp_path / "x.csv").write_bytes(b"name,latitude,longitude\n\xff\xfe,1,2\n")
    with pytest.raises(GazetteerError, match="not UTF-8"):
        read_gazetteer(tmp_path / "x.csv")


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_every_point_on_earth_can_be_brought(tmp_path_factory, latitude, longitude):
    assume(latitude or longitude)  # 0, 0 stands for a point that is not known
    folder = tmp_path_factory.mktemp("points")
    path = written(folder, "mine.csv", f"name,latitude,longitude\nKastrova,{latitude!r},{longitude!r}\n")
    (place,) = read_gazetteer(path)
    assert (place.entry.latitude, place.entry.longitude) == (latitude, longitude)
