"""From what voices say to low, best and high."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents import RULES, Figure, UnknownRuleError, copies, figures, reconcile, voices
from reportedly.incidents.assemble import assemble
from reportedly.records import Estimate, Evidence, Toll

from .conftest import Newsroom, party, source, toll
from .test_copies import WIRE


def estimates(newsroom: Newsroom, rule: str = "ucdp") -> dict[tuple[str, str], tuple[int, int, int | None]]:
    return {(e.effect, e.group): (e.low, e.best, e.high) for e in reconcile(counted(newsroom, rule)[0], rule)}


def counted(newsroom: Newsroom, rule: str = "ucdp") -> tuple[list[Figure], list[Figure]]:
    originals = copies(newsroom.reports.values())
    heard = voices(newsroom.claims, newsroom.reports, originals)
    return figures(newsroom.claims, newsroom.reports, heard, originals, RULES.get(rule, RULES["ucdp"]).reading)


def test_best_is_what_most_voices_say(newsroom: Newsroom) -> None:
    for name, dead in (("a", 12), ("b", 15), ("c", 15), ("d", 20)):
        newsroom.file(name, tolls=(toll(dead),))
    assert estimates(newsroom) == {("killed", "people"): (12, 15, 20)}


def test_one_voice_in_three_papers_outweighs_nobody(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    for name in "abc":
        newsroom.file(name, source=monitor, tolls=(toll(30),))
    for name in "de":
        newsroom.file(name, tolls=(toll(18),))
    assert estimates(newsroom)["killed", "people"] == (18, 18, 30)


def test_an_update_replaces_what_the_same_voice_said_before(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("b", published="2020-05-04", source=monitor, tolls=(toll(9),))
    newsroom.file("a", published="2020-05-05", source=monitor, tolls=(toll(14),))
    assert estimates(newsroom)["killed", "people"] == (14, 14, 14)


def test_a_correction_downwards_counts_too(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("a", published="2020-05-04", source=monitor, tolls=(toll(40),))
    newsroom.file("b", published="2020-05-06", source=monitor, tolls=(toll(4),))
    assert estimates(newsroom)["killed", "people"] == (4, 4, 4)


def test_a_late_copy_of_an_early_wire_is_no_update(newsroom: Newsroom) -> None:
    agency = source("Arland Agency", "media")
    newsroom.file("a", WIRE, "2020-05-03", source=agency, tolls=(toll(9),))
    newsroom.file(
        "b", "Eleven dead in Orsk, the agency says in its evening line.", "2020-05-04", source=agency, tolls=(toll(11),)
    )
    newsroom.file("c", WIRE + " Reprinted.", "2020-05-08", source=agency, tolls=(toll(9),))
    assert estimates(newsroom)["killed", "people"] == (11, 11, 11)


def test_at_least_twelve_is_twelve_without_an_upper_bound(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(12, None),))
    assert estimates(newsroom)["killed", "people"] == (12, 12, None)


def test_an_open_end_beside_a_bound_lifts_the_bound_only_as_far_as_its_number(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(12, None),))
    newsroom.file("b", tolls=(toll(10, 10),))
    assert estimates(newsroom)["killed", "people"] == (10, 10, 12)


def test_civilians_and_combatants_of_one_voice_make_people(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(5, group="civilians"), toll(3, group="combatants")))
    assert estimates(newsroom) == {
        ("killed", "civilians"): (5, 5, 5),
        ("killed", "combatants"): (3, 3, 3),
        ("killed", "people"): (8, 8, 8),
    }


def test_three_women_and_two_children_are_five_people(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(3, group="women"), toll(2, group="children")))
    assert estimates(newsroom)["killed", "people"] == (5, 5, 5)


def test_children_among_civilians_are_not_added_to_them(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(9, group="civilians"), toll(4, group="children"), toll(2, group="families")))
    assert estimates(newsroom)["killed", "people"] == (9, 9, 9)


def test_a_whole_is_never_smaller_than_its_groups(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(1), toll(11, group="civilians")))
    assert estimates(newsroom)["killed", "people"] == (11, 11, 11)


def test_but_a_later_correction_of_the_whole_stands(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("a", published="2020-05-04", source=monitor, tolls=(toll(11, group="civilians"),))
    newsroom.file("b", published="2020-05-06", source=monitor, tolls=(toll(9),))
    assert estimates(newsroom)["killed", "people"] == (9, 9, 9)


def test_two_voices_that_count_more_men_than_another_counts_people_are_heard(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(2),))
    newsroom.file("b", tolls=(toll(4, group="men"),))
    assert estimates(newsroom)["killed", "people"] == (2, 2, 4)
    newsroom.file("c", tolls=(toll(4, group="men"),))
    assert estimates(newsroom)["killed", "people"] == (2, 4, 4)
    assert estimates(newsroom, "majority")["killed", "people"] == (2, 4, 4)
    assert estimates(newsroom, "acled")["killed", "people"] == (2, 2, 4)


def test_but_not_where_they_have_since_counted_fewer_people(newsroom: Newsroom) -> None:
    for name in "bc":
        speaker = source(f"Monitor {name}", "monitor")
        newsroom.file(name, published="2020-05-04", source=speaker, tolls=(toll(4, group="men"),))
        newsroom.file(f"later {name}", published="2020-05-05", source=speaker, tolls=(toll(2),))
    assert estimates(newsroom)["killed", "people"][1] == 2


def test_a_part_is_inside_its_whole(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(14), toll(6, group="children", scope="part")))
    assert estimates(newsroom) == {("killed", "people"): (14, 14, 14), ("killed", "children"): (6, 6, 6)}


def test_a_total_of_a_campaign_is_kept_apart(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(14), toll(500, scope="cumulative")))
    whole, cumulative = counted(newsroom)
    assert [figure.low for figure in whole] == [14]
    assert [figure.low for figure in cumulative] == [500]


@pytest.mark.parametrize("status", ["denied", "possible", "planned", "demanded"])
def test_what_is_not_asserted_gives_no_figure(newsroom: Newsroom, status: str) -> None:
    newsroom.file("a", status=status, tolls=(toll(14),))
    assert estimates(newsroom) == {}


def test_dead_and_wounded_in_one_number_are_neither(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(40, also=("injured",)),))
    assert estimates(newsroom) == {}


def test_harm_without_a_number_is_no_figure(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(None, None),))
    assert estimates(newsroom) == {}


def test_a_partys_own_success_yields_to_any_other_voice(newsroom: Newsroom) -> None:
    army = source("Red Army command", "party", party="red_army")
    newsroom.file("a", source=army, actor=party("Red Army"), tolls=(toll(300),))
    assert estimates(newsroom)["killed", "people"] == (300, 300, 300)
    newsroom.file("b", tolls=(toll(12),))
    assert estimates(newsroom)["killed", "people"] == (12, 12, 12)


def test_a_partys_voice_counts_half(newsroom: Newsroom) -> None:
    newsroom.file("a", source=source("Red Army command", "party"), tolls=(toll(3),))
    newsroom.file("b", tolls=(toll(12),))
    assert estimates(newsroom)["killed", "people"] == (3, 12, 12)


def test_other_rules_can_be_chosen_by_name(newsroom: Newsroom) -> None:
    for name, day, dead in (("a", "2020-05-04", 15), ("b", "2020-05-05", 15), ("c", "2020-05-06", 12)):
        newsroom.file(name, published=day, tolls=(toll(dead),))
    newsroom.file("d", published="2020-05-01", tolls=(toll(10, 22),))
    assert {name: estimates(newsroom, name)["killed", "people"] for name in RULES} == {
        "ucdp": (10, 15, 22),
        "most-recent": (10, 12, 22),
        "majority": (10, 15, 22),
        "minimum-maximum": (10, 10, 22),
        "acled": (10, 10, 22),
        "airwars": (10, 10, 22),
        "maverick-conservative": (10, 10, 12),
        "maverick-informative": (15, 15, 22),
        "maverick-representative": (15, 15, 15),
    }
    with pytest.raises(UnknownRuleError, match="most-recent"):
        estimates(newsroom, "guess")


def test_maverick_rules_count_every_report_of_a_source(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    newsroom.file("a", published="2020-05-04", source=monitor, tolls=(toll(2),))
    newsroom.file("b", published="2020-05-05", source=monitor, tolls=(toll(6),))
    newsroom.file("c", published="2020-05-06", source=monitor, tolls=(toll(6, 9),))
    assert estimates(newsroom)["killed", "people"] == (6, 6, 9)
    assert estimates(newsroom, "maverick-conservative")["killed", "people"] == (2, 2, 2)
    assert estimates(newsroom, "maverick-informative")["killed", "people"] == (6, 6, 9)
    assert estimates(newsroom, "maverick-representative")["killed", "people"] == (6, 6, 6)


def vague(words: str, low: int, high: int | None) -> Toll:
    return Toll(
        effect="killed", group="people", low=low, high=high, evidence=Evidence(start=0, end=len(words), exact=words)
    )


@pytest.mark.parametrize(
    ("words", "ours", "acled"),
    [
        ("dozens of people were killed", (24, 99), 12),
        ("tens of people", (20, 99), 10),
        ("hundreds", (200, 999), 100),
        ("several people", (3, None), 3),
        ("two dozen people", (24, 24), 24),
    ],
)
def test_acled_has_numbers_for_vague_words(
    newsroom: Newsroom, words: str, ours: tuple[int, int | None], acled: int
) -> None:
    newsroom.file("a", tolls=(vague(words, *ours),))
    assert estimates(newsroom, "acled")["killed", "people"] == (acled, acled, acled)
    assert estimates(newsroom)["killed", "people"][0] == ours[0]


def test_airwars_always_names_a_maximum(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(12, None),))
    newsroom.file("b", tolls=(toll(15, None),))
    assert estimates(newsroom, "airwars")["killed", "people"] == (12, 12, 15)


def test_every_rule_says_what_it_does() -> None:
    assert all(len(rule.text) > 40 for rule in RULES.values())


ranges = st.tuples(st.integers(0, 500), st.one_of(st.none(), st.integers(0, 500)))


@given(st.lists(ranges, min_size=1, max_size=6), st.sampled_from(sorted(RULES)), st.randoms(use_true_random=False))
def test_every_rule_keeps_low_best_high_in_order(
    bounds: list[tuple[int, int | None]], rule: str, shuffle: object
) -> None:
    newsroom = Newsroom()
    for number, (low, more) in enumerate(bounds):
        newsroom.file(f"r{number}", tolls=(toll(low, None if more is None else low + more),))
    found = counted(newsroom, rule)[0]
    (one,) = reconcile(found, rule)
    assert isinstance(one, Estimate)
    assert one.low == min(low for low, _ in bounds) or rule.startswith("maverick")
    shuffle.shuffle(found)  # type: ignore[attr-defined]  # Hypothesis hands over a random.Random
    assert reconcile(found, rule) == (one,)


GROUPS = ("people", "civilians", "combatants", "women", "men", "children")
told_tolls = st.lists(
    st.builds(
        lambda low, more, group, scope: toll(low, None if more is None else low + more, group=group, scope=scope),
        st.integers(0, 9),
        st.one_of(st.none(), st.integers(0, 4)),
        st.sampled_from(GROUPS),
        st.sampled_from(["incident", "part"]),
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(told_tolls, min_size=1, max_size=4), st.sampled_from(sorted(RULES)))
def test_a_group_never_exceeds_all_people_without_a_visible_dispute(told: list[list[Toll]], rule: str) -> None:
    newsroom = Newsroom()
    for number, tolls in enumerate(told):
        newsroom.file(f"r{number}", tolls=tuple(tolls))
    found = assemble(newsroom.claims, newsroom.reports, copies(newsroom.reports.values()), rule)
    people = found.estimate("killed")
    assert people is not None
    for one in found.estimates:
        assert one.low <= one.best
        assert one.high is None or one.best <= one.high
        if one.low > people.low or one.best > people.best:
            assert any(dispute.field == "killed" for dispute in found.disputes), (
                rule,
                [[(t.low, t.high, t.group, t.scope) for t in tolls] for tolls in told],
                found.estimates,
            )


def test_a_report_that_counts_one_is_heard_by_the_maverick_rules_whoever_counts_more(newsroom: Newsroom) -> None:
    for name, dead in (("a", 1), ("b", 3), ("c", 3)):
        newsroom.file(name, tolls=(toll(dead),))
    assert estimates(newsroom, "maverick-conservative")["killed", "people"] == (1, 1, 1)
