"""Tables of pages, Markdown and plain text keep their rows and cells in a report's text."""

from reportedly.reports import ReadOptions, read_bytes

OPTIONS = ReadOptions()
TABLE = (
    "<table><caption>By town</caption><tr><th>Town</th><th>Killed</th><th>Hurt</th></tr>"
    "<tr><td>Karm</td><td>12</td><td></td></tr><tr><td><b>Total</b></td><td>12</td><td>3</td></tr></table>"
)
ROWS = "| Town | Killed | Hurt |\n| Karm | 12 | |\n| Total | 12 | 3 |"


def text_of(words, name):
    return read_bytes(words.encode(), name, OPTIONS).text


def page(table):
    words = "<p>The office counted the dead of the week and said that it would go on to count.</p>"
    return text_of(f"<html><body><article><h1>Figures</h1>{words}{table}{words}</article></body></html>", "x.html")


def test_a_page_keeps_a_table_with_figures():
    assert f"By town\n{ROWS}\n" in page(TABLE)


def test_a_table_for_layout_is_left_out():
    assert "| Buy" not in page("<table><tr><td>Buy an umbrella</td></tr><tr><td>Pay for one</td></tr></table>")


def test_a_cell_that_spans_rows_is_told_in_each():
    table = (
        "<table><tr><th>Town</th><th>Killed</th></tr><tr><td rowspan='2'>Karm</td><td>1</td></tr>"
        "<tr><td>2</td></tr></table>"
    )
    assert "| Karm | 1 |\n| Karm | 2 |" in page(table)


def test_cells_that_span_without_end_are_bounded():
    row = "<tr><td rowspan='9999' colspan='9999'>Karm</td><td>1</td></tr>"
    assert len(page(f"<table>{row * 300}</table>")) < 200_000


def test_markdown_keeps_its_tables():
    rows = "| Town | Killed | Hurt |\n|---|--:|--:|\n| Karm | **12** | |\n| Total | 12 | 3 |"
    words = f"# Figures\n\nBy town:\n\n{rows}\n\nThe end."
    assert text_of(words, "x.md") == f"Figures\nBy town:\n\n{ROWS}\n\nThe end."


def test_rows_of_plain_text_are_no_wrapped_lines():
    rows = [f"The town of Karm and its villages {number} | {number} killed | {number} hurt" for number in range(4)]
    assert text_of("\n".join(["The office counted.", "", *rows]), "x.txt").count("\n") == 5


def test_the_heads_of_a_table_are_no_title():
    read = read_bytes(b"Town\tKilled\nKarm\t12\n", "x.txt", OPTIONS)
    assert read.title == ""
    assert read.text.startswith("Town\tKilled\n")
