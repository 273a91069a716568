"""Whatever is added and decided in whatever order: what was known on a day stays, and incidents can be made again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from answer_samples import HARBOUR, claim, report, toll, when
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.answers import Answers
from reportedly.answers.deciding import Asked, What, decide, undo
from reportedly.ledger import Custody, Ledger
from reportedly.records import Coding, Evidence, Incident

BEGIN = datetime(2024, 5, 1, 12, tzinfo=UTC)
HAPPENED = date(2016, 9, 26)
PEOPLE = st.sampled_from(["Mina", "Teun"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 5), st.integers(0, 40), st.integers(0, 20)),
        st.tuples(st.just("recode"), st.integers(0, 5), st.integers(0, 40), st.integers(0, 20)),
        st.tuples(st.just("reject"), PEOPLE, st.integers(0, 9)),
        st.tuples(st.just("accept"), PEOPLE, st.integers(0, 9)),
        st.tuples(st.just("join"), PEOPLE, st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("keep apart"), PEOPLE, st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("undo"), PEOPLE, st.integers(0, 9)),
    ),
    min_size=2,
    max_size=9,
)
numbers = count()


class Play:
    """Steps on a ledger, one a day."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.day = ledger, BEGIN

    def step(self, what: str, *told: Any) -> None:
        self.day += timedelta(days=1)
        does: dict[str, Callable[..., None]] = {"add": self.add, "recode": self.recode, "undo": self.undo}
        if what in does:
            does[what](*told)
        else:
            self.decide(what, *told)

    def add(self, name: int, killed: int, day: int, coder: str = "first") -> None:
        made = report(f"r{name}", date(2016, 9, 27), publisher=f"Paper {name}")
        coding = self.coding(name, killed, day, coder)
        self.ledger.add(made, made.id.encode(), coding, Custody(collected_at=self.day))

    def recode(self, name: int, killed: int, day: int) -> None:
        if any(f"r{name}" == one.id for one, _ in self.ledger.records()):
            self.ledger.add_coding(self.coding(name, killed, day, f"coder of {self.day:%d %B}"), self.day)

    def coding(self, name: int, killed: int, day: int, coder: str) -> Coding:
        told = claim(
            f"{coder}-r{name}",
            "shelling",
            report=f"r{name}",
            coder=coder,
            when=when(HAPPENED - timedelta(days=day // 4)),
            place=HARBOUR,
            evidence=Evidence(start=0, end=2, exact=f"r{name}"),
            tolls=(toll(killed, killed),),
        )
        return Coding(report=f"r{name}", coder=coder, coded=True, claims=(told,))

    def decide(self, what: str, who: str, *chosen: int) -> None:
        claims = sorted(Answers(self.ledger).claims)
        subjects = tuple(dict.fromkeys(claims[one % len(claims)] for one in chosen)) if claims else ()
        if len(subjects) == len(chosen):
            asked = {"reject": What.REJECT, "accept": What.ACCEPT, "join": What.SAME, "keep apart": What.NOT_SAME}
            decide(Answers(self.ledger), Asked(what=asked[what], subjects=subjects), who, "as read", self.day)

    def undo(self, who: str, chosen: int) -> None:
        made = [one for one in self.ledger.decisions() if one.kind != "undo"]
        if made:
            undo(Answers(self.ledger), made[chosen % len(made)].id, who, "read again", self.day)


def spelled(incidents: tuple[Incident, ...]) -> list[str]:
    return [one.model_dump_json() for one in incidents]


def known_on(ledger: Ledger, day: datetime) -> list[str]:
    return spelled(Answers(ledger, as_known_on=day.date()).all_incidents)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_an_answer_as_of_a_day_never_changes_and_what_is_stored_can_be_made_again(
    tmp_path: Path, steps: list[tuple[Any, ...]]
) -> None:
    path = tmp_path / f"{next(numbers)}.ledger"
    with Ledger.open(path) as ledger:
        play, said = Play(ledger), {}
        for step in steps:
            play.step(*step)
            said[play.day] = spelled(Answers(ledger).all_incidents)
        assert {day: known_on(ledger, day) for day in said} == said
        with Ledger.open(path.with_suffix(".copy")) as copied:
            ledger.copy_to(copied)  # takes no derived incidents along: they are made again from nothing
            assert spelled(Answers(copied).all_incidents) == said[play.day]
        assert ledger.check().problems == ()
