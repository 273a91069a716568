"""The parties that the words of a noun phrase name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.parties.parties import PartyBook, default_party_book
from reportedly.vocabulary import Party, State, vocabulary


def names(text, *countries, year=2016):
    return [party.name for party in default_party_book().resolve(text, countries, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regime forces", ["Government of Syria"]),
        ("the regime's army", ["Government of Syria"]),
        ("Syrias army", ["Government of Syria"]),
        ("THE SYRIAN ARMY AND ITS LEBANESE ALLY HEZBOLLAH", ["Government of Syria", "Hezbollah"]),
        ("Syrian and Russian aircraft", ["Government of Syria", "Russia"]),
        ("Russian and regime bombardment", ["Russia", "Government of Syria"]),
        ("the regime as well as its Russian and Iranian allies", ["Government of Syria", "Russia", "Iran"]),
        ("US-led coalition warplanes", ["US-led coalition"]),
        ("coalition jets", ["US-led coalition"]),
        ("Kurdish-led SDF", ["Syrian Democratic Forces"]),
        ("the Syrian Democratic Forces (SDF)", ["Syrian Democratic Forces"]),
        ("rebel fighters", ["Syrian rebels"]),
        ("Syrian rebels", ["Syrian rebels"]),
        ("gunmen of Jaish al-Islam", ["Jaysh al-Islam"]),
        ("the rebel group Ahrar al-Sham", ["Ahrar al-Sham"]),
        ("Nusra Front militants and allied rebels", ["Nusra Front (Jabhat al-Nusra)", "Syrian rebels"]),
        ("forces loyal to Syrian President Bashar al-Assad", ["Government of Syria"]),
        ("pro-government fighters", ["Government of Syria"]),
        ("an Iraqi army convoy", ["Government of Iraq"]),
        ("a U.S. drone", ["United States"]),
        ("the Isis fighters", ["Islamic State"]),
        ("IS", ["Islamic State"]),
        ("members of the Ahrar ash-Sham group", ["Ahrar al-Sham"]),
        ("nine Hezbollah men", ["Hezbollah"]),
        ("army men", ["Government of Syria"]),
        ("Syrian men", []),
        ("an Israeli patrol", ["Israel"]),
        ("the Nusra Front and other rebel groups", ["Nusra Front (Jabhat al-Nusra)"]),
    ],
)
def test_phrases_of_a_report_on_syria(text, expected):
    assert names(text, "SY") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Israeli army", ["Israel"]),
        ("NATO Secretary General Jens Stoltenberg", ["NATO"]),
        ("Moscow", ["Russia"]),
        ("Washington and Ankara", ["United States", "Turkey"]),
        ("Russian President Vladimir Putin", ["Russia"]),
        ("the foreign minister of Turkey", ["Turkey"]),
        ("troops from Chad", ["Government of Chad"]),
        ("Saudi Arabia and Qatar", ["Saudi Arabia", "Qatar"]),
        ("Türkiye", ["Turkey"]),
        ("the Colombian rebel group FARC", ["FARC"]),
        ("al-Qa'ida", ["Al-Qaeda"]),
    ],
)
def test_phrases_that_need_no_country(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "civilians",
        "a family",
        "six Syrian children",
        "five Russians",
        "anti-ISIS fighters",
        "rebel-held areas",
        "residents of Raqqa in Syria",
        "residents of Islamic State territory",
        "supporters of the Syrian government",
        "a house in Moscow",
        "U.S. embassies in Kenya and Tanzania",
        "the pro-Turkey mayor",
        "all of us",
        "it is over",
        "who let them in",
        "an amnesty",
        "",
        "...,,,---",
    ],
)
def test_people_places_and_words_that_only_look_like_names_are_no_party(text):
    assert names(text, "SY") == []


def test_a_generic_word_beside_a_name_adds_nothing():
    assert names("Houthi rebels", "YE") == ["Houthis"]
    assert names("rebels", "YE") == ["Houthis"]


def test_a_local_name_means_the_party_of_the_reports_country():
    assert names("rebels", "SY") == ["Syrian rebels"]
    assert names("rebels", "UA") == ["Donetsk and Luhansk separatists"]
    assert names("rebels") == []
    assert names("rebels", "UA", "SY") == ["Donetsk and Luhansk separatists"]


def test_a_backer_is_not_the_party():
    assert names("Turkish-backed rebels", "SY") == ["Turkish-backed Syrian rebels"]
    assert names("US-backed rebels", "SY") == ["Syrian rebels"]


def test_a_foreign_adjective_keeps_a_local_name_away():
    assert names("Afghan militants", "SY") == []


def test_a_name_holds_only_in_its_years():
    assert names("coalition forces", "IQ", year=2005) == ["US-led coalition (Iraq)"]
    assert names("coalition forces", "IQ", year=2015) == ["US-led coalition"]
    assert names("coalition forces", "IQ", year=1999) == []
    assert names("coalition forces", "IQ", year=None) == ["US-led coalition"]


@pytest.mark.parametrize("written", ["Hezbollah", "Hizbullah", "HEZBOLLAH", "Hezbollah's", "Hezbollah’s", "Hezbollahs"])
def test_spellings_and_possessives_of_one_name(written):
    assert names(f"{written} fighters", "LB") == ["Hezbollah"]


def test_a_users_party_wins_over_ours():
    league = Party(
        id="league", name="League of Springs", kind="rebel_group", countries=("SY",), local_aliases=("rebels",)
    )
    book = PartyBook(vocabulary().parties.values(), extra=[league])
    assert [party.id for party in book.resolve("the rebels", ("SY",))] == ["league"]
    assert [party.id for party in book.resolve("the regime", ("SY",))] == ["syria"]


def test_a_book_of_an_invented_conflict():
    state = State(id="ZV", iso3="ZVE", party="zubaria", names=("Zubaria",), adjectives=("Zubarian",), capitals=("Zub",))
    government = Party(id="zubaria", name="Government of Zubaria", kind="government", countries=("ZV",))
    book = PartyBook([government], states=[state])
    for phrase in ("Zubarian troops", "Zubaria's air force", "Zub", "the government of Zubaria"):
        assert [party.id for party in book.resolve(phrase)] == ["zubaria"], phrase
    assert book.resolve("Russian troops") == ()


def test_words_of_names_of_several_words_are_told_from_others():
    book = PartyBook(
        [Party(id="lornfront", name="Lorn Accord Front", kind="rebel_group", aliases=["Lornmen"])], states=()
    )
    assert all(map(book.may_be_in_a_long_name, ["Accord", "accord's", "FRONT"]))
    assert not any(map(book.may_be_in_a_long_name, ["shelling", "Lornmen", ""]))


def test_named_parties_are_found_in_running_text():
    text = "Russian warplanes hit Islamic State near Palmyra in Syria, and the Nusra Front's men left. It is quiet."
    found = default_party_book().find(text)
    assert [(text[start:end], party.name) for start, end, party in found] == [
        ("Russian", "Russia"),
        ("Islamic State", "Islamic State"),
        ("Nusra Front", "Nusra Front (Jabhat al-Nusra)"),
    ]


@given(st.text(max_size=300))
def test_any_text_is_read_without_error_and_spans_hold_their_words(text):
    default_party_book().resolve(text, ("SY", "IQ"), 2015)
    for start, end, _ in default_party_book().find(text):
        assert 0 <= start < end <= len(text)


@given(st.sampled_from(sorted(vocabulary().parties)))
def test_every_party_is_found_by_its_own_name(name):
    party = vocabulary().parties[name]
    found = default_party_book().resolve(party.name, party.countries, party.start or party.end)
    assert name in [reference.id for reference in found]


def test_an_endless_phrase_is_cut():
    assert names("the " * 100_000 + "regime", "SY") == []


def test_an_endless_row_of_articles_costs_no_more_than_other_words():
    assert default_party_book().find("al-" * 60_000) == []


def test_a_generic_name_before_a_union_of_parties_is_not_the_party():
    assert names("the military", "SY") == ["Government of Syria"]
    assert names("the military alliance", "SY") == []


@pytest.mark.parametrize(
    ("text", "country", "year", "expected"),
    [
        ("Druze gunmen", "SY", 2025, ["Druze militias"]),
        ("the Giants Brigades", "YE", 2022, ["Giants Brigades"]),
        ("fighters of the 444 Brigade", "LY", 2023, ["Tripoli militias"]),
        ("the Russian Volunteer Corps", "RU", 2023, ["Russian Volunteer Corps"]),
        ("Jenin Brigade fighters", "PS", 2023, ["Jenin Brigade"]),
        ("the Joint Force of Armed Struggle Movements", "SD", 2024, ["Joint Force of Armed Struggle Movements"]),
        ("M23/AFC", "CD", 2025, ["M23"]),
        ("MUJAO", "ML", 2012, ["MUJAO"]),
        ("the NRF", "AF", 2022, ["National Resistance Front of Afghanistan"]),
        ("Gulf Cartel", "MX", 2019, ["Gulf Cartel"]),
        ("sicarios", "MX", 2019, ["Mexican drug cartels"]),
        ("the AGC", "CO", 2021, ["Gulf Clan"]),
        ("Kenyan-led mission", "HT", 2024, ["Multinational Security Support Mission"]),
        ("Los Choneros", "EC", 2024, ["Ecuadorian gangs"]),
    ],
)
def test_parties_of_the_wars_of_our_years(text, country, year, expected):
    assert names(text, country, year=year) == expected


@pytest.mark.parametrize(
    ("party", "number"), [("taliban", 303), ("islamic-state", 234), ("boko-haram", 1051), ("farc", 743), ("syria", 118)]
)
def test_parties_carry_their_ucdp_numbers(party, number):
    assert vocabulary().parties[party].ucdp == number


def test_no_two_parties_share_a_ucdp_number():
    numbers = [party.ucdp for party in vocabulary().parties.values() if party.ucdp is not None]
    assert len(numbers) == len(set(numbers)) > 100


def test_a_state_without_names_of_its_own_has_the_army_of_a_report_on_it_first():
    assert names("the army", "JO") == ["Jordan"]
    assert names("the army", "JO", "SY") == ["Jordan"]  # though the other has that name in the table
    assert names("border guards", "SY", "JO") != ["Jordan"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The Ruvu Liberation Army", ["CD"]),
        ("the Bashi Resistance Army", ["CD"]),
        ("fighters of the New Mandate Army", ["NG"]),
        ("the Free Hadra Army", ["SY"]),
        ("the Ketu People's Liberation Army", ["SD"]),
    ],
)
def test_an_army_that_is_not_in_the_table_is_not_the_states(text, countries):
    assert names(text, *countries, year=2023) == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("the Army", "NG", "Government of Nigeria"),
        ("The Army", "NG", "Government of Nigeria"),
        ("the Nigerian Army", "NG", "Government of Nigeria"),
        ("the Royal Army", "NG", "Government of Nigeria"),
        ("Top Army Commander", "NG", "Government of Nigeria"),
        ("the Free Syrian Army", "SY", "Free Syrian Army"),
        ("the Chinese People's Liberation Army", "CN", "China"),
    ],
)
def test_a_states_army_with_a_capital_stays_the_states(text, country, expected):
    assert names(text, country, year=2016) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty jihadists from Uzbekistan", []),
        ("fighters of the Nusra Front and jihadists from Uzbekistan", ["Nusra Front (Jabhat al-Nusra)"]),
        ("two doctors from France", []),
        ("rockets from Iran", ["Iran"]),
        ("troops from Russia", ["Russia"]),
    ],
)
def test_the_land_where_people_are_from_did_not_send_them(text, expected):
    assert names(text, "SY") == expected


@pytest.mark.parametrize("called", ["the so-called", "the self-styled", "the"])
def test_a_full_name_is_one_party_however_it_is_called(called):
    assert names(f"{called} Islamic State of Iraq and the Levant (ISIL)", "SY", "IQ") == ["Islamic State"]
