"""Figures that somebody else gives for the same harm in a later sentence."""

import pytest


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Shells killed 12 people in Aleppo on Monday, police said. The clinic put the toll at 15.",
            {"police": [12], "clinic": [15]},
        ),
        (
            "The mayor said 900 people had died in the town. The hospital had earlier given a figure of 1,400.",
            {"mayor": [900], "hospital": [1400]},
        ),
        (
            "Nine people died in the raid, the mayor said, while a nurse counted 14 dead.",
            {"mayor": [9], "nurse": [14]},
        ),
        (
            "A raid killed nine people, the union said, but the governor's office spoke of more than 60.",
            {"union": [9], "governor's office": [61]},
        ),
        (
            "Rebels killed 30 soldiers in Lorn, medics said. A diplomat spoke of 22 soldiers.",
            {"medics": [30], "diplomat": [22]},
        ),
        (
            "Nine people died in the raid, police said. Other estimates are as high as 40.",
            {"police": [9], "unknown": [1]},
        ),
        (
            "The mayor says 900 people have been killed; the clinic puts the number at 1,200, of whom 300 were women.",
            {"mayor": [900], "clinic": [1200, 300]},
        ),
    ],
)
def test_each_figure_stands_under_the_name_of_who_gave_it(claims_of, text, figures):
    told = {claim.source.name: [toll.low for toll in claim.tolls] for claim in claims_of(text)}
    assert told == figures


def test_a_figure_that_nobody_else_gives_stays_with_its_claim(claims_of):
    claims = claims_of("Shells killed 12 people in Aleppo on Monday, police said. One of them was a girl.")
    assert {claim.source.name for claim in claims} == {"police"}


def test_claims_of_rival_figures_tell_one_happening(claims_of):
    claims = claims_of("Shells killed 12 people in Aleppo on Monday, police said. The clinic put the toll at 15.")
    assert len({claim.happening for claim in claims}) == 1
