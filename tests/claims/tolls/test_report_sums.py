"""Scopes that only the report as a whole shows."""


def test_a_number_that_later_ones_add_up_to_is_their_total(tolls_of):
    text = (
        "Ten villagers were killed in attacks on Monday. Rockets killed six villagers in Karvel. "
        "A mine killed four villagers in Lorn."
    )
    assert [(low, scope) for _, _, low, _, scope in tolls_of(text)] == [
        (10, "cumulative"),
        (6, "incident"),
        (4, "incident"),
    ]


def test_one_attack_is_no_sum_of_what_comes_later(tolls_of):
    text = "An attack killed ten villagers. Rockets killed six villagers in Karvel. A mine killed four in Lorn."
    assert tolls_of(text)[0][4] == "incident"


def test_a_total_told_again_is_the_same_total(tolls_of):
    text = "Since March raids have killed 340 people. The raids that killed 340 people were condemned by the mayor."
    assert {scope for _, _, low, _, scope in tolls_of(text) if low == 340} == {"cumulative"}


def test_the_hurt_beside_a_total_of_dead_are_a_total_too(tolls_of):
    text = (
        "Ten villagers were killed in attacks on Monday and 30 were wounded. Rockets killed six villagers in Karvel. "
        "A mine killed four villagers in Lorn."
    )
    scopes = {low: scope for _, _, low, _, scope in tolls_of(text)}
    assert scopes == {10: "cumulative", 30: "cumulative", 6: "incident", 4: "incident"}


def test_one_told_after_the_whole_of_a_happening_is_one_of_them(tolls_of):
    text = "Five people were killed when shells hit Karvel on Sunday. The shelling killed a nurse who ran to help."
    assert [toll[2:] for toll in tolls_of(text)] == [(5, 5, "incident"), (1, 1, "part")]


def test_one_joined_to_the_whole_told_before_is_not_one_of_them(tolls_of):
    text = "A drone killed two officials and their driver on Monday. The drone killed two officials and their driver."
    assert {toll[4] for toll in tolls_of(text)} == {"incident"}


def test_another_one_is_not_one_of_them(tolls_of):
    text = "Five people were killed when shells hit Karvel on Sunday. The shelling killed another woman at night."
    assert [toll[4] for toll in tolls_of(text)] == ["incident", "incident"]


def test_soldiers_and_civilians_who_add_up_to_the_dead_are_parts(tolls_of):
    text = "Fighting in Karvel has killed at least 64 people since Monday. The dead were 39 soldiers and 25 civilians."
    assert [toll[2::2] for toll in tolls_of(text)] == [(64, "cumulative"), (39, "part"), (25, "part")]
    text = "Raids killed 64 people in Karvel on Monday. In all, 39 soldiers and 25 civilians were killed."
    assert [toll[2::2] for toll in tolls_of(text)][1:] == [(39, "part"), (25, "part")]


def test_those_by_whom_a_toll_grew_are_part_of_it(tolls_of):
    text = "Two more nurses died on Friday and a boy died in Lorn, bringing the death toll to 12."
    assert [(low, scope) for _, _, low, _, scope in tolls_of(text)] == [(2, "part"), (1, "part"), (12, "incident")]


def test_a_raid_that_adds_to_the_dead_of_months_is_an_incident(tolls_of):
    text = "A raid killed four villagers, bringing the number of people killed in Karvel since May to 97."
    assert [(low, scope) for _, _, low, _, scope in tolls_of(text)] == [(4, "incident"), (97, "cumulative")]


def test_the_hurt_beside_the_dead_of_a_month_are_a_total_too(tolls_of):
    text = "In March 2015, violence in Aleppo killed at least 164 civilians and injured 910, the Kell Office said."
    assert {(low, scope) for _, _, low, _, scope in tolls_of(text)} == {(164, "cumulative"), (910, "cumulative")}
