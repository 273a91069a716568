"""One happening told in many ways: verbs, nouns, light verbs, passives, headlines, rows, reported speech."""

import pytest

TOLD = [
    # ground taken, cut off and given up
    ("capture", "The village of Karm fell to the rebels on Monday."),
    ("capture", "The town of Lorn has changed hands twice this week."),
    ("capture", "The army has since seized control of most of the valley south of Lorn."),
    ("capture", "The army has been trying to take the entire province of Karm."),
    ("withdrawal", "The group has lost more than 30 percent of the territory it once held."),
    ("capture", "The army raised its flag over the citadel of Karvel."),
    ("capture", "Government troops entered the northern district of Karvel."),
    ("capture", "The army pushed the rebels out of three villages near Lorn."),
    ("capture", "Government forces made inroads into eastern Karvel."),
    ("capture", "The seizure of the airport was confirmed by both sides."),
    ("siege", "The army cut the main road between Karvel and Lorn."),
    ("siege", "All roads into Lorn were blocked by the army."),
    ("siege", "The army has tightened the noose around Karvel."),
    ("battle", "The rebels broke the siege of Lorn."),
    ("battle", "Troops exchanged fire with gunmen near the bridge."),
    ("battle", "Fierce gun battles raged in the old quarter of Karvel."),
    ("battle", "A raid by special forces killed the commander."),
    ("withdrawal", "The army pulled its tanks back from the front line."),
    ("withdrawal", "Troops gave up the airport of Karvel."),
    ("control", "The Front controls most of the valley."),
    ("deployment", "Hundreds of fighters crossed into Ostrand on Monday."),
    ("deployment", "Warships arrived off the coast."),
    ("arms_supply", "Ostrand shipped rifles to the rebels."),
    # people
    ("displacement", "Residents were forced to flee the town of Lorn."),
    ("displacement", "The offensive forced thousands of villagers from their homes."),
    ("displacement", "Families streamed out of Lorn toward the border."),
    ("displacement", "Thousands have been left homeless in Karvel."),
    ("displacement", "More than 900 people have quit the suburb of Karm."),
    ("displacement", "Some 4,000 villagers reached the border in two days."),
    ("displacement", "Some 300 people were guided to safety."),
    ("torture", "Eleven detainees died under torture in the jail of Karvel."),
    ("withdrawal", "The deal allowed 400 rebels to leave the city with their families."),
    ("torture", "The group said that prisoners had been abused in the jail."),
    ("negotiation", "The two sides swapped 50 prisoners."),
    # attacks
    ("shelling", "Tanks fired on the hospital of Lorn."),
    ("shooting", "Police fired live rounds at demonstrators."),
    ("shelling", "The shelling of the old town went on through the night."),
    ("air_strike", "The army carried out two air raids on the port."),
    ("looting_destruction", "Fighters burned houses in Karm."),
    ("chemical_attack", "Samples taken in Lorn tested positive for sarin."),
    ("chemical_attack", "The mission said that sulphur mustard had been used in Lorn."),
    ("chemical_attack", "The president held Ostrand responsible for the gas attack."),
    ("battle", "Rebels downed a helicopter over the valley."),
    ("air_strike", "The coalition flew 14 missions over the valley."),
    # words
    ("ceasefire_violation", "The truce collapsed after two days."),
    ("ceasefire", "The army suspended its air raids for three days."),
    ("condemn", "Ostrand called the attack barbaric."),
    ("threaten", "Rebels gave the army 48 hours to leave."),
    ("accuse", "Two men were charged with the murder of the mayor."),
    ("aid", "The army refused to let aid into the town."),
    ("aid", "A convoy of 20 lorries brought food to Lorn."),
    ("announce", "The council will meet in Varn on Monday."),
]


@pytest.mark.parametrize(("kind", "sentence"), TOLD)
def test_a_happening_is_found_however_it_is_told(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


NOT_TOLD = [
    ("abduction", "The Front released 20 hostages on Monday."),
    ("abduction", "The army pushed the rebels out of three villages near Lorn."),
    ("capture", "Rebels freed 20 villagers."),
    ("detention", "The prisoners wrote letters to their families before the attack."),
    ("detention", "The two sides swapped 50 prisoners."),
    ("deployment", "Militants attacked an army patrol near Karm."),
    ("aid", "Jets struck an aid convoy near Lorn."),
    ("bombing", "Police defused a car bomb near the station."),
    ("detention", "The rebels handed over their heavy weapons after the attack."),
    ("siege", "The rebels broke the siege of Lorn."),
    ("capture", "A man entered the shop and opened fire."),
    ("siege", "The ministry cut the price of bread after the protest."),
    ("ceasefire_violation", "The truce did not collapse, the monitors said."),
]


@pytest.mark.parametrize(("kind", "sentence"), NOT_TOLD)
def test_a_word_beside_another_happening_tells_none(claims_of, kind, sentence):
    assert kind not in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army shelled Lorn on Sunday.",
        "Lorn was shelled by the army on Sunday.",
        "Army shelling of Lorn went on on Sunday.",
        "Residents said that the army had shelled Lorn on Sunday.",
        '"They shelled Lorn on Sunday," a resident said.',
        "Lorn came under army shelling on Sunday.",
        "The army, which shelled Lorn on Sunday, has not commented.",
        "Doctors accused the army of shelling Lorn on Sunday.",
    ],
)
def test_active_passive_noun_speech_and_blame_tell_the_same(claims_of, sentence):
    (claim,) = [claim for claim in claims_of(sentence) if claim.kind == "shelling"]
    assert (claim.status, claim.report_scope) == ("asserted", "current")


def test_a_row_of_happenings_is_told_apart(claims_of):
    text = "Rebels shelled Lorn, stormed the base at Karm and captured two hills near Dresna on Sunday."
    assert {"shelling", "battle", "capture"} <= {claim.kind for claim in claims_of(text)}
