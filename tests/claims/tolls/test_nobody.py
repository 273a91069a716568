"""Nobody harmed, in all the ways of saying so; and what only sounds like it."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no reports of casualties.",
        "A shell landed in a field without causing casualties.",
        "The blast did not cause any deaths.",
        "The bomb exploded without killing anyone.",
        "The attack did not kill anybody.",
        "The strike left no civilians dead.",
        "No one died.",
        "None was killed.",
        "Neither soldiers nor civilians were hurt in the blast.",
        "The shell exploded without harming anyone.",
    ],
)
def test_nobody_harmed_is_a_toll_of_zero(tolls_of, sentence):
    assert [(low, high) for _, _, low, high, _ in tolls_of(sentence)] == [(0, 0)]


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no immediate word on casualties.",
        "It is not clear whether there were any casualties.",
        "The group has not claimed the killing of the villagers.",
        "No group has claimed the blast that killed the villagers.",
    ],
)
def test_not_knowing_is_not_nobody(tolls_of, sentence):
    assert 0 not in {low for _, _, low, _, _ in tolls_of(sentence)}


def test_none_of_them_soldiers_says_nothing_of_the_harm(tolls_of):
    assert [low for _, _, low, _, _ in tolls_of("Two people were killed, none of them soldiers.")] == [2]


def test_no_figure_given_is_not_nobody(tolls_of):
    assert tolls_of("Rockets hit the airport. The channel gave no casualties.") == []
