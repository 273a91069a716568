"""What the claims of an incident suggest about how well it is supported."""

from __future__ import annotations

import pytest

from reportedly.incidents import copies, draw_together, propose_grade, voices
from reportedly.incidents.assemble import assemble
from reportedly.incidents.grades import Proposal
from reportedly.records import Participant
from reportedly.vocabulary import vocabulary

from .conftest import Newsroom, party, source, toll


def proposed(newsroom: Newsroom) -> Proposal:
    originals = copies(newsroom.reports.values())
    heard = voices(newsroom.claims, newsroom.reports, originals)
    incident = assemble(newsroom.claims, newsroom.reports, originals, "ucdp")
    return propose_grade(incident, newsroom.claims, heard)


def test_one_voice_is_weak(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"), tolls=(toll(4, group="civilians"),))
    found = proposed(newsroom)
    assert found.grade == "weak"
    assert found.reasons == ("Only Paper a tells of it; Red Army did it.",)


def test_two_voices_that_name_one_actor_are_fair(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"), tolls=(toll(4, group="civilians"),))
    newsroom.file("b", actor=party("Red Army"), tolls=(toll(5),))
    assert proposed(newsroom).grade == "fair"


def test_two_papers_that_quote_one_monitor_are_weak(newsroom: Newsroom) -> None:
    for name in "ab":
        newsroom.file(name, source=source("Arland Monitor", "monitor"), actor=party("Red Army"), tolls=(toll(4),))
    assert proposed(newsroom).grade == "weak"


def test_different_actors_are_contested(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"), tolls=(toll(4),))
    newsroom.file("b", actor=party("Blue Front"), tolls=(toll(4),))
    found = proposed(newsroom)
    assert found.grade == "contested"
    assert len(found.claims) == 2


def test_a_denial_is_contested(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"), tolls=(toll(4),))
    newsroom.file("b", actor=party("Red Army"), status="denied", source=source("Red Army", "party", party="red_army"))
    assert proposed(newsroom).grade == "contested"


def test_who_admits_harm_to_civilians_confirms_it(newsroom: Newsroom) -> None:
    army = source("Red Army", "party", party="red_army")
    newsroom.file("a", source=army, actor=party("Red Army"), tolls=(toll(4, group="civilians"),))
    assert proposed(newsroom).grade == "confirmed"


def test_who_boasts_of_dead_fighters_confirms_nothing(newsroom: Newsroom) -> None:
    army = source("Red Army", "party", party="red_army")
    newsroom.file("a", source=army, actor=party("Red Army"), tolls=(toll(4, group="combatants"),))
    assert proposed(newsroom).grade == "discounted"


def test_without_harm_nothing_is_assessed(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=party("Red Army"))
    assert proposed(newsroom).grade == "unassessed"


@pytest.mark.parametrize("dead", [0, 3])
def test_every_proposal_is_a_grade_of_the_vocabulary_and_gives_reasons(newsroom: Newsroom, dead: int) -> None:
    newsroom.file("a", tolls=(toll(dead),))
    found = proposed(newsroom)
    assert found.grade in vocabulary().ids("gradings")
    assert all(reason.endswith(".") for reason in found.reasons)
    assert draw_together(newsroom.filed).incidents


def lent(name: str) -> Participant:
    return party(name).model_copy(update={"basis": "context"})


def test_whom_only_the_report_around_names_is_not_held_to_have_done_it(newsroom: Newsroom) -> None:
    newsroom.file("a", actor=lent("Red Army"), tolls=(toll(4, group="civilians"),))
    newsroom.file("b", actor=lent("Red Army"), tolls=(toll(5),))
    found = proposed(newsroom)
    assert found.grade == "weak"
    assert "nobody is named as the one who did it" in found.reasons[0]


def test_a_party_confesses_only_in_its_own_words(newsroom: Newsroom) -> None:
    speaker = source("Red Army", "party", party="red_army")
    newsroom.file("a", source=speaker, actor=lent("Red Army"), tolls=(toll(4, group="civilians"),))
    assert proposed(newsroom).grade != "confirmed"
