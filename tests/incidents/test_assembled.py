"""What an incident says of itself, from the claims drawn together in it."""

from __future__ import annotations

import pytest

from reportedly.incidents.assemble import assemble
from reportedly.records import Claim, Incident, Participant, Report

from .conftest import claim, party, place, report, source, toll, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
CAPITAL = place("Wenn, Arland", (44.0, 21.0))
NEWS = report("a", "Jets hit the market of Orsk. The Council condemned the raid.")


def strike(**more: object) -> Claim:
    return claim(
        NEWS, "air_strike", evidence="Jets hit the market of Orsk", place=ORSK, when=when("2020-05-03"), **more
    )


def words(kind: str = "condemn", actor: Participant | None = None, **more: object) -> Claim:
    """What the Council says of it, from the capital, a day later."""
    return claim(
        NEWS,
        kind,
        evidence="The Council condemned the raid",
        place=CAPITAL,
        when=when("2020-05-04"),
        source=source("Northern Council"),
        actor=actor or party("Northern Council", "government"),
        **more,
    )


def made_of(*claims: Claim) -> Incident:
    reports: dict[str, Report] = {NEWS.id: NEWS}
    return assemble(claims, reports, {}, "ucdp")


@pytest.mark.parametrize("kind", ["condemn", "accuse", "demand", "threaten"])
def test_who_only_speaks_of_a_deed_has_not_done_it(kind: str) -> None:
    found = made_of(strike(actor=party("Red Army")), words(kind))
    assert [one.name for one in found.actors] == ["Red Army"]
    assert found.disputes == ()


def test_where_and_when_and_what_it_was_follow_from_those_who_tell_of_it() -> None:
    found = made_of(strike(), words(), words("demand"), words("accuse"), words("threaten"), words("announce"))
    assert (found.kind, found.place, found.when) == ("air_strike", ORSK, when("2020-05-03"))


def test_a_condemnation_is_no_witness_and_keeps_its_place_among_the_claims() -> None:
    deed, said = strike(), words()
    found = made_of(deed, said)
    assert (found.voices, found.independent_voices) == (("Paper a",), 1)
    assert set(found.claims) == {deed.id, said.id}


def test_a_condemnation_that_counts_the_dead_is_one() -> None:
    found = made_of(strike(), words(tolls=(toll(12),)))
    assert found.voices == ("Northern Council", "Paper a")
    assert [(one.low, one.high) for one in found.estimates] == [(12, 12)]


def test_a_planned_raid_does_not_become_a_fact_by_being_condemned() -> None:
    assert made_of(strike(status="planned"), words()).status == "planned"


def test_words_alone_are_an_incident_of_words() -> None:
    found = made_of(words())
    assert (found.kind, [one.name for one in found.actors], found.independent_voices) == (
        "condemn",
        ["Northern Council"],
        1,
    )


@pytest.mark.parametrize("kind", ["aid", "displacement", "deployment", "capture"])
def test_what_goes_on_beside_a_raid_names_nobody_who_did_it(kind: str) -> None:
    beside = claim(NEWS, kind, evidence="hit the market", place=ORSK, actor=party("Relief Union"))
    found = made_of(strike(actor=party("Red Army")), beside)
    assert [one.name for one in found.actors] == ["Red Army"]
    assert found.disputes == ()


def test_who_takes_a_town_in_a_battle_fought_it() -> None:
    taken = claim(NEWS, "capture", evidence="hit the market", place=ORSK, actor=party("Red Army"))
    fought = claim(NEWS, "battle", evidence="Jets hit", place=ORSK, when=when("2020-05-03"))
    assert [one.name for one in made_of(fought, taken).actors] == ["Red Army"]
