"""How reports tell of the war on the ground: who pushes, takes, holds, leaves, comes and flees."""

import pytest

TOLD = [
    ("battle", "The army confronted the terrorists near Karvel on Sunday."),
    ("battle", "The army has been on the offensive in Karvel since March."),
    ("battle", "The jihadists are at the gates of Karvel, a monitor said."),
    ("battle", "The army bore down on Karvel from three sides."),
    ("battle", "Government forces turned back a rebel attempt to enter Lorn."),
    ("battle", "Troops swooped on a rebel hideout near Lorn."),
    ("battle", "Fighters of both groups turned their guns on each other in Lorn."),
    ("capture", "The army has taken full command of Karvel."),
    ("capture", "The army restored security and stability to Karvel."),
    ("capture", "The town of Lorn switched hands three times on Sunday."),
    ("capture", "Karvel was declared free of militants on Sunday."),
    ("capture", "Rebels entered the town of Lorn on Sunday."),
    ("capture", "The military announced the full liberation of Karvel on Sunday."),
    ("withdrawal", "The garrison slipped out of Karvel at night."),
    ("capture", "Militias retook the Karvel road in July."),
    ("capture", "The rebels took Lorn on Sunday."),
    ("capture", "The militants overran Karvel on 15 May."),
    ("displacement", "Some 2,400 villagers have gone home to Lorn this month."),
    ("displacement", "The assault on Karvel has driven 5,000 people into the hills."),
    ("displacement", "Half of the people of Lorn have had to leave their homes."),
    ("withdrawal", "The militants fled Karvel on Sunday."),
    ("withdrawal", "The government may let go of Karvel."),
    ("withdrawal", "A convoy of militants was allowed to leave the town on Sunday."),
    ("siege", "The rebels tightened the stranglehold on Karvel."),
    ("siege", "The army completely ringed Karvel on Sunday."),
    ("control", "The rebels dominate the countryside around Karvel."),
    ("displacement", "Hundreds of families took to the roads near Karvel."),
    ("displacement", "Residents slipped out of Karvel during the night."),
    ("displacement", "Some 900 people crossed into Ostrand on Sunday."),
    ("displacement", "Thousands of people are sheltering in schools in Karvel."),
    ("displacement", "Karvel has been emptied of its residents."),
    ("deployment", "More than 600 militants have crossed the border from Ostrand."),
    ("deployment", "Ostrand marines had been spotted near Karvel."),
    ("deployment", "The army is bringing up fresh troops to Karvel."),
    ("deployment", "Hundreds of foreign fighters have flocked to Karvel."),
    ("aid", "The Red Crescent handed over 40 tonnes of flour to residents of Karvel."),
    ("aid", "No trucks had reached Karvel, the UN said."),
    ("aid", "The Red Cross reached Karvel for the first time in two years."),
    ("aid", "Relief agencies cannot reach Karvel."),
    ("ceasefire", "The guns fell silent in Karvel on Sunday."),
    ("ceasefire", "A lull took hold in Karvel on Sunday."),
    ("ceasefire_violation", "The truce in Karvel is in tatters."),
    ("ceasefire_violation", "The truce fell apart within hours."),
]

TOLD_OTHERWISE = [
    ("deployment", "Rebels positioned in Karm fired shells at Lorn."),
    ("withdrawal", "The minister left the city on Sunday after talks on a truce."),
    ("deployment", "The minister crossed into Ostrand on Sunday for talks on a truce."),
    ("aid", "Trucks of the rebels entered Lorn under fire from the army."),
    ("shooting", "The army gave up Karvel without a shot being fired."),
    ("displacement", "The militants fled Karvel on Sunday."),
    ("displacement", "The ministers returned to Karvel for talks on a truce."),
    ("ceasefire", "The crowd fell silent in Karvel on Sunday."),
    ("siege", "People were still buried under two collapsed shops."),
    ("battle", "Rebel gunmen stormed the house of a teacher in Lorn."),
    ("battle", "Four of the wounded are fighting for their lives."),
    ("control", "The two sides were locked in combat for control of the district of Lorn."),
    ("capture", "A teacher who was taken from a checkpoint has died."),
    ("abduction", "Rescuers took some patients to a clinic in Karvel."),
]


@pytest.mark.parametrize(("kind", "sentence"), TOLD)
def test_a_happening_on_the_ground_is_found_however_it_is_told(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(("kind", "sentence"), TOLD_OTHERWISE)
def test_the_same_words_tell_no_such_thing_of_others(claims_of, kind, sentence):
    assert kind not in {claim.kind for claim in claims_of(sentence)}


def test_what_an_attack_put_out_of_action_is_no_second_fight(claims_of):
    text = "The rebels foiled an attack on the farms of Lorn, killing seven soldiers and putting a tank out of action."
    assert [claim.kind for claim in claims_of(text)] == ["battle"]


def test_those_who_lost_their_lives_are_the_dead_of_the_attack_before(claims_of):
    text = "Residents of Lorn were hit by mortar rounds and two men lost their lives."
    (claim,) = claims_of(text)
    assert (claim.kind, [toll.low for toll in claim.tolls]) == ("shelling", [2])


def test_people_killed_beside_a_battle_are_no_part_of_it_unless_they_fought(claims_of):
    text = "The army clashed with rebels near Karvel on Sunday. Two people died in the village of Lorn."
    assert [claim.kind for claim in claims_of(text)] == ["battle", "killing"]
    text = "The army clashed with rebels near Karvel on Sunday. Two soldiers died in the village of Lorn."
    assert [claim.kind for claim in claims_of(text)] == ["battle", "battle"]


def test_who_dies_of_hunger_is_killed_by_no_attack_told_before(claims_of):
    claims = claims_of("Jets bombed a mill near Lorn on Sunday. Five people died of hunger in Karm on Monday.")
    assert [claim.kind for claim in claims] == ["air_strike", "killing"]


def test_ground_is_divided_between_those_who_hold_it(claim_of):
    text = "Aleppo is divided between the government in the west and rebels in the east."
    claim = claim_of(text, "control")
    assert [party.name for party in claim.actor.parties] == ["Government of Syria", "Syrian rebels"]
    assert claim.actor.text == "the government in the west and rebels"


@pytest.mark.parametrize(
    "text", ["The council is divided between Russia and Turkey.", "The party was split between hawks and doves."]
)
def test_views_are_no_ground(claims_of, text):
    assert [claim for claim in claims_of(text) if claim.kind == "control"] == []
