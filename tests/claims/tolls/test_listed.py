"""Lists that take a toll apart: behind a colon, in brackets, or in the next sentence."""

import pytest

LISTED = [("killed", 90, False), ("killed", 60, True), ("killed", 20, True), ("killed", 10, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The group has executed 90 people since May: 60 civilians, 20 soldiers and 10 of its own members who fled.",
        "The group has executed 90 people since May: 60 civilians 20 soldiers and 10 of its own members who fled.",
        "The blast killed 90 people (60 civilians, 20 soldiers and 10 rebels).",
    ],
)
def test_a_list_behind_a_colon_or_in_brackets_tells_who_the_dead_were(tolls_of, sentence):
    assert [(effect, low, scope == "part") for effect, _, low, _, scope in tolls_of(sentence)] == LISTED


@pytest.mark.parametrize(
    "after",
    [
        "Two women and seven children were among them.",
        "Among them were two women and seven children.",
        "They included two women and seven children.",
    ],
)
def test_the_next_sentence_tells_who_some_of_the_dead_were(tolls_of, after):
    tolls = tolls_of(f"A bomb killed 61 people in Karvel on Monday. {after}")
    assert [(low, scope) for _, _, low, _, scope in tolls] == [(61, "incident"), (2, "part"), (7, "part")]


def test_teachers_of_a_school_near_by_are_no_part_of_the_dead(tolls_of):
    tolls = tolls_of("A bomb killed 61 people in Karvel. The school near by has 40 teachers, including five women.")
    assert [low for _, _, low, _, _ in tolls] == [61]


def test_a_list_keeps_the_harm_that_its_numbers_stand_with(tolls_of):
    found = {
        (effect, low) for effect, _, low, _, _ in tolls_of("The clinic counted 56 casualties: 12 dead and 44 injured.")
    }
    assert {("killed", 12), ("injured", 44)} <= found
