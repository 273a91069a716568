"""What is stored after a few additions and decisions is, byte for byte, what linking everything from nothing stores."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from answer_samples import NORTH, SOUTH, claim, participant, toll, when
from sqlalchemy import select

from reportedly.answers import Answers, upkeep
from reportedly.answers.deciding import Asked, What, decide
from reportedly.answers.upkeep import Upkeep
from reportedly.incidents import Link, LinkOptions, candidates, draw_together, relinking, units, weighing, workings
from reportedly.ledger import Custody, Ledger, schema
from reportedly.records import Coding, Evidence, Place, Report

ARRIVED = datetime(2016, 10, 1, tzinfo=UTC)
TOWNS = [
    Place(text=name, start=0, end=1, name=f"{name}, Northford, Exercise Land", precision="settlement")
    for name in ("Harbour", "Millbridge", "Orsk")
]
PROVINCE = Place(text="Northford", start=0, end=1, name="Northford, Exercise Land", precision="adm1")
WORDS = [f"{one}{two}" for one in ("mar", "ben", "tol", "sin") for two in ("ket", "ford", "by", "ow", "low")]


@pytest.fixture(scope="module", autouse=True)
def small_world() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (units, weighing, workings):
            patch.setattr(module, "SAMPLE", 5)
        for module in (relinking, upkeep):
            patch.setattr(module, "MOST_TOUCHED", 2.0)
        for key in candidates.REACH:
            patch.setitem(candidates.REACH, key, 2)
        yield


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db") as opened:
        yield opened


def file(ledger: Ledger, number: int, seed: int, coder: str = "by hand") -> None:
    """Adds a report that was drawn at random, or codes it anew."""
    choose = random.Random(f"{seed} {number}")
    text = " ".join(choose.choices(WORDS, k=choose.choice([8, 50]))) + "."
    if number > 3 and choose.random() < 0.2:
        text = " ".join(random.Random(seed).choices(WORDS, k=60)) + "."
    raw = f"{number} {text}".encode()
    day = date(2016, 9, 1) + timedelta(days=choose.randrange(25))
    published = day + timedelta(days=1) if choose.random() < 0.9 else None
    name = f"r{number}"
    report = Report(
        id=name,
        text=text,
        published=published,
        publisher=f"Paper {number % 3}",
        raw_sha256=_sha(raw),
        text_sha256=_sha(text.encode()),
    )
    choose = random.Random(f"{seed} {number} {coder}")
    claims = []
    for which in range(choose.choice([1, 1, 2, 3])):
        lasting = choose.random() < 0.2
        killed = choose.choice([1, 3, 40])
        claims.append(
            claim(
                f"{coder} {name} {which}",
                choose.choice(["shelling", "battle", "air_strike"]),
                report=name,
                coder=coder,
                when=when(day, day + timedelta(days=8)) if lasting else when(day),
                place=PROVINCE if lasting else choose.choice(TOWNS),
                actor=participant(choose.choice([NORTH, SOUTH])),
                evidence=Evidence(start=which, end=which + 4, exact=text[which : which + 4]),
                tolls=(toll(killed, killed),),
            )
        )
    coding = Coding(report=name, coder=coder, coded=True, claims=tuple(claims))
    if not ledger.add(report, raw, coding, Custody(collected_at=ARRIVED)):
        ledger.add_coding(coding, ARRIVED)


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def stored(ledger: Ledger) -> tuple[object, ...]:
    """All that is derived and is asked for, as it lies there."""
    tables = (schema.derived_incidents, schema.derived_members, schema.derived_areas, schema.derived_states)
    with ledger._reading() as connection:
        return tuple(sorted(tuple(row) for row in connection.execute(select(table))) for table in tables)


def from_nothing(ledger: Ledger) -> tuple[object, ...]:
    """The same, linked anew; what was stored is put back."""
    answers = Answers(ledger)
    assert answers._program is not None
    assert answers._key is not None
    with ledger._reading() as connection:
        before = {
            table: [dict(row) for row in connection.execute(select(table)).mappings()] for table in schema.DERIVED
        }
    assert Upkeep(ledger, answers.decided, answers.state, answers._program, answers._key)._anew()
    found = stored(ledger)
    with ledger._writing() as connection:
        for table, rows in before.items():
            connection.execute(table.delete())
            if rows:
                connection.execute(table.insert(), rows)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_what_is_brought_up_is_what_is_linked_from_nothing(
    ledger: Ledger, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose, anew = random.Random(seed), 0
    real = Upkeep._anew

    def counted(self: Upkeep) -> bool:
        nonlocal anew
        anew += 1
        return real(self)

    for number in range(25):
        file(ledger, number, seed)
    _ = Answers(ledger).all_incidents
    for step in range(8):
        for number in range(25 + 2 * step, 25 + 2 * step + choose.randrange(3)):
            file(ledger, number, seed)
        if choose.random() < 0.3:
            file(ledger, choose.randrange(25), seed, f"coder {step}")
        if choose.random() < 0.6:
            decide_something(ledger, choose)
        with monkeypatch.context() as patch:
            patch.setattr(Upkeep, "_anew", counted)
            _ = Answers(ledger).all_incidents
        assert stored(ledger) == from_nothing(ledger)
    assert anew < 8, "not every step links everything"


def decide_something(ledger: Ledger, choose: random.Random) -> None:
    answers = Answers(ledger)
    found = choose.sample(answers.all_incidents, 2)
    asked = choose.choice(
        [
            Asked(what=What.MERGE, subjects=tuple(one.id for one in found)),
            Asked(what=What.REJECT, subjects=(found[0].claims[0],)),
            Asked(what=What.ACCEPT, subjects=(found[0].claims[0],)),
        ]
    )
    decide(answers, asked, "Mina", "read it again", ARRIVED + timedelta(seconds=choose.randrange(10**6)))


def test_reasons_are_the_same_from_a_few_reports_as_from_all(ledger: Ledger) -> None:
    for number in range(30):
        file(ledger, number, 4)
    _ = Answers(ledger).all_incidents
    for number in range(30, 34):
        file(ledger, number, 4)
    answers = Answers(ledger)
    linking = draw_together(answers.records, LinkOptions())
    read = Answers(ledger)
    for found in answers.all_incidents:
        assert weights(read.linking(set(found.reports)).explain_incident(found)) == weights(
            linking.explain_incident(found)
        )
    for one, two in [("r1", "r2"), ("r7", "r33"), ("r20", "r30")]:
        mine, right = read.linking({one, two}).explain_pair(one, two), linking.explain_pair(one, two)
        assert (mine.joined, mine.text, weights(mine.links)) == (right.joined, right.text, weights(right.links))
    assert "coded" not in vars(read), "nothing asked for all claims"


def weights(links: Sequence[Link]) -> list[object]:
    return [(link.a.id, link.b.id, link.joined, link.comparison) for link in links]


DAMAGES: dict[str, Callable[[Ledger], None]] = {
    "cut off": lambda ledger: _rewrite(ledger, "0/words 0", lambda data: data[: len(data) // 2]),
    "emptied": lambda ledger: _rewrite(ledger, "now/group", lambda _: b""),
    "turned": lambda ledger: _rewrite(ledger, "0/claims 0", lambda data: data[:-9] + b"x" + data[-8:]),
    "without sums": lambda ledger: _rewrite(ledger, "now/sums", lambda _: b"{"),
    "missing": lambda ledger: _take_out(ledger, "0/rare 0"),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_what_was_left_behind_is_made_again_where_it_is_damaged(ledger: Ledger, damage: str) -> None:
    for number in range(12):
        file(ledger, number, 1)
    _ = Answers(ledger).all_incidents
    DAMAGES[damage](ledger)
    for number in range(12, 15):
        file(ledger, number, 1)
    _ = Answers(ledger).all_incidents
    assert stored(ledger) == from_nothing(ledger)
    file(ledger, 15, 1)
    _ = Answers(ledger).all_incidents
    assert stored(ledger) == from_nothing(ledger), "what was made again serves the next addition"


def _rewrite(ledger: Ledger, name: str, how: Callable[[bytes], bytes]) -> None:
    table = schema.derived_workings
    with ledger._writing() as connection:
        data = connection.scalars(select(table.c.data).where(table.c.name == name)).one()
        connection.execute(table.update().where(table.c.name == name).values(data=how(data)))


def _take_out(ledger: Ledger, name: str) -> None:
    with ledger._writing() as connection:
        connection.execute(schema.derived_workings.delete().where(schema.derived_workings.c.name == name))
