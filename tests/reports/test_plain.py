"""Plain text files: header block, title, wrapped lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Report
from reportedly.reports.characters import compose, repair, unwrap

from .texts import read_as


def plain(text: str) -> Report:
    return read_as("x.txt", text)


def test_a_header_block_gives_the_fields():
    read = plain(
        "Title: Shells fall on Marran\nPublished: 2 March 2024\nPublisher: The Harbour Gazette\n"
        "URL: https://a.example/1\nLanguage: English\n\nTwo soldiers were hurt."
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
    "text", ["Date: 2024-03-02\nThe army said so.\n\nMore.", "Published: 2024-03-02", "Mayor: it is quiet\n\nMore."]
)
def test_a_block_with_any_other_line_is_text(text):
    assert plain(text).published is None
    assert plain(text).text.startswith(text.split("\n", 1)[0])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Shells fall on Marran\nTwo soldiers were hurt.", "Shells fall on Marran"),
        ("Is the war over?\n\nNobody knows.", "Is the war over?"),
        ("Shells fell on Marran.\nTwo soldiers were hurt.", ""),
        ("The army said that\nits men had left.", ""),
        ("Shells fall on Marran", ""),
        ("word " * 40 + "\nTwo soldiers were hurt.", ""),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_one(text, title):
    assert plain(text).title == title


def test_lines_of_a_wrapped_paragraph_are_joined():
    text = (
        "The fighters left the town of Marran on Sunday morning after talks\n"
        "with the mayor and two officers of the army, which had held the\n"
        "bridge for a week.\n\nNobody was hurt.\nThe bridge is open."
    )
    assert plain(text).text == text.replace("talks\n", "talks ").replace("the\n", "the ")


@given(st.text(st.sampled_from("ab \n.")))
def test_joining_keeps_the_length(text):
    joined = unwrap(text)
    assert len(joined) == len(text)
    assert joined.replace("\n", " ") == text.replace("\n", " ")


@given(st.text(st.characters(exclude_categories=())))
def test_repairing_keeps_the_length_and_leaves_what_utf8_can_hold(text):
    repaired, count = repair(text)
    assert len(repaired) == len(text)
    assert sum(a != b for a, b in zip(text, repaired, strict=True)) == count
    assert repaired.encode("utf-8").decode("utf-8") == repaired
    assert repair(repaired) == (repaired, 0)


def test_line_ends_and_composed_letters_are_made_alike():
    read = plain("Shells fell.\r\nThe cafe\u0301 burnt.\rNobody died.")
    assert read.text == "Shells fell.\nThe caf\u00e9 burnt.\nNobody died."


def test_a_run_of_marks_on_one_letter_does_not_take_quadratic_time():
    text = "a" + "\u0315\u0300" * 500_000
    assert compose(text) == text


def test_entries_of_a_log_are_not_joined():
    log = "3 May: Shells hit the town of Lorn at noon; 4 died.\n4 May: Rockets hit the town of Karm at noon; 2 died."
    assert unwrap(log) == log


def test_a_heading_is_not_joined_with_the_line_of_place_and_date():
    head = "Doctors condemn the attack on the clinic of Lorn\nGeneva, 4 October 2015"
    assert unwrap(head) == head
