"""Columns are documented, and tell of an incident what it holds."""

import re
from datetime import date
from pathlib import Path

from export_samples import incident, killed, place

from reportedly.exports.columns import COLUMNS, row
from reportedly.records import When

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


def test_precision_is_told_on_the_scales_of_the_field() -> None:
    told = row(incident())
    assert [told[name] for name in ("where_prec", "geo_precision", "date_prec", "time_precision")] == [1, 1, 1, 1]
    wide = place("Ilvane Province, Kestria").model_copy(update={"precision": "adm1"})
    month = When(edtf="2024-03", earliest=date(2024, 3, 1), latest=date(2024, 3, 31), precision="month")
    told = row(incident(place=wide, when=month))
    assert [told[name] for name in ("where_prec", "geo_precision", "date_prec", "time_precision")] == [4, 3, 4, 3]
    told = row(incident(place=None, when=None))
    assert told["where_prec"] is None
    assert told["date_prec"] is None


def test_parties_and_places_that_no_claims_own_words_tell_have_columns_of_their_own() -> None:
    told = row(incident(actors_from_context=("the Front",), place=place().model_copy(update={"basis": "context"})))
    assert (told["actors"], told["actors_from_context"]) == ("the Front", "the Front")
    assert (told["targets_from_context"], told["place_basis"]) == (None, "context")
    assert row(incident())["place_basis"] == "text"
