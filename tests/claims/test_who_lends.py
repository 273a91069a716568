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


def test_terrorists_without_an_article_go_back_to_nobody(claims_of):
    claims = claims_of("Boko Haram fighters attacked the village. A day later terrorists abducted a teacher.")
    assert [claim.actor.name for claim in claims] == ["Boko Haram", None]


def test_its_attack_is_that_of_the_subject_of_the_sentence(claims_of):
    claims = claims_of("Israel bombed a depot. Last month Hezbollah admitted that nine men died in its raid on Brel.")
    assert claims[-1].actor.name == "Hezbollah"


def test_its_capture_does_not_tell_who_took_it(claims_of):
    claims = claims_of("The Islamic State holds Palmyra in Syria. Hezbollah mourned its capture.")
    assert all(claim.actor is None or claim.actor.name != "Hezbollah" for claim in claims if claim.kind == "capture")


def test_nobody_is_taken_for_his_own_enemy(claims_of):
    claims = claims_of("Islamic State fighters attacked a base of Hezbollah. The terrorists killed nine Hezbollah men.")
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
