"""Place names in a report, and the places they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.places.clause import place_of
from reportedly.claims.places.where import find_places
from reportedly.claims.text.parse import parse
from reportedly.gazetteers import Entry, Gazetteer, default_gazetteer


@pytest.fixture(scope="module")
def world():
    return default_gazetteer()


@pytest.fixture
def found(world):
    def find(text):
        return {mention.text: mention for mention in find_places(parse(text), world)}

    return find


def name(mention):
    return mention.place and mention.place.name


def test_names_run_from_the_place_to_its_country(found):
    mentions = found("Three people died when shells fell on Douma, near Damascus, the rescuers said.")
    assert name(mentions["Douma"]) == "Douma, Rif Dimashq, Syria"
    assert name(mentions["Damascus"]) == "Damascus, Syria"


def test_what_a_name_lies_in_decides_between_its_namesakes(found):
    assert name(found("A fire broke out in Paris, Texas, on Monday.")["Paris"]) == "Paris, Texas, United States"
    assert name(found("A fire broke out in Paris on Monday, French police said.")["Paris"]).endswith("France")


def test_the_other_places_of_a_report_decide_between_namesakes(found):
    text = "Fighting went on in Tripoli. Militias from Misrata and Zawiya moved in, a Libyan official said."
    assert found(text)["Tripoli"].place.country == "LY"
    text = "Clashes broke out in Tripoli. The army sent troops from Beirut and Sidon, a Lebanese official said."
    assert found(text)["Tripoli"].place.country == "LB"


def test_a_full_name_once_binds_the_bare_name(found):
    mentions = find_places(parse("A jury in Paris, Texas, met. Paris was quiet."), default_gazetteer())
    assert {m.place.admin1 for m in mentions if m.text == "Paris"} == {"Texas"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mr. Washington told the court that he was at home.", "Washington"),
        ("Sydney Smith was shot dead, her family said.", "Sydney"),
        ("The strike came in March, a doctor said.", "March"),
        ("The Washington Post reported the deaths.", "Washington"),
        ("The agency SANA published a photograph.", "SANA"),
        ("Nine soldiers have died since Operation Olive Branch began.", "Olive Branch"),
    ],
)
def test_people_papers_and_months_are_no_places(found, text, word):
    assert word not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine men died in the fighting, a spokesman told Daily Sabah.",
        "Nine men died in the fighting, a doctor told the Kyiv Independent.",
    ],
)
def test_a_town_in_the_name_of_a_paper_is_not_where_it_happened(found, text):
    assert [mention.text for mention in found(text).values() if mention.used_as == "place"] == []


def test_a_people_is_told_from_a_place(found):
    mentions = found("Syrian troops and Russians entered the town of Palmyra.")
    assert (mentions["Syrian"].used_as, mentions["Syrian"].place.country) == ("people", "SY")
    assert (mentions["Russians"].used_as, mentions["Russians"].place.country) == ("people", "RU")
    assert mentions["Palmyra"].used_as == "place"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Moscow said its jets had not flown that day.", "Moscow"),
        ("US forces struck a convoy.", "US"),
        ("The group, which is UK-based, counted twelve dead.", "UK"),
        ("The army of Sudan denied the attack.", "Sudan"),
    ],
)
def test_a_state_that_speaks_or_acts_is_a_party(found, text, word):
    assert found(text)[word].used_as == "party"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Shells fell in Aleppo.", "in"),
        ("Shells fell near Aleppo.", "near"),
        ("Shells fell north of Aleppo.", "north of"),
        ("Shells fell outside Aleppo.", "outside"),
        ("Shells fell on the outskirts of Aleppo.", "outside"),
        ("Families fled from the city of Aleppo.", "from"),
        ("Convoys drove to eastern Aleppo.", "to"),
    ],
)
def test_the_preposition_is_kept(found, text, relation):
    assert found(text)["Aleppo"].relation == relation


@pytest.mark.parametrize(
    ("text", "word", "expected", "precision"),
    [
        ("Raids hit eastern Aleppo.", "Aleppo", "eastern Aleppo, Aleppo, Syria", "settlement"),
        ("Raids hit northern Syria.", "Syria", "northern Syria", "region"),
        ("Shells fell near Aleppo.", "Aleppo", "Aleppo, Syria", "near_settlement"),
        ("Raids hit the countryside of Daraa.", "Daraa", "countryside of Daraa, Daraa, Syria", "adm2"),
        ("Raids hit Aleppo province.", "Aleppo", "Aleppo, Syria", "adm1"),
        ("Raids hit the Sakhour district of Aleppo.", "Sakhour", "Al-Sakhour, Aleppo, Syria", "neighbourhood"),
    ],
)
def test_words_around_a_name_narrow_or_widen_it(found, text, word, expected, precision):
    mention = found(text)[word]
    assert (name(mention), mention.place.precision) == (expected, precision)


def test_lost_apostrophes_do_not_hide_a_name(found):
    mentions = found("Shells fell on Syrias second city Aleppo.")
    assert mentions["Syria"].place.country == "SY"
    assert mentions["Aleppo"].place.country == "SY"


def test_a_text_in_capitals_is_read(found):
    mentions = found("BOGOTA -- GUERRILLAS ATTACKED A POLICE POST IN MEDELLIN, COLOMBIA, POLICE SAID ON FRIDAY.")
    assert (
        mentions["MEDELLIN"].place.name == "Medellin, Antioquia, Colombia" or mentions["MEDELLIN"].place.country == "CO"
    )
    assert "POST" not in mentions


def test_a_dateline_is_marked(found):
    assert found("GENEVA (Agency) - Aid did not reach Aleppo, the spokesman said.")["GENEVA"].relation == "dateline"


def test_an_untagged_passage_is_read_too(world):
    text = "Shells fell on Idlib and Saraqib in Syria."
    mentions = find_places(parse(text, lambda passage: False), world)
    assert [m.text for m in mentions] == ["Idlib", "Saraqib", "Syria"]


def test_an_invented_country_works(world):
    mine = world.extended(
        [
            Entry("user:v", "Varonia", "country", 10.0, 20.0, "XV"),
            Entry("user:k", "Kastrova", "settlement", 10.5, 20.5, "XV", None, "user:v", 40_000),
        ]
    )
    mentions = find_places(parse("Shells fell on the town of Kastrova in Varonia, villagers said."), mine)
    assert [name(m) for m in mentions] == ["Kastrova, Varonia", "Varonia"]


def test_nothing_tells_namesakes_in_two_countries_apart():
    gazetteer = Gazetteer.of(
        [
            Entry("x:1", "Ferrin", "settlement", 1.0, 1.0, "XA", None, None, 5000),
            Entry("x:2", "Ferrin", "settlement", 50.0, 1.0, "XB", None, None, 5000),
            Entry("x:3", "Ferrin", "settlement", 20.0, 1.0, "XC", None, None, 5000),
        ]
    )
    (mention,) = find_places(parse("Shells fell in the town of Ferrin."), gazetteer)
    assert mention.place is None
    (mention,) = find_places(parse("Shells fell in the town of Ferrin."), gazetteer, "XB")
    assert mention.place.entry == "x:2"


def test_a_clause_gets_its_most_specific_place(world):
    text = "Rockets fell on the town of Saraqib in Idlib province, while aid from Turkey reached Azaz."
    parsed = parse(text)
    mentions = find_places(parsed, world)
    assert place_of((0, text.index("while")), mentions, parsed).name.startswith("Saraqib")
    assert place_of((text.index("while"), len(text)), mentions, parsed).text == "Azaz"


def test_a_clause_without_a_place_takes_its_sentences(world):
    text = "In Homs, doctors said that four had died. Nobody knew more."
    parsed = parse(text)
    mentions = find_places(parsed, world)
    assert place_of((text.index("four"), text.index(". Nobody")), mentions, parsed).text == "Homs"
    assert place_of((text.index("Nobody"), len(text)), mentions, parsed) is None


@given(st.text(alphabet=st.sampled_from(list("AleppoSyrian, .-'’\n()тв\u202e\x00")) | st.characters(), max_size=200))
@settings(max_examples=40, deadline=None)
def test_offsets_hold_for_any_text(text):
    for mention in find_places(parse(text), default_gazetteer()):
        assert text[mention.start : mention.end] == mention.text
        assert mention.place is None or mention.place.text == mention.text


def test_the_same_text_gives_the_same_places(world):
    text = "Shells hit Aleppo, Idlib and Springfield; Paris and Georgia condemned it in Cambridge."
    assert find_places(parse(text), world) == find_places(parse(text), world)


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("Aleppo ", 5_000),
        ("the north of ", 2_500),
        ("A, B and C districts ", 750),
        ("".join(f"Shells hit the Karm{letter} district of Aleppo. " for letter in "abcdefgh"), 125),
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(world, growth, unit, times):
    def search(often):
        find_places(parse(unit * often, lambda passage: False), world)

    assert growth(search, times) < 8


def test_a_small_letter_in_front_does_not_cut_a_name(found):
    assert name(found("Rockets were made in north Carolina, the police said.")["north Carolina"]) == (
        "North Carolina, United States"
    )


@pytest.mark.parametrize("word", ["Mon", "Falcon", "Al"])
def test_scraps_are_no_places(found, word):
    assert word not in found("Mon Jul 6 2015. F-16 Fighting Falcons struck Syria near the village of Al-Muaker.")


def test_a_village_abroad_is_not_meant_where_a_report_is_on_one_country(found):
    text = "Troops advanced from Aleppo and Homs to Deir Ezzor, Syria, and took Marrat. Syrian jets hit Raqqa and Hama."
    mentions = found(text)
    assert mentions["Hama"].place.country == "SY"
    assert "Marrat" not in mentions or mentions["Marrat"].place is None


@pytest.mark.parametrize(
    "text",
    [
        "Both Damascus and Ankara rejected the report on Idlib.",
        "The ministry called on Ankara to stop the raids on Idlib.",
        "Residents came back to Idlib after Ankara's troops left.",
    ],
)
def test_a_capital_that_stands_for_its_government_is_no_place(text):
    used = {mention.text: mention.used_as for mention in find_places(parse(text), default_gazetteer())}
    assert used["Ankara"] == "party"
    assert used["Idlib"] == "place"
