"""Markdown: front matter, title, words without markup."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_bytes

from .texts import read_as


def markdown(text: str) -> Report:
    return read_as("x.md", text)


def test_front_matter_gives_the_fields():
    read = markdown(
        '---\ntitle: "Shells fall on Marran"\ndate: 2024-03-02\npublisher: The Harbour Gazette\n'
        "url: https://a.example/1\nlanguage: en\ntags: [war]\n---\n\nTwo soldiers were hurt.\n"
    )
    assert (read.title, read.published, read.publisher, read.url, read.language) == (
        "Shells fall on Marran",
        date(2024, 3, 2),
        "The Harbour Gazette",
        "https://a.example/1",
        "en",
    )
    assert read.text == "Shells fall on Marran\nTwo soldiers were hurt."


@pytest.mark.parametrize(
    "heading", ["# Shells fall on Marran", "# Shells fall on Marran #", "Shells fall on Marran\n====="]
)
def test_the_first_heading_is_the_title(heading):
    assert markdown(f"{heading}\n\nTwo soldiers were hurt.").title == "Shells fall on Marran"


def test_a_heading_that_repeats_the_title_stands_once():
    assert (
        markdown("---\ntitle: Shells fall\n---\n# Shells fall\n\nTwo were hurt.").text == "Shells fall\nTwo were hurt."
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The [mayor](https://a.example 'x') said so.", "The mayor said so."),
        ("The [mayor][1] said so.\n\n[1]: https://a.example", "The mayor said so."),
        ("A photo. ![the bridge](bridge.png)", "A photo."),
        ("At **least** _twelve_ ***died***, `he` ~~wrote~~.", "At least twelve died, he wrote."),
        ("> It was quiet, he said.", "It was quiet, he said."),
        ("5 * 3 is 5*3, and the file is a_b_c.", "5 * 3 is 5*3, and the file is a_b_c."),
        ("Not \\*marked\\*.", "Not *marked*."),
        ("A line<br>and R&amp;R <https://a.example/x>", "A line and R&R https://a.example/x"),
        ("One line\nof one sentence.", "One line of one sentence."),
        ("- two men\n- one woman\n\nAll were hurt.", "two men\none woman\n\nAll were hurt."),
        ("```\nkept words\n```", "kept words"),
        ("Before.\n\n***\n\nAfter.", "Before.\n\nAfter."),
    ],
)
def test_markup_is_removed(line, words):
    assert markdown(line).text == words


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "](", "*", "**a", "_", "`", "<!--", "<a ", "> ", "- ", "# ", "\\", "[a](", "&#", "---\n", "a\n==\n"],
)
def test_no_markup_takes_more_than_linear_time(growth, unit):
    def read(often):
        read_bytes((unit * often).encode(), "x.md", ReadOptions())

    assert growth(read, 100_000 // len(unit)) < 8
