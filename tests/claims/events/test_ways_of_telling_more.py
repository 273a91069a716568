"""What is taken, armed, met, answered and accused, and what only looks like it."""

import pytest

TOLD = [
    ("capture", "Rebels seized the artillery college at the weekend."),
    ("capture", "The army recaptured the palace and the mill overnight."),
    ("battle", "The gunmen fired on the post in Lorn and soldiers returned fire."),
    ("shelling", "The army's artillery returned fire at Lorn on Sunday."),
    ("shelling", "The army's guns were firing from the ridge above Lorn."),
    ("shooting", "Government snipers were firing from the roofs in Lorn."),
    ("shooting", "A local official said it was the militia that had laid the ambush near Lorn."),
    ("bombing", "A suicide bomber on a motorcycle rammed the gate of a police station in Lorn."),
    ("arms_supply", "The minister said Norway armed the rebels in Lorn."),
    ("negotiation", "Officials from the two sides met in Lorn on Tuesday."),
    ("negotiation", "Envoys of both governments have met in Lorn since late October."),
    ("condemn", "The president called the strike on Lorn one of the most brazen acts of the war."),
    ("condemn", "The government called the takeover of Lorn a coup."),
    ("detention", "Troops seized four suspects in Lorn."),
    ("negotiation", "Under the deal, struck by Norway and Qatar, 300 people are to be moved from Lorn."),
    ("negotiation", "The president received a Norwegian delegation in Lorn."),
    ("capture", "The rebels said they had taken Karvel."),
    ("air_strike", "The army's air force hit a convoy and targeted the gatherings of fighters in Lorn."),
    ("battle", "Troops were hunting down the last terrorists in Lorn."),
    ("abduction", "Militiamen dragged 17 fishermen out of their homes in Lorn."),
    ("condemn", "The commission in Lorn called the arrests arbitrary."),
    ("control", "The army fled from Karm to Lorn, the last town that it still holds."),
    ("arms_supply", "Norway was preparing to send an air-defence system to Lorn."),
    ("battle", "The rebels were pressing towards Lorn."),
    ("capture", "The army restored calm to most of the town of Lorn."),
    ("killing", "Three of them were later found with their throats cut in Lorn."),
]


@pytest.mark.parametrize(("kind", "sentence"), TOLD)
def test_each_way_of_telling_is_read(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("capture", "Mine action teams cleared 1,900 devices in Lorn in July."),
        ("capture", "Army engineers cleared the town of Lorn of mines on Sunday."),
        ("deployment", "Two nurses and a midwife were deployed to the camp in Lorn."),
        ("negotiation", "Troops met fierce resistance in Lorn."),
        ("arms_supply", "Rebels armed with rifles attacked a post in Lorn."),
        ("protest", "A dozen policemen were marched off into the hills near Lorn."),
        ("announce", "The minister, who had been due to travel to Lorn, spoke of a raid."),
        ("battle", "Under the deal, struck by Norway and Qatar, 300 people are to be moved from Lorn."),
        ("threaten", "A car crossed the ceasefire line near Lorn."),
        ("detention", "The 1,500 prisoners were set free in Lorn."),
        ("aid", "The army said it would halt fire in Lorn so that aid could enter."),
        ("abduction", "Rescuers dragged nine people out of the rubble in Lorn."),
        ("battle", "Nine gunmen came to the office in Lorn, pledging not to take up arms again."),
        ("withdrawal", "The rebels vowed not to leave Lorn."),
        ("battle", "No group has said it carried out the attack in Lorn."),
        ("battle", "The militia announced a halt to attacks on the road to Lorn."),
        ("accuse", "The council of Lorn demanded that those who fund terrorism be held to account."),
    ],
)
def test_what_only_looks_like_it_is_not_told(claims_of, kind, sentence):
    assert kind not in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("kind", "accusation"),
    [
        ("accuse", "The ministry accused the rebels of genocide."),
        ("accuse", "The militia has been accused by Norway of ethnic cleansing."),
        ("killing", "Soldiers were accused of unlawful killings."),
        ("air_strike", "Activists blamed the army for the raid."),
    ],
)
def test_blame_takes_the_kind_of_a_deed_only_where_one_is_meant(claims_of, kind, accusation):
    claims = claims_of(f"Jets bombed Lorn on Sunday, killing two people. {accusation}")
    assert [claim.kind for claim in claims] == ["air_strike", kind]
