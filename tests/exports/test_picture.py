"""One picture: readable in size, the same for the same incidents, honest about what it does not show."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from export_samples import incident, killed, place
from PIL import Image

from reportedly.exports import picture, picture_map
from reportedly.records import When


def on(day: date) -> When:
    return When(edtf=day.isoformat(), earliest=day, latest=day, precision="day")


def test_a_picture_is_1200_pixels_wide(tmp_path: Path) -> None:
    assert picture.write(tmp_path / "out.png", [incident()]) == 1
    with Image.open(tmp_path / "out.png") as image:
        assert (image.format, image.width) == ("PNG", 1200)


def test_the_same_incidents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        picture.write(tmp_path / name, [incident("i1"), incident("i2", estimates=(killed(3, 4, None),))])
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize(
    "fields", [{}, {"place": None}, {"when": None}, {"estimates": ()}, {"place": None, "when": None}]
)
def test_missing_places_times_and_tolls_still_make_a_picture(tmp_path: Path, fields: dict[str, object]) -> None:
    picture.write(tmp_path / "out.png", [incident(**fields)])
    assert (tmp_path / "out.png").stat().st_size > 1000


def test_no_incident_makes_a_picture_that_says_so(tmp_path: Path) -> None:
    assert picture.write(tmp_path / "out.png", []) == 0


def test_countries_stand_side_by_side_most_incidents_first() -> None:
    elsewhere = place("Aleppo, Syria", 36.2, 37.2).model_copy(update={"country": "SY"})
    columns = picture.panels([incident("i1", place=elsewhere), incident("i2"), incident("i3")])
    assert [(column.title, len(column.incidents)) for column in columns] == [("Kestria", 2), ("Syria", 1)]


def test_what_is_known_only_to_a_province_is_counted_and_not_drawn() -> None:
    wide = place("Ilvane Province, Kestria").model_copy(update={"precision": "adm1", "radius_km": 100.0})
    found = picture_map.locate([incident("i1"), incident("i2", place=wide), incident("i3", place=None)])
    assert ([spot.label for spot in found.spots], found.coarse, found.nowhere) == (["Tarnholt: 12 killed"], 1, 1)


def test_denied_deaths_are_not_counted_on_the_map() -> None:
    found = picture_map.locate([incident("i1"), incident("i2", status="denied")])
    assert [(spot.incidents, spot.killed) for spot in found.spots] == [(2, 12)]


def test_tolls_stand_by_week_with_open_bounds() -> None:
    (bar,) = picture.bars([incident(estimates=(killed(9, 12, None),))])
    assert (bar.start, bar.end, bar.low, bar.best, bar.high) == (date(2024, 3, 4), date(2024, 3, 10), 9, 12, None)


def test_long_times_are_summed_by_month() -> None:
    days = [date(2020, 1, 15), date(2020, 1, 30), date(2020, 1, 15) + timedelta(days=800)]
    found = picture.bars([incident(f"i{number}", when=on(day)) for number, day in enumerate(days)])
    first = found[0]
    assert (first.start, first.end, first.best) == (date(2020, 1, 1), date(2020, 1, 31), 24)
