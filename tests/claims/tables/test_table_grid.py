"""Tables in a text: their lines, their cells, and where each stands."""

import pytest

from reportedly.claims.tables.grid import grids_in


def cells_of(text):
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Town | Killed\nKarm | 12",
        "| Town | Killed |\n|------|-------:|\n| Karm | 12 |",
        "Town\tKilled\nKarm\t12",
        "Town    Killed\nKarm    12",
        "+------+--------+\n| Town | Killed |\n+------+--------+\n| Karm | 12     |\n+------+--------+",
    ],
)
def test_bars_tabs_and_blanks_part_cells(text):
    assert cells_of(text) == [[["Town", "Killed"], ["Karm", "12"]]]


def test_empty_cells_keep_their_place():
    assert cells_of("| Town | Killed | Hurt |\n| Karm | | 4 |\n| Lorn | 3 | |") == [
        [["Town", "Killed", "Hurt"], ["Karm", "", "4"], ["Lorn", "3", ""]]
    ]


def test_the_names_of_rows_need_no_heading():
    assert cells_of("        Karm   Lorn\nKilled   12      3") == [[["", "Karm", "Lorn"], ["Killed", "12", "3"]]]


def test_every_cell_is_a_slice_of_the_text():
    text = "The office counted.\n\n  | Town  |  Killed |\n  | Karm  | 12 |\n\nIt was a hard week."
    for row in grids_in(text)[0].rows:
        assert all(text[cell.start : cell.end] == cell.text for cell in row)


@pytest.mark.parametrize("text", ["", "|", "Karm | Lorn", "He said so.  She did not.\n\nThey left.", "\t\n\t"])
def test_a_single_line_is_no_table(text):
    assert grids_in(text) == []
