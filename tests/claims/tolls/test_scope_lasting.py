"""Totals of what lasts or goes on, told without a period."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("The siege has left at least 60 people dead of hunger.", "cumulative"),
        ("The offensive on Karvel has killed more than 90 fighters on both sides.", "cumulative"),
        ("The rebellion has claimed 700 lives.", "cumulative"),
        ("The army has lost 37 men in the battle for Derna.", "cumulative"),
        ("Snipers have killed 20 people in the district this month.", "cumulative"),
        ("March saw 84 civilians killed in Idlib.", "cumulative"),
        ("Lebanon hosts a million refugees.", "cumulative"),
        ("The minister said 2,300 soldiers had been killed.", "cumulative"),
        ("The network counted 84 civilians killed in Idlib in its monthly report.", "cumulative"),
        ("More than 60 people were killed in Homs in August, doctors said.", "cumulative"),
        ("In August, fighting in Homs killed 112 civilians, doctors said.", "cumulative"),
        ("Thirty people were killed by gunmen in Homs in August.", "incident"),
        ("Forty people died in an attack on a church in Homs in August.", "incident"),
        ("Gunmen killed 40 students in Homs in August.", "incident"),
        ("Three people were killed in Homs in August.", "incident"),
        ("The number of rebels killed in the siege of Homs stood at 258 on Monday.", "cumulative"),
        ("The number of people killed in the blast in Homs rose to 14 on Monday.", "incident"),
        ("The army put its losses at 16 soldiers.", "cumulative"),
        ("The army puts its own losses in the battle of Homs at 18 dead.", "cumulative"),
        ("The army put its losses in that raid at 21 men.", "incident"),
        ("The army put its losses on Monday at 21 men.", "incident"),
        ("Rebels said that 30 soldiers were killed in the assault. The army put its losses at 21 dead.", "incident"),
        ("The army admitted the loss of three soldiers.", "incident"),
        ("The rebels inflicted heavy losses on the army, killing 12 soldiers.", "incident"),
        ("Around 40,000 people have been trapped in Homs since July.", "incident"),
        ("Since July 40 people have been killed in Homs.", "cumulative"),
        ("The assault on Karvel killed nine fighters.", "incident"),
        ("The massacre at the camp killed 2,300 people.", "incident"),
        ("About 700 people fled the town on Monday.", "incident"),
    ],
)
def test_what_lasts_is_counted_on(tolls_of, sentence, scope):
    assert tolls_of(sentence)[-1][4] == scope


def test_who_is_added_to_those_killed_in_an_operation_is_added_to_a_total(tolls_of):
    text = "A soldier died on Friday, which brings to 14 the number of troops killed in the operation."
    assert [(low, scope) for _, _, low, _, scope in tolls_of(text)][-1] == (14, "cumulative")
