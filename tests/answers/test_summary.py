"""Records in plain English."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.answers import saying, telling
from reportedly.records import Claim, Evidence, Participant, PartyReference, Place, Source, Toll, When
from reportedly.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 12 people were killed when shells hit Aleppo, Syria.", ": at least 12 people killed"),
        ("Shells hit a bakery in Aleppo, Syria.", "shelling of a bakery in Aleppo"),
    ],
)
def test_who_is_counted_is_told_once(text: str, told: str) -> None:
    line = saying.summary(reportedly.code(reportedly.report(text)).claims[0])
    assert told in line
    assert line.count("12 people") <= 1


def person(words: str | None, name: str | None = None) -> Participant | None:
    if words is None:
        return None
    parties = tuple(PartyReference(id=None, name=one) for one in name.split("; ")) if name else ()
    return Participant(text=words, start=50, end=50 + len(words), parties=parties)


def said(kind: str, target: Participant | None, actor: Participant | None = None, **fields: object) -> str:
    """The line of a claim in Tarnholt."""
    place = Place(text="Tarnholt", start=90, end=98, name="Tarnholt, Kestria", precision="settlement")
    evidence = Evidence(start=0, end=4, exact="word")
    basics = {"id": "c", "report": "r", "coder": "k", "happening": "h", "evidence": evidence, "kind": kind}
    source = Source(text=None, name="P", kind="media")
    told = {"place": place, "source": source, "actor": actor, "target": target}
    return saying.summary(Claim.model_validate(basics | told | fields))


@pytest.mark.parametrize(
    ("kind", "words", "name", "line"),
    [
        ("shelling", "At least 12 people", None, "shelling of at least 12 people in Tarnholt, Kestria"),
        ("shelling", "Forty-one villagers", None, "shelling of forty-one villagers in Tarnholt, Kestria"),
        ("shelling", "A clinic", None, "shelling of a clinic in Tarnholt, Kestria"),
        ("shelling", "Kestrian troops", None, "shelling of Kestrian troops in Tarnholt, Kestria"),
        ("shelling", "ONE", None, "shelling of ONE in Tarnholt, Kestria"),
        ("shelling", None, None, "shelling in Tarnholt, Kestria"),
        ("air_strike", "Its positions", "Corrow Guard", "air strike on the Corrow Guard in Tarnholt, Kestria"),
        ("capture", "its troops", "Corrow Guard", "capture of Tarnholt, Kestria from the Corrow Guard"),
        ("capture", "The airport", None, "capture of the airport in Tarnholt, Kestria"),
        ("capture", "Tarnholt", None, "capture of Tarnholt, Kestria"),
        ("siege", "fighters", "Corrow Guard", "siege of the Corrow Guard in Tarnholt, Kestria"),
        ("control", None, None, "control of Tarnholt, Kestria"),
        ("withdrawal", None, None, "withdrawal from Tarnholt, Kestria"),
        ("arms_supply", "the rebels", None, "arms supply to the rebels in Tarnholt, Kestria"),
        (
            "killing",
            "they",
            "A Guard; B Front; C Army",
            "killing of the A Guard, the B Front and the C Army in Tarnholt, Kestria",
        ),
    ],
)
def test_whom_or_what_it_befell_is_told_as_english_has_it(
    kind: str, words: str | None, name: str | None, line: str
) -> None:
    assert said(kind, person(words, name)) == line


@pytest.mark.parametrize(
    ("group", "number", "words"),
    [("people", 1, "1 person killed"), ("children", 2, "2 children killed"), ("elderly", 1, "1 elderly person killed"),
     ("civilians", 0, "no civilians killed"), ("police", 3, "3 police killed"),
     ("people", 1800, "1,800 people killed")],
)  # fmt: skip
def test_one_is_not_many(group: str, number: int, words: str) -> None:
    evidence = Evidence(start=0, end=4, exact="word")
    assert telling.toll(Toll(effect="killed", group=group, low=number, high=number, evidence=evidence)) == words


@pytest.mark.parametrize(
    ("three", "words"),
    [((9, 17, 18), "9-17-18"), ((2, 2, 2), "2"), ((3, 3, None), "3+"), ((1800, 1800, 2200), "1,800-1,800-2,200")],
)
def test_low_best_and_high_are_told_in_one(three: tuple[int, int, int | None], words: str) -> None:
    assert telling.bounds(*three) == words


def test_an_open_end_of_time_is_told_in_words() -> None:
    day = {"latest": "2024-03-13", "edtf": "../2024-03-13", "precision": "day"}
    assert said("shelling", None, when=When.model_validate(day)).endswith("(until 2024-03-13)")


def test_a_demand_is_not_said_to_be_demanded() -> None:
    assert said("demand", person("Both sides"), status="demanded") == "demand to both sides in Tarnholt, Kestria"
    assert said("ceasefire", None, status="demanded").startswith("ceasefire (demanded)")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Government of Kestria", "the Government of Kestria"),
        ("Kestrian army", "the Kestrian army"),
        ("Party for Ilvane (PFI)", "the Party for Ilvane (PFI)"),
        ("Free Ilvane Forces", "the Free Ilvane Forces"),
        ("United States", "the United States"),
        ("The Watch", "The Watch"),
        ("Kestria", "Kestria"),
        ("Kestrian rebels", "Kestrian rebels"),
        ("pro-government forces", "pro-government forces"),
        ("Ansar al-Karm", "Ansar al-Karm"),
    ],
)
def test_a_party_has_the_article_that_english_gives_its_name(name: str, told: str) -> None:
    assert said("shelling", None, person("they", name)) == f"shelling by {told} in Tarnholt, Kestria"


@pytest.mark.parametrize(
    ("scope", "words"),
    [("incident", "9 people killed"), ("part", "9 people killed (part of another number)"),
     ("cumulative", "9 people killed (total over time)")],
)  # fmt: skip
def test_a_number_says_what_it_counts(scope: str, words: str) -> None:
    evidence = Evidence(start=0, end=4, exact="word")
    toll = Toll(effect="killed", group="people", low=9, high=9, evidence=evidence).model_copy(update={"scope": scope})
    assert telling.toll(toll) == words


WORDS = st.sampled_from(
    ["At least 12 people", "The market", "Several homes", "Two", "its fighters", "Dozens of boys", "Homs", "UN staff"]
)
NAMES = st.none() | st.sampled_from(["Corrow Guard", "A Front; B Army", "civilians"])
KINDS = st.sampled_from(sorted(vocabulary().event_kinds))


@given(KINDS, st.builds(person, st.none() | WORDS, NAMES), st.builds(person, st.none() | WORDS, NAMES))
def test_every_line_is_a_phrase_and_tells_all_there_is(
    kind: str, target: Participant | None, actor: Participant | None
) -> None:
    line = said(kind, target, actor)
    assert ";" not in line
    assert "  " not in line
    assert line.count("Tarnholt, Kestria") == 1
    assert not re.search(r"\b(on|of|by|against|in|to|with|from|about|facing) (on|of|by|against|in|to|with)\b", line)
    assert not re.search(r"\b(of|on|by|to|against) (At|The|Several|Two|Dozens)\b", line)
    for one in (target, actor):
        told = one and (one.name or one.text)
        assert all(part.lower() in line.lower() for part in (told or "").split("; "))
