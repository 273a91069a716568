"""Where voices disagree."""

from __future__ import annotations

from reportedly.incidents import link
from reportedly.records import Incident

from .conftest import Newsroom, party, place, source, toll, when

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
DAY = when("2020-05-03")
TEXTS = (
    "Jets hit the covered market of Orsk.",
    "The covered market of Orsk lies in ruins after an air raid, traders said.",
    "Bombs on the covered market: Orsk counts.",
)


def strike(newsroom: Newsroom, number: int, **more: object) -> None:
    more.setdefault("when", DAY)
    newsroom.file("abc"[number], TEXTS[number], kind="air_strike", place=ORSK, **more)


def only(newsroom: Newsroom) -> Incident:
    (found,) = link(newsroom.filed)
    return found


def test_numbers_that_do_not_fit_are_a_dispute_with_its_claims(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(12),))
    strike(newsroom, 1, tolls=(toll(3),))
    (found,) = only(newsroom).disputes
    assert found.field == "killed"
    assert found.text == "On how many people were killed, Paper b says 3, Paper a says 12."
    assert set(found.claims) == {one.id for one in newsroom.claims}


def test_numbers_that_fit_are_none(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(12, None),))
    strike(newsroom, 1, tolls=(toll(15),))
    assert only(newsroom).disputes == ()


def test_a_denial_is_a_dispute_and_the_incident_stays_asserted(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(12),))
    strike(newsroom, 1, status="denied", source=source("Red Army command", "party"))
    found = only(newsroom)
    assert found.status == "asserted"
    assert found.party_voices == 1
    assert [(one.field, one.text) for one in found.disputes] == [
        ("status", "Red Army command denied what Paper a told.")
    ]


def test_what_everybody_denies_is_denied(newsroom: Newsroom) -> None:
    strike(newsroom, 0, status="denied")
    assert only(newsroom).status == "denied"


def test_two_voices_that_blame_two_parties_dispute_who_did_it(newsroom: Newsroom) -> None:
    strike(newsroom, 0, actor=party("Red Army"))
    strike(newsroom, 1, actor=party("Blue Army"))
    (found,) = only(newsroom).disputes
    assert found.text == "On who did it, Paper b says Blue Army, Paper a says Red Army."


def test_two_exact_days_are_a_dispute(newsroom: Newsroom) -> None:
    strike(newsroom, 0)
    strike(newsroom, 1)
    strike(newsroom, 2, when=when("2020-05-04"))
    (found,) = only(newsroom).disputes
    assert found.field == "when"
    assert found.text == "On the day, Paper a and Paper b say 2020-05-03, Paper c says 2020-05-04."


def test_a_denial_contradicts_those_who_name_the_one_who_denies(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(12),))
    strike(newsroom, 1, actor=party("Red Army"))
    strike(newsroom, 2, actor=party("Red Army"), status="denied", source=source("Red Army", "party"))
    (found,) = only(newsroom).disputes
    assert found.text == "Red Army denied what Paper b told."


def test_more_children_than_people_are_a_dispute_even_of_one_voice(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(3), toll(4, group="children", scope="part")))
    (found,) = only(newsroom).disputes
    assert (found.field, found.text) == (
        "killed",
        "On how many were killed, Paper a says 3 people, Paper a says 4 children.",
    )


def test_groups_that_are_more_than_all_together_are_a_dispute(newsroom: Newsroom) -> None:
    women, children = (toll(3, group=group, scope="part") for group in ("women", "children"))
    strike(newsroom, 0, tolls=(toll(5), women, children))
    (found,) = only(newsroom).disputes
    assert found.text == "On how many were killed, Paper a says 5 people, Paper a says 6 people."


def test_a_voice_that_counts_more_children_than_another_counts_people_disputes_it(newsroom: Newsroom) -> None:
    strike(newsroom, 0, tolls=(toll(3),))
    strike(newsroom, 1, tolls=(toll(None), toll(5, group="children", scope="part")))
    (found,) = only(newsroom).disputes
    assert found.text == "On how many were killed, Paper a says 3 people, Paper b says 5 children."


def test_who_takes_back_a_number_is_told_of(newsroom: Newsroom) -> None:
    monitor = source("Arland Monitor", "monitor")
    strike(newsroom, 0, source=monitor, tolls=(toll(12),))
    strike(newsroom, 1, source=monitor, status="denied", tolls=(toll(12),))
    (found,) = only(newsroom).disputes
    assert (found.field, found.text) == ("status", "Arland Monitor denied a number of its own.")
    assert set(found.claims) == {one.id for one in newsroom.claims}


def test_whom_only_the_report_around_names_the_voice_has_not_blamed(newsroom: Newsroom) -> None:
    strike(newsroom, 0, actor=party("Red Army"), tolls=(toll(4),))
    strike(newsroom, 1, actor=party("Blue Army").model_copy(update={"basis": "context"}), tolls=(toll(4),))
    assert not [one for one in only(newsroom).disputes if one.field == "actor"]
