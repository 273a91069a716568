"""Sums over places, wholes with their parts, and lists that add up."""

import pytest


@pytest.fixture
def scopes(tolls_of):
    def read(text):
        return [(low, scope) for _, _, low, _, scope in tolls_of(text)]

    return read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Twelve people were killed: seven in Karvel and five in Lorn.",
            [(12, "cumulative"), (7, "incident"), (5, "incident")],
        ),
        (
            "The raids killed 67 people on Sunday, including 9 in Marl, 8 in Ostrand and 5 in Vell.",
            [(67, "cumulative"), (9, "incident"), (8, "incident"), (5, "incident")],
        ),
        ("The raids killed 31 villagers, including 10 when a bus was hit.", [(31, "cumulative"), (10, "incident")]),
    ],
)
def test_a_number_split_over_places_is_a_total_of_incidents(scopes, text, read):
    assert scopes(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "At least 11 villagers, among them four women and four children, were killed in the raid.",
            [(11, "incident"), (4, "part"), (4, "part")],
        ),
        (
            "The 14 foreigners, six Kenyans and eight Turks, were arrested at the border.",
            [(14, "incident"), (6, "part"), (8, "part")],
        ),
        ("Three of the dead were children.", [(3, "part")]),
        (
            "Eight villagers, among them two children, were killed by a shell.",
            [(8, "incident"), (2, "part")],
        ),
        ("Nine people were killed, with four children among them.", [(9, "incident"), (4, "part")]),
        ("The raid killed 12 people (5 children).", [(12, "incident"), (5, "part")]),
        ("Four soldiers and 11 gunmen made up the rest of the dead.", [(4, "part"), (11, "part")]),
        (
            "The raid killed five villagers. Three women and two children were killed in their homes.",
            [(5, "incident"), (3, "part"), (2, "part")],
        ),
        ("Four soldiers were killed and nine wounded.", [(4, "incident"), (9, "incident")]),
        ("Three women and two children were killed in the raid.", [(3, "incident"), (2, "incident")]),
    ],
)
def test_a_list_that_says_who_they_were_is_of_parts(scopes, text, read):
    assert scopes(text) == read


def test_tolls_of_two_places_without_a_sum_are_two_incidents(scopes):
    assert scopes("Shells killed four people in Karvel and seven in Lorn.") == [(4, "incident"), (7, "incident")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The army repelled the attackers, killing eight of them.", [(8, "incident")]),
        (
            "94 people were killed on Monday. The dead are 38 civilians 25 rebel fighters and 9 soldiers.",
            [(94, "incident"), (38, "part"), (25, "part"), (9, "part")],
        ),
    ],
)
def test_a_part_needs_a_whole_that_was_counted(scopes, text, read):
    assert scopes(text) == read
