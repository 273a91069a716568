"""A strike in an offensive is part of it, and another incident."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportedly.incidents import link
from reportedly.incidents.parts import wholes
from reportedly.records import Incident, PartyReference, Place, When

from .conftest import Newsroom, party, place, toll, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
MARKET = place("Market quarter, Orsk, Lower Province, Arland", (40.01, 20.01), "neighbourhood")
VELIN = place("Velin, Upper Province, Arland", (42.5, 23.0))
ARLAND = place("Arland", (41.0, 21.0), "country")
RED, BLUE = (PartyReference(id=name, name=name) for name in ("red", "blue"))
OFFENSIVE = when("2020-05-01", "2020-05-20")


def incident(
    name: str,
    kind: str,
    days: When | None,
    at: Place | None,
    who: Sequence[PartyReference] = (),
    status: str = "asserted",
) -> Incident:
    return Incident(
        id=name,
        kind=kind,
        when=days,
        place=at,
        actors=tuple(who),
        status=status,
        claims=(f"{name} told",),
        reports=("r",),
    )


BATTLE = incident("battle", "battle", OFFENSIVE, ORSK, [RED])


def test_a_strike_of_one_day_in_a_quarter_is_part_of_the_battle_for_the_town() -> None:
    strike = incident("strike", "air_strike", when("2020-05-03"), MARKET, [RED])
    assert wholes([BATTLE, strike]) == {"strike": "battle"}


@pytest.mark.parametrize(
    "other",
    [
        incident("late", "air_strike", when("2020-05-21"), ORSK, [RED]),
        incident("elsewhere", "air_strike", when("2020-05-03"), VELIN, [RED]),
        incident("wider", "air_strike", when("2020-05-03"), ARLAND, [RED]),
        incident("others", "air_strike", when("2020-05-03"), ORSK, [BLUE]),
        incident("unfit", "protest", when("2020-05-03"), ORSK, [RED]),
        incident("as long", "battle", when("2020-05-01", "2020-05-19"), ORSK, [RED]),
        incident("undated", "air_strike", None, ORSK, [RED]),
        incident("nowhere", "air_strike", when("2020-05-03"), None, [RED]),
    ],
    ids=lambda one: one.id,
)
def test_what_does_not_fit_is_no_part(other: Incident) -> None:
    assert wholes([BATTLE, other]) == {}


def test_a_battle_that_is_only_dated_vaguely_or_only_feared_is_no_whole() -> None:
    month = When(edtf="2020-05", earliest=OFFENSIVE.earliest, latest=OFFENSIVE.latest, precision="month")
    strike = incident("strike", "air_strike", when("2020-05-03"), MARKET)
    assert wholes([incident("vague", "battle", month, ORSK), strike]) == {}
    assert wholes([incident("feared", "battle", OFFENSIVE, ORSK, status="possible"), strike]) == {}


def test_of_several_wholes_the_shortest_counts_and_it_is_itself_part_of_the_longer() -> None:
    siege = incident("siege", "siege", when("2020-01-01", "2020-06-30"), ORSK)
    strike = incident("strike", "air_strike", when("2020-05-03"), MARKET)
    assert wholes([siege, BATTLE, strike]) == {"strike": "battle", "battle": "siege"}


def test_the_total_of_an_offensive_and_a_single_strike_in_it_are_related_and_not_merged(newsroom: Newsroom) -> None:
    newsroom.file(
        "total",
        "Since 1 May air strikes on Orsk have killed 155 people.",
        "2020-05-21",
        kind="air_strike",
        when=OFFENSIVE,
        place=ORSK,
        actor=party("Red Army"),
        tolls=(toll(155, scope="cumulative"),),
    )
    newsroom.file(
        "strike",
        "An air strike on Orsk killed 9 people.",
        "2020-05-04",
        kind="air_strike",
        when=when("2020-05-03"),
        place=ORSK,
        actor=party("Red Army"),
        tolls=(toll(9),),
    )
    found = {one.reports: one for one in link(newsroom.filed)}
    assert found["strike",].part_of == found["total",].id
    assert found["total",].part_of is None
