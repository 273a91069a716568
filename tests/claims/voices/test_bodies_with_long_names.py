"""Bodies whose names hold "of" and "for", told behind what they say."""

import pytest

import reportedly


def told(text):
    return reportedly.code(reportedly.report(text)).claims[0]


@pytest.mark.parametrize(
    "name",
    [
        "Institute for the Study of War",
        "Centre for the Study of Violence",
        "Office for the Coordination of Aid",
        "Karm Network for Human Rights",
    ],
)
@pytest.mark.parametrize("what", ["Drones killed nine people", "Nine died", "Troops captured the village of Karmivka"])
def test_the_whole_name_is_who_says_it(what, name):
    assert told(f"{what}, the {name} said.").source.name == name


def test_who_says_it_is_none_of_those_who_were_harmed():
    claim = told("A raid on Hass killed five people, the Karm Network for Human Rights said.")
    assert claim.target.text == "five people"
    assert claim.source.name == "Karm Network for Human Rights"
