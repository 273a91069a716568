"""What one report tells of harm is one record, whoever asks."""

from __future__ import annotations

from reportedly.incidents.harm import Harm, harm_told
from reportedly.records import Claim

from .conftest import claim, report, toll
from .test_others import told

NEWS = report("a")


def harm(*claims: Claim) -> Harm:
    return harm_told(claims)["a"]


def test_the_greatest_numbers_of_dead_and_hurt_count() -> None:
    found = harm(claim(NEWS, tolls=(toll(2), toll(3, effect="injured"))), claim(NEWS, tolls=(toll(4),)))
    assert (found.dead, found.hurt) == (4, 3)


def test_those_hit_are_hurt_whether_they_live_or_not() -> None:
    assert harm(claim(NEWS, tolls=(toll(5, effect="injured", also=("killed",)),))).hurt == 5


def test_totals_and_old_figures_and_denials_are_left_out() -> None:
    found = harm(
        claim(NEWS, tolls=(toll(78, scope="cumulative"), toll(9, superseded=True))),
        claim(NEWS, status="denied", tolls=(toll(6),)),
    )
    assert found.dead == 0
    assert found.greatest.get(("killed", "people"), 0) == 0


def test_it_knows_where_the_dead_are_first_told_of_and_by_which_groups() -> None:
    found = harm(claim(NEWS, tolls=(told(1, "a girl", 40, group="children"), told(3, "three people", 10))))
    assert (found.first_dead, found.groups) == (10, {"children", "people"})


def test_it_knows_who_are_others() -> None:
    assert harm(claim(NEWS, tolls=(told(2, "two others were hurt", effect="injured"),))).others == {2}


def test_it_knows_who_ends_his_own_life() -> None:
    assert harm(claim(NEWS, tolls=(told(1, "shot himself"),))).by_own_hand


def test_an_effect_befell_people_also_where_nobody_counts_them() -> None:
    assert harm(claim(NEWS, tolls=(toll(None),))).effects == {"killed"}


def test_a_report_without_any_harm_has_a_record_of_nothing() -> None:
    assert harm(claim(NEWS)) == Harm()
