"""Ways of telling met in reports on wars that the coder was not written for."""


def kinds(claims_of, text):
    return [claim.kind for claim in claims_of(text)]


def parties(participant):
    return [party.name for party in participant.parties] if participant else []


def test_the_army_is_israels_where_the_palestinians_have_none(claims_of):
    (claim,) = claims_of("The army arrested nine people overnight in Jenin and Nablus in the West Bank, a lawyer said.")
    assert parties(claim.actor) == ["Israel"]


def test_the_army_is_no_short_form_of_a_rebel_army(claims_of):
    text = "The New People's Army left Impasugong in the Philippines. The Army's howitzers shelled the hills on Monday."
    assert [parties(claim.actor) for claim in claims_of(text) if claim.kind == "shelling"] == [
        ["Government of the Philippines"]
    ]


def test_an_office_behind_a_states_name_is_of_that_state(claims_of):
    text = "Pakistan's Foreign Office condemned the raid on Karvel."
    assert [parties(claim.actor) for claim in claims_of(text) if claim.kind == "condemn"] == [["Pakistan"]]


def test_the_wounded_who_are_flown_out_are_no_air_strike(claims_of):
    assert kinds(claims_of, "An army helicopter evacuated 42 wounded and sick from Karvel on Monday.") == [
        "displacement"
    ]


def test_a_gun_battle_at_sea_is_a_battle(claims_of):
    assert kinds(claims_of, "A rebel leader died in a naval gun battle off Karvel on Sunday.") == ["battle"]


def test_who_still_occupies_ground_holds_it(claims_of):
    assert kinds(claims_of, "Borland troops still occupy the town of Karvel.") == ["control"]
    assert kinds(claims_of, "Borland troops occupied the town of Karvel on Monday.") == ["capture"]


def test_a_fight_before_a_killing_is_told_apart(claims_of):
    text = "Soldiers killed 45 civilians in Lalibela town, North Wollo zone of the Amhara region in Ethiopia, in the "
    text += "aftermath of clashes with Fano militiamen."
    assert sorted(kinds(claims_of, text)) == ["battle", "killing"]


def test_vehicles_by_their_wheels_are_no_people(tolls_of):
    assert tolls_of("Soldiers burned thirteen three-wheelers in Karvel.") == []


def test_a_mother_and_her_children_are_one_number(tolls_of):
    assert tolls_of("A shell killed a mother and her three children in Karvel.")[0][2:4] == (4, 4)


def test_the_army_of_a_neighbour_is_told_by_its_own_sentence(claims_of):
    text = "Gunmen killed nine villagers in Dori in Burkina Faso, an official in Ouagadougou said. "
    text += "In neighbouring Mali, the army killed eight men near Gao."
    assert [parties(claim.actor) for claim in claims_of(text)][-1] == ["Government of Mali"]
