"""Places go from hand to hand as the reports tell it, and contradictions stay visible."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from answer_samples import NORTH, SOUTH, claim, participant, report, when
from hypothesis import given
from hypothesis import strategies as st

from reportedly.answers.territory import ControlInterval, control
from reportedly.records import Claim, PartyReference, Place, Report, Source

WEST = PartyReference(id=None, name="Western Guard")
PARTIES = {"north": NORTH, "south": SOUTH, "west": WEST}
FIRST = date(2016, 9, 1)


def told(kind: str, who: PartyReference | None, day: int | None, **changes: object) -> Claim:
    fields = {
        "actor": participant(who) if who else None,
        "when": when(FIRST + timedelta(days=day - 1)) if day else None,
    }
    name = f"{kind} by {who.name if who else 'nobody'} on {day}"
    return claim(str(changes.pop("id", name)), kind, **{**fields, **changes})


def reports(published: date | None = None) -> dict[str, Report]:
    return {"r1": report("r1", published=published)}


def read(*claims: Claim, on: date | None = None) -> list[ControlInterval]:
    return control(claims, reports(), on)


def brief(intervals: list[ControlInterval]) -> list[tuple[str, int | None, int | None]]:
    def day(value: date | None) -> int | None:
        return (value - FIRST).days + 1 if value else None

    return [("; ".join(p.name for p in one.holder), day(one.since), day(one.until)) for one in intervals]


def test_a_town_that_changes_hands_twice() -> None:
    found = read(told("capture", NORTH, 3), told("capture", SOUTH, 10), told("capture", NORTH, 20))
    assert brief(found) == [("Northern Army", 3, 10), ("Southern Front", 10, 20), ("Northern Army", 20, None)]
    assert found[0].claims == ("capture by Northern Army on 3",)
    assert found[0].ended_by == ("capture by Southern Front on 10",)
    assert all(one.since_known for one in found)
    assert (found[1].since_edtf, found[1].until_edtf) == ("2016-09-10", "2016-09-20")


def test_the_order_in_which_claims_are_read_does_not_matter() -> None:
    claims = [
        told("capture", NORTH, 3),
        told("capture", SOUTH, 10),
        told("battle", NORTH, 9),
        told("control", SOUTH, 12),
    ]
    assert read(*claims) == read(*reversed(claims))


def test_two_accounts_of_one_capture_support_one_interval() -> None:
    (found,) = read(told("capture", NORTH, 3), told("capture", NORTH, 4), told("control", NORTH, 9))
    assert len(found.claims) == 3
    assert found.since == date(2016, 9, 3)
    assert found.last_told == date(2016, 9, 9)


def test_holding_a_place_is_no_taking() -> None:
    (found,) = read(told("control", NORTH, 5))
    assert (found.since, found.since_known) == (date(2016, 9, 5), False)


def test_a_state_counts_from_the_beginning_of_its_time_and_is_told_of_to_its_end() -> None:
    (found,) = read(told("control", NORTH, 5, when=when(date(2016, 9, 2), date(2016, 9, 20))))
    assert (found.since, found.since_edtf, found.last_told) == (date(2016, 9, 2), "2016-09-02", date(2016, 9, 20))


def test_another_holder_at_the_same_time_is_a_disagreement_that_is_kept() -> None:
    found = read(told("capture", NORTH, 3), told("control", SOUTH, 8), told("capture", WEST, 12))
    assert brief(found) == [("Northern Army", 3, 12), ("Southern Front", 8, 12), ("Western Guard", 12, None)]
    assert found[0].disputed == ("control by Southern Front on 8",)
    assert found[1].disputed == ("capture by Northern Army on 3",)
    assert found[2].disputed == ()


def test_two_takings_on_one_day_contradict_each_other() -> None:
    found = read(told("capture", NORTH, 3), told("capture", SOUTH, 3))
    assert brief(found) == [("Northern Army", 3, None), ("Southern Front", 3, None)]
    assert all(one.disputed for one in found)


def test_who_leaves_held_the_place_until_then() -> None:
    assert brief(read(told("withdrawal", NORTH, 6))) == [("Northern Army", None, 6)]
    assert brief(read(told("capture", NORTH, 2), told("withdrawal", NORTH, 6))) == [("Northern Army", 2, 6)]


def test_leaving_on_the_day_of_the_loss_explains_the_end_and_changes_nothing() -> None:
    found = read(told("capture", NORTH, 2), told("capture", SOUTH, 6), told("withdrawal", NORTH, 6))
    assert brief(found) == [("Northern Army", 2, 6), ("Southern Front", 6, None)]
    assert len(found[0].ended_by) == 2 or found[0].ended_by == ("withdrawal by Northern Army on 6",)


def test_leaving_at_another_time_than_the_loss_disputes_it() -> None:
    found = read(told("capture", NORTH, 2), told("capture", SOUTH, 6), told("withdrawal", NORTH, 9))
    assert found[0].disputed == ("withdrawal by Northern Army on 9",)


def test_but_not_where_only_the_report_has_a_day() -> None:
    later = told("withdrawal", NORTH, 9, when=when(date(2016, 9, 9), basis="report"))
    found = read(told("capture", NORTH, 2), told("capture", SOUTH, 6), later)
    assert found[0].disputed == ()


@pytest.mark.parametrize("status", ["denied", "possible", "planned", "demanded"])
def test_only_what_is_asserted_changes_hands(status: str) -> None:
    found = read(told("capture", NORTH, 2), told("capture", SOUTH, 6, status=status, id="doubtful"))
    assert brief(found) == [("Northern Army", 2, None)]
    assert found[0].disputed == ()


def test_a_denial_disputes_the_stay_of_whom_it_speaks() -> None:
    (found,) = read(told("capture", NORTH, 2), told("capture", NORTH, 3, status="denied", id="no"))
    assert (found.until, found.disputed) == (None, ("no",))


def test_who_says_himself_that_he_still_holds_what_he_lost_disputes_the_loss() -> None:
    army = Source(name="an army spokesman", kind="party", party="south")
    ours = told("control", SOUTH, 4, source=army, id="ours")
    found = read(told("capture", NORTH, 3), ours, told("capture", SOUTH, 8))
    assert brief(found) == [("Northern Army", 3, 8), ("Southern Front", 8, None)]
    assert found[0].disputed == ("ours",)
    assert brief(read(ours)) == [("Southern Front", 4, None)]


def test_fighting_and_sieges_mark_the_interval_of_their_day() -> None:
    found = read(
        told("capture", NORTH, 2), told("battle", SOUTH, 5), told("siege", SOUTH, 6), told("capture", SOUTH, 9)
    )
    assert found[0].contested == ("battle by Southern Front on 5",)
    assert found[0].besieged == ("siege by Southern Front on 6",)
    assert found[0].besiegers == (SOUTH,)
    assert found[1].contested == found[1].besieged == ()


def test_a_besieged_place_is_held_by_somebody_even_if_nobody_says_by_whom() -> None:
    found = read(told("siege", SOUTH, 2), told("capture", SOUTH, 9))
    assert brief(found) == [("", 2, 9), ("Southern Front", 9, None)]
    assert found[0].besieged


def test_a_siege_by_nobody_named_of_nobody_named_says_nothing() -> None:
    assert read(told("siege", None, 2)) == []


def test_a_siege_that_began_before_the_holder_is_first_told_of_is_laid_to_him() -> None:
    (found,) = read(told("siege", SOUTH, 2), told("control", NORTH, 9))
    assert (found.holder, found.besiegers) == ((NORTH,), (SOUTH,))


def test_nobody_besieges_himself() -> None:
    found = read(told("control", NORTH, 2), told("siege", NORTH, 4))
    assert [(one.holder, one.besiegers) for one in found] == [((NORTH,), ()), ((), (NORTH,))]


def test_a_battle_alone_says_nothing_of_who_holds_the_place() -> None:
    assert read(told("battle", NORTH, 2)) == []


def test_a_taking_by_somebody_unnamed_ends_the_stay_of_its_victim_only() -> None:
    lost = told("capture", None, 6, target=participant(NORTH), id="lost")
    assert brief(read(told("capture", NORTH, 2), lost)) == [("Northern Army", 2, 6), ("", 6, None)]
    (found,) = read(told("capture", NORTH, 2), told("capture", None, 6, id="taken"))
    assert (found.until, found.disputed) == (None, ("taken",))


def test_a_taking_by_somebody_unnamed_repeats_the_one_of_its_day() -> None:
    (found,) = read(told("capture", None, 2, id="a"), told("capture", NORTH, 2, id="b"))
    assert (found.holder, found.claims, found.disputed) == ((NORTH,), ("b", "a"), ())


@pytest.mark.parametrize("kind", ["ngo", "media", "civilians", "protesters"])
def test_who_bears_no_arms_holds_no_ground(kind: str) -> None:
    assert read(told("control", PartyReference(id="x", name="Exercise Monitor", kind=kind), 2)) == []


def test_the_state_of_a_day_knows_nothing_of_what_came_later() -> None:
    claims = (told("capture", NORTH, 3), told("battle", SOUTH, 9), told("capture", SOUTH, 10))
    assert read(*claims, on=date(2016, 9, 2)) == []
    (before,) = read(*claims, on=date(2016, 9, 5))
    assert (brief([before]), before.contested) == ([("Northern Army", 3, None)], ())
    assert brief(read(*claims, on=date(2016, 9, 10))) == [("Southern Front", 10, None)]
    assert read(told("withdrawal", NORTH, 6), on=date(2016, 9, 3)) == []


def test_a_claim_without_a_day_counts_from_its_reports_day_of_publication() -> None:
    (found,) = control([told("capture", NORTH, None)], reports(date(2016, 9, 8)))
    assert (found.since, found.since_edtf) == (date(2016, 9, 8), "2016-09-08~")


def test_a_claim_without_any_day_supports_or_stands_alone() -> None:
    (alone,) = read(told("capture", NORTH, None))
    assert (alone.since, alone.until, alone.last_told) == (None, None, None)
    (both,) = read(told("capture", NORTH, None), told("capture", NORTH, 3))
    assert len(both.claims) == 2


def test_whole_countries_and_habits_are_nobodys_holding() -> None:
    country = Place(text="Exercise Land", start=0, end=13, name="Exercise Land", precision="country")
    assert read(told("capture", NORTH, 2, place=country)) == []
    assert read(told("capture", NORTH, 2, report_scope="generic")) == []
    assert read(told("capture", NORTH, None, report_scope="background")) == []
    assert read(told("capture", NORTH, 2, place=None)) == []


def test_an_ally_that_is_named_beside_the_holder_is_the_same_side() -> None:
    together = told("control", None, 5, actor=participant(NORTH, SOUTH), id="together")
    (found,) = read(told("capture", NORTH, 2), together)
    assert found.claims == ("capture by Northern Army on 2", "together")


@st.composite
def histories(draw: st.DrawFn) -> list[Claim]:
    claims = []
    for number in range(draw(st.integers(0, 12))):
        who = draw(st.sampled_from([NORTH, SOUTH, WEST, None]))
        kind = draw(st.sampled_from(["capture", "withdrawal", "control", "siege", "battle"]))
        status = draw(st.sampled_from(["asserted", "asserted", "denied"]))
        target = draw(st.sampled_from([None, participant(NORTH), participant(SOUTH)]))
        day = draw(st.none() | st.integers(1, 15))
        claims.append(told(kind, who, day, id=f"c{number:02}", status=status, target=target))
    return claims


@given(histories())
def test_the_intervals_of_one_holder_never_overlap(claims: list[Claim]) -> None:
    found = read(*claims)
    for one, other in combinations(found, 2):
        if one.holder == other.holder:
            begins = max(one.since or date.min, other.since or date.min)
            ends = min(one.until or date.max, other.until or date.max)
            assert begins >= ends, (one, other)


@given(histories(), st.integers(1, 15))
def test_intervals_are_in_order_and_rest_on_claims(claims: list[Claim], day: int) -> None:
    known = {one.id: one for one in claims}
    for interval in read(*claims):
        assert interval.since is None or interval.until is None or interval.since <= interval.until
        assert interval.claims or interval.besieged
        used = [*interval.claims, *interval.ended_by, *interval.contested, *interval.besieged]
        assert all(known[name].status == "asserted" for name in used)
    on = FIRST + timedelta(days=day - 1)
    for interval in read(*claims, on=on):
        assert interval.since is not None
        assert interval.since <= on
        assert interval.until is None or interval.until > on
