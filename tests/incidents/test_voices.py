"""Who stands behind claims."""

from __future__ import annotations

from reportedly.incidents import copies, voices
from reportedly.incidents.voices import Voice

from .conftest import Newsroom, source
from .test_copies import OTHER, WIRE


def heard(newsroom: Newsroom) -> tuple[Voice, ...]:
    return voices(newsroom.claims, newsroom.reports, copies(newsroom.reports.values()))


def test_five_papers_with_one_wire_are_one_voice(newsroom: Newsroom) -> None:
    for number in range(5):
        newsroom.file(f"r{number}", f"Edition {number}. {WIRE}", f"2020-05-0{number + 1}", publisher=f"Paper {number}")
    assert [voice.name for voice in heard(newsroom)] == ["Paper 0"]


def test_a_monitor_quoted_by_five_agencies_is_one_voice(newsroom: Newsroom) -> None:
    for number in range(5):
        quoted = source("the Arland Monitor", "monitor", known="arland_monitor")
        newsroom.file(f"r{number}", f"Report {number} says something of its own here.", source=quoted)
    (only,) = heard(newsroom)
    assert only.key == "arland_monitor"
    assert len(only.claims) == 5


def test_papers_with_accounts_of_their_own_are_as_many_voices(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, publisher="The Lamp")
    newsroom.file("b", OTHER, publisher="The Bell")
    assert [voice.name for voice in heard(newsroom)] == ["The Bell", "The Lamp"]


def test_spelling_makes_no_second_voice(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, publisher="Réveil d'Arland")
    newsroom.file("b", OTHER, publisher="REVEIL D'ARLAND")
    assert len(heard(newsroom)) == 1


def test_a_nameless_doctor_counts_once_for_each_paper_that_found_one(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, publisher="The Lamp", source=source("a doctor", "medic"))
    newsroom.file("b", OTHER, publisher="The Bell", source=source("a doctor", "medic"))
    newsroom.file("c", OTHER + " And more.", publisher="The Horn", source=source("a doctor", "medic"))
    assert [voice.name for voice in heard(newsroom)] == ["a doctor (The Bell)", "a doctor (The Lamp)"]


def test_a_named_source_is_the_same_voice_in_every_paper(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, publisher="The Lamp", source=source("Governor Ana Brek", "official"))
    newsroom.file("b", OTHER, publisher="The Bell", source=source("governor ana brek", "official"))
    newsroom.file("c", OTHER[::-1], publisher="The Horn", source=source("Governor Ana Brek", "official"))
    assert [voice.key for voice in heard(newsroom)] == ["governor ana brek", "governor ana brek (the bell)"]


def test_the_army_needs_no_name_to_be_one_voice(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, source=source("the army", "party"))
    newsroom.file("b", OTHER, source=source("The army", "party"))
    assert len(heard(newsroom)) == 1


def test_who_speaks_for_a_party_is_marked(newsroom: Newsroom) -> None:
    newsroom.file("a", WIRE, source=source("Red Army command", "party"))
    newsroom.file("b", OTHER, source=source("Ministry of Defence of Arland", "official", party="arland"))
    newsroom.file("c", OTHER[::-1], publisher="The Lamp")
    assert [(voice.name, voice.party) for voice in heard(newsroom)] == [
        ("Ministry of Defence of Arland", True),
        ("Red Army command", True),
        ("The Lamp", False),
    ]


def test_a_report_without_a_publisher_is_a_voice_of_its_own(newsroom: Newsroom) -> None:
    for name, text in (("a", WIRE), ("b", OTHER)):
        newsroom.file(name, text)
    filed = [(told.model_copy(update={"publisher": None}), claims) for told, claims in newsroom.filed]
    reports = {told.id: told for told, _ in filed}
    assert len(voices(newsroom.claims, reports, {})) == 2


def test_a_ministry_its_minister_and_its_spokesman_are_one_voice(newsroom: Newsroom) -> None:
    said = [
        "the health ministry",
        "a health ministry spokesman",
        "a spokesman for the Ministry of Health",
        "Health Minister Ana Brek",
    ]
    for number, words in enumerate(said):
        newsroom.file(
            f"r{number}",
            f"{number} {OTHER[number * 9 :]}",
            publisher=f"Paper {number}",
            source=source(words, "official"),
        )
    (only,) = heard(newsroom)
    assert (only.name, len(only.claims)) == ("the health ministry", 4)


def test_a_ministry_without_a_country_is_the_one_that_has_one(newsroom: Newsroom) -> None:
    known = source("Gaza Health Ministry", "medic", known="gaza-health-ministry")
    newsroom.file("a", WIRE, publisher="The Lamp", source=known)
    newsroom.file("b", OTHER, publisher="The Bell", source=source("a health ministry official", "official"))
    assert [(voice.key, voice.name) for voice in heard(newsroom)] == [("gaza-health-ministry", "Gaza Health Ministry")]


def test_of_two_countries_no_ministry_is_chosen_for_one_that_has_none(newsroom: Newsroom) -> None:
    said = ["Arland's health ministry", "Borland's health ministry", "the health ministry"]
    for number, words in enumerate(said):
        newsroom.file(f"r{number}", f"{number} {OTHER[number * 9 :]}", source=source(words, "official"))
    assert len(heard(newsroom)) == 3


def test_other_ministries_and_prime_ministers_are_other_voices(newsroom: Newsroom) -> None:
    said = [
        "the health minister",
        "the defence ministry",
        "the Ministry of Defense",
        "the prime minister",
        "a ministry official",
    ]
    for number, words in enumerate(said):
        newsroom.file(f"r{number}", f"{number} {OTHER[number * 9 :]}", source=source(words, "official"))
    assert len(heard(newsroom)) == 4
