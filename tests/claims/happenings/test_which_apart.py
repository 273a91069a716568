"""What keeps two claims of one report apart, and what only speaks against one happening."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.claims.happenings.which_apart import contradict, doubts
from reportedly.claims.happenings.which_draft import Draft
from reportedly.records import Evidence, Participant, PartyReference, Source, Toll, When

PAPER = Source(name="The Ostrand Herald", kind="media")
LEAGUE, GUARD = (
    Participant(text=name, start=0, end=len(name), parties=(PartyReference(id=name.lower(), name=name),))
    for name in ("League", "Guard")
)
SPRING = When(edtf="2021-03/2021-05", earliest=date(2021, 3, 1), latest=date(2021, 5, 31), precision="month")
STRIKE = Draft(
    kind="air_strike",
    known=True,
    place=None,
    named_place=False,
    when=None,
    actor=None,
    target=None,
    status="asserted",
    report_scope="current",
    source=PAPER,
    tolls=(),
    sentence=1,
)


def killed(low, scope):
    return (
        Toll(
            effect="killed",
            group="people",
            low=low,
            high=low,
            scope=scope,
            evidence=Evidence(start=0, end=1, exact="x"),
        ),
    )


def test_one_voice_tells_of_two_attackers_two_attacks():
    assert contradict(replace(STRIKE, actor=LEAGUE), replace(STRIKE, actor=GUARD))


@pytest.mark.parametrize(
    "other",
    [
        {"source": Source(name="the Guard", kind="party")},
        {"status": "denied"},
        {"kind": "shelling"},
        {"actor": LEAGUE},
    ],
)
def test_two_voices_may_lay_one_attack_on_two_parties(other):
    assert not contradict(replace(STRIKE, actor=LEAGUE), replace(STRIKE, **{"actor": GUARD, **other}))


def test_two_sides_fight_one_battle():
    battle = replace(STRIKE, kind="battle")
    assert not contradict(replace(battle, actor=LEAGUE), replace(battle, actor=GUARD))
    assert "parties, battle" in set(doubts(replace(battle, actor=LEAGUE), replace(battle, actor=GUARD)))


@pytest.mark.parametrize(("few", "apart"), [(4, True), (40, True), (200, False)])
def test_a_total_over_a_long_time_is_apart_from_what_it_may_count(few, apart):
    total = replace(STRIKE, tolls=killed(300, "cumulative"), when=SPRING)
    one = replace(STRIKE, tolls=killed(few, "incident"))
    assert contradict(one, total) is contradict(total, one) is apart


def test_a_total_of_no_stated_time_is_only_doubted():
    total, one = replace(STRIKE, tolls=killed(300, "cumulative")), replace(STRIKE, tolls=killed(4, "incident"))
    assert not contradict(one, total)
    assert {"total later, same sentence", "total far greater", "total of no time"} <= set(doubts(one, total))
    assert not set(doubts(one, one))
