"""What many pairs score at once is what each of them scores when it is explained."""

from __future__ import annotations

import random
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.incidents import weighing
from reportedly.incidents.candidates import candidate_pairs
from reportedly.incidents.columns import Columns
from reportedly.incidents.compare import compare, context
from reportedly.incidents.copies import copies
from reportedly.incidents.encoding import Encoder
from reportedly.incidents.scores import score_pairs
from reportedly.incidents.units import bare_units, units
from reportedly.records import Participant, Place

from .conftest import Filed, claim, party, place, report, toll, when

KINDS = ["shelling", "air_strike", "shooting", "battle", "killing", "siege", "protest", "other", "aid"]
PARTIES = ["Red Army", "Blue Army", "Green Guard", "Mill Watch"]


def listed(name: str, at: tuple[float, float]) -> Place:
    return place(name, at).model_copy(update={"entry": f"gazetteer:{name}"})


TOWNS = [
    place("Orsk, Lower Province, Arland", (40.0, 20.0)),
    place("Market quarter, Orsk, Lower Province, Arland", (40.01, 20.01), "neighbourhood"),
    place("Mill, Lower Province, Arland", (40.15, 20.15)),
    place("Lower Province, Arland", (40.2, 20.3), "adm1"),
    place("Velin, Upper Province, Arland", (42.5, 23.0)),
    place("Orsk, Farland", None, country="XF"),
    place("Arland", (41.0, 21.0), "country"),
    place("an unnamed place"),
    place("Tilm, Lower Province, Arland", (40.2, 20.3), "adm1"),
    place("Tilm, Arland", (41.0, 21.0), "country"),
    place("Yarn, Lower Province, Arland", (40.2, 20.3), "adm1"),
    place("Yarn, Arland", (41.0, 21.0), "country"),
    listed("Upper Orsk, Lower Province, Arland", (40.05, 20.03)),
    listed("Lower Orsk, Lower Province, Arland", (40.03, 20.05)),
]
GROUPS = ["people", "people", "combatants", "civilians", "police", "children"]
HIT = ["a market", "the school of the town", "an army convoy", "fighters", "the house"]
WORDS = [f"{one}{two}" for one in ("mar", "ben", "tol", "sin", "ker", "dau") for two in ("ket", "ford", "by", "ow")]


def hit(name: str, words: str) -> Participant:
    return party(name).model_copy(update={"text": words})


def sometimes(choose: random.Random, made: object, share: float = 0.7) -> object:
    return made if choose.random() < share else None


def invented(seed: int, many: int) -> list[Filed]:
    """Reports of every sort: short and long, with and without days, places, parties and tolls, some of them copies."""
    choose = random.Random(seed)
    filed: list[Filed] = []
    for n in range(many):
        text = " ".join(choose.choices(WORDS, k=choose.choice([6, 40, 120]))) + "."
        if filed and choose.random() < 0.15:
            text = choose.choice(filed)[0].text
        day = date(2020, 1, 1) + timedelta(days=choose.choice([0, 1, 2, 5, 12, 40, 500]))
        told = report(f"r{n}", text, sometimes(choose, day.isoformat(), 0.8), f"Paper {n % 3}")  # type: ignore[arg-type]
        told = told.model_copy(update={"title": " ".join(choose.choices(WORDS, k=4)) if n % 2 else ""})
        claims = []
        for which in range(choose.choice([1, 1, 2, 3])):
            last = day + timedelta(days=choose.choice([0, 0, 3, 20, 300]))
            number = choose.choice([0, 1, 3, 40])
            claims.append(
                claim(
                    told,
                    kind=choose.choice(KINDS),
                    happening=f"h{choose.randrange(2)}",
                    evidence=text[which : which + 5],
                    when=sometimes(choose, when(day.isoformat(), last.isoformat(), choose.choice(["text", "report"]))),
                    place=sometimes(choose, choose.choice(TOWNS)),
                    actor=sometimes(choose, party(choose.choice(PARTIES))),
                    target=sometimes(choose, hit(choose.choice(PARTIES), choose.choice(HIT))),
                    status=choose.choice(["asserted", "asserted", "denied", "planned"]),
                    tolls=(
                        toll(
                            number,
                            choose.choice([number, number + 5, None]),
                            group=choose.choice(GROUPS),
                            scope=choose.choice(["incident", "incident", "cumulative"]),
                        ),
                    ),
                )
            )
        filed.append((told, tuple(claims)))
    return filed


def columns(filed: list[Filed]) -> Columns:
    encoder = Encoder()
    for told, claims in filed:
        for unit in bare_units(told, claims):
            encoder.add(unit)
    return weighing.of_encoder(encoder, copies(told for told, _ in filed))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_both_ways_of_comparing_agree(seed: int) -> None:
    filed = invented(seed, 12)
    made, found = {unit.id: unit for unit in units(filed)}, columns(filed)
    known = context(list(made.values()), copies(told for told, _ in filed))
    one, two = np.triu_indices(len(found), 1)
    scores, never = score_pairs(found, one, two)
    for i, j, score, apart in zip(one.tolist(), two.tolist(), scores.tolist(), never.tolist(), strict=True):
        told = compare(made[found.ids[i]], made[found.ids[j]], known)
        assert score == pytest.approx(told.score, abs=0.02), (found.ids[i], found.ids[j])
        assert apart == told.never


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_columns_and_candidates_do_not_depend_on_the_order_of_the_reports(seed: int, shuffle: random.Random) -> None:
    filed = invented(seed, 20)
    mixed = list(filed)
    shuffle.shuffle(mixed)
    first, second = columns(filed), columns(mixed)
    assert first.ids == second.ids
    for (a, b), (c, d) in zip(candidate_pairs(first), candidate_pairs(second), strict=True):
        assert (a.tolist(), b.tolist()) == (c.tolist(), d.tolist())
        assert score_pairs(first, a, b)[0].tolist() == score_pairs(second, c, d)[0].tolist()


def test_nothing_makes_no_pairs() -> None:
    assert list(candidate_pairs(columns([]))) == []


def test_candidates_are_pairs_of_different_reports() -> None:
    found = columns(invented(3, 40))
    pairs = list(candidate_pairs(found))
    assert sum(len(one) for one, _ in pairs) > 0
    for one, two in pairs:
        assert (one < two).all()
        assert (found.report[one] != found.report[two]).all()


def test_no_pairs_have_no_scores() -> None:
    none = np.zeros(0, dtype=np.int64)
    scores, never = score_pairs(columns(invented(3, 4)), none, none)
    assert len(scores) == len(never) == 0
