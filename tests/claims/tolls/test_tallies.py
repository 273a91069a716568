"""Numbers that stand with a word for a tally, however far the words of harm are from them."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("The number of villagers killed since Monday stands at 41.", ("killed", "civilians", 41, 41)),
        ("The number of people abducted could be as high as 350.", ("abducted", "people", 1, 350)),
        ("The death toll from the blast at the mill climbed to 26.", ("killed", "people", 26, 26)),
        ("The arrest brought to nine the number of people in custody.", ("detained", "people", 9, 9)),
        ("Medics revised down the number of people killed in the strike on Homs to 17.", ("killed", "people", 17, 17)),
        ("The ministry puts the number of dead at 190,000.", ("killed", "people", 190_000, 190_000)),
    ],
)
def test_a_tally_is_read_by_its_words(tolls_of, sentence, toll):
    assert [read[:4] for read in tolls_of(sentence)] == [toll]


@pytest.mark.parametrize(
    "sentence",
    [
        "The number of raids that killed villagers rose to 41.",
        "The toll on the bridge where two men were killed rose to 6 dollars.",
    ],
)
def test_a_tally_of_something_else_is_no_toll_of_people(tolls_of, sentence):
    assert {low for _, _, low, _, _ in tolls_of(sentence)} <= {2}


def test_a_figure_for_those_missing_counts_no_dead(tolls_of):
    tolls = tolls_of("He thought that 80 died that noon. Officials have given a figure of 413 for those missing.")
    assert ("missing", "people", 413, 413) in [toll[:4] for toll in tolls]
    assert not any(toll[0] == "killed" and toll[2] == 413 for toll in tolls)


def test_who_gasps_for_breath_beside_the_dead_is_not_dead(tolls_of):
    tolls = tolls_of(
        "The clinic said a woman and her two sons were dead and dozens of patients were gasping for breath."
    )
    assert [toll[2] for toll in tolls if toll[0] == "killed"] == [3, 1, 2]
