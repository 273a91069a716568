"""Columns are documented, and tell of an incident what it holds."""

import re
from pathlib import Path

from export_samples import incident, killed

from reportedly.exports.columns import COLUMNS, row

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def test_every_column_is_documented_with_its_definition_and_no_other_is() -> None:
    table = DOCS.read_text(encoding="utf-8").partition("## CSV")[2].partition("## GeoJSON")[0]
    documented = re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE)
    assert documented == [(column.name, column.definition) for column in COLUMNS]


def test_names_are_unique() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_a_row_holds_the_figures_of_all_people() -> None:
    told = row(incident())
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (9, 12, 17)
    assert (told["earliest"], told["rule"], told["independent_voices"]) == ("2024-03-05", "ucdp", 2)


def test_groups_make_up_the_people_where_no_number_of_people_is_told() -> None:
    told = row(incident(estimates=(killed(2, 2, 2, "women"), killed(3, 3, 4, "children"))))
    assert (told["killed_low"], told["killed_best"], told["killed_high"]) == (5, 5, 6)
    assert told["other_tolls"] == "killed women 2-2-2; killed children 3-3-4"


def test_unknown_values_are_empty_and_no_zero() -> None:
    told = row(incident(place=None, when=None, estimates=(), disputes=()))
    empty = {"when", "earliest", "latest", "place", "latitude", "killed_low", "killed_best", "killed_high", "disputes"}
    assert {name for name in empty if told[name] is None} == empty


def test_an_open_upper_bound_stays_empty() -> None:
    told = row(incident(estimates=(killed(12, 12, None),)))
    assert (told["killed_best"], told["killed_high"]) == (12, None)


def test_totals_stand_apart_from_figures() -> None:
    told = row(incident(estimates=(), cumulative=(killed(78, 78, None),)))
    assert (told["killed_best"], told["totals"]) == (None, "killed people 78-78+")
