"""Figures that a report itself replaces are kept, and counted nowhere."""

import pytest


@pytest.fixture
def figures(claims_of):
    def read(text):
        return [(t.low, t.superseded) for claim in claims_of(text) for t in claim.tolls]

    return read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Officials lowered the death toll from 30 to 25.", [(30, True), (25, False)]),
        ("The toll rose to 19, up from 12 on Monday.", [(19, False), (12, True)]),
        ("Officials, who had earlier put the toll at 12, said 19 people were killed.", [(12, True), (19, False)]),
        ("An earlier report said that 11 people had been killed. The toll is now 14 dead.", [(11, True), (14, False)]),
        ("The ministry said that 9 people, not 11, had been killed.", [(9, False), (11, True)]),
        ("At least 17 people died, up from an earlier count of 14.", [(17, False), (14, True)]),
        ("The toll, which officials had put at 12, was revised to nine.", [(12, True), (9, False)]),
        ("A doctor revised the toll to nine; he had said on Monday that 12 people had died.", [(9, False), (12, True)]),
        ("A doctor corrected the death toll to nine. He had earlier put the number at 12.", [(9, False), (12, True)]),
        ("The death toll from the raid has risen to 41, earlier put at 28, a doctor said.", [(41, False), (28, True)]),
        ("The number of dead, first put at 28, rose to 41 on Tuesday.", [(28, True), (41, False)]),
        ("The toll stands at 41, previously given as 28, the mayor said.", [(41, False), (28, True)]),
        ("The ministry lowered the death toll to nine. It had given a figure of 12.", [(9, False), (12, True)]),
    ],
)
def test_the_older_figure_is_superseded(figures, text, read):
    assert sorted(figures(text)) == sorted(read)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor had earlier said that 12 people were killed.",  # no newer figure
        "Earlier, shelling killed 12 people. In the evening a mine killed three people.",  # another happening
        "A blast in Karvel killed 12 people. A blast in Lorn killed 19 people.",
    ],
)
def test_nothing_is_superseded_without_a_newer_figure_for_it(figures, text):
    assert not any(old for _, old in figures(text))


def test_the_correct_number_takes_the_place_of_the_one_that_was_given(figures):
    text = "The last update gave the number of people killed in Lorn on 5 May as 25. The correct number is 10."
    assert figures(text) == [(25, True), (10, False)]
