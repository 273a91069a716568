"""What goes on while a deed is done names nobody who did the deed."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rockets struck a school in Donetsk, killing three, as Russian forces advanced on the town.", "shelling"),
        ("A car bomb killed nine people in Homs on Monday as the army battled rebels in the city.", "bombing"),
        ("A mortar round killed two people in Damascus as regime forces pressed a campaign in Ghouta.", "shelling"),
    ],
)
def test_who_fights_meanwhile_did_not_fire(claims_of, text, kind):
    assert [claim.actor for claim in claims_of(text) if claim.kind == kind] == [None]


def test_whose_jets_bomb_while_people_die_killed_them(claims_of):
    told = claims_of("Nine people died in Idlib on Monday as Russian jets bombed a market.")
    assert {claim.actor.name for claim in told if claim.kind == "air_strike"} == {"Russia"}
