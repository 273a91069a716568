"""Who is asked to do something is to do it; who asks does not."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The Sudanese army called on the RSF to withdraw from Khartoum.", "withdrawal", "the RSF"),
        ("The UN appealed to both sides to withdraw from Lorn.", "withdrawal", "both sides"),
        ("Kyiv asked its allies to supply more air defence.", "arms_supply", "its allies"),
        ("The UN demanded that rebels withdraw from Goma.", "withdrawal", "rebels"),
    ],
)
def test_the_deed_that_is_asked_for_is_that_of_whom_it_is_asked(claims_of, text, kind, actor):
    (claim,) = [claim for claim in claims_of(text) if claim.kind == kind]
    assert (claim.status, claim.actor.text) == ("demanded", actor)


def test_the_demand_is_that_of_whoever_asks(claims_of):
    claims = claims_of("Kenya called on the UN to send troops. It also demanded the release of hostages.")
    assert [claim.actor.name for claim in claims if claim.kind == "demand"] == ["Government of Kenya"] * 2


def test_who_withdrew_did_so_whoever_demanded_it(claims_of):
    claims = claims_of("The rebels withdrew from Goma after the UN demanded it.")
    assert [(c.kind, c.status) for c in claims] == [("withdrawal", "asserted"), ("demand", "demanded")]
