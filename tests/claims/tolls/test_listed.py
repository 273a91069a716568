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


@pytest.mark.parametrize(
    ("after", "group"),
    [
        ("Four of those killed were women.", "women"),
        ("Four of those who died were women.", "women"),
        ("Four were women.", "women"),
        ("Four were women and two were children.", "children"),
        ("Four of the dead were nurses.", "medics"),
    ],
)
def test_who_some_of_the_dead_were_is_a_part_of_them(tolls_of, after, group):
    tolls = tolls_of(f"A bomb killed 61 people in Karvel on Monday. {after}")
    assert ("killed", group, "part") in [(effect, who, scope) for effect, who, _, _, scope in tolls]


def test_who_others_were_counts_nobody_without_a_toll_before(tolls_of):
    assert tolls_of("Rebels took the town of Karvel. Four were women.") == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("About 9,000 people have fled Karvel since April, including 3,000 this month alone.", 3000),
        ("Thirty people are missing after the blast, down from 46.", 46),
        ("The ministry gave the number of people killed in Karvel on 25 November as 12.", 12),
        ('The clinic reported "dozens" of dead after the raid.', 24),
    ],
)
def test_numbers_are_read_across_what_stands_around_them(tolls_of, text, low):
    assert low in [toll[2] for toll in tolls_of(text)]


def test_most_of_them_tells_no_group(tolls_of):
    tolls = tolls_of("Residents put the number of dead at 60 most of them civilians.")
    assert [(group, low) for _, group, low, _, _ in tolls] == [("people", 60)]


@pytest.mark.parametrize("who", ["400 prisoners", "3,000 fighters in the town"])
def test_of_whom_somebody_speaks_is_not_dead_for_that(tolls_of, who):
    told = tolls_of(f"Rebels killed 12 soldiers in Karvel, police said. A general spoke of {who}.")
    assert [low for effect, _, low, _, _ in told if effect == "killed"] == [12]
