"""Whether the hurt died of it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Lorn. Both died.",
        "Two men were shot in Lorn. They died at the scene.",
        "Two men were shot in Lorn, and both were pronounced dead.",
        "Two men were wounded in Lorn and were later pronounced dead.",
    ],
)
def test_those_who_died_of_it_are_dead(tolls_of, text):
    assert [(effect, low) for effect, _, low, *_ in tolls_of(text)] == [("killed", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "A woman was shot at a party and was later pronounced dead.",
        "Mara Rel was shot in her car. Police found her dead.",
        "The victim had eight stab wounds and died in hospital.",
        "A man suffered multiple gunshot wounds and died.",
    ],
)
def test_who_died_of_it_is_dead(tolls_of, text):
    assert [(effect, low) for effect, _, low, *_ in tolls_of(text)] == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Two men were shot in Lorn. They have not died.", 2),
        ("Two soldiers were wounded in Lorn. Both of their drivers died.", 2),
        ("The gunman wounded three people in Lorn and died.", 3),
        ("Three women were shot in Lorn. Adan Rel died.", 3),
    ],
)
def test_the_death_of_others_leaves_them_hurt(tolls_of, text, hurt):
    assert [low for effect, _, low, *_ in tolls_of(text) if effect == "injured"] == [hurt]
