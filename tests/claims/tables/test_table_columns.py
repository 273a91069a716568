"""What the headings of a table say of its columns."""

import pytest

from reportedly.claims.tables.columns import caption_of, read_table
from reportedly.claims.tables.grid import grids_in


def columns_of(text, caption=""):
    table = read_table(grids_in(text)[0].rows, caption_of(caption))
    return [(column.role, *column.effects, column.group) for column in table.columns] if table else None


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Killed", ("count", "killed", "people")),
        ("Fatalities", ("count", "killed", "people")),
        ("Children injured", ("count", "injured", "children")),
        ("Civilians killed and wounded", ("count", "killed", "injured", "civilians")),
        ("KIA", ("count", "killed", "combatants")),
        ("IDPs", ("count", "displaced", "people")),
        ("% killed", ("other", "people")),
        ("Date", ("day", "people")),
    ],
)
def test_a_heading_tells_what_its_column_counts(heading, column):
    assert columns_of(f"Town | {heading} | Dead\nKarm | 3 | 4")[1] == column


def test_the_caption_tells_what_a_bare_number_counts():
    assert columns_of("Town | Number\nKarm | 3", "Civilians killed by town")[1] == ("count", "killed", "civilians")
    assert columns_of("Town | Number\nKarm | 3", "Parcels by town") is None


def test_two_rows_of_headings_are_read_together():
    text = "| Town | Killed | | Injured | |\n| | Men | Women | Men | Women |\n| Karm | 1 | 2 | 3 | 4 |"
    assert columns_of(text)[1:] == [
        ("count", "killed", "men"),
        ("count", "killed", "women"),
        ("count", "injured", "men"),
        ("count", "injured", "women"),
    ]


def test_a_table_may_lie_on_its_side():
    assert columns_of("| | Karm | Lorn |\n| Killed | 3 | 4 |\n| Injured | 5 | 6 |") == [
        ("other", "people"),
        ("count", "killed", "people"),
        ("count", "injured", "people"),
    ]


@pytest.mark.parametrize("text", ["Team | Played\nKarm | 3", "Karm | 3\nLorn | 4", "Town | Houses destroyed\nKarm | 3"])
def test_a_table_that_counts_nobody_harmed_is_none(text):
    assert columns_of(text) is None
