"""Gunmen of whom nobody knows who they were are not laid at the door of the group named last."""

import pytest


def actor_of(claims, words):
    return next(claim.actor for claim in claims if words in claim.evidence.exact)


@pytest.mark.parametrize(
    "text",
    [
        "M23 took the town of Sake last week. On Monday unidentified gunmen killed a nurse in Goma.",
        "Boko Haram attacked Gwoza in March. On Monday unknown gunmen killed a nurse in Bama.",
        "The Houthis denied the raid. Masked gunmen killed a nurse in Taiz on Monday.",
        "Nobody has claimed it. Unidentified fighters killed a nurse near Gao, where the JNIM group is active.",
    ],
)
def test_unidentified_gunmen_stay_nobody(claims_of, text):
    assert actor_of(claims_of(text), "killed a nurse").parties == ()


def test_fighters_of_a_people_are_not_the_group_named_before(claims_of):
    claims = claims_of("Islamic State took Shirqat. Kurdish fighters captured a hill near Makhmur on Monday.")
    assert "Kurdish" in actor_of(claims, "captured a hill").name


def test_the_militants_are_the_group_named_before(claims_of):
    claims = claims_of("Islamic State took Shirqat. On Monday the militants shot nine men there.")
    assert actor_of(claims, "shot nine men").name == "Islamic State"
