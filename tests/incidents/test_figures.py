"""Who speaks of all, and who of some."""

from __future__ import annotations

from typing import Any

from reportedly.records import Evidence, Toll

from .conftest import Newsroom, party, source, toll
from .test_rules import counted, estimates


def spot(number: int, at: int, **more: Any) -> Toll:
    """A toll whose number stands at its own spot of the report."""
    one = toll(number, **more)
    return one.model_copy(
        update={"evidence": one.evidence.model_copy(update={"start": at, "end": at + len(str(number))})}
    )


def test_a_girl_is_no_estimate_of_all_the_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(11, group="civilians"),))
    newsroom.file("b", tolls=(toll(1, group="children"),))
    assert estimates(newsroom) == {
        ("killed", "children"): (1, 1, 1),
        ("killed", "civilians"): (11, 11, 11),
        ("killed", "people"): (11, 11, 11),
    }


def test_a_woman_alone_is_one(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1, group="women"),))
    newsroom.file("b", tolls=(toll(1, group="women"),))
    assert estimates(newsroom)["killed", "people"] == (1, 1, 1)


def test_a_part_that_is_more_than_the_whole_of_others_lifts_high(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(3),))
    newsroom.file("b", tolls=(toll(5, group="children"),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 5)


def test_nine_civilians_may_be_all(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(12),))
    newsroom.file("b", tolls=(toll(9, group="civilians"),))
    assert estimates(newsroom)["killed", "people"] == (9, 9, 12)


def test_but_not_where_somebody_counts_soldiers_too(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(12),))
    newsroom.file("b", tolls=(toll(9, group="civilians"),))
    newsroom.file("c", tolls=(toll(3, group="combatants"),))
    assert estimates(newsroom)["killed", "people"] == (12, 12, 12)


def test_civilians_of_one_voice_and_soldiers_of_another_are_added(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(5, group="civilians"),))
    newsroom.file("b", tolls=(toll(23, group="combatants"),))
    newsroom.file("c", tolls=(toll(6, group="combatants"),))
    newsroom.file("d", tolls=(toll(2, group="children"),))
    assert estimates(newsroom)["killed", "people"] == (11, 11, 28)


def test_two_numbers_of_one_claim_are_added(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(spot(6, 0, group="combatants"), spot(4, 20, group="combatants")))
    assert estimates(newsroom)["killed", "combatants"] == (10, 10, 10)


def test_the_same_words_twice_are_one_number(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(6), toll(6, confidence=0.5)))
    assert estimates(newsroom)["killed", "people"] == (6, 6, 6)


def test_a_farmer_and_his_two_sons_are_three(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1, group="civilians"), toll(2, group="children")))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_the_dead_of_both_sides_that_one_voice_counts_are_added(newsroom: Newsroom) -> None:
    front = source("Blue Front", "party", party="blue_front")
    newsroom.file("a", source=front, target=party("Red Army"), tolls=(toll(14, group="combatants"),))
    newsroom.file("b", source=front, target=party("Blue Front"), tolls=(toll(5, group="combatants"),))
    assert estimates(newsroom)["killed", "combatants"] == (19, 19, 19)


def test_own_losses_are_no_success(newsroom: Newsroom) -> None:
    front = source("Blue Front", "party", party="blue_front")
    newsroom.file("a", source=front, actor=party("Blue Front"), target=party("Blue Front"), tolls=(toll(5),))
    (figure,) = counted(newsroom)[0]
    assert not figure.own_success


def hit(number: int, **more: Any) -> Toll:
    """So many were shot: some of them may have died."""
    return toll(number, effect="injured", also=("killed",), **more)


def test_who_was_shot_and_did_not_die_is_injured(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(hit(5), toll(3)))
    assert estimates(newsroom)["injured", "people"] == (2, 2, 2)


def test_where_nobody_died_all_who_were_shot_are_injured(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(hit(5),))
    assert estimates(newsroom) == {("injured", "people"): (5, 5, 5)}


def test_who_was_shot_and_died_is_not_injured(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(hit(1),))
    newsroom.file("b", tolls=(toll(1, group="children"),))
    assert ("injured", "people") not in estimates(newsroom)


def test_an_injured_toll_in_so_many_words_stands(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(hit(4), toll(1), toll(3, effect="injured")))
    assert estimates(newsroom)["injured", "people"] == (3, 3, 3)


def part(number: int, at: int = 0, group: str = "children", **more: Any) -> Toll:
    return spot(number, at, group=group, scope="part", **more)


def test_children_among_the_dead_are_counted_inside_them(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(10), part(3, 20), part(2, 30, group="women")))
    newsroom.file("b", tolls=(toll(10),))
    assert estimates(newsroom) == {
        ("killed", "people"): (10, 10, 10),
        ("killed", "children"): (3, 3, 3),
        ("killed", "women"): (2, 2, 2),
    }


def test_two_boys_and_a_girl_among_the_dead_are_three_children(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(6), part(2, 20), part(1, 30)))
    assert estimates(newsroom)["killed", "children"] == (3, 3, 3)


def test_many_people_among_them_three_children_are_at_least_three(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(None), part(3, 20)))
    assert estimates(newsroom) == {("killed", "people"): (3, 3, None), ("killed", "children"): (3, 3, 3)}


def test_two_of_four_who_were_shot_and_died_are_all_the_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(4, effect="injured", also=("killed",)), part(2, 20, group="people")))
    assert estimates(newsroom) == {("killed", "people"): (2, 2, 2), ("injured", "people"): (2, 2, 2)}


def test_a_whole_is_put_no_lower_than_a_group_as_long_as_it_can_be_true(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(3, None),))
    newsroom.file("b", tolls=(toll(None), part(5, 20)))
    assert estimates(newsroom)["killed", "people"] == (5, 5, None)


def test_the_same_words_again_in_one_claim_count_once(newsroom: Newsroom) -> None:
    again = spot(4, 30)
    newsroom.file("a", tolls=(spot(4, 0), again))
    newsroom.file("b", tolls=(toll(4),))
    assert estimates(newsroom)["killed", "people"] == (4, 4, 4)


def test_a_girl_and_her_sister_told_of_apart_may_be_one(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1, group="children"),))
    newsroom.file("b", tolls=(toll(1, group="women"),))
    assert estimates(newsroom)["killed", "people"] == (1, 1, 1)


def test_a_man_and_a_woman_told_of_apart_are_two(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1, group="men"),))
    newsroom.file("b", tolls=(toll(1, group="women"),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)


def test_an_officer_who_was_shot_lives_though_the_suspect_died(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1, effect="injured", group="police", also=("killed",)),))
    newsroom.file("b", tolls=(toll(1, group="suspects"),))
    assert estimates(newsroom)["injured", "people"] == (1, 1, 1)


def test_one_person_is_one_of_those_whom_two_other_voices_count(newsroom: Newsroom) -> None:
    for name, dead in (("a", 1), ("b", 1), ("c", 1), ("d", 3), ("e", 3)):
        newsroom.file(name, tolls=(toll(dead),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_several_is_no_number_beside_one(newsroom: Newsroom) -> None:
    words = Evidence(start=0, end=14, exact="several people")
    for name in "ab":
        newsroom.file(name, tolls=(toll(3, None).model_copy(update={"evidence": words}),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, None)
    newsroom.file("c", tolls=(toll(5),))
    assert estimates(newsroom)["killed", "people"] == (5, 5, 5)


def test_a_voice_takes_back_what_it_denies_later(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("a", published="2020-05-04", source=monitor, tolls=(toll(40),))
    newsroom.file("b", published="2020-05-04", tolls=(toll(4),))
    newsroom.file("c", published="2020-05-06", source=monitor, tolls=(toll(40),), status="denied")
    assert estimates(newsroom) == {("killed", "people"): (4, 4, 4)}


def test_but_not_what_it_denied_before(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("a", published="2020-05-04", source=monitor, tolls=(toll(40),), status="denied")
    newsroom.file("b", published="2020-05-06", source=monitor, tolls=(toll(40),))
    assert estimates(newsroom) == {("killed", "people"): (40, 40, 40)}


def test_a_part_of_a_total_is_no_estimate_of_an_incident(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(78, scope="cumulative"), toll(31, group="civilians", scope="part")))
    assert estimates(newsroom) == {}


def test_a_girl_and_four_others_are_five(newsroom: Newsroom) -> None:
    others = Evidence(start=20, end=37, exact="four other people")
    four = toll(4, effect="injured").model_copy(update={"evidence": others})
    newsroom.file("a", tolls=(toll(1, effect="injured", group="children"), four))
    assert estimates(newsroom)["injured", "people"] == (5, 5, 5)


def worded(number: int, words: str) -> Toll:
    """A toll told by these words at the head of the report."""
    return toll(number).model_copy(update={"evidence": Evidence(start=0, end=len(words), exact=words)})


def test_who_is_joined_to_others_by_one_word_of_harm_is_added(newsroom: Newsroom) -> None:
    two, driver = worded(2, "killed two officials"), worded(1, "killed two officials and their driver")
    newsroom.file("a", tolls=(two, driver))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_who_is_called_by_two_words_is_one(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(worded(1, "killed one person"), worded(1, "killed one person said to be a martyr")))
    assert estimates(newsroom)["killed", "people"] == (1, 1, 1)


def test_a_second_man_who_has_died_is_two_dead(newsroom: Newsroom) -> None:
    newsroom.file("a", published="2020-05-04", tolls=(worded(1, "a man was killed"),))
    newsroom.file("b", published="2020-05-06", tolls=(worded(1, "a second man has died"),))
    assert estimates(newsroom)["killed", "people"] == (1, 2, 2)


def test_a_student_told_of_apart_may_be_one_of_two_women(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(2, group="women"),))
    newsroom.file("a", kind="shooting", tolls=(toll(1, group="civilians"),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 2)


def test_a_student_told_of_beside_two_women_is_a_third(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(2, group="women"), toll(1, group="civilians")))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)


def test_a_boy_told_of_apart_is_none_of_two_women(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(2, group="women"),))
    newsroom.file("a", kind="shooting", tolls=(toll(1, group="children"),))
    assert estimates(newsroom)["killed", "people"] == (3, 3, 3)
