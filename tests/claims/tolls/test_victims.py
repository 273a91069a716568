""" "Victims" of a report that counts the hurt as well."""

import pytest


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A blast killed one man and hurt three others. The other victims were three women.", [1]),
        ("Five people were shot in Lorn and one man died. A second victim survived.", [1]),
        ("Five people were shot in Lorn and one man died. Two of the victims are brothers.", [1]),
        ("Two men were killed and nine were hurt in Lorn. The two victims were brothers.", [2, 2]),
        ("Three men were killed and nine were hurt in Lorn. A fourth victim has died.", [3, 1]),
        ("Five people were shot in Lorn. One of the victims was pronounced dead.", [1]),
    ],
)
def test_they_are_dead_only_where_as_many_died(claims_of, text, dead):
    tolls = [toll for claim in claims_of(text) for toll in claim.tolls if toll.effect == "killed"]
    assert [toll.low for toll in tolls if not toll.also] == dead


def test_gunshot_victims_were_hit(claims_of):
    (claim,) = claims_of("Medics took four gunshot victims to a hospital in Lorn.")
    assert [(toll.effect, toll.also, toll.low) for toll in claim.tolls] == [("injured", ("killed",), 4)]
