"""Confidence: a probability with two decimals for every claim and toll."""

from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = [
    "army",
    "rebels",
    "shells",
    "killed",
    "wounded",
    "12",
    "people",
    "in",
    "Aleppo",
    "on",
    "Monday",
    "said",
    "denied",
]
WORDS += ["may", "attack", "the", "town", ".", ",", "five", "of"]


def test_a_plain_claim_is_likelier_than_not(claims_of):
    (claim,) = claims_of("An air strike killed 12 people in Aleppo on Monday, doctors said.")
    assert claim.confidence > 0.5
    assert claim.tolls[0].confidence > 0.5


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_confidence_is_a_probability_with_two_decimals(claims_of, words):
    for claim in claims_of(" ".join(words) or "-"):
        for value in (claim.confidence, *(toll.confidence for toll in claim.tolls)):
            assert 0 <= value <= 1
            assert value == round(value, 2)
