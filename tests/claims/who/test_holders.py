"""Who holds the ground that is struck is not blamed for striking it."""

import pytest

from reportedly.claims.parties.holding import holds_ground


def actor_of(claims, words):
    return next(claim.actor for claim in claims if words in claim.evidence.exact and claim.tolls)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Idlib on Tuesday, killing three. In territory held by the Nusra Front, attacks killed 14.",
        "In the town of Rutshuru, held by M23, shelling killed 14 people on Tuesday.",
        "In the territory that the Taliban govern, bombs killed 14 worshippers on Friday.",
        "M23 rebels shelled Sake on Monday, killing two. In Goma, held by M23, shells killed 14 people.",
    ],
)
def test_who_holds_the_ground_did_not_strike_it(claims_of, text):
    assert actor_of(claims_of(text), "killed 14") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Houthis, who hold Hodeidah, shelled a market there and killed 14 people.", "Houthis"),
        ("Boko Haram fighters bombed Gwoza, which they control, and killed 14 people.", "Boko Haram"),
    ],
)
def test_who_is_told_to_strike_did_so_wherever_he_holds_ground(claims_of, text, name):
    assert name in actor_of(claims_of(text), "killed 14").name


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("in land held by", "the Front", ""),
        ("ground under", "Front", "control"),
        ("areas under the control of the", "Front", ""),
        ("in", "Front", "- held Karm"),
        ("where", "the Front", "rules ,"),
    ],
)
def test_words_around_a_name_tell_that_it_holds_ground(before, name, after):
    assert name not in after
    assert holds_ground(before.split(), after.split())


@pytest.mark.parametrize(("before", "after"), [("rockets fired from", "- held Karm"), ("shells killed two", "men in")])
def test_other_words_do_not(before, after):
    assert not holds_ground(before.split(), after.split())


@pytest.mark.parametrize(
    "text",
    [
        "In areas under RSF control, gunmen killed 14 villagers on Tuesday.",
        "In the part of North Kivu held by M23 and Rwanda, gunmen killed 14 farmers.",
        "In M23- and Rwanda-held parts of Goma, armed men killed 14 nurses.",
        "In El Geneina, controlled by the RSF, militiamen killed 14 people.",
        "Boko Haram controls much of the district. Gunmen killed 14 traders at a market on Friday.",
    ],
)
def test_gunmen_whom_nobody_names_are_not_those_of_the_holder(claims_of, text):
    assert actor_of(claims_of(text), "killed 14").name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In areas under RSF control, RSF fighters killed 14 villagers on Tuesday.", "Rapid Support Forces"),
        ("M23 fighters who control Goma killed 14 people.", "M23"),
        ("Boko Haram fighters attacked the village. A day later gunmen killed 14 traders.", "Boko Haram"),
    ],
)
def test_fighters_whom_the_report_names_are_the_holders_all_the_same(claims_of, text, name):
    assert actor_of(claims_of(text), "killed 14").name == name
