"""Codes of ACLED's and PLOVER's lists, told by the words of a passage."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.codes import CodeTable, acled_sub_events, plover_types, read_codes
from reportedly.vocabulary import VocabularyError, vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warplanes carried out an air raid on a market in Lower Brel.", "Air/drone strike"),
        ("A man wearing an explosive belt blew himself up at the gate of the barracks.", "Suicide bomb"),
        ("A roadside bomb exploded as a minibus passed.", "Remote explosive/landmine/IED"),
        ("Mortar rounds landed in the old quarter after hours of artillery fire.", "Shelling/artillery/missile attack"),
        ("Somebody threw a hand grenade into a tea house.", "Grenade"),
        ("Heavy clashes between the army and rebels went on all night.", "Armed clash"),
        ("Gunmen abducted four teachers from their school.", "Abduction/forced disappearance"),
        ("Hundreds took to the streets in a peaceful march against the new tax.", "Peaceful protest"),
        ("Police fired tear gas at protesters outside the parliament and dispersed them.", "Protest with intervention"),
        ("Security forces opened fire on protesters, killing three.", "Excessive force against protesters"),
        ("Protesters hurled petrol bombs and set fire to a bank.", "Violent demonstration"),
        ("Government troops recaptured the town of Orsk from the rebels.", "Government regains territory"),
        ("The two sides signed a ceasefire agreement.", "Agreement"),
        ("Sappers defused two bombs found under a bridge.", "Disrupted weapons use"),
        ("Soldiers looted shops and burned down houses.", "Looting/property destruction"),
    ],
)
def test_acled_sub_events(text, expected):
    assert acled_sub_events().best(text) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("agreed to withdraw its troops from the valley", "AGREE"),
        ("refused to withdraw its troops from the valley", "REJECT"),
        ("demanded that the rebels withdraw", "REQUEST"),
        ("threatened to attack the port", "THREATEN"),
        ("attacked the port", "ASSAULT"),
        ("accused the army of attacking the port", "ACCUSE"),
        ("held talks with the foreign minister", "CONSULT"),
        ("suspended military aid to the government", "SANCTION"),
        ("sent food aid to the displaced", "AID"),
        ("arrested two opposition leaders", "COERCE"),
        ("lifted the curfew in the capital", "CONCEDE"),
        ("deployed a brigade along the border", "MOBILIZE"),
    ],
)
def test_the_first_verb_of_a_clause_governs_its_plover_type(clause, expected):
    assert plover_types().governing(clause)[0].code == expected


def test_the_tables_hold_the_lists_of_the_standards():
    standards = vocabulary().standards
    sub_events = {name for names in standards["acled"]["events"].values() for name in names}
    assert set(acled_sub_events().codes) == sub_events
    assert set(plover_types().codes) == set(standards["plover"]["modes"])


def test_a_score_names_the_phrases_that_speak_for_it():
    first = acled_sub_events().scores("A drone strike hit the depot.")[0]
    assert "drone strike*" in first.phrases
    assert first.score >= 6


def test_what_stands_in_the_first_sentence_counts_more():
    table = CodeTable({"rain": {"strong": ["rain"]}, "snow": {"strong": ["snow"]}})
    text = "Rain fell in the whole of the country through the night and into the day. Snow fell too."
    assert [(score.code, round(score.score, 1)) for score in table.scores(text)] == [("rain", 3.0), ("snow", 1.8)]


def test_gaps_prefixes_lists_and_joined_phrases():
    table = CodeTable(
        {
            "lists": {"ship": ["ship*", "ferry"]},
            "near": {"strong": ["burn* .. @ship"]},
            "both": {"good": ["ferry & harbour"]},
            "not": {"strong": ["ferry"], "against": ["museum"]},
        }
    )
    assert table.best("They burned the old ferry") == "near"
    assert table.best("They burned one two three four five ships") is None
    assert [score.code for score in table.scores("In the harbour lay a ferry")] == ["not", "both"]
    assert [score.score for score in table.scores("A ferry museum")] == [0.0]


def test_nothing_speaks_for_an_empty_text():
    assert acled_sub_events().best("") is None
    assert plover_types().governing("...") == []


@pytest.mark.parametrize(
    ("entries", "expected"),
    [({"a": {"loud": ["x"]}}, "entry a: 'loud' is none of"), ({"a": {"good": ["@gone"]}}, "list 'gone' is missing")],
)
def test_a_wrong_table_is_told(entries, expected):
    with pytest.raises(VocabularyError, match=expected):
        CodeTable(entries)


def test_a_missing_or_broken_file_is_told(tmp_path):
    with pytest.raises(VocabularyError, match=r"none\.toml"):
        read_codes(tmp_path / "none.toml")
    (tmp_path / "broken.toml").write_text("[a\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"broken\.toml"):
        read_codes(tmp_path / "broken.toml")


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=400))
def test_any_text_is_scored_and_twice_the_same(text):
    for table in (acled_sub_events(), plover_types()):
        assert table.scores(text) == table.scores(text)


@pytest.mark.slow
def test_a_hostile_text_costs_little():
    start = process_time()
    acled_sub_events().scores("police protest " * 5_000)
    plover_types().governing("will will not sent the " * 5_000)
    assert process_time() - start < 10
