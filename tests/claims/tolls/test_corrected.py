"""A figure that its own teller changes is counted once, and a correction is his who makes it."""

import pytest


def told(claims):
    return {toll.low: (toll.superseded, claim.source.name) for claim in claims for toll in claim.tolls}


@pytest.mark.parametrize(
    "text",
    [
        "The Ostrand Monitor said 16 people had died in a blast in Karm. It revised its count down to 13 on Friday.",
        "A blast killed 16 people in Karm, the ministry said. The ministry later corrected the toll to 13.",
        "Medics said 16 people had died in the blast in Karm. The toll rose to 13 on Friday, they said.",
    ],
)
def test_the_figure_before_is_superseded(claims_of, text):
    tolls = told(claims_of(text))
    assert tolls[16][0]
    assert not tolls[13][0]


def test_another_voice_replaces_nobodys_figure(claims_of):
    tolls = told(claims_of("A blast killed 16 people, the mayor said. The ministry later corrected the toll to 13."))
    assert [superseded for superseded, _ in tolls.values()] == [False, False]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The ministry later corrected the toll to 13.", "ministry"),
        ("The death toll was corrected to 13 by the ministry.", "ministry"),
        ("Medics amended the number of dead to 13.", "Medics"),
    ],
)
def test_who_corrects_a_figure_gives_it(claims_of, words, source):
    tolls = told(claims_of(f"A blast killed 16 people in Karm, the mayor said. {words}"))
    assert source in tolls[13][1]


def test_an_attack_that_adds_to_a_figure_tells_nothing(claims_of):
    assert told(claims_of("The attack increased the toll to 13."))[13][1] == "The Ostrand Herald"
