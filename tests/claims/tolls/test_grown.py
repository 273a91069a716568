"""Those by whom a toll grew are in it already."""

import pytest


@pytest.mark.parametrize(
    "told",
    [
        "The death toll from Sunday's shelling of Karvel has risen to 19 after five of the wounded died overnight.",
        "The number of people killed in Sunday's raid on Karvel climbed to 19, a doctor said, after rescuers dug out "
        "five more bodies.",
        "Shells killed 19 villagers in Karvel on Sunday and wounded 30. Five of the wounded died on the way to Lorn.",
    ],
)
def test_who_died_since_is_in_the_toll_that_grew(tolls_of, told):
    killed = [(low, scope) for effect, _, low, _, scope in tolls_of(told) if effect == "killed"]
    assert killed == [(19, "incident"), (5, "part")]


def test_who_died_in_another_attack_is_not(tolls_of):
    told = "The death toll from Sunday's raid on Karvel has risen to 19. Five people were killed by a mine in Lorn."
    assert [(low, scope) for _, _, low, _, scope in tolls_of(told)] == [(19, "incident"), (5, "incident")]
