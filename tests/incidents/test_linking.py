"""Which accounts are drawn together, and why."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.incidents import LinkOptions, draw_together, link

from .conftest import Filed, Newsroom, claim, party, place, report, toll, when
from .test_copies import WIRE

MARKET = place("Market quarter, Orsk, Lower Province, Arland", (40.01, 20.01), "neighbourhood")
ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
VELIN = place("Velin, Upper Province, Arland", (42.5, 23.0))
ONE_DAY = when("2020-05-03")


def test_two_papers_on_one_strike_make_one_incident(newsroom: Newsroom) -> None:
    newsroom.file(
        "a",
        "Jets hit the covered market of Orsk and killed 14 people.",
        when=ONE_DAY,
        place=MARKET,
        kind="air_strike",
        tolls=(toll(14),),
    )
    newsroom.file(
        "b",
        "The covered market in Orsk was bombed from the air, 14 dead.",
        when=ONE_DAY,
        place=ORSK,
        kind="air_strike",
        tolls=(toll(14),),
    )
    (found,) = link(newsroom.filed)
    assert found.reports == ("a", "b")
    assert found.independent_voices == 2
    assert found.place == MARKET
    assert (found.estimates[0].low, found.estimates[0].best, found.estimates[0].high) == (14, 14, 14)


def test_strikes_on_two_far_towns_stay_apart(newsroom: Newsroom) -> None:
    newsroom.file(
        "a", "Jets hit the market and killed 14 people.", when=ONE_DAY, place=ORSK, kind="air_strike", tolls=(toll(14),)
    )
    newsroom.file(
        "b",
        "Jets hit the market and killed 14 people.",
        when=ONE_DAY,
        place=VELIN,
        kind="air_strike",
        tolls=(toll(14),),
    )
    assert len(link(newsroom.filed)) == 2


def test_the_same_town_a_month_later_is_another_incident(newsroom: Newsroom) -> None:
    newsroom.file("a", "Shells fell on Orsk.", when=ONE_DAY, place=ORSK)
    newsroom.file("b", "Shells fell on Orsk.", published="2020-06-05", when=when("2020-06-04"), place=ORSK)
    assert len(link(newsroom.filed)) == 2


def test_a_report_that_tells_two_happenings_is_never_folded_into_one(newsroom: Newsroom) -> None:
    told = report("a", "Shells fell on Orsk at dawn. Shells fell on Orsk again at dusk.")
    claims = tuple(
        claim(told, happening=h, evidence=e, when=ONE_DAY, place=ORSK) for h, e in (("1", "at dawn"), ("2", "at dusk"))
    )
    newsroom.filed.append((told, claims))
    newsroom.file("b", "Shells fell on Orsk at dawn.", when=ONE_DAY, place=ORSK)
    assert len(link(newsroom.filed)) == 2


def test_a_protest_is_not_an_aid_delivery(newsroom: Newsroom) -> None:
    newsroom.file("a", "Crowds marched in Orsk.", when=ONE_DAY, place=ORSK, kind="protest")
    newsroom.file("b", "Lorries with flour reached Orsk.", when=ONE_DAY, place=ORSK, kind="aid")
    assert len(link(newsroom.filed)) == 2


def test_the_means_names_the_incident_where_another_report_gives_the_outcome_only(newsroom: Newsroom) -> None:
    words = "Nineteen people died in the covered market of Orsk on Sunday"
    newsroom.file("a", words + ".", when=ONE_DAY, place=MARKET, kind="killing", tolls=(toll(19),))
    newsroom.file(
        "b", words + " when a drone struck.", when=ONE_DAY, place=MARKET, kind="air_strike", tolls=(toll(19),)
    )
    (found,) = link(newsroom.filed)
    assert found.kind == "air_strike"


def test_why_two_reports_were_joined_is_one_sentence(newsroom: Newsroom) -> None:
    newsroom.file(
        "a", "Jets hit the market of Orsk, 14 dead.", when=ONE_DAY, place=ORSK, kind="air_strike", tolls=(toll(14),)
    )
    newsroom.file(
        "b",
        "An air raid on the market of Orsk left 14 dead.",
        when=ONE_DAY,
        place=ORSK,
        kind="air_strike",
        tolls=(toll(14),),
    )
    newsroom.file("c", "Shells fell on Velin.", when=ONE_DAY, place=VELIN)
    found = draw_together(newsroom.filed)
    joined, apart = found.explain_pair("a", "b"), found.explain_pair("a", "c")
    assert joined.joined
    assert joined.text.startswith("Joined")
    assert "both name the same day" in joined.text
    assert not apart.joined
    assert "their places lie too far apart" in apart.text
    with pytest.raises(KeyError, match="no claims"):
        found.explain_pair("a", "nowhere")


def test_nothing_filed_makes_no_incident() -> None:
    assert link([]) == ()
    assert link([(report("a"), ())]) == ()


def test_a_threshold_out_of_reach_leaves_every_report_alone(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, "Jets hit the market of Orsk.", when=ONE_DAY, place=ORSK, kind="air_strike")
    assert len(link(newsroom.filed)) == 1
    assert len(link(newsroom.filed, LinkOptions(threshold=1000))) == 2


def test_what_keeps_a_pair_apart_is_told_by_the_threshold_that_was_chosen(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, "Jets hit the market of Orsk.", when=ONE_DAY, place=ORSK, kind="air_strike")
    told = draw_together(newsroom.filed, LinkOptions(threshold=1000)).explain_pair("a", "b")
    assert not told.joined
    assert "enough" not in told.text


TOWNS = [place(f"Town {n}, Arland", (30 + n * 0.3, 20.0)) for n in range(8)]
NOUNS = ["market", "school", "bridge", "mosque", "bakery", "hospital", "square", "station", "mill", "barracks"]


def invented(seed: int, many: int) -> list[Filed]:
    """Reports of which about three tell each happening."""
    choose = random.Random(seed)
    filed = []
    happenings = [
        (choose.choice(TOWNS), choose.randrange(max(30, many // 20)), choose.choice(NOUNS), choose.randrange(1, 40))
        for _ in range(many // 3 + 1)
    ]
    for n in range(many):
        town, day, noun, dead = choose.choice(happenings)
        on = date(2020, 1, 1) + timedelta(days=day)
        told = report(
            f"r{n}",
            f"Shells hit the {noun} of {town.name} and left {dead} dead, report {n}.",
            (on + timedelta(days=1)).isoformat(),
        )
        filed.append((told, (claim(told, place=town, when=when(on.isoformat()), tolls=(toll(dead),)),)))
    return filed


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(seed: int, shuffle: random.Random) -> None:
    filed = invented(seed, 24)
    mixed = list(filed)
    shuffle.shuffle(mixed)
    assert link(filed) == link(mixed)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_every_claim_is_in_exactly_one_incident(seed: int) -> None:
    filed = invented(seed, 24)
    held = sorted(one for incident in link(filed) for one in incident.claims)
    assert held == sorted(one.id for _, claims in filed for one in claims)


@pytest.mark.slow
def test_four_times_the_claims_take_little_more_than_four_times_as_long(growth: Callable[..., float]) -> None:
    filed = {many: invented(1, many) for many in (1_000, 4_000)}
    assert growth(lambda many: link(filed[many]), 1_000) < 8
    assert len(link(filed[4_000])) < 3_200


def test_parties_stand_in_order_of_frequency(newsroom: Newsroom) -> None:
    accounts = (
        ("a", "Jets hit the covered market of Orsk.", "Red Army"),
        ("b", "The covered market of Orsk lies in ruins after an air raid, say traders.", "Blue Army"),
        ("c", "Bombs on the covered market: Orsk counts its dead.", "Red Army"),
    )
    for name, words, who in accounts:
        newsroom.file(name, words, when=ONE_DAY, place=ORSK, kind="air_strike", actor=party(who))
    (found,) = link(newsroom.filed)
    assert [one.name for one in found.actors] == ["Red Army", "Blue Army"]
    assert [one.field for one in found.disputes] == ["actor"]


def test_what_speaks_against_a_join_is_said_as_such(newsroom: Newsroom) -> None:
    newsroom.file("a", "Jets hit the covered market and killed 14 people in Orsk.", when=ONE_DAY, place=ORSK)
    newsroom.file("b", "Gunmen fired at a bus near the old bridge.", when=ONE_DAY, place=ORSK)
    text = draw_together(newsroom.filed).explain_pair("a", "b").text
    assert "both name the same day" in text.split("against it")[0]
    assert "their words are little alike" in text.split("against it")[1]


def test_a_lone_odd_kind_does_not_name_the_incident(newsroom: Newsroom) -> None:
    told = report("a", "Missiles struck the air base at Orsk. " * 3)
    kinds = ["shelling"] * 9 + ["chemical_attack"]
    claims = tuple(claim(told, kind, when=ONE_DAY, place=ORSK, confidence=n / 10) for n, kind in enumerate(kinds))
    (found,) = link([(told, claims)])
    assert found.kind == "shelling"


def test_general_statements_tell_of_no_incident(newsroom: Newsroom) -> None:
    newsroom.file("a", "Shelling is frequent around Orsk.", report_scope="generic")
    assert link(newsroom.filed) == ()


def test_an_earlier_happening_counts_where_its_words_give_the_day_and_nowhere_else(newsroom: Newsroom) -> None:
    newsroom.file("a", "An earlier blast killed nine in Orsk.", report_scope="background", when=None)
    guessed = ONE_DAY.model_copy(update={"basis": "report"})
    newsroom.file("b", "An earlier blast killed nine in Orsk.", report_scope="background", when=guessed)
    assert link(newsroom.filed) == ()
    newsroom.file("c", "A blast killed nine in Orsk that day.", report_scope="background", when=ONE_DAY)
    assert [incident.reports for incident in link(newsroom.filed)] == [("c",)]


def test_a_report_filed_twice_counts_once(newsroom: Newsroom) -> None:
    newsroom.file("a", "Jets hit the market.", when=ONE_DAY, place=ORSK)
    assert link(newsroom.filed * 2) == link(newsroom.filed)


def test_copies_are_one_voice_where_the_original_tells_of_another_happening(newsroom: Newsroom) -> None:
    newsroom.file("first", WIRE, "2020-05-03", when=ONE_DAY, place=VELIN, tolls=(toll(9),))
    for name in "bc":
        newsroom.file(name, WIRE, when=ONE_DAY, place=ORSK, tolls=(toll(9),), actor=party("Red Army"))
    apart = frozenset(
        (min(newsroom.claims[0].id, one.id), max(newsroom.claims[0].id, one.id)) for one in newsroom.claims[1:]
    )
    found = {one.reports: one for one in link(newsroom.filed, LinkOptions(apart=apart))}
    assert found["b", "c"].voices == ("Paper first",)


def test_a_wire_that_three_hundred_papers_print_is_one_incident_and_one_voice(newsroom: Newsroom) -> None:
    for number in range(300):
        newsroom.file(f"r{number}", WIRE, when=ONE_DAY, place=ORSK, tolls=(toll(9),))
    (found,) = link(newsroom.filed)
    assert (len(found.reports), found.independent_voices) == (300, 1)


def test_an_incident_names_the_parties_that_no_claims_own_words_tell(newsroom: Newsroom) -> None:
    red, blue = (party(name).model_copy(update={"basis": "context"}) for name in ("Red Army", "Blue Army"))
    told = "Shells hit the market of Orsk, killing four traders."
    newsroom.file("a", told, actor=red, target=blue, place=ORSK, when=ONE_DAY, tolls=(toll(4),))
    newsroom.file("b", told, actor=party("Red Army"), place=ORSK, when=ONE_DAY, tolls=(toll(4),))
    (found,) = link(newsroom.filed)
    assert [one.name for one in found.actors] == ["Red Army"]
    assert (found.actors_from_context, found.targets_from_context) == ((), ("Blue Army",))
