"""People told by nothing but their names."""

import pytest


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Adan Rel and Belo Tarn were killed.", 2),
        ("Adan Rel, 25, and Belo Tarn, 31, were killed.", 2),
        ("Adan Rel, 25, and Belo Tarn, 25, both of Dalmar, were shot dead.", 2),
        ("Adan Rel, Omar Tesh and Belo Tarn were killed.", 3),
        ("On Tuesday, Adan Rel and Belo Tarn were killed.", 2),
        ("Three soldiers, Adan Rel, Omar Tesh and Belo Tarn, were killed.", 3),
    ],
)
def test_a_row_of_names_is_as_many_people(tolls_of, text, number):
    assert [low for effect, _, low, *_ in tolls_of(text) if effect == "killed"] == [number]
