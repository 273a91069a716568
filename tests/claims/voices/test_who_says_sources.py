"""The voice behind words: known sources, parties, nameless voices, chains."""

from __future__ import annotations

import pytest

from reportedly.claims.text.parse import parse
from reportedly.claims.voices.sources import voice_of
from reportedly.claims.voices.who_says import Voices, find_attributions, source_of
from reportedly.records import Report, Source
from reportedly.vocabulary import Party, vocabulary


def resolve(words: str) -> Party | None:
    if "army" in words.lower():
        return Party(id="borland", name="Government of Borland", kind="government")
    return None


@pytest.fixture(scope="module")
def voices() -> Voices:
    return Voices(vocabulary().sources).resolving(resolve)


def source(text: str, words: str, voices: Voices, publisher: str | None = "The Daily Post") -> Source:
    parsed = parse(text)
    at = text.index(words)
    report = Report(id="r", text=text, publisher=publisher, raw_sha256="", text_sha256="")
    return source_of((at, at + len(words)), find_attributions(parsed), parsed, voices, report)


def test_without_attribution_the_report_speaks_itself(voices: Voices) -> None:
    found = source("Nine people were killed in Kell.", "Nine people were killed", voices)
    assert (found.text, found.name, found.kind) == (None, "The Daily Post", "media")


def test_a_publisher_that_is_known_keeps_its_kind(voices: Voices) -> None:
    found = source("Nine people were killed.", "Nine people", voices, publisher="CENTCOM")
    assert (found.id, found.kind, found.party) == ("centcom", "party", "united-states")


def test_no_publisher_is_said_to_be_unknown(voices: Voices) -> None:
    assert source("Nine people were killed.", "Nine people", voices, publisher=None).name == "unknown publisher"


def test_a_known_monitor_is_named_in_full(voices: Voices) -> None:
    found = source("The Observatory said nine people were killed.", "nine people were killed", voices)
    assert found.text == "The Observatory"
    assert (found.name, found.kind) == ("Syrian Observatory for Human Rights", "monitor")


def test_a_party_speaks_as_a_party(voices: Voices) -> None:
    found = source("The army said it had taken the hill.", "it had taken the hill", voices)
    assert (found.name, found.kind, found.party) == ("Government of Borland", "party", "borland")


def test_the_chain_runs_from_the_source_to_the_reader(voices: Voices) -> None:
    text = "A medical source told AFP that nine people were killed."
    found = source(text, "nine people were killed", voices)
    assert (found.kind, found.via) == ("medic", ("Agence France-Presse (AFP)",))


def test_who_quotes_a_voice_stands_between_it_and_the_reader(voices: Voices) -> None:
    found = source("Reuters quoted a farmer as saying that the well was poisoned.", "the well was poisoned", voices)
    assert (found.text, found.kind, found.via) == ("a farmer", "witness", ("Reuters",))


def test_a_named_voice_goes_before_hearsay_inside_its_words(voices: Voices) -> None:
    found = source("The army said that nine men were reportedly killed.", "nine men were", voices)
    assert found.party == "borland"


def test_a_cited_voice_is_the_source_and_its_teller_comes_after(voices: Voices) -> None:
    text = "Nine people were killed, Reuters reported, citing a local doctor."
    found = source(text, "Nine people were killed", voices)
    assert (found.kind, found.via) == ("medic", ("Reuters",))


def test_the_group_goes_back_to_the_monitor_named_before(voices: Voices) -> None:
    text = "The Observatory said nine people were killed. The group said that two of them were children."
    found = source(text, "two of them were children", voices)
    assert found.id == "sohr"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Casualty Watch said nine died. Men were shot in Kell, the group said.", "Casualty Watch"),
        ("A shopkeeper said nine died. Men were shot in Kell, he said.", "shopkeeper"),
        ("In its report on the week, Casualty Watch said men were shot in Kell.", "Casualty Watch"),
        ("Men were shot in Kell, he said.", "unknown"),
        (
            '"We fled," the spokesman of the Kell Brigade told us. Men were shot in Kell, he said.',
            "spokesman of the Kell Brigade",
        ),
        ("A clinic said nine died. Men were shot in Kell, she said.", "unknown"),
    ],
)
def test_whoever_is_meant_by_a_pronoun_or_as_the_group_was_named_before(voices: Voices, text: str, name: str) -> None:
    assert source(text, "shot in Kell", voices).name == name


def test_a_monitor_without_name_is_the_one_named_next(voices: Voices) -> None:
    text = "Nine people were killed, a monitor said. The Syrian Observatory for Human Rights said two were children."
    assert source(text, "Nine people were killed", voices).id == "sohr"


def test_a_monitor_that_is_never_named_stays_nameless(voices: Voices) -> None:
    found = source("Nine people were killed, a monitor said.", "Nine people were killed", voices)
    assert (found.id, found.kind, found.name) == (None, "monitor", "monitor")


def test_a_judgement_does_not_make_the_fact_the_speakers(voices: Voices) -> None:
    text = "The mayor praised the crews that pulled nine people from the rubble."
    assert source(text, "pulled nine people from the rubble", voices).text is None


def test_who_condemns_is_the_source_of_the_condemnation(voices: Voices) -> None:
    text = "The army condemned the raid on Kell."
    assert source(text, "The army condemned the raid on Kell", voices).party == "borland"


def test_we_in_a_publishers_own_statement_is_the_publisher(voices: Voices) -> None:
    found = source("We believe that nine people were killed.", "nine people were killed", voices)
    assert found.text is None


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("local residents", "local residents", "witness"),
        ("a senior health official", "senior health official", "medic"),
        ("a source", "source", "unknown"),
        ("a source at the police command in Kell", "source at the police command in Kell", "official"),
        ("U.S. officials", "US officials", "official"),
        ("a report by Human Rights Watch", "Human Rights Watch", "ngo"),
        ("Deputy Mayor Anna Berg", "Anna Berg", "official"),
        ("the mayor of Kell, Anna Berg", "Anna Berg", "official"),
        ("a spokesman for Human Rights Watch", "Human Rights Watch", "ngo"),
        ("who", "unknown", "unknown"),
        ("the Kell Times", "Kell Times", "unknown"),
        ("the governor of Upper Province", "governor of Upper Province", "official"),
        ("the time", "time", "unknown"),
    ],
)
def test_nameless_voices_keep_their_words_and_take_the_kind_of_their_noun(
    words: str, name: str, kind: str, voices: Voices
) -> None:
    found = voice_of(words, voices)
    assert (found.name, found.kind) == (name, kind)


def test_every_alias_of_the_known_sources_finds_some_known_source(voices: Voices) -> None:
    for entry in vocabulary().sources.values():
        for alias in (entry.name, *entry.aliases):
            assert voices.known(alias) is not None or voices.publisher(alias) is not None, alias


def test_known_sources_use_the_vocabulary_and_link_to_known_parties() -> None:
    kinds, parties = vocabulary().ids("source_kinds"), vocabulary().parties
    for entry in vocabulary().sources.values():
        assert entry.kind in kinds, entry.id
        assert entry.party is None or entry.party in parties, entry.id


def test_no_name_or_alias_means_two_sources() -> None:
    seen: dict[str, str] = {}
    for entry in vocabulary().sources.values():
        for alias in {text.lower().removeprefix("the ") for text in (entry.name, *entry.aliases, *entry.descriptions)}:
            assert seen.setdefault(alias, entry.id) == entry.id, alias


def test_a_place_where_somebody_sits_is_not_who_it_is(voices: Voices) -> None:
    assert voices.voice("the Rome-based watchdog").kind == "monitor"
    assert voices.voice("the Rome-based watchdog").party is None


def test_a_statement_after_a_colon_is_its_speaker_s_even_without_a_word_of_conflict(claims_of):
    text = "Minister Berg said:\n\nThis is a grave day. Shells killed nine people in Kell. We mourn them."
    claims = claims_of(text, title="Statement on Kell")
    assert {claim.source.text for claim in claims} == {"Minister Berg"}


def test_doubled_quotation_marks_stand_for_one(claims_of):
    text = '"""It was a raid,"" said Anna Berg, a doctor. ""Nine people were killed in the raid on Kell."""'
    assert {claim.source.name for claim in claims_of(text)} == {"Anna Berg"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hezbollah's official channel Al-Manar", "Al-Manar"),
        ("Hezbollahs official channel Al-Manar", "Al-Manar"),
        ("SANAs correspondent in the province", "SANA"),
        ("the minister for the Upper Valley Anna Berg", "Anna Berg"),
        (
            "the Organization for the Prohibition of Chemical Weapons",
            "Organisation for the Prohibition of Chemical Weapons",
        ),
    ],
)
def test_names_inside_names(voices: Voices, words: str, name: str) -> None:
    assert name in voice_of(words, voices).name


def test_a_rescue_service_without_a_name_is_that_of_the_report_s_country(voices: Voices) -> None:
    in_syria = Voices(vocabulary().sources).resolving(resolve, ("SY",))
    assert voice_of("Civil defense teams", in_syria).id == "white-helmets"
    assert voice_of("Civil defense teams", voices).id is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Army gains dimmed hopes of a truce between two rebel groups diplomats said.", "truce", "diplomats"),
        ("Shells fell on Kell Meanwhile civil sources said nine people were killed there.", "killed", "civil sources"),
    ],
)
def test_what_stands_before_a_speaker_is_no_part_of_the_name(voices: Voices, text: str, words: str, name: str) -> None:
    assert source(text, words, voices).name == name


def test_an_attempt_says_nothing() -> None:
    text = "The claims are a vain attempt to deny the raid on Kell."
    spoken = [text[start:end] for found in find_attributions(parse(text)) for start, end in found.source]
    assert "a vain attempt" not in spoken


def test_the_army_is_the_military_named_before(claims_of):
    text = (
        "The Turkish military said two soldiers died in Syria. The army said nine people were killed in Aleppo, Syria."
    )
    assert {claim.source.party for claim in claims_of(text)} == {"turkey"}


def test_a_sentence_that_opens_with_a_pronoun_goes_on_with_the_voice_before(claims_of):
    claims = claims_of(
        "Raids on Kell killed nine people, the Ostrand Monitor said. These included air strikes that hit a mill."
    )
    assert len({claim.source.name for claim in claims}) == 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the United Nations agency for Palestinian refugees UNRWA", "UNRWA"),
        ("Syrias state news agency", "SANA"),
        ("SANAs correspondent in Kell", "SANA"),
        ("a shopkeeper who had met Amnesty International", "shopkeeper"),
        ("the OPCW", "Organisation for the Prohibition of Chemical Weapons (OPCW)"),
    ],
)
def test_the_name_that_heads_the_words_says_who_speaks(voices: Voices, words: str, name: str) -> None:
    assert voice_of(words, voices).name == name


def test_a_name_inside_another_and_whom_somebody_is_sent_to_do_not_speak(voices: Voices) -> None:
    assert voice_of("the opposition National Coalition", voices).id is None
    assert voice_of("the army's envoy to the United Nations", voices).party == "borland"


def test_initials_are_those_of_the_party_to_the_war_at_hand() -> None:
    party = Party(id="rapid-support-forces", name="Rapid Support Forces", kind="rebel_group", countries=("SD",))
    sources = Voices(vocabulary().sources)
    assert voice_of("the RSF", sources.resolving(lambda words: party, ("SD",))).name == "Rapid Support Forces"
    assert voice_of("an RSF commander", sources.resolving(lambda words: party, ("SD",))).party == party.id
    assert voice_of("the RSF", sources.resolving(lambda words: party, ("FR",))).id == "rsf"


def test_the_coalitions_office_is_that_of_the_coalition_named_before(voices: Voices) -> None:
    text = "The Syrian Coalition met. Nine people were killed the Coalitions documentation office said."
    assert source(text, "Nine people were killed", voices).name == "Syrian Coalition"
