"""Who did it: the ways in which a sentence names the actor."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("Shells fired by rebels in Syria hit a bakery in Aleppo.", "shelling", "Syrian rebels"),
        ("A barrage by the artillery of the Syrian army hit a bakery.", "shelling", "Government of Syria"),
        ("The toll from regime air raids on Douma in Syria rose to 42 dead.", "air_strike", "Government of Syria"),
        ("The Russian air force carried out a series of air strikes near Aleppo.", "air_strike", "Russia"),
        ("On Friday the Islamic State seized the town of Palmyra.", "capture", "Islamic State"),
        ("Damascus accused Turkish forces of shelling a village.", "shelling", "Turkey"),
        ("Nine men were killed in clashes with Hezbollah.", "battle", "Hezbollah"),
        ("The rebels besieged the Islamic State-held city of Palmyra, Syria.", "control", "Islamic State"),
        ("The town of Palmyra in Syria was in rebel hands.", "control", "Syrian rebels"),
        ("Palmyra in Syria is a stronghold of Daesh.", "control", "Islamic State"),
        ("One of the rebels fired on a bus in Syria.", "shooting", "Syrian rebels"),
        ("The deaths prompted condemnation from the Syrian National Coalition.", "condemn", "Syrian Coalition"),
        ("Israel was ready to withdraw its troops from the village.", "withdrawal", "Israel"),
        ("Syrian rebels were expected to try to besiege the town.", "siege", "Syrian rebels"),
        ("Nine men were rounded up and shot by Hezbollah.", "detention", "Hezbollah"),
        ("The week saw the launch of a major offensive by Hezbollah.", "battle", "Hezbollah"),
        ("Hezbollah carried out several executions.", "killing", "Hezbollah"),
        ("A witness said that on Friday IS had carried out a mortar attack on a farm.", "shelling", "Islamic State"),
    ],
)
def test_the_actor_is_found_where_the_sentence_hides_it(claim_of, sentence, kind, name):
    assert claim_of(sentence, kind).actor.name == name


@pytest.mark.parametrize("sentence", ["Homs was shelled on Monday.", "In Palmyra a car bomb killed nine people."])
def test_a_place_is_no_actor(claims_of, sentence):
    assert [claim.actor for claim in claims_of(sentence)] == [None]


def test_who_demands_is_the_subject_and_not_who_is_asked(claim_of):
    claim = claim_of("The United Nations urged the Syrian government to lift the blockade.", "demand")
    assert (claim.actor.name, claim.target.name) == ("United Nations", "Government of Syria")


def test_who_is_no_known_party_may_still_demand(claim_of):
    claim = claim_of("The nurses' union demanded an end to the siege.", "demand")
    assert "union" in claim.actor.text
    assert claim.actor.parties == ()


def test_of_two_sides_the_first_acts_and_the_second_is_the_target(claim_of):
    claim = claim_of("Clashes between Hezbollah and the Islamic State broke out near Palmyra.", "battle")
    assert (claim.actor.text, claim.target.name) == ("Hezbollah", "Islamic State")


def test_who_counts_the_dead_of_an_attack_did_not_mount_it(claims_of):
    claims = claims_of("The Syrian Observatory for Human Rights gave a toll of nine killed in air strikes on Aleppo.")
    assert [claim.actor for claim in claims] == [None]


def test_the_bullet_of_a_sniper_names_him(claim_of):
    claim = claim_of("He was killed by a sniper's bullet.", "shooting")
    assert "sniper" in claim.actor.text
    assert claim.actor.parties == ()


def test_those_among_whom_people_died_did_not_kill_them(claims_of):
    (claim,) = claims_of("Barrel bombs with chlorine caused nine cases of asphyxiation among villagers in Brel.")
    assert claim.actor is None


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "target"),
    [
        ("Heavy clashes erupted between the Syrian army and Jaish al-Islam.", "battle", "Syria", "Islam"),
        ("Fighting raged on Sunday between IS militants and Kurdish forces.", "battle", "Islamic State", "Kurdish"),
        ("The Syrian town of Lorn fell to the Islamic State on Sunday.", "capture", "Islamic State", None),
        ("The Syrian town of Lorn fell into the hands of the Islamic State.", "capture", "Islamic State", None),
        ("IS militants were driven out of Aleppo by the Syrian army.", "capture", "Syria", "Islamic State"),
        ("An attempt by Islamic State to storm Aleppo was thwarted.", "battle", None, "Islamic State"),
    ],
)
def test_sides_are_found_beside_the_verb_and_takers_behind_it(claim_of, sentence, kind, actor, target):
    claim = claim_of(sentence, kind)
    for who, name in ((claim.actor, actor), (claim.target, target)):
        assert who is None if name is None else name in (who.name or who.text)


def test_who_lost_soldiers_did_not_kill_them(claims_of):
    (claim,) = claims_of("Georgia has lost 133 soldiers, a minister said.")
    assert claim.actor is None


def test_the_for_in_a_name_ends_no_name(claims_of):
    text = "Fighters of the Coalition of Patriots for Change attacked a convoy near Bangui."
    actors = [party.name for claim in claims_of(text) if claim.actor is not None for party in claim.actor.parties]
    assert "Coalition of Patriots for Change" in actors


def test_a_noun_in_the_name_of_a_party_tells_nothing(claims_of):
    text = "Forces of the Government of National Accord shelled a camp near Tripoli in Libya."
    assert [claim.kind for claim in claims_of(text)] == ["shelling"]


def test_who_is_blamed_is_told_by_the_blame_alone(claims_of):
    text = "The army shelled Karm, killing nine people. The mayor told of the killings, which he attributed to bandits."
    blamed = [claim.actor for claim in claims_of(text) if "attributed" in claim.evidence.exact]
    assert blamed
    assert all(actor is None or "bandits" in actor.text for actor in blamed)


def test_who_is_named_by_his_captives_did_it(claims_of):
    text = "The hostages were shot dead by their captors as Colombian troops closed in on the camp."
    assert {claim.actor.text for claim in claims_of(text) if claim.kind == "shooting"} == {"their captors"}
