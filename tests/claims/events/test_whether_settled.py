"""What deals, conditions, inquiries and refusals make of a happening."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Not a single civilian was killed by the army.", "killing", "denied"),
        ("The ministry said its jets had flown no missions over Lorn on Sunday.", "air_strike", "denied"),
        ("Arming the rebels is out of the question, a spokeswoman said.", "arms_supply", "denied"),
        ("Mediators said both sides had agreed to let aid in but not to a ceasefire.", "ceasefire", "denied"),
        ("Reports that civilians died in a strike on Lorn are under investigation.", "air_strike", "possible"),
        ("Reports that rebels shelled Lorn are being investigated.", "shelling", "possible"),
        ("Officials said the army had offered to pull back some troops.", "withdrawal", "planned"),
        ("Under the deal, rebels would leave Lorn with light weapons.", "withdrawal", "planned"),
        ("Rebels would leave Lorn with light weapons.", "withdrawal", "possible"),
        ("Should the talks fail, the army will storm Lorn.", "battle", "possible"),
        ("A convoy of 12 trucks was due to enter Lorn with food, the agency said.", "aid", "planned"),
        ("Prosecutors ordered the arrest of 36 teachers.", "detention", "demanded"),
        ("The rebels made one more attempt to storm the base.", "battle", "asserted"),
        ("Rebels plan an attempt to storm the base.", "battle", "planned"),
        ("The government must stop the shelling of Lorn.", "shelling", "asserted"),
        ("The envoy hopes for a ceasefire by the weekend.", "ceasefire", "possible"),
        ("Talks on a prisoner swap were put off until June.", "negotiation", "planned"),
        ("The abduction of two engineers was denied by the rebels.", "abduction", "denied"),
        ("The army no longer denies that it shelled the clinic.", "shelling", "asserted"),
        ("The council could not confirm the killing of 12 farmers.", "killing", "possible"),
        ("Unconfirmed reports said rebels had captured the dam.", "capture", "possible"),
        ("The claim that soldiers shot 30 men was dismissed by the general.", "shooting", "denied"),
        (
            "Activists accuse the army of having executed 30 villagers; the army has dismissed that.",
            "killing",
            "asserted",
        ),
    ],
)
def test_the_words_around_it_tell_whether_it_is_so(claims_of, sentence, kind, status):
    assert next(claim.status for claim in claims_of(sentence) if claim.kind == kind) == status
