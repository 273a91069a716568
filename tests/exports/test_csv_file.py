"""The table: readable by any program, harmless to spreadsheets."""

import csv
from pathlib import Path

from export_samples import incident, place
from hypothesis import example, given
from hypothesis import strategies as st

from reportedly.exports import csv_file
from reportedly.exports.csv_file import guarded
from reportedly.records import PartyReference


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_incident_is_a_row(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert csv_file.write(target, [incident("i1"), incident("i2")]) == 2
    assert [(row["incident"], row["killed_best"]) for row in rows(target)] == [("i1", "12"), ("i2", "12")]


def test_no_incident_leaves_the_header(tmp_path: Path) -> None:
    assert csv_file.write(tmp_path / "out.csv", []) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("incident,kind,status,")


def test_formulas_in_names_are_not_run(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    hostile = PartyReference(id=None, name='=HYPERLINK("http://example.org","click")')
    csv_file.write(target, [incident(actors=(hostile,), place=place("@SUM(A1)", 1.0, 2.0))])
    (row,) = rows(target)
    assert row["actors"].startswith("'=")
    assert row["place"] == "'@SUM(A1)"


def test_negative_coordinates_stay_numbers(tmp_path: Path) -> None:
    csv_file.write(tmp_path / "out.csv", [incident()])
    assert rows(tmp_path / "out.csv")[0]["latitude"] == "-29.3"


def test_letters_of_all_scripts_and_line_feeds_come_back(tmp_path: Path) -> None:
    name = 'حلب, "old"\ncity, Ägypten'
    csv_file.write(tmp_path / "out.csv", [incident(place=place(name))])
    assert rows(tmp_path / "out.csv")[0]["place"] == name


def test_the_same_incidents_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        csv_file.write(tmp_path / name, [incident("i1"), incident("i2")])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@given(st.text())
@example("＝1+1")  # some spreadsheets of East Asia read the wide form like the narrow one
def test_no_text_is_left_that_a_spreadsheet_would_run(text: str) -> None:
    shown = guarded(text)
    assert isinstance(shown, str)
    assert not shown.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
    assert shown.removeprefix("'") == text.removeprefix("'") or shown == "'" + text
