"""A word means what it means where it stands."""

import pytest

MEANT = [
    ("chemical_attack", "Chlorine gas was dropped on the village of Lorn on Sunday."),
    ("shelling", "Dozens of rockets were fired at the bus station in Karvel."),
    ("looting_destruction", "The explosions caused heavy damage to houses in Karvel."),
    ("looting_destruction", "A hospital and two schools were destroyed in Karvel on Sunday."),
    ("looting_destruction", "The report describes the destruction of the museum in Karvel."),
    ("control", "The government holds the west of Karvel."),
    ("control", "The Lorn Front-held town of Bessar was quiet on Sunday."),
    ("control", "Dresna has been in rebel hands for a year."),
    ("demand", "The council must take steps to protect civilians in Karvel."),
    ("battle", "Soldiers advanced against the militants in Karvel."),
    ("battle", "The rebels are fighting to capture the airport of Karvel."),
    ("displacement", "The offensive has displaced 4,000 people in the valley."),
    ("ceasefire_violation", "The monitors counted 12 violations of the truce near Lorn."),
    ("abduction", "The militia captured nine civilians at a checkpoint."),
    ("capture", "Lorn fell after a week of fighting."),
    ("deployment", "Fighters were present in the town on Sunday."),
    ("deployment", "Troops stationed on the ridge watched the road on Sunday."),
    ("deployment", "Some 200 foreign fighters have joined the group."),
    ("displacement", "Some 900 families arrived in Lorn after fleeing the war."),
    ("battle", "The two sides exchanged gunfire across the river."),
    ("air_strike", "Two missiles fired by a jet hit a school in Karvel."),
    ("siege", "The road to Lorn has been closed since July."),
    ("control", "The north of the province is in the hands of the opposition."),
    ("detention", "Two of the men have been behind bars since 2012."),
    ("torture", "Prisoners were hung from the ceiling."),
]
NOT_MEANT = [
    ("arms_supply", "The army destroyed three vehicles equipped with machineguns."),
    ("shooting", "The army destroyed three machinegun-equipped vehicles in Karvel."),
    ("chemical_attack", "An air strike hit a store of chemical weapons near Karvel."),
    ("killing", "The army executed attacks on the hill near Karvel."),
    ("battle", "The offensive has displaced 4,000 people in the valley."),
    ("ceasefire", "Rebels violated the ceasefire near Lorn within hours."),
    ("demand", "The gunman must have been waiting in the yard for hours."),
    ("control", "Farmers in rebel-held areas sold their wheat, the agency said."),
    ("control", "Envoys of the two sides held a meeting in the town."),
    ("capture", "The rebels are fighting to capture the airport of Karvel."),
    ("abduction", "The army drove the militants from the town of Karvel."),
    ("shelling", "The army seized 40 rockets and two mortars in a house."),
    ("capture", "The town fell silent after the blast."),
    ("capture", "Prices in Karvel fell after the harvest."),
    ("displacement", "Some 900 families arrived in Lorn for the feast."),
    ("deployment", "Three soldiers have joined a choir in Lorn."),
    ("shooting", "The two sides exchanged gunfire across the river."),
    ("killing", "Prisoners were hung from the ceiling."),
]


@pytest.mark.parametrize(("kind", "sentence"), MEANT)
def test_words_that_mean_it_here(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(("kind", "sentence"), NOT_MEANT)
def test_words_that_mean_something_else_here(claims_of, kind, sentence):
    assert kind not in {claim.kind for claim in claims_of(sentence)}


def test_kinds_told_in_one_row_are_two_claims(claims_of):
    assert {"air_strike", "battle"} <= {
        c.kind for c in claims_of("Air strikes and clashes went on in Karvel on Sunday.")
    }


def test_one_count_of_dead_is_one_claim(claims_of):
    claims = claims_of("At least nine people were killed in artillery fire and air strikes on Karvel.")
    assert len([claim for claim in claims if claim.tolls]) == len(claims) == 1


def test_damage_done_by_an_attack_that_killed_belongs_to_it(claims_of):
    claims = claims_of("Mortar shells hit a street in Karvel, killing two men and causing damage to houses.")
    assert [claim.kind for claim in claims] == ["shelling"]


def test_the_dead_of_a_whole_war_are_not_those_of_the_last_air_strike(claims_of):
    claims = claims_of(
        "An air strike hit a bakery in Karvel on Sunday. More than 90,000 people have been killed since the war began."
    )
    assert {claim.kind for claim in claims if claim.tolls} == {"killing"}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("announce", "The health ministry announced the closure of all schools in Karvel."),
        ("announce", "The foreign minister of Norway will meet with the envoys in Geneva in May."),
        ("announce", "We will continue to support the army against the militants, the minister said."),
        ("deployment", "Some 400 fighters arrived in Karvel on Monday."),
        ("displacement", "Hundreds of civilians left the city on Monday."),
        ("withdrawal", "The fighters left the town of Lorn on Monday."),
        ("chemical_attack", "Helicopters bombed Lorn with barrels of chlorine gas on Sunday."),
        ("demand", "The mayor of Karvel called on Monday for an inquiry."),
        ("demand", "The two sides need to respect the deal, the envoy said."),
        ("displacement", "The evacuation of eastern Karvel began on Monday."),
    ],
)
def test_words_that_mean_it_only_of_some(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("announce", "The ministry announced that shells had killed two men in Karvel."),
        ("deployment", "The delegation arrived in Karvel on Monday after the attack on the bridge."),
        ("displacement", "The minister left the city on Monday after an air strike."),
        ("announce", "The talks on the siege will continue in May."),
        ("air_strike", "Two air strikes hit Lorn on Monday. Rebels attacked a checkpoint near Karvel."),
    ],
)
def test_words_that_do_not_mean_it_of_others(claims_of, kind, sentence):
    last = sentence.rsplit(". ", 1)[-1]
    assert kind not in {claim.kind for claim in claims_of(sentence) if claim.evidence.exact in last}


def test_fighters_killed_in_an_operation_fell_in_battle(claims_of):
    claims = claims_of(
        "Two air strikes hit the harbour of Lorn. Nine militants were killed in an operation near Karvel."
    )
    assert [claim.kind for claim in claims] == ["air_strike", "battle"]


def test_a_line_that_names_other_pages_tells_nothing(claims_of):
    assert claims_of("Shells hit Karvel on Monday.\nRelated: Rebels capture Lorn")[0].kind == "shelling"
    assert len(claims_of("Shells hit Karvel on Monday.\nRelated: Rebels capture Lorn")) == 1


def test_a_fight_for_a_town_goes_on_though_its_aim_is_planned(claims_of):
    (claim,) = claims_of("The rebels are fighting to capture the airport of Karvel.")
    assert (claim.kind, claim.status) == ("battle", "asserted")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is vital that the two sides let doctors into Karvel, the envoy said.",
        "There must be no impunity for those who shelled Karvel.",
        "Every state has the duty to end the siege of Karvel, the envoy said.",
    ],
)
def test_what_is_needed_or_owed_is_demanded(claims_of, sentence):
    assert ("demand", "demanded") in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_people_driven_out_are_told_beside_the_dead(claims_of):
    claims = claims_of("The raids killed nine people and displaced 4,000 others in Karvel.")
    assert {(c.kind, t.effect) for c in claims for t in c.tolls} >= {("displacement", "displaced")}
    assert not any(c.kind == "displacement" and t.effect == "killed" for c in claims for t in c.tolls)


def test_fighters_who_are_expelled_are_no_captives(claims_of):
    assert "abduction" not in {c.kind for c in claims_of("The army expelled the militants in the town of Lorn.")}


def test_a_purpose_is_no_happening(claims_of):
    claims = claims_of("The council sent envoys to Karvel on Monday to end the siege.")
    assert "siege" not in {claim.kind for claim in claims}


def test_what_others_are_kept_from_doing_is_no_denial(claims_of):
    assert [c.kind for c in claims_of("The army sent help so that doctors do not leave the town.")] == ["aid"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two men were arrested in connection with the bombings of two markets in Karvel.",
        "Police detained nine students over the attack in Karvel.",
    ],
)
def test_an_arrest_over_an_attack_is_an_arrest(claims_of, sentence):
    assert [claim.kind for claim in claims_of(sentence)] == ["detention"]


def test_families_who_fled_the_fighting_are_told_once(claims_of):
    assert [claim.kind for claim in claims_of("Hundreds of families fled the fighting in Karvel.")] == ["displacement"]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("battle", "The army launched an operation in the hills near Karvel on Monday."),
        ("battle", "The rebels inflicted heavy losses on the army near Lorn."),
        ("battle", "Rebels shot down a helicopter near Lorn on Monday."),
        ("shelling", "Rebel fire on Karvel wounded nine people."),
        ("killing", "The murder of two students in Karvel shocked the town."),
        ("displacement", "Some 400 civilians were able to leave the area on Monday."),
        ("demand", "Those who did it must be held accountable, the mayor of Karvel said."),
    ],
)
def test_phrases_that_tell_what_happened(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


def test_an_operation_in_a_clinic_is_no_battle(claims_of):
    assert "battle" not in {c.kind for c in claims_of("Nine people wounded by shells had an operation in Karvel.")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran reinforced the army in Aleppo with new weapons.", "arms_supply"),
        ("The government reinforced its troops in Hama with new tanks.", "deployment"),
    ],
)
def test_who_reinforces_others_with_arms_supplies_them(claims_of, text, kind):
    assert [claim.kind for claim in claims_of(text)] == [kind]


def test_talks_that_are_cut_off_besiege_nobody(claims_of):
    claims = claims_of("Israel-Syrian talks have been cut off for nearly two years.")
    assert "siege" not in {claim.kind for claim in claims}


def test_people_held_by_a_group_are_no_ground(claims_of):
    claims = claims_of("Four nurses, who had been held by an armed group since May, were freed in Goma on 6 June.")
    assert "control" not in {claim.kind for claim in claims}
