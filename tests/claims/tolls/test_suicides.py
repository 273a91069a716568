"""Whether he who shot himself died of it."""

import pytest


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Berg shot himself in Lorn. Police called it a suicide.", {"killed"}),
        ("A man shot a boy and then himself in a murder-suicide in Lorn.", {"killed"}),
        ("A man shot a boy and then himself in Lorn. It was a suicide.", {"injured", "killed"}),
        ("Berg shot himself in Lorn. It was an attempted suicide, police said.", {"injured"}),
        ("Berg shot himself in Lorn. A suicide hotline is open to all.", {"injured"}),
        ("Berg shot himself in the leg in Lorn.", {"injured"}),
    ],
)
def test_a_suicide_is_a_death(tolls_of, text, effects):
    assert {effect for effect, *_ in tolls_of(text)} == effects


def test_who_shot_another_and_then_himself_is_counted_beside_him(tolls_of):
    found = tolls_of("A man shot two boys and then himself in a murder-suicide in Lorn.")
    assert [(effect, low) for effect, _, low, *_ in found] == [("killed", 2), ("killed", 1)]
