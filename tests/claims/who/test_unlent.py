"""Who is not held to have done what a report only recalls or sums up."""

ATTACK = "Syrian army jets bombed a market in Idlib on Monday, killing nine civilians. "


def actor_of(claims, words):
    return next(claim.actor for claim in claims if words in claim.evidence.exact)


def test_the_dead_of_a_whole_war_are_not_laid_at_the_door_of_the_last_attacker(claims_of):
    claims = claims_of(ATTACK + "More than 300,000 people have been killed since 2011.")
    assert actor_of(claims, "nine civilians") is not None
    assert actor_of(claims, "300,000") is None


def test_an_old_attack_that_is_recalled_is_not_his_either(claims_of):
    claims = claims_of(ATTACK + "In June 2013, 86 civilians were killed in the same province.")
    assert actor_of(claims, "86 civilians") is None


def test_who_is_said_to_have_killed_them_stays(claims_of):
    claims = claims_of(ATTACK + "The army has killed more than 3,000 people since 2011.")
    assert actor_of(claims, "3,000").name == "Government of Syria"


def test_what_nameless_attackers_did_is_not_lent_to_a_state_that_is_named_beside_them(claims_of):
    claims = claims_of(
        "Suspected jihadists killed 44 villagers in Burkina Faso on Friday. Thirty people died in Dori. "
        "The army of Burkina Faso sent troops to the town."
    )
    assert actor_of(claims, "Thirty people") is None
    assert actor_of(claims, "44 villagers").parties == ()


def test_nameless_attackers_whom_a_pronoun_takes_up_did_it(claims_of):
    claims = claims_of("Suspected jihadists attacked a market in Burkina Faso on Friday. They killed 44 villagers.")
    assert actor_of(claims, "They killed").text == "Suspected jihadists"


def test_what_was_counted_over_a_few_days_is_laid_at_the_door_of_the_attacker(claims_of):
    claims = claims_of(
        "Syrian army jets have bombed Idlib since Saturday. In 48 hours the raids killed 75 civilians, doctors said."
    )
    assert actor_of(claims, "75 civilians").name == "Government of Syria"


def test_who_held_a_town_is_not_who_freed_it(claims_of):
    claims = claims_of("Karm in Syria has been liberated after its violent occupation by the terrorist group ISIL.")
    assert [claim.actor for claim in claims if claim.kind == "capture"] == [None]


def test_occupiers_told_of_before_free_no_town(claims_of):
    claims = claims_of("Russian occupiers shelled Mariupol on Monday. Ozerne in Donetsk region was freed too.")
    freed = [claim for claim in claims if claim.kind == "capture"]
    assert freed
    assert all(claim.actor is None or claim.actor.name != "Russia" for claim in freed)


def test_enemy_units_that_flee_are_not_those_of_the_teller(claims_of):
    claims = claims_of(
        "Bakhmut direction: our soldiers drove off assaults near Soledar in Ukraine. Enemy units fled with losses."
    )
    actor = actor_of(claims, "Enemy units fled")
    assert actor is None or actor.name != "Ukraine"


def test_who_charges_that_its_man_was_executed_did_not_do_it(claims_of):
    claims = claims_of(
        "The federal army fought in Tigray on Monday. The TPLF has charged that the former minister was executed."
    )
    assert actor_of(claims, "executed") is None
