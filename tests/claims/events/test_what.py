"""Every kind of happening is found in news prose, once for each event, with the words that tell it."""

import pytest

from reportedly.vocabulary import vocabulary

SENTENCES = [
    ("battle", "Soldiers of the Northern League fought gunmen for six hours outside Karvel."),
    ("battle", "Heavy clashes broke out at dawn between the army and the Eastern Front near Karvel."),
    ("air_strike", "Two fighter jets bombed a grain market in Karvel before dawn."),
    ("air_strike", "An air strike hit a bakery in the east of the town."),
    ("shelling", "Mortar shells fell on the bus station in Karvel on Monday."),
    ("shelling", "Artillery fire damaged the roof of a mill in Karvel."),
    ("bombing", "A car bomb exploded outside the courthouse in Karvel."),
    ("bombing", "A roadside bomb killed two drivers on the Karvel road."),
    ("shooting", "A sniper shot a schoolteacher near the old bridge."),
    ("shooting", "Unknown men opened fire on a bus near Karvel."),
    ("killing", "The militia executed three prisoners in a quarry, survivors said."),
    ("killing", "Unidentified men assassinated the deputy mayor of Karvel."),
    ("chemical_attack", "A chlorine attack on the tunnel district choked nine people, doctors said."),
    ("abduction", "Masked men abducted a pharmacist from the clinic in Karvel."),
    ("abduction", "Two dozen farmers were kidnapped by gunmen."),
    ("detention", "Police arrested 14 students after the march in Karvel."),
    ("torture", "Guards tortured captured fighters in the barracks, former inmates said."),
    ("sexual_violence", "Soldiers raped several women in the village, a rights group said."),
    ("looting_destruction", "Militiamen looted shops in Karvel on Sunday."),
    ("looting_destruction", "The soldiers burned down the archive of Karvel."),
    ("capture", "Government troops captured the hill town of Dresna on Sunday."),
    ("capture", "The Eastern Front took control of the Karvel airport."),
    ("withdrawal", "Rebels withdrew from the Dresna airfield overnight."),
    ("siege", "The army has besieged the town of Lorn for two months."),
    ("control", "The Eastern Front controls the town of Lorn."),
    ("displacement", "Hundreds of families fled the fighting in Lorn."),
    ("displacement", "Some 4,000 people were displaced from the valley."),
    ("deployment", "Norway deployed 300 soldiers to the border."),
    ("arms_supply", "Turkey delivered weapons to the rebels in May."),
    ("ceasefire", "The two sides agreed on a ceasefire on Friday."),
    ("ceasefire_violation", "Rebels violated the ceasefire within hours."),
    ("negotiation", "Envoys of the two sides held talks in Geneva on Monday."),
    ("aid", "A relief convoy delivered food aid to the camp."),
    ("protest", "Thousands protested in the capital on Saturday."),
    ("condemn", "The foreign minister of Norway condemned the killing of aid workers."),
    ("accuse", "The ministry accused the neighbouring state of sabotage."),
    ("threaten", "The commander threatened to close the border crossing."),
    ("demand", "The mayor urged both sides to open a corridor."),
    ("announce", "The defence ministry announced a new recruitment drive."),
]


def test_the_sentences_below_cover_every_kind():
    """`other` is the label of what fits no kind: the coder tells nothing by it."""
    assert {kind for kind, _ in SENTENCES} == set(vocabulary().ids("event_kinds")) - {"other"}


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES)
def test_a_plain_sentence_tells_its_kind(claims_of, kind, sentence):
    assert kind in {claim.kind for claim in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The bombardment killed three people and wounded nine.", "shelling"),
        ("Seven people were killed and 15 others wounded in the blast.", "bombing"),
        ("The shelling left 12 dead and 30 wounded.", "shelling"),
        ("Shells hit the mill, killing two millers.", "shelling"),
    ],
)
def test_an_attack_and_its_harm_are_one_claim(claims_of, sentence, kind):
    assert [claim.kind for claim in claims_of(sentence)] == [kind]


def test_two_events_of_one_sentence_are_two_claims(claims_of):
    claims = claims_of("The army shelled Karvel, and rebels captured the village of Dresna.")
    assert [claim.kind for claim in claims] == ["shelling", "capture"]


def test_a_harm_without_means_takes_the_kind_of_the_attack_told_before(claims_of):
    claims = claims_of("Two air strikes hit the harbour of Karvel. Four dockers were killed.")
    assert [claim.kind for claim in claims] == ["air_strike", "air_strike"]
    assert claims[1].tolls[0].low == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "The tanks of the brewery hold nine thousand litres.",
        "The orchestra will play in Karvel on Sunday.",
        "An attack helicopter stood in the museum.",
        "Farmers of the valley expect a rich harvest of plums.",
        "The bomb squad's new museum opens in spring.",
    ],
)
def test_other_news_tells_nothing(claims_of, sentence):
    assert claims_of(sentence) == ()


def test_blame_for_an_act_is_told_as_the_act_with_the_accuser_as_source(claims_of):
    claims = claims_of("The mayor of Karvel accused the army of shelling the market.")
    assert [claim.kind for claim in claims] == ["shelling"]
    assert "mayor" in (claims[0].source.text or "")


def test_what_a_deed_was_meant_to_lead_to_is_another_happening(claims_of):
    made = claims_of("Troops detained two gunmen during an operation to arrest their leader near Karvel.")
    told = [(c.kind, c.status, c.target and c.target.text) for c in made]
    assert ("detention", "asserted", "two gunmen") in told
    assert all(status == "planned" for kind, status, target in told if target != "two gunmen")


def test_a_targeted_building_is_no_attack(claims_of):
    assert not claims_of("The targeted compound was empty, the spokesman said.")
    assert [c.kind for c in claims_of("Mortars targeted the compound near Karvel.")] == ["shelling"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The commander was involved in the planning and execution of attacks near Karvel.",
        "The colonel executed the order of the ministry.",
        "A leader of the assassination cell spoke to reporters.",
    ],
)
def test_nobody_is_put_to_death_where_a_plan_is_carried_out(claims_of, sentence):
    assert "killing" not in {claim.kind for claim in claims_of(sentence)}


def test_prisoners_are_put_to_death(claim_of):
    (toll,) = claim_of("The militia executed nine villagers in Karvel.", "killing").tolls
    assert (toll.low, toll.effect, toll.group) == (9, "killed", "civilians")


def test_a_verb_after_fighters_is_no_attack_on_them(claim_of):
    claim = claim_of("During the patrol, insurgents attacked the soldiers near Karvel.", "battle")
    assert claim.actor is not None
    assert claim.actor.text == "insurgents"


def test_harm_that_trails_an_attack_without_a_comma_goes_with_it(claims_of):
    claims = claims_of(
        "A suicide bomber has struck a wedding in the east of Karvel as the guests were dancing "
        "killing 32 people and wounding nine."
    )
    assert [(c.kind, sorted(t.low for t in c.tolls)) for c in claims] == [("bombing", [9, 32])]


@pytest.mark.parametrize(
    "sentence",
    ["The militia lost nine men in the air raids.", "A shopkeeper of Karvel planned the bombings, the police said."],
)
def test_an_attack_of_which_something_is_told_is_no_mere_reference(claims_of, sentence):
    assert {claim.kind for claim in claims_of(sentence)} <= {"air_strike", "bombing"}
    assert claims_of(sentence)


def test_an_attack_that_came_after_another_is_not_that_one(claims_of):
    claims = claims_of("The blast comes two days after a suicide bomber killed nine people in Karvel.")
    assert [[toll.low for toll in claim.tolls] for claim in claims if claim.tolls] == [[9]]
    assert all(not claim.evidence.exact.startswith("The blast") for claim in claims if claim.tolls)


def test_an_attack_that_only_gives_the_time_is_a_reference(claims_of):
    assert claims_of("The shops of Karvel opened again after the bombings.") == ()


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "Ninety men were killed in Darfur this week, most of them in Fasher, where shells hit a clinic on 3 May.",
            [[90], []],
        ),
        (
            "Ninety men were killed in Darfur this week, 40 of them in Fasher, where shells hit a clinic on 3 May.",
            [[90, 40], []],
        ),
        ("At least 90 people were killed in El Fasher, where shells hit a market.", [[90]]),
    ],
)
def test_how_a_part_of_the_dead_was_killed_is_a_deed_of_its_own(claims_of, text, tolls):
    assert [[toll.low for toll in claim.tolls] for claim in claims_of(text)] == tolls
