"""Asserted, denied, possible, planned, demanded; and news, background or habit."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("The army shelled the hospital.", "shelling", "asserted"),
        ("The army did not shell the hospital.", "shelling", "denied"),
        ("The army denied shelling the hospital.", "shelling", "denied"),
        ("The ministry denied that its jets had bombed the market.", "air_strike", "denied"),
        ("The spokesman rejected claims that the army had shelled the school.", "shelling", "denied"),
        ("No clashes were reported overnight.", "battle", "denied"),
        ("Rebels may attack the airfield this week.", "battle", "possible"),
        ("Officials fear that militants could attack the dam.", "battle", "possible"),
        ("If the rebels attack the dam, the valley will be flooded.", "battle", "possible"),
        ("The army plans to attack the town.", "battle", "planned"),
        ("The army will storm the district within days.", "battle", "planned"),
        ("The rebels agreed to withdraw from the town of Lorn.", "withdrawal", "planned"),
        ("The mayor urged both sides to open a corridor.", "demand", "demanded"),
        ("The envoy called for a ceasefire.", "demand", "demanded"),
    ],
)
def test_the_status_follows_from_the_words(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_the_trace_keeps_the_words_of_a_status(claim_of):
    claim = claim_of("The ministry denied that its jets had bombed the market.", "air_strike")
    assert [step.words for step in claim.trace if step.field == "status"] == ["denied"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The rebels began to attack the village of Lorn on Monday.", "asserted"),
        ("The league is willing to withdraw from Lorn, its envoy said.", "possible"),
        ("The coalition denied a report that it had bombed Lorn.", "denied"),
        ("The ministry retracted its statement that shells had killed nine people in Lorn.", "denied"),
        ("The ministry pledged to rebuild the bridge of Lorn.", "planned"),
        ("The envoys came to Lorn to count the dead following the air strike in Karvel.", "asserted"),
    ],
)
def test_what_began_is_asserted_and_what_one_is_willing_to_do_possible(claims_of, sentence, status):
    assert status in {claim.status for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("The Northern Front claimed responsibility for the blast.", "bombing", "asserted"),
        ("The army denied any involvement in the attack.", "battle", "denied"),
        ("The ministry denied responsibility for the air raid.", "air_strike", "denied"),
        ("The mayor blamed the rebels for the bombardment.", "shelling", "asserted"),
    ],
)
def test_who_owns_up_to_a_deed_claims_it_and_who_denies_it_denies_it(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_a_deed_that_no_one_owned_up_to_is_not_told_again(claims_of):
    assert claims_of("No one has claimed responsibility for the blast.") == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Loud explosions could be heard in Lorn.", "bombing", "asserted"),
        ("Rebels tried to storm the base on Monday.", "battle", "asserted"),
        ("The ministry said it would deploy tanks to Lorn.", "deployment", "planned"),
        ("The army would attack if the talks failed, the general said.", "battle", "possible"),
        ("The regime is planning an offensive on Lorn.", "battle", "planned"),
        ("Diplomats see little chance of a truce in Lorn.", "ceasefire", "possible"),
        ("Have the rebels shelled the hospital?", "shelling", "possible"),
        ("Why did the army shell the hospital?", "shelling", "asserted"),
        ("Had the rebels attacked the dam, the valley would have been flooded.", "battle", "possible"),
        ("Unless the siege is lifted, thousands will starve.", "siege", "possible"),
        ("It is not clear whether the army shelled the clinic.", "shelling", "possible"),
        ("A suspected gas attack killed nine people in Lorn.", "chemical_attack", "asserted"),
        ("The envoys came to Karm to negotiate with the rebels.", "negotiation", "asserted"),
    ],
)
def test_questions_conditions_attempts_and_what_was_to_come(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Once the district is taken, the army is expected to move on into Lorn.", "possible"),
        ("When the rebels capture Lorn, the army will shell it.", "possible"),
        ("Once the town falls, troops will be sent to Karm.", "possible"),
        ("Once the district was taken, the army moved on into Lorn.", "asserted"),
        ("After the rebels captured Lorn, the army will hold talks.", "asserted"),
        ("Since the army has captured Lorn, it will move on Karm.", "asserted"),
    ],
)
def test_what_has_to_come_first_has_not_come_yet(claims_of, sentence, status):
    assert [c.status for c in claims_of(sentence) if c.kind == "capture"] == [status]


def test_a_toll_that_may_rise_is_possible(claims_of):
    assert {c.status for c in claims_of("The death toll is expected to rise, the monitors said.")} == {"possible"}
    assert {c.status for c in claims_of("More dead were feared to be buried under the rubble.")} == {"possible"}


def test_what_will_come_on_a_condition_is_possible(claims_of):
    told = {c.kind: c.status for c in claims_of("If they go on like this they will block the road to Lorn.")}
    assert told["siege"] == "possible"


def test_a_plan_with_a_word_of_its_own_is_one_claim(claims_of):
    assert [(c.kind, c.status) for c in claims_of("The army will besiege Lorn.")] == [("siege", "planned")]


def test_who_denies_having_done_it_denies_it(claims_of):
    (claim,) = claims_of("Rebels denied having shelled the university.")
    assert claim.status == "denied"


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Under the deal 4,000 people are to leave the towns of Karm and Lorn.", "displacement", "planned"),
        ("Peace talks are due to open in Lorn on Monday.", "negotiation", "planned"),
        ("The ceasefire talks could not begin on Monday, the envoy said.", "negotiation", "denied"),
        ("The general said his men would not withdraw from Lorn.", "withdrawal", "denied"),
        ("Nobody was hurt in the shelling of Lorn.", "shelling", "asserted"),
        (
            "The army said the truce was over and that reinforcements would be sent to Lorn.",
            "deployment",
            "planned",
        ),
        ("Reporters saw no sign that reinforcements had arrived in Lorn.", "deployment", "denied"),
        ("The league said it would take no part in the battle for Lorn.", "battle", "denied"),
        ("The army denies the practice of torture.", "torture", "denied"),
        ("There was a suspicion that rebels had attacked Lorn.", "battle", "possible"),
        ("Sappers defused the bomb before it could explode in Lorn.", "bombing", "denied"),
        ("The army had never lifted its siege of Lorn, the mayor said.", "siege", "asserted"),
        ("The agency could not confirm that jets had bombed Lorn.", "air_strike", "possible"),
        ("Ten rebels were executed, villagers said; the report could not be checked.", "killing", "asserted"),
    ],
)
def test_what_is_to_be_what_could_not_be_and_what_nobody_saw(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_who_insists_that_he_does_not_do_it_demands_nothing(claims_of):
    assert not [c for c in claims_of('"We are not shelling the town," the general insisted.') if c.status == "demanded"]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("The siege of Lorn will make it hard for the rebels to hold out.", "siege", "asserted"),
        ("The shelling of the port could cause a famine, the agency said.", "shelling", "asserted"),
        ("An attack on the dam will cause a flood, the engineer warned.", "battle", "planned"),
        ("The attack on the dam would cause a flood, the engineer warned.", "battle", "possible"),
        ("The offensive on Lorn will begin on Friday, the general said.", "battle", "planned"),
        ("The capture of Lorn is expected to help the army.", "capture", "asserted"),
    ],
)
def test_what_a_happening_will_bring_about_does_not_put_it_off(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_what_a_way_is_opened_for_may_come(claim_of):
    assert claim_of("The deal paved the way for the army to enter Lorn.", "deployment").status == "possible"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army neither confirmed nor denied the raid on the camp in Karvel that killed nine.",
        "The army did not confirm or deny the raid on the camp in Karvel that killed nine.",
        "The army has not denied the raid on the camp in Karvel that killed nine.",
    ],
)
def test_who_leaves_a_deed_open_neither_denies_nor_did_it(claims_of, sentence):
    claim = next(claim for claim in claims_of(sentence) if claim.tolls)
    assert (claim.status, claim.actor, claim.source.kind) == ("asserted", None, "media")


@pytest.mark.parametrize(
    "sentence",
    [
        "The army did not give details but denied the raid on the camp in Karvel.",
        "The army would not name the dead and denied the raid on the camp in Karvel.",
    ],
)
def test_who_leaves_something_else_open_denies_the_deed(claims_of, sentence):
    assert [claim.status for claim in claims_of(sentence) if claim.kind == "air_strike"] == ["denied"]
