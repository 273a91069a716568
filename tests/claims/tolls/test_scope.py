"""Tolls of one happening, totals over many, and parts of another toll."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "The death toll has risen to 85 since last week.",
        "The raids have killed a total of 340 people.",
        "More than 300 civilians have been killed in the past two months.",
        "Two more bodies were found, bringing the total to 44.",
        "So far 90 villagers have been killed in the shelling.",
    ],
)
def test_totals_are_cumulative(tolls_of, sentence):
    assert tolls_of(sentence)[-1][4] == "cumulative"


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("The air strike killed 30 people, including 11 children.", [(30, "incident"), (11, "part")]),
        ("Nine patients were killed, among them two nurses.", [(9, "incident"), (2, "part")]),
        ("The dead include three children and a nurse.", [(3, "part"), (1, "part")]),
        ("Six people, three of them children, were killed by a mine.", [(6, "incident"), (3, "part")]),
    ],
)
def test_a_subset_is_a_part_of_the_toll_before_it(tolls_of, sentence, numbers):
    assert [(low, scope) for _, _, low, _, scope in tolls_of(sentence)] == numbers


def test_talks_on_a_conflict_beside_a_toll_make_no_total_of_it(tolls_of):
    assert tolls_of("More than 200 people were killed in the conflict.")[0][4] == "cumulative"
    assert tolls_of("A drone killed two officials on Tuesday as talks on the conflict began.")[0][4] == "incident"


def test_the_toll_of_one_attack_is_that_of_an_incident(tolls_of):
    assert tolls_of("Shells killed four people in a bakery on Monday.")[0][4] == "incident"


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the offensive was announced last week, 52 villagers have been killed, the monitor said.",
        "Activists said that since the siege began raids had killed 52 villagers.",
        "Shelling has killed 66 villagers since Tuesday.",
        "So far this year, 44 reporters have been killed.",
        "Every day about five people are killed by mines.",
        "A series of attacks killed 35 people.",
    ],
)
def test_a_period_makes_a_total_wherever_it_stands(tolls_of, sentence):
    assert tolls_of(sentence)[-1][4] == "cumulative"


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 100 people have died since a bomb went off in the market on Friday.",
        "Raids have killed 21 people since dawn.",
        "A strike killed a commander, the latest of several blows in recent weeks.",
        "Troops detained three men during an operation in Karvel.",
        "At least 126 people were killed in the attack, the deadliest since May.",
        "As many as 1,300 people died in the gas attack.",
        "Fourteen people were killed in an attack with rockets and mortars.",
        "The doctor, who has worked here since 2015, said a mine had killed four farmers.",
    ],
)
def test_the_time_of_one_attack_makes_no_total(tolls_of, sentence):
    assert tolls_of(sentence)[0][4] == "incident"


def test_the_number_of_those_killed_in_a_siege_or_a_battle_is_counted_on(tolls_of):
    assert (
        tolls_of("The number of people killed in the battle for Karvel has reached 300, medics said.")[0][4]
        == "cumulative"
    )


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Air strikes killed 45 people in three days, doctors said.", "cumulative"),
        ("The clinic counted 53 people wounded within 36 hours.", "cumulative"),
        ("Over the course of two weeks, shells killed 60 people.", "cumulative"),
        ("Between March and May, shelling killed 300 people.", "cumulative"),
        ("The death toll of the 17-day assault rose to 788.", "cumulative"),
        ("The second attack in two days killed five soldiers.", "incident"),
        ("The blast killed nine people within two hours of the first alarm.", "incident"),
    ],
)
def test_several_days_in_which_happenings_were_counted_make_a_total(tolls_of, sentence, scope):
    assert tolls_of(sentence)[0][4] == scope


def test_one_place_behind_a_number_splits_nothing(tolls_of):
    assert [toll[4] for toll in tolls_of("In March, shells killed 164 and injured 910 in Aleppo.")] == [
        "cumulative"
    ] * 2


def test_two_bounds_of_one_total_are_both_totals(claims_of):
    claims = claims_of(
        "Groups say the total of civilians killed is far above the 900 given by the UN and may be as high as 5000."
    )
    assert {toll.scope for claim in claims for toll in claim.tolls} == {"cumulative"}
