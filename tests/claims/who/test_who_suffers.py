"""Who suffered it: people before things, things before ground."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("A suicide bomber struck the Norwegian embassy and killed 30 people.", "bombing", "the Norwegian embassy"),
        ("A blast outside a courthouse killed 30 people.", "bombing", "a courthouse"),
        ("Turkish jets hit a bus carrying pilgrims.", "air_strike", "a bus carrying pilgrims"),
        ("The clinic closed after being hit by an air strike.", "air_strike", "The clinic"),
        ("The mill came under attack at noon.", "battle", "The mill"),
        ("Turkish jets shelled the town of Kobani.", "shelling", "the town of Kobani"),
    ],
)
def test_the_target_is_what_was_struck(claims_of, sentence, kind, target):
    assert target in [claim.target.text for claim in claims_of(sentence) if claim.target]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The agency delivered nine tons of bread to the residents of Karvel.", "the residents of Karvel"),
        ("Some 800 people received the food packages.", "Some 800 people"),
        ("The agency sent humanitarian aid for 78,000 people.", "78,000 people"),
    ],
)
def test_aid_is_for_whoever_gets_it(claim_of, sentence, target):
    claim = claim_of(sentence, "aid")
    assert claim.target.text == target
    assert claim.actor is None or claim.actor.text != target


@pytest.mark.parametrize(
    ("sentence", "giver", "receiver"),
    [
        ("Norway has received rockets from Denmark, officials said.", "Denmark", "Norway"),
        ("Denmark supplied the rebels with rockets.", "Denmark", "the rebels"),
        ("Denmark is arming the rebels of Karm.", "Denmark", "the rebels of Karm"),
        ("The flow of weapons from Denmark to the Front went on.", "Denmark", "the Front"),
        ("Norway may receive rockets from private donors.", "private donors", "Norway"),
    ],
)
def test_arms_go_from_who_gives_them_to_who_gets_them(claim_of, sentence, giver, receiver):
    claim = claim_of(sentence, "arms_supply")
    assert (claim.actor.text, claim.target.text) == (giver, receiver)


def test_who_gets_arms_gives_none_though_nobody_else_is_told(claim_of):
    claim = claim_of("Norway received rockets from abroad.", "arms_supply")
    assert (claim.actor, claim.target.text) == (None, "Norway")


def test_siege_is_laid_to_a_place(claim_of):
    assert claim_of("The Front laid siege to Karm in March 2015.", "siege").target.text == "Karm"


def test_the_army_may_arrest_soldiers(claim_of):
    claim = claim_of("Norway arrested 300 soldiers at the border.", "detention")
    assert (claim.actor.name, claim.target.text) == ("Norway", "300 soldiers")


def test_a_name_does_not_end_at_a_hyphen_inside_it(claims_of):
    claims = claims_of("Mercenaries of Jund al-Karm tried to regain the village of Harm.")
    assert claims[0].actor.text == "Mercenaries of Jund al-Karm"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkish jets shelled a town and killed nine civilians.",
        "Two villagers were killed by a mortar shell.",
        "A mine killed a woman, a boy and two girls.",
        "The shelling of the town caused civilian casualties.",
        "Shells claimed the lives of 28 citizens.",
        "A mine killed a trader and his clerk.",
        "A mine killed three passersby.",
        "A shell killed a girl of six and her grandmother.",
        "Gunmen kidnapped the brother of the mayor.",
    ],
)
def test_words_for_civilians_are_resolved_to_civilians(claims_of, sentence):
    targets = [claim.target for claim in claims_of(sentence) if claim.target]
    assert [[(p.id, p.name, p.kind) for p in target.parties] for target in targets] == [
        [(None, "civilians", "civilians")]
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A shell killed two boys.", "children"),
        ("Shells wounded an elderly woman.", "women"),
        ("Rockets wounded two nurses.", "medics"),
        ("A mine killed a baby and a soldier.", None),
    ],
)
def test_children_women_and_medics_keep_their_name(claim_of, sentence, name):
    kind = "bombing" if "mine" in sentence else "shelling"
    assert claim_of(sentence, kind).target.name == name


def test_who_flees_is_displaced_and_not_the_town(claim_of):
    assert claim_of("Families fled the town of Karm.", "displacement").target.text == "Families"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Islamic State seized Palmyra from the Syrian army.", "Government of Syria"),
        ("Kurdish fighters drove Islamic State militants out of Kobani and captured the town.", "Islamic State"),
    ],
)
def test_ground_is_taken_from_who_held_it(claims_of, sentence, name):
    assert name in [claim.target.name for claim in claims_of(sentence) if claim.target]


def test_ground_alone_suffers_nothing(claim_of):
    assert claim_of("The Islamic State seized Palmyra.", "capture").target is None


def test_nobody_is_condemned_where_only_an_act_is(claim_of):
    assert claim_of("Norway condemned today's brutal attack.", "condemn").target is None


def test_who_committed_it_is_condemned(claim_of):
    assert claim_of("Norway condemned the massacre committed by Boko Haram.", "condemn").target.name == "Boko Haram"


def test_people_are_not_the_state_where_they_were(claim_of):
    claim = claim_of("Nine teachers in Turkey were killed by a mine.", "bombing")
    assert all(party.id is None for party in claim.target.parties)


def test_what_a_party_must_do_is_demanded_of_it(claims_of):
    claims = claims_of('"The Iraqi forces must lift the siege," said Anna Berg of Human Rights Watch in Mosul, Iraq.')
    demand = next(claim for claim in claims if claim.kind == "demand")
    assert (demand.actor.name, demand.target.name) == ("Human Rights Watch", "Government of Iraq")


def test_one_subject_may_name_both_sides(claims_of):
    (claim,) = claims_of("Syrian troops and rebels clashed near Aleppo on Monday.")
    assert (claim.actor.name, claim.target.name) == ("Government of Syria", "Syrian rebels")


def test_allies_in_one_subject_are_one_side(claims_of):
    (claim,) = claims_of("Syrian troops and Hezbollah fought near Aleppo on Monday.")
    assert claim.actor.name == "Government of Syria; Hezbollah"


def test_whom_a_battle_is_told_to_pit_against_each_other(claims_of):
    (claim,) = claims_of("The battle pitted Islamic State militants against the Kurdish YPG in Hasakeh, Syria.")
    assert (claim.actor.name, claim.target.name) == ("Islamic State", "People's Protection Units (YPG)")


def test_who_keeps_a_town_under_siege_lays_it_and_who_holds_the_town_suffers_it(claim_of):
    siege = claim_of("Syrian government forces have kept the rebel-held east of Aleppo under siege.", "siege")
    assert (siege.actor.name, siege.target.name) == ("Government of Syria", "Syrian rebels")


def test_who_keeps_held_ground_under_siege_does_not_hold_it(claim_of):
    control = claim_of("Syrian government forces have kept the rebel-held east of Aleppo under siege.", "control")
    assert control.actor.name == "Syrian rebels"


def test_who_puts_a_number_on_his_losses_has_not_killed_them(claims_of):
    (claim,) = claims_of("The Eastern Front put its losses at six dead.")
    assert claim.actor is None


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("A drone hit Baghdad airport, killing an Iranian general.", "Iran"),
        ("A drone hit Bergen airport, killing a Danish general.", "Denmark"),
        ("Danish jets bombed Karm. A drone hit Bergen airport, killing a Norwegian general.", "Norway"),
    ],
)
def test_whose_dead_are_counted_is_not_taken_for_who_killed_them(claims_of, sentence, killed):
    claim = claims_of(sentence)[-1]
    assert [toll.effect for toll in claim.tolls] == ["killed"]
    assert claim.actor is None or claim.actor.name != killed


def test_a_bare_number_counts_more_of_the_people_before_it(claim_of):
    sentence = "Fourteen Norwegian soldiers were killed and nine were taken prisoner."
    assert claim_of(sentence, "detention").target.name == "Norway"


def test_a_number_after_others_with_a_noun_of_their_own_counts_those(claim_of):
    sentence = "Fourteen Norwegian soldiers were killed and nine farmers were taken prisoner."
    assert claim_of(sentence, "detention").target.name == "civilians"
