"""The page on users' own parties names every column."""

from pathlib import Path

from reportedly.vocabulary import Party

PAGE = Path(__file__).parents[2] / "docs" / "parties.md"


def test_every_column_of_a_party_file_is_documented():
    page = PAGE.read_text(encoding="utf-8")
    for column in Party.model_fields:
        assert f"`{column}`" in page, f"column {column} is missing"
