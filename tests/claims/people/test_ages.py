"""Numbers that tell how old somebody is count nobody."""

import pytest


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Judge Ivo Tarn was found dead on Saturday at the age of 79 in Lorn.", [1]),
        ("A child under the age of 10 was killed in Lorn.", [1]),
        ("Singer Ivo Tarn dead at 25\n\nA man was killed in Lorn.", [1]),
        ("Doctors put the dead at 25 in Lorn.", [25]),
        ("Four men, all in their early 20's, were killed in Lorn.", [4]),
        ("A boy of nine was killed in Lorn.", [1]),
    ],
)
def test_an_age_is_no_toll(tolls_of, text, numbers):
    assert [low for effect, _, low, *_ in tolls_of(text) if effect == "killed"] == numbers
