"""What has not come about, or not yet."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Aid has yet to reach the town.", "aid", "denied"),
        ("Russia considered sending more troops.", "deployment", "possible"),
        ("Russia ruled out sending more troops.", "deployment", "denied"),
        ("Russia did not rule out sending more troops.", "deployment", "possible"),
        ("Residents fear that the army will storm the town.", "battle", "possible"),
        ("Residents fear an assault on the town.", "battle", "possible"),
        ("The two sides are close to a truce.", "ceasefire", "possible"),
        ("The army almost took the town.", "capture", "denied"),
        ("Plans to evacuate the wounded were dropped.", "displacement", "denied"),
        ("Troops failed in their attempt to capture the town.", "capture", "denied"),
        ("Troops failed to take the town.", "capture", "denied"),
        ("The evacuation of the wounded was called off.", "displacement", "denied"),
        ("A ceasefire was to take effect at midnight.", "ceasefire", "planned"),
        ("Talks are due on Monday.", "negotiation", "planned"),
        ("Talks are expected next week.", "negotiation", "planned"),
        ("Rebels are about to attack the base, officials warned.", "battle", "planned"),
        ("Rebels were just about to storm the base when jets bombed them.", "battle", "planned"),
        ("The army is not about to withdraw from Lorn, a general said.", "withdrawal", "denied"),
        ("The prisoner was about to be executed when rebels came.", "killing", "possible"),
        ("Fighters are on the verge of capturing the town.", "capture", "possible"),
        ("The army was massing troops ahead of an offensive on the town.", "battle", "planned"),
        ("The talks were about to begin when shells hit the hotel.", "negotiation", "planned"),
        ("The army is preparing to storm the town.", "battle", "planned"),
        ("The ministry said the evidence pointed toward an air strike by rebels.", "air_strike", "possible"),
    ],
)
def test_what_has_not_come_about_is_not_told_as_a_fact(claims_of, sentence, kind, status):
    assert [claim.status for claim in claims_of(sentence) if claim.kind == kind] == [status]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("An attempt by rebels to storm the base failed.", "battle"),
        ("The air strike was due to a mistake, the army said.", "air_strike"),
        ("The ceasefire collapsed.", "ceasefire_violation"),
        ("Gunmen came close to the town and shelled it.", "shelling"),
        ("It is not known who fired the rocket.", "shelling"),
        ("Jets almost destroyed the village in an air raid.", "air_strike"),
        ("Rebels fought the army on the edge of the town.", "battle"),
        ("Rebels on the brink of seizing the town shelled its suburbs.", "shelling"),
    ],
)
def test_what_only_looks_so_is_a_fact(claims_of, sentence, kind):
    assert [claim.status for claim in claims_of(sentence) if claim.kind == kind] == ["asserted"]
