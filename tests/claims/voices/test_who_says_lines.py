"""Who says it in registers other than the plain news sentence: lines of news, posts, interviews, documents, chains."""

from __future__ import annotations

import pytest

from reportedly.claims.text.parse import parse
from reportedly.claims.voices.sources import voice_of
from reportedly.claims.voices.who_says import Voices, find_attributions, source_of
from reportedly.records import Report, Source
from reportedly.vocabulary import Party, vocabulary

OWN = "The Daily Post"


def resolve(words: str) -> Party | None:
    if "army" in words.lower() or "Borland" in words:
        return Party(id="borland", name="Government of Borland", kind="government")
    return None


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(vocabulary().sources).resolving(resolve)


def source(text: str, words: str, voices: Voices) -> Source:
    parsed = parse(text)
    at = text.index(words)
    report = Report(id="r", text=text, publisher=OWN, raw_sha256="", text_sha256="")
    return source_of((at, at + len(words)), find_attributions(parsed), parsed, voices, report)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("URGENT: At least five dead in blast at Tarn mosque - police", "police"),
        ("BREAKING - Police: five killed in Tarn raid", "Police"),
        ("At least five killed in blast at Tarn mosque – police", "police"),
        ("Ministry of Health: five killed in a raid on Tarn", "Ministry of Health"),
        ("Five killed in a raid on Tarn and ten hurt", OWN),
    ],
)
def test_a_line_of_news_names_who_says_it_before_or_behind_a_mark(line: str, speaker: str, voices: Voices) -> None:
    said = "five dead" if "five dead" in line else line[line.lower().index("five killed") :][:11]
    assert source(f"News\n{line}", said, voices).name == speaker


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“Three of us were killed,” the head of the clinic, Dr. Hanan Sorel, posted on X.", "killed", "Hanan Sorel"),
        ("Nine died after the shelling, its director, Adel Naim, said.", "Nine died", "Adel Naim"),
        (
            "According to the director of the clinic, Hassan Abu Sorel, four nurses were killed.",
            "killed",
            "Hassan Abu Sorel",
        ),
        ("Nine were killed in the raid, Ahmad Toma a resident of Sarma said.", "killed", "Ahmad Toma"),
        ("The minister for the Upper Valley Anna Berg spoke. Nine were killed, Berg said.", "killed", "Anna Berg"),
        ("The raid that killed 12 was unacceptable police spokesman Jamil Kassab said.", "killed 12", "Jamil Kassab"),
        (
            "They shelled Karsa wounding numbers of soldiers a medical source said on Monday.",
            "shelled",
            "medical source",
        ),
        ("The guards' head, Anton Prigo, said in an audio message that his men had taken it.", "taken", "Anton Prigo"),
        ("A survivor, Mariam, said soldiers had opened fire.", "opened fire", "Mariam"),
        ("Bringing to seven the number of children who died in Karm the clinic said.", "children who died", "clinic"),
        ("Nine were killed on 12 April a hospital official told the agency.", "killed", "hospital official"),
    ],
)
def test_the_bearer_of_an_office_is_found_behind_it(text: str, words: str, name: str, voices: Voices) -> None:
    assert source(text, words, voices).name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Omar Sorel said rescuers were digging for survivors, adding that four had died.",
            "four had died",
            "Omar Sorel",
        ),
        ("The dead included nine members of one family Sorel said on Monday.", "nine members", "Sorel"),
        ("Ten were killed by sniper fire a network of activists said.", "Ten were killed", "network of activists"),
        ("Pro-government websites claimed that the hill had been seized.", "seized", "Pro-government websites"),
    ],
)
def test_a_speaker_goes_on_under_his_own_name(text: str, words: str, name: str, voices: Voices) -> None:
    assert source(text, words, voices).name == name


def test_photographs_speak_for_who_shared_them(voices: Voices) -> None:
    text = "Photographs shared by local activists showed the bodies of five children killed in Ariha."
    assert source(text, "five children", voices).name == "local activists"


def test_an_account_may_follow_a_colon(voices: Voices) -> None:
    text = "A nurse gave a different account: gunmen shot the passengers one by one."
    assert source(text, "gunmen shot", voices).name == "nurse"


def test_a_claim_by_somebody_is_his_whatever_becomes_of_it(voices: Voices) -> None:
    text = "The claim by the villagers that they had captured the base in Tanf could not be verified."
    assert source(text, "captured the base", voices).name == "villagers"


@pytest.mark.parametrize("verb", ["have not confirmed", "are investigating", "could not verify"])
def test_reports_that_somebody_looks_into_are_not_his(verb: str, voices: Voices) -> None:
    text = f"Police {verb} reports that six people were kidnapped in Kadun."
    assert source(text, "six people were kidnapped", voices).name == "unknown"


def test_what_somebody_said_otherwise_is_left_open(voices: Voices) -> None:
    text = "Contrary to what the army said, residents insisted that helicopters had bombed the market."
    found = source(text, "bombed", voices)
    assert (found.name, found.via) == ("residents", ())


def test_the_defence_ministry_is_that_of_the_state_whose_outlet_reports(voices: Voices) -> None:
    at_home = voices.resolving(resolve, ("SY",), "RU")
    assert voice_of("the Defense Ministry", at_home).id == "russian-defence-ministry"
    assert voice_of("the Defense Ministry", voices).id is None


def test_who_has_not_confirmed_it_does_not_say_it(voices: Voices) -> None:
    assert source("Police have not confirmed that six people were killed.", "were killed", voices).name == OWN


def test_who_reports_downing_drones_says_so(voices: Voices) -> None:
    assert source("The army reported downing 27 drones.", "downing", voices).party == "borland"


def test_who_posts_a_statement_accusing_others_accuses_them(voices: Voices) -> None:
    text = "Local lawyers filed a statement accusing the army of torturing 15 detainees."
    assert source(text, "torturing", voices).name == "Local lawyers"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Speaking to the broadcaster Radio Omega, the mayor said that gunmen had killed ten people.", "Radio Omega"),
        ("In an interview with Al Jazeera, the mayor claimed that gunmen had killed ten people.", "Al Jazeera"),
        ("Gunmen had killed ten people, the mayor was quoted as saying by the Kell news agency.", "Kell news agency"),
        ("A guard told the KNA reporter that gunmen had killed ten people.", "KNA"),
        ("A member of the town council told Radio Free Asia that gunmen had killed ten people.", "Radio Free Asia"),
    ],
)
def test_the_outlet_that_somebody_spoke_to_stands_in_the_chain(text: str, outlet: str, voices: Voices) -> None:
    found = source(text, "killed ten people", voices)
    assert (found.text is not None, found.via) == (True, (outlet,))


def test_whom_a_paper_cites_in_a_relative_clause_says_it(voices: Voices) -> None:
    text = "According to the newspaper Dzvin, which cited hospital sources, 40 people were killed near Oril."
    found = source(text, "40 people were killed", voices)
    assert (found.name, found.via) == ("hospital sources", ("Dzvin",))


def test_an_outlet_named_for_a_country_is_no_government(voices: Voices) -> None:
    found = source("Myanmar Now, citing residents, reported that a raid killed 11 villagers.", "killed", voices)
    assert (found.name, found.via) == ("residents", ("Myanmar Now",))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("two of the survivors", "survivors"),
        ("the monitoring group Kell Casualty Watch", "Kell Casualty Watch"),
        ("Dr. Berg of the Tarn general hospital", "Berg"),
        ("Foreign Minister Ahmed Awad bin Sorel", "Ahmed Awad bin Sorel"),
        ("a Borland charity", "Borland charity"),
    ],
)
def test_a_voice_is_called_by_its_name(words: str, name: str, voices: Voices) -> None:
    assert voice_of(words, voices).name == name
