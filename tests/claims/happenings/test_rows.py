"""A row of places, each with its count, is a row of claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.records import Claim

Told = list[tuple[str | None, list[tuple[int | None, str, str]]]]


def told(claims: list[Claim]) -> Told:
    return [
        (claim.place.name.split(", ")[0] if claim.place else None, [(t.low, t.effect, t.scope) for t in claim.tolls])
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Car bombs killed 12 people in Baghdad, 7 in Mosul and two in Kirkuk, police said.",
            [
                ("Baghdad", [(12, "killed", "incident")]),
                ("Mosul", [(7, "killed", "incident")]),
                ("Kirkuk", [(2, "killed", "incident")]),
            ],
        ),
        (
            "A monitor said 63 people were killed on Tuesday: 41 in Damascus and 22 in Aleppo.",
            [
                (None, [(63, "killed", "cumulative")]),
                ("Damascus", [(41, "killed", "incident")]),
                ("Aleppo", [(22, "killed", "incident")]),
            ],
        ),
        (
            "Shelling killed five people and wounded nine in Douma and three in Harasta, Syria.",
            [
                ("Douma", [(5, "killed", "incident"), (9, "injured", "incident")]),
                ("Harasta", [(3, "injured", "incident")]),
            ],
        ),
        (
            "Car bombs killed 12 people in Baghdad, three of them children, and 7 in Mosul.",
            [
                ("Baghdad", [(12, "killed", "incident"), (3, "killed", "part")]),
                ("Mosul", [(7, "killed", "incident")]),
            ],
        ),
        (
            "Air strikes killed five people in Aleppo, Syria, including two children.",
            [("Aleppo", [(5, "killed", "incident"), (2, "killed", "part")])],
        ),
    ],
)
def test_each_place_of_a_row_keeps_its_own_count(
    claims_of: Callable[[str], list[Claim]], text: str, rows: Told
) -> None:
    assert told(claims_of(text)) == rows


def test_each_claim_of_a_row_rests_on_its_own_words(claims_of: Callable[[str], list[Claim]]) -> None:
    text = "Car bombs killed 12 people in Baghdad, 7 in Mosul and two in Kirkuk, police said."
    claims = claims_of(text)
    assert [claim.evidence.exact for claim in claims] == [
        "Car bombs killed 12 people in Baghdad",
        "7 in Mosul",
        "two in Kirkuk",
    ]
    assert len({claim.id for claim in claims}) == 3
    assert {claim.source.name for claim in claims} == {"police"}


def test_each_town_of_a_row_that_is_taken_is_a_claim(claims_of: Callable[[str], list[Claim]]) -> None:
    claims = claims_of("Syrian rebels captured Saraqib, Ariha and Harem on Saturday.")
    assert [name for name, _ in told(claims)] == ["Saraqib", "Ariha", "Harem"]
    assert len({claim.id for claim in claims}) == 3


def test_the_town_is_not_where_people_fled_to(claims_of: Callable[[str], list[Claim]]) -> None:
    text = "The army retook Saraqib. Residents had fled to Idlib. On Sunday shells hit the town, killing two."
    assert told(claims_of(text))[-1][0] == "Saraqib"
