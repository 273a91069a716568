"""What claims tell each other about who did it to whom."""

import pytest


@pytest.mark.parametrize("words", ["the militants", "the extremist group", "the terrorists"])
def test_fighters_without_a_name_are_the_group_named_before(claims_of, words):
    claims = claims_of(f"Boko Haram fighters attacked the village. A day later {words} abducted a teacher.")
    assert [claim.actor.name for claim in claims] == ["Boko Haram", "Boko Haram"]


def test_words_of_abuse_identify_nobody(claims_of):
    (claim,) = claims_of("Terrorists fired mortar shells at a school in Aleppo, Syria.")
    assert claim.actor.text == "Terrorists"
    assert claim.actor.parties == ()


def test_whom_a_states_own_agency_calls_terrorists_are_the_rebels_that_fight_it(claims_of):
    text = "Terrorists fired mortar shells at a school in Aleppo, Syria. Terrorist fire hurt nine in Homs."
    ours, theirs = claims_of(text, publisher="SANA"), claims_of(text, publisher="Reuters")
    assert {claim.actor.name for claim in ours} == {"Syrian rebels"}
    assert "Syrian rebels" not in {claim.actor.name for claim in theirs if claim.actor}


def test_terrorists_without_an_article_go_back_to_nobody(claims_of):
    claims = claims_of("Boko Haram fighters attacked the village. A day later terrorists abducted a teacher.")
    assert [claim.actor.name for claim in claims] == ["Boko Haram", None]


def test_its_attack_is_that_of_the_subject_of_the_sentence(claims_of):
    claims = claims_of("Israel bombed a depot. Last month Hezbollah admitted that nine men died in its raid on Brel.")
    assert claims[-1].actor.name == "Hezbollah"


def test_its_capture_does_not_tell_who_took_it(claims_of):
    claims = claims_of("The Islamic State captured Palmyra in Syria. Hezbollah mourned its capture.")
    assert [claim.actor.name for claim in claims if claim.kind == "capture"] == ["Islamic State"]


def test_nobody_is_taken_for_his_own_enemy(claims_of):
    claims = claims_of(
        "Islamic State fighters attacked a base of Hezbollah. The terrorists killed nine Hezbollah fighters."
    )
    assert claims[-1].actor.name == "Islamic State"
    assert claims[-1].target.name == "Hezbollah"


def test_we_is_who_publishes_the_statement(claims_of):
    (claim,) = claims_of("We condemn the attack on the camp.", publisher="Ministry of Foreign Affairs of Norway")
    assert claim.actor.text == "We"


def test_we_is_the_speaker_of_the_quotation(claims_of):
    claims = claims_of('"We will capture the town," a commander of Hezbollah said.')
    assert claims[0].actor is not None
    assert "Hezbollah" in claims[0].actor.name


def test_a_count_of_others_takes_the_people_told_of_the_same_happening(claims_of):
    claims = claims_of("An air strike on Aleppo killed nine civilians. The air strike wounded 22 others.")
    assert [claim.target.name for claim in claims] == ["civilians", "civilians"]


def test_who_took_a_village_took_it_from_whom_it_fights(claims_of):
    claims = claims_of("Hezbollah attacked the Islamic State near Palmyra on Monday. Hezbollah seized two villages.")
    assert claims[-1].kind == "capture"
    assert claims[-1].target.name == "Islamic State"


def test_every_participant_quotes_the_report(claims_of):
    text = (
        "The army — backed by Russian jets — shelled Aleppo’s “old” market, killing 12 traders and a boy. "
        "They also seized positions held by the Islamic State. Terrorists fled, it said."
    )
    claims = claims_of(text)
    for claim in claims:
        for who in (claim.actor, claim.target):
            assert who is None or text[who.start : who.end] == who.text
    assert any(claim.actor for claim in claims)


def test_a_report_of_one_sentence_over_and_over_takes_no_time_of_its_own(claims_of):
    text = "The militants attacked the Coalition near the base of the Coalition. " * 300
    assert len(claims_of(text)) <= 300


def test_a_report_goes_on_with_one_attacker_but_not_at_another_place(claims_of):
    here = "Hezbollah fighters shelled Mosul at dawn. Mortar shells also hit a mill."
    elsewhere = "Hezbollah fighters shelled Mosul at dawn. Mortar shells also hit a mill in Aleppo."
    assert [claim.actor is not None for claim in claims_of(here)] == [True, True]
    assert [claim.actor is not None for claim in claims_of(elsewhere)] == [True, False]


def test_a_state_takes_ground_from_the_group_that_the_report_tells_it_fights(claims_of):
    claims = claims_of(
        "The Iraqi army is fighting against Islamic State in Mosul, Iraq. Turkish jets hit a depot. "
        "Peshmerga fighters took the village of Brel."
    )
    assert claims[-1].target.name == "Islamic State"


def test_rebels_take_ground_from_the_state_that_fights_in_the_report(claims_of):
    claims = claims_of("Syrian government forces shelled Douma, Syria. On Friday rebels seized nine villages.")
    assert (claims[-1].actor.name, claims[-1].target.name) == ("Syrian rebels", "Government of Syria")


def test_a_group_that_nobody_is_told_to_fight_has_lost_nothing(claims_of):
    claims = claims_of("Hezbollah opened an office in Iraq. Iraqi forces took the village of Brel.")
    assert [claim.target for claim in claims if claim.kind == "capture"] == [None]


@pytest.mark.parametrize(("speaker", "parties"), [("Russia", ["russia"]), ("A witness", [])])
def test_aircraft_without_an_owner_are_those_of_the_party_that_tells_of_them(claims_of, speaker, parties):
    (claim,) = claims_of(f"{speaker} said that six warplanes bombed a depot near Homs in Syria.")
    assert claim.actor.text == "six warplanes"
    assert [party.id for party in claim.actor.parties] == parties


def test_the_jet_that_a_party_tells_of_may_be_anybodys(claims_of):
    (claim,) = claims_of("Hezbollah said that the jet bombed a depot near Homs in Syria.")
    assert claim.actor.parties == ()


def test_similar_attacks_are_the_doing_of_whoever_did_the_first(claims_of):
    between = "The mayor spoke of the heat and of the harvest, which he called the poorest that he could recall. " * 3
    claims = claims_of(f"Russian jets raided a market. {between}Five people were killed in similar raids on a bakery.")
    assert claims[-1].actor.name == "Russia"


def test_a_demand_that_names_nobody_else_is_the_speakers(claim_of):
    claim = claim_of('"The troops must open the road," said a spokesman of Hezbollah.', "demand")
    assert claim.actor.name == "Hezbollah"


def test_who_flees_is_not_taken_for_the_attacker_told_before(claims_of):
    claims = claims_of("Russian jets raided a market in Idlib, Syria. Norway received the families who fled.")
    assert [claim.actor for claim in claims if claim.kind == "displacement"] == [None]


def test_a_monitor_is_not_the_attacker_that_it_speaks_of(claims_of):
    claims = claims_of(
        "The Syrian Observatory for Human Rights counted nine dead. It said air strikes hit Douma, Syria."
    )
    assert [claim.actor for claim in claims] == [None, None]


def test_who_holds_the_ground_that_is_struck_does_not_strike_it(claims_of):
    claims = claims_of("Syrian government jets hit the rebel-held town of Douma. The raid killed nine people.")
    assert [claim.actor.name for claim in claims if claim.kind == "air_strike"] == ["Government of Syria"] * 2


def test_who_shells_is_not_lent_to_an_air_strike(claims_of):
    claims = claims_of("Rebels shelled the town of Karm in Syria. Air strikes on the town killed nine people.")
    assert [claim.actor for claim in claims if claim.kind == "air_strike"] == [None]


def test_monitors_who_tell_of_an_attack_lend_no_actor(claims_of):
    claims = claims_of(
        "Three nurses of the Red Cross died in the air strike on Aleppo. The strike wounded nine people."
    )
    assert [claim.actor for claim in claims] == [None, None]


def test_its_soldiers_are_those_of_the_army_that_tells_of_them(claims_of):
    (claim,) = claims_of(
        "Turkey's army said four of its soldiers were killed by Islamic State shells in northern Syria."
    )
    assert claim.target.name == "Turkey"


def test_our_civilians_are_civilians(claims_of):
    (claim,) = claims_of("Turkey's army said that shells fired from northern Syria wounded nine of our civilians.")
    assert claim.target.name == "civilians"


def test_a_plan_told_with_we_is_that_of_the_publisher(claims_of):
    (claim,) = claims_of("We will continue to support the fight against Islamic State.", publisher="CENTCOM")
    assert (claim.actor.name, claim.target.name) == ("United States", "Islamic State")
