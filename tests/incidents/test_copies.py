"""Copies of one text, and passages told again."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.incidents import copies, passages
from reportedly.incidents.copies import sentence

from .conftest import Newsroom, claim, report

WIRE = (
    "Shells fell on the northern quarters of Orsk before dawn on Sunday, and rescue teams pulled nine bodies from a "
    "collapsed bakery, the town's civil defence said. The governor spoke of the worst night since the truce broke down "
    "in March. Neither army commented. Schools stayed shut, and the hospital asked for blood donors in the afternoon."
)
OTHER = (
    "A convoy of forty lorries with flour and medicine reached Velin at noon after waiting three days at a checkpoint, "
    "an aid group said. Drivers told of long queues, of searches and of a night spent in the open near the river. The "
    "group hopes to send a second convoy next week if both sides keep the road open and the bridge is repaired by then."
)


def test_a_wire_with_another_first_line_is_a_copy_of_the_earliest() -> None:
    first = report("z", WIRE, "2020-05-03")
    later = report("a", "ORSK (Agency) - " + WIRE + " Our readers can send us their photographs.", "2020-05-04")
    assert copies([later, first]) == {"a": "z", "z": "z"}


def test_another_report_is_no_copy() -> None:
    assert copies([report("a", WIRE), report("b", OTHER)]) == {"a": "a", "b": "b"}


def test_of_two_on_one_day_the_lesser_id_is_the_original_and_undated_ones_come_last() -> None:
    assert copies([report("b", WIRE), report("a", WIRE), report("0", WIRE, None)]) == {"0": "a", "a": "a", "b": "a"}


def test_short_texts_are_copies_only_when_equal() -> None:
    brief = "Nine killed in Orsk, civil defence says."
    near = "Nine killed in Orsk, civil defence tells us."
    assert copies([report("a", brief), report("b", brief), report("c", near)]) == {"a": "a", "b": "a", "c": "c"}


def test_empty_texts_are_nobodys_copies() -> None:
    blank = report("a", "x").model_copy(update={"text": ""})
    assert copies([blank, blank.model_copy(update={"id": "b", "text_sha256": "0"})]) == {"a": "a", "b": "b"}


@settings(max_examples=30, deadline=None)
@given(st.permutations(list("abcdef")))
def test_the_order_of_reports_does_not_matter(order: list[str]) -> None:
    texts = {"a": WIRE, "b": WIRE + " More follows.", "c": OTHER, "d": OTHER, "e": "Brief.", "f": "Brief."}
    assert copies([report(name, texts[name]) for name in order]) == {
        "a": "a", "b": "a", "c": "c", "d": "c", "e": "e", "f": "e",
    }  # fmt: skip


def test_a_sentence_taken_over_is_one_passage(newsroom: Newsroom) -> None:
    told = "rescue teams pulled nine bodies from a collapsed bakery in the northern quarter of Orsk"
    newsroom.file("a", f"{OTHER} Meanwhile {told}. More soon.", "2020-05-03", evidence=told)
    newsroom.file("b", f"The night was long. Meanwhile {told}. The river rose.", "2020-05-04", evidence=told)
    newsroom.file(
        "c", "Nobody knows how many bodies lie under the ruins of the old bakery in Orsk.", evidence="Nobody knows"
    )
    first, second, third = newsroom.claims
    found = passages(newsroom.claims, newsroom.reports)
    assert found == {first.id: first.id, second.id: first.id, third.id: third.id}


def test_evidence_is_widened_to_its_sentence() -> None:
    told = report("a", "It rained. Nine died in Orsk at dawn. The river rose.")
    assert sentence(claim(told, evidence="Nine died"), told) == "Nine died in Orsk at dawn."
    whole = report("b", "nine died in orsk")
    assert sentence(claim(whole, evidence="died"), whole) == "nine died in orsk"


def test_a_great_many_near_copies_have_one_original_in_whatever_order_they_come() -> None:
    choose = random.Random(3)
    reports = [
        report(f"r{n:03}", f"{WIRE} {' '.join(choose.sample(WIRE.split(), 5))} {n}", f"2020-05-{4 + n % 20:02}")
        for n in range(400)
    ]
    found = copies(reports)
    choose.shuffle(reports)
    assert copies(reports) == found
    assert set(found.values()) == {"r000"}
