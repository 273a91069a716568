"""The codebook page is generated, current, and complete."""

from pathlib import Path

from reportedly.vocabulary import codebook, vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_committed_codebook_is_current():
    assert PAGE.read_text(encoding="utf-8") == codebook.render(), "run `make docs`"


def test_every_identifier_that_a_record_can_carry_is_documented():
    page = codebook.render()
    tables = vocabulary().tables
    for table in tables.keys() - {"number_words", "party_words", "spellings"}:
        for name in tables[table]:
            assert f"| `{name}` |" in page, f"{name} of {table} is missing"


def test_every_number_word_is_documented():
    page = codebook.render()
    for entry in vocabulary().number_words.values():
        assert ", ".join(entry.words) in page


def test_every_row_of_a_table_has_as_many_cells_as_its_header():
    width = None
    for line in codebook.render().splitlines():
        if not line.startswith("|"):
            width = None
            continue
        cells = line.replace("\\|", "").count("|")
        width = width or cells
        assert cells == width, line
