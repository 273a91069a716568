"""Bodies that fighters belong to are no people."""

import pytest


@pytest.mark.parametrize("bodies", ["two rival dissident groups", "two militias", "three armed factions"])
def test_bodies_of_whom_fighters_died_are_not_counted(tolls_of, bodies):
    told = f"Twenty fighters of {bodies} died in combat near Karvel on Monday."
    assert [(effect, low) for effect, _, low, *_ in tolls_of(told)] == [("killed", 20)]


def test_members_of_a_number_still_are(tolls_of):
    assert [low for _, _, low, *_ in tolls_of("Two dissident fighters were killed near Karvel.")] == [2]
