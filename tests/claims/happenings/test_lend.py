"""What claims of one report lend each other: day, place and actor."""

from datetime import date

DAY = date(2021, 6, 15)


def test_a_claim_without_a_place_stands_where_the_report_has_just_been(claims_of):
    claims = claims_of("Fighting broke out in Mosul on Monday. Two shells hit a school.")
    assert [claim.place.name.split(",")[0] for claim in claims] == ["Mosul", "Mosul"]


def test_the_trace_tells_a_place_of_the_clause_from_one_carried_on(claims_of):
    claims = claims_of("Fighting broke out in Mosul on Monday. Two shells hit a school.")
    rules = [step.rule for claim in claims for step in claim.trace if step.field == "place"]
    assert len(rules) == 2
    assert rules[0] != rules[1]


def test_claims_of_one_happening_share_its_day(claims_of):
    claims = claims_of("An air strike hit a school in Aleppo on Sunday. The air strike killed four teachers.")
    assert {claim.when.edtf for claim in claims} == {"2021-06-13"}
    assert [claim.when.basis for claim in claims] == ["text", "context"]


def test_plain_news_is_news_of_the_report_s_day(claims_of):
    (claim,) = claims_of("A car bomb exploded outside the courthouse.")
    assert (claim.when.edtf, claim.when.basis) == ("2021-06-15~", "report")
    assert (claim.when.earliest, claim.when.latest) == (date(2021, 6, 14), DAY)


def test_what_is_only_planned_has_no_day_of_its_own(claims_of):
    found = [claim for claim in claims_of("The army will shell the town.") if claim.kind == "shelling"]
    assert [(claim.status, claim.when) for claim in found] == [("planned", None)]


def test_an_attack_takes_the_actor_of_the_same_happening(claims_of):
    claims = claims_of("Turkish jets bombed a school in Aleppo. The air strike killed four teachers.")
    assert [claim.actor.name for claim in claims] == ["Turkey", "Turkey"]


def test_a_deed_told_without_place_is_not_where_others_spoke_of_it(claims_of):
    claims = claims_of(
        "Jets hit Aleppo, Syria. The army shelled Douma, Syria, too. In Geneva, Switzerland, envoys met. "
        "Nine people were killed by the shells."
    )
    killed = next(claim for claim in claims if claim.tolls)
    assert killed.place is not None
    assert killed.place.country == "SY"
