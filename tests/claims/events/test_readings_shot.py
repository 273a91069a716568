"""Who is shot at a place is hit; who is shot at by somebody may not be."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("A man was shot at a market in Lorn.", [1]),
        ("A nurse was shot on Tuesday.", [1]),
        ("A nurse was fatally shot on the east bank.", [1]),
        ("Two officers were shot at by a sniper.", []),
        ("Troops shot at protesters in Lorn.", []),
        ("Two medics were shot at the hands of militants, a doctor said.", [2]),
    ],
)
def test_a_place_after_at_tells_where_somebody_was_hit(tolls_of, sentence, hit):
    assert [low for _, _, low, _, _ in tolls_of(sentence)] == hit
