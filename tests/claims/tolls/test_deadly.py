"""Words of harm that are deadly only together, and single people who are told without a number."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("A farmer was shot and killed near the market.", ("killed", "civilians", 1, 1)),
        ("Two women were shot in the back and killed at a checkpoint.", ("killed", "women", 2, 2)),
        ("A guard was fatally wounded at the gate.", ("killed", "combatants", 1, 1)),
        ("Police investigate the fatal shooting of a boy.", ("killed", "children", 1, 1)),
        ("The shooting of four farmers shocked the village.", ("injured", "civilians", 4, 4)),
        ("A nurse was hit by a stray bullet.", ("injured", "medics", 1, 1)),
        ("A woman suffered a gunshot wound to the leg.", ("injured", "women", 1, 1)),
    ],
)
def test_words_of_harm_are_read_together(tolls_of, sentence, toll):
    assert [found[:4] for found in tolls_of(sentence)] == [toll]


def test_shot_or_killed_is_no_single_deed(tolls_of):
    assert [toll[0] for toll in tolls_of("Two women were shot or killed at a checkpoint.")] == ["injured"]


def test_two_deeds_to_two_people_stay_two(tolls_of):
    found = [toll[:4] for toll in tolls_of("The man shot his wife and then killed himself.")]
    assert found == [("injured", "women", 1, 1), ("killed", "men", 1, 1)]


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("The victim was pronounced dead at the hospital.", ("killed", "people", 1, 1)),
        ("The 15-year-old who was killed on Friday was a pupil.", ("killed", "children", 1, 1)),
        ("A 44-year-old was wounded by shrapnel.", ("injured", "people", 1, 1)),
        ("The commander died on Monday.", ("killed", "combatants", 1, 1)),
    ],
)
def test_a_definite_person_counts_where_no_number_is_given(tolls_of, sentence, toll):
    assert [found[:4] for found in tolls_of(sentence)] == [toll]


def test_beside_a_number_a_single_person_is_part_of_it(tolls_of):
    found = tolls_of("Nine people were killed by the bomb on Monday. The commander died at once.")
    assert [(toll[2], toll[4]) for toll in found] == [(9, "incident"), (1, "part")]


def test_who_turned_the_gun_on_himself_is_dead(tolls_of):
    found = [toll[:4] for toll in tolls_of("A gunman killed two guards before turning the gun on himself.")]
    assert found == [("killed", "combatants", 2, 2), ("killed", "combatants", 1, 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Said, 21, of the 2500 block of North Road, was shot in the leg.",
        "The shooting wounded Paul Weber, 16.",
        "Simon Bauer was hurt, police said after a 911 call.",
    ],
)
def test_addresses_calls_and_ages_count_nobody(tolls_of, sentence):
    assert [toll[2] for toll in tolls_of(sentence)] == [1]


def test_ages_in_a_row_count_nobody(tolls_of):
    found = tolls_of("The blast wounded four others, ages 14, 16 and 17.")
    assert [toll[2] for toll in found] == [4]


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("A woman and toddler died after the raid.", [("women", 1), ("children", 1)]),
        ("The bomb left a man and woman dead.", [("men", 1), ("women", 1)]),
        ("North Karvel child killed in raid", [("children", 1)]),
        ("A two-year-old was killed by shrapnel.", [("children", 1)]),
    ],
)
def test_every_single_person_counts_one(tolls_of, sentence, tolls):
    assert [(toll[1], toll[2]) for toll in tolls_of(sentence)] == tolls


def test_an_attempted_murder_kills_nobody(tolls_of):
    assert tolls_of("He is accused of the attempted murder of a nurse.") == []


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Four people were hurt in three separate attacks in the north.", "cumulative"),
        ("Three people were wounded in two shootings on Monday.", "cumulative"),
        ("Three people were wounded in an attack on Monday.", "incident"),
    ],
)
def test_who_was_hurt_in_several_deeds_is_a_total(tolls_of, sentence, scope):
    assert [toll[4] for toll in tolls_of(sentence)] == [scope]
