"""Words of a clause that tell the other side, and the country that a briefing's heading names."""


def test_the_other_side_stands_behind_how_long_they_clashed(claims_of):
    text = "Islamic State fighters clashed for a second day with army troops in Hasakeh, Syria."
    assert claims_of(text)[0].target.name == "Government of Syria"


def test_who_answers_by_strikes_makes_them(claims_of):
    text = (
        "Rebels fired rockets at a post near Homs, Syria. The army responded by precise strikes on the launching sites."
    )
    assert [claim.actor.name for claim in claims_of(text)] == ["Syrian rebels", "Government of Syria"]


def test_whom_somebody_shot_is_the_noun_before(claims_of):
    (claim,) = claims_of("A boy of 11 whom the Islamic State had shot in the thigh reached Mosul, Iraq, on Thursday.")
    assert claim.actor.name == "Islamic State"
    assert claim.target is not None


def test_who_is_to_refer_a_case_is_asked_and_not_the_court(claims_of):
    claims = claims_of(
        "The Syrian Coalition called on the UN Security Council to refer the case to the International Criminal Court."
    )
    assert {claim.target.name for claim in claims if claim.kind == "demand"} == {"UN Security Council"}


BRIEFING = """SUDAN
The army shelled El Fasher, killing nine people.

SYRIA
An Israeli strike near Damascus killed four soldiers.

MALI
Jihadists attacked a base near Gao and killed 11 soldiers."""


def test_the_army_is_that_of_the_country_in_the_heading(claims_of):
    sudan, syria, mali = claims_of(BRIEFING)
    assert sudan.actor.name == "Government of Sudan"
    assert syria.target.name == "Government of Syria"
    assert mali.target.name == "Government of Mali"


def test_countries_before_colons_are_headings_too(claims_of):
    claims = claims_of("Sudan: Clashes continued in El Fasher. Syria: A raid near Damascus killed four soldiers.")
    assert claims[-1].target.name == "Government of Syria"
