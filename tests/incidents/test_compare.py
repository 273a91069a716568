"""The features of a pair, each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.incidents.compare import Comparison, compare, context
from reportedly.incidents.tables import Level, kinds, levels
from reportedly.incidents.units import units
from reportedly.vocabulary import vocabulary

from .conftest import Filed, Newsroom, party, place, toll, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
MARKET = place("Market quarter, Orsk, Lower Province, Arland", None, "neighbourhood")
ABROAD = place("Orsk, Farland", None, country="XF")
TILM_OF_THE_NORTH = place("Tilm, northern Lower Province, Arland", (40.4, 20.3), "region")
LONG = "Shells fell on the old mill while bakers, teachers and masons slept beneath stone arches near the silent river "
LONGER = LONG + (
    "where lanterns burned, dogs barked, children cried, windows shattered, plaster rained, neighbours dug, ambulances "
    "came, lists grew, priests prayed, dust settled, engineers measured craters and officials promised inquiries soon. "
    "Traders swept glass, nurses boiled water, drivers "
    "queued, farmers buried sheep, students carried books, monks rang bells."
)


def compared(newsroom: Newsroom, speak: bool = False) -> Comparison:
    one, two = units(newsroom.filed)
    return compare(one, two, context([one, two], {}), speak)


def weight(found: Comparison, name: str) -> float:
    return next(f.points for f in found.features if f"{f.level.feature}.{f.level.name}" == name)


def names(found: Comparison) -> set[str]:
    return {f"{feature.level.feature}.{feature.level.name}" for feature in found.features}


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (when("2020-05-03"), when("2020-05-03"), "same_day"),
        (when("2020-05-03"), when("2020-05-02", "2020-05-04"), "overlap"),
        (when("2020-05-03"), when("2020-05-01", "2020-05-31"), "vague"),
        (when("2020-05-03"), when("2020-01-01", "2020-12-31"), "year"),
        (when("2020-05-03"), when("2020-05-04"), "next_day"),
        (when("2020-05-03"), when("2020-05-06"), "close"),
        (when("2020-05-03"), when("2020-05-12"), "apart"),
        (when("2020-05-03"), when("2020-06-12"), "never"),
        (when("2020-05-03"), when("2020-05-04", basis="report"), "news"),
        (when("2020-05-03"), None, "news"),
    ],
)
def test_days(newsroom: Newsroom, first: object, second: object, level: str) -> None:
    newsroom.file("a", when=first)
    newsroom.file("b", when=second)
    assert f"time.{level}" in names(compared(newsroom))


def test_two_accounts_are_less_likely_one_the_busier_the_days_of_their_land_were(newsroom: Newsroom) -> None:
    towns = [place(f"Town {n}, Lower Province, Arland", (40.0 + n / 10, 20.0)) for n in range(30)]
    for name in "ab":
        newsroom.file(name, when=when("2020-05-03"), place=ORSK)
    alone = compared(newsroom)
    for n, town in enumerate(towns):
        newsroom.file(f"other {n}", when=when("2020-05-04"), place=town)
    found = units(newsroom.filed)
    one, two = (unit for unit in found if unit.spots[0].place == ORSK)
    busy = compare(one, two, context(found, {}))
    assert names(busy) == names(alone) >= {"crowd.days"}
    assert weight(busy, "crowd.days") < weight(alone, "crowd.days")


def test_accounts_of_other_lands_and_of_other_weeks_make_no_busy_days(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, when=when("2020-05-03"), place=ORSK)
    for n in range(9):
        newsroom.file(f"abroad {n}", when=when("2020-05-03"), place=ABROAD)
        newsroom.file(f"later {n}", when=when("2020-05-13"), place=ORSK)
    found = units(newsroom.filed)
    known = context(found, {})
    assert {
        known.busy[unit.id] for unit in found if unit.windows[0].earliest.day == 3 and unit.spots[0].place == ORSK
    } == {2}


def test_accounts_without_a_known_land_tell_nothing_of_busy_days(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, when=when("2020-05-03"))
    assert "crowd.days" not in names(compared(newsroom))


def test_quiet_days_join_nothing_that_would_stand_apart(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, when=when("2020-05-03"), place=ORSK)
    assert weight(compared(newsroom), "crowd.days") <= 0


def test_accounts_without_days_tell_nothing_of_busy_days(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, place=ORSK)
    assert "crowd.days" not in names(compared(newsroom))


@pytest.mark.parametrize(("published", "news"), [("2020-06-13", True), ("2020-07-20", False)])
def test_two_reports_that_are_each_news_of_far_days_are_hardly_one(
    newsroom: Newsroom, published: str, news: bool
) -> None:
    newsroom.file("a", LONGER, published="2020-05-04", when=when("2020-05-03"))
    newsroom.file("b", LONGER + " Updated.", published=published, when=when("2020-06-12"))
    assert ("time.news_apart" in names(compared(newsroom))) is news


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (("2020-05-03", "2020-05-06"), ("2020-05-01", "2020-05-06"), True),
        (("2020-05-06",), ("2020-05-01", "2020-05-06"), True),
        (("2020-05-03", "2020-05-06"), ("2020-05-01", "2020-05-05"), False),
        (("2020-05-06",), ("2020-05-06",), False),
    ],
)
def test_stretches_of_days_may_end_together(
    newsroom: Newsroom, first: tuple[str, ...], second: tuple[str, ...], together: bool
) -> None:
    newsroom.file("a", when=when(*first))
    newsroom.file("b", when=when(*second))
    assert ("time.last_day" in names(compared(newsroom))) is together


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("2020-05-04", "2020-05-05", None),
        ("2020-05-04", "2020-07-01", "one_late"),
        ("2020-08-01", "2020-07-01", "both_late"),
    ],
)
def test_late_reports_look_back(newsroom: Newsroom, first: str, second: str, level: str | None) -> None:
    for name, published in (("a", first), ("b", second)):
        newsroom.file(name, published=published, when=when("2020-05-03"))
    found = names(compared(newsroom))
    assert "published.days" in found
    assert found & {"published.one_late", "published.both_late"} == ({f"published.{level}"} if level else set())


def test_what_states_no_day_is_not_held_against_its_publication_twice(newsroom: Newsroom) -> None:
    newsroom.file("a", published="2020-05-04")
    newsroom.file("b", published="2020-07-01", when=when("2020-05-03"))
    assert not any(name.startswith("published.") for name in names(compared(newsroom)))


def test_two_long_texts_that_are_alike_may_differ_on_the_day(newsroom: Newsroom) -> None:
    newsroom.file("a", LONGER, when=when("2020-05-03"))
    newsroom.file("b", LONGER + " Updated.", when=when("2020-06-12"))
    found = compared(newsroom)
    assert "time.far" in names(found)
    assert not found.never


def test_without_any_date_time_says_nothing(newsroom: Newsroom) -> None:
    newsroom.file("a", published=None)
    newsroom.file("b", published=None)
    assert not any(name.startswith("time.") for name in names(compared(newsroom)))


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (ORSK, ORSK, "same"),
        (MARKET, MARKET, "point"),
        (MARKET, ORSK, "inside"),
        (ORSK, place("Mill, Lower Province, Arland", (40.03, 20.03)), "near"),
        (ORSK, place("Mill, Lower Province, Arland", (40.15, 20.15)), "siblings"),
        (ORSK, place("Mill, Other Province, Arland", (40.15, 20.15)), "apart"),
        (ORSK, place("Velin, Arland", (42.5, 23.0)), "never"),
        (ORSK, place("Lower Province, Arland", (40.3, 20.3), "adm1"), "area"),
        (place("Orsk, Arland"), ABROAD, "never"),
        (
            place("Tilm, Lower Province, Arland", (40.2, 20.3), "adm1"),
            place("Tilm, Arland", (41, 21), "country"),
            "same",
        ),
        (place("Tilm, Lower Province, Arland", (40.2, 20.3), "adm1"), TILM_OF_THE_NORTH, "same"),
        (TILM_OF_THE_NORTH, place("Yarn, northern Lower Province, Arland", (40.4, 20.3), "region"), "siblings"),
        (TILM_OF_THE_NORTH, place("Lower Province, Arland", (40.3, 20.3), "adm1"), "area"),
        (place("rural Karm, Karm, Arland", (40, 20), "region"), place("Karm, Arland", (40, 20), "adm1"), "area"),
    ],
)
def test_places(newsroom: Newsroom, first: object, second: object, level: str) -> None:
    newsroom.file("a", place=first)
    newsroom.file("b", place=second)
    assert f"place.{level}" in names(compared(newsroom))


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("shelling", "shelling", "same"),
        ("battle", "capture", "compatible"),
        ("shelling", "killing", "weapon"),
        ("shelling", "air_strike", "means"),
        ("protest", "aid", "other"),
    ],
)
def test_kinds(newsroom: Newsroom, first: str, second: str, level: str) -> None:
    newsroom.file("a", kind=first)
    newsroom.file("b", kind=second)
    assert f"kind.{level}" in names(compared(newsroom))


def test_the_more_kinds_are_shared_the_more_that_says(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="shelling")
    newsroom.file("b", kind="shelling")
    newsroom.filed[1] = with_also("looting_destruction", newsroom.filed[1])
    (shared,) = (feature for feature in compared(newsroom).features if feature.level.feature == "kind")
    assert (shared.level.name, shared.value) == ("same", 0.5)


def with_also(kind: str, filed: Filed) -> Filed:
    """The report with one more claim of its happening, of another kind."""
    told, (first, *_) = filed
    return told, (first, first.model_copy(update={"id": f"{first.id}-{kind}", "kind": kind}))


def test_the_kind_other_says_nothing(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="other")
    newsroom.file("b", kind="aid")
    assert not any(name.startswith("kind.") for name in names(compared(newsroom)))


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (toll(37), toll(37), "equal"),
        (toll(30, None), toll(30, 40), "compatible"),
        (toll(3), toll(9), "differs"),
        (toll(0), toll(9), "somebody"),
        (toll(0), toll(0), "nobody"),
    ],
)
def test_tolls(newsroom: Newsroom, first: object, second: object, level: str) -> None:
    newsroom.file("a", tolls=(first,))
    newsroom.file("b", tolls=(second,))
    assert f"toll.{level}" in names(compared(newsroom))


def test_one_day_and_one_place_excuse_numbers_that_differ(newsroom: Newsroom) -> None:
    newsroom.file("a", when=when("2020-05-04"), place=ORSK, tolls=(toll(3),))
    newsroom.file("b", when=when("2020-05-04"), place=ORSK, tolls=(toll(9),))
    assert "toll.one_spot" in names(compared(newsroom))


@pytest.mark.parametrize("day", ["2020-05-05", "2020-05-09"])
def test_another_day_excuses_nothing(newsroom: Newsroom, day: str) -> None:
    newsroom.file("a", when=when("2020-05-04"), place=ORSK, tolls=(toll(3),))
    newsroom.file("b", when=when(day), place=ORSK, tolls=(toll(9),))
    assert "toll.one_spot" not in names(compared(newsroom))


def test_where_numbers_agree_there_is_nothing_to_excuse(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, when=when("2020-05-04"), place=ORSK, tolls=(toll(3), toll(5, effect="injured")))
    assert not {"toll.one_spot", "toll.together"} & names(compared(newsroom))


def test_two_numbers_that_differ_do_so_together(newsroom: Newsroom) -> None:
    newsroom.file("a", tolls=(toll(3), toll(0, effect="injured")))
    newsroom.file("b", tolls=(toll(9), toll(4, effect="injured")))
    assert "toll.together" in names(compared(newsroom))


@pytest.mark.parametrize(
    ("kind", "town", "grows"),
    [("shelling", ORSK, True), ("protest", ORSK, False), ("shelling", place("Mill, Arland", (40.5, 20.5)), False)],
)
def test_the_toll_of_a_raid_grows(newsroom: Newsroom, kind: str, town: object, grows: bool) -> None:
    newsroom.file("a", kind=kind, place=ORSK, tolls=(toll(3),))
    newsroom.file("b", kind=kind, place=town, tolls=(toll(9),))
    assert ("toll.raid" in names(compared(newsroom))) is grows


@pytest.mark.parametrize(
    ("day", "killed", "excused"), [("2020-05-05", 6, True), ("2020-05-05", 60, False), ("2020-05-09", 6, False)]
)
def test_a_toll_far_off_or_of_days_later_is_not_excused(
    newsroom: Newsroom, day: str, killed: int, excused: bool
) -> None:
    newsroom.file("a", kind="shelling", when=when("2020-05-04"), place=ORSK, tolls=(toll(3),))
    newsroom.file("b", kind="shelling", when=when(day), place=ORSK, tolls=(toll(killed),))
    points = sum(one.points for one in compared(newsroom).features if one.level.name == "raid")
    assert (points > 0) is excused


@pytest.mark.parametrize(
    ("first", "kind", "war"),
    [("2018-03-01", "killing", True), ("2020-04-01", "killing", False), ("2018-03-01", "aid", False)],
)
def test_totals_of_a_war_are_one_happening_and_those_of_a_month_are_not(
    newsroom: Newsroom, first: str, kind: str, war: bool
) -> None:
    newsroom.file("a", kind="killing", when=when("2018-03-01", "2020-05-01"), tolls=(toll(900, scope="cumulative"),))
    newsroom.file("b", kind=kind, when=when(first, "2020-05-09"), tolls=(toll(950, scope="cumulative"),))
    assert ("time.of_war" in names(compared(newsroom))) is war


def test_a_siege_lasts(newsroom: Newsroom) -> None:
    newsroom.file("a", kind="siege")
    newsroom.file("b", kind="siege")
    assert "kind.siege" in names(compared(newsroom))


def test_what_an_incident_counts_goes_before_the_sum_of_its_day(newsroom: Newsroom) -> None:
    newsroom.file("a", when=when("2020-05-04"), tolls=(toll(3), toll(9, scope="cumulative")))
    newsroom.file("b", when=when("2020-05-04"), tolls=(toll(3),))
    assert "toll.equal" in names(compared(newsroom))


def test_the_sum_of_a_day_is_compared_where_nothing_else_is_counted(newsroom: Newsroom) -> None:
    newsroom.file("a", when=when("2020-05-04"), tolls=(toll(9, scope="cumulative"),))
    newsroom.file("b", when=when("2020-05-04"), tolls=(toll(9),))
    assert "toll.equal" in names(compared(newsroom))


def test_a_planned_strike_is_not_the_one_that_was_flown(newsroom: Newsroom) -> None:
    newsroom.file("a", status="planned")
    newsroom.file("b", status="asserted")
    assert "status.differs" in names(compared(newsroom))


def test_a_denial_belongs_to_what_it_denies(newsroom: Newsroom) -> None:
    newsroom.file("a", status="denied")
    newsroom.file("b", status="asserted")
    assert "status.differs" not in names(compared(newsroom))


def test_values_are_put_in_words_only_when_asked_for(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"), place=ORSK)
    newsroom.file("b", actor=party("Red Army"), place=ORSK)
    assert not any(feature.values for feature in compared(newsroom).features)
    said = {f.level.feature: f.values for f in compared(newsroom, speak=True).features}
    assert said["actor"] == "red_army"
    assert ORSK.name in said["place"]


def test_a_comparison_is_the_same_both_ways(newsroom: Newsroom) -> None:
    newsroom.file("a", LONGER, actor=party("Red Army"), place=ORSK, tolls=(toll(3),))
    newsroom.file("b", LONG, kind="killing", place=MARKET, tolls=(toll(4),))
    one, two = units(newsroom.filed)
    known = context([one, two], {})
    assert compare(one, two, known) == compare(two, one, known)


def test_every_kind_has_a_place_in_the_linkers_table() -> None:
    assert set(kinds().detail) == set(vocabulary().event_kinds)
    assert all(kind in fits for kind, fits in kinds().compatible.items())


def test_every_level_says_what_it_means() -> None:
    for name, level in levels().items():
        assert level.text, name
        assert all(-10 < points < 10 for points in level.points), name


@given(st.floats(-5, 5))
def test_a_curve_runs_straight_between_its_corners_and_flat_outside(value: float) -> None:
    level = Level("words", "alike", "alike", points=(-1.0, 1.0, 0.0), at=(0.0, 1.0, 2.0))
    expected = -1.0 if value <= 0 else 2 * value - 1 if value <= 1 else 2 - value if value <= 2 else 0.0
    assert level.weigh(value) == pytest.approx(expected)
