"""Attributions: who is said to say what, in the forms that reports use."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.findings.mentions import Attribution
from reportedly.claims.text.parse import parse
from reportedly.claims.voices.who_says import find_attributions
from reportedly.claims.voices.words import reporting_words


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def attributions(text: str) -> list[tuple[str, str, str]]:
    return [(words(text, a.source), a.stance, words(text, a.content)) for a in find_attributions(parse(text))]


def only(text: str) -> Attribution:
    found = find_attributions(parse(text))
    assert len(found) == 1, [words(text, a.content) for a in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry said that two soldiers were killed.", "The ministry", "two soldiers were killed"),
        ("Two soldiers were killed, said the ministry.", "the ministry", "Two soldiers were killed"),
        ("Two soldiers were killed, the ministry said.", "the ministry", "Two soldiers were killed"),
        ("According to residents, the bridge was destroyed.", "residents", "the bridge was destroyed"),
        ("The bridge was destroyed, according to residents.", "residents", "The bridge was destroyed"),
        (
            "Two people died in the raid a medical source said on Monday.",
            "a medical source",
            "Two people died in the raid",
        ),
        ("Police confirmed the deaths of three farmers.", "Police", "the deaths of three farmers"),
        ("The doctor told reporters that nobody survived.", "The doctor", "nobody survived"),
    ],
)
def test_the_source_and_the_content_of_plain_reported_speech(text: str, source: str, content: str) -> None:
    found = attributions(text)
    assert any(source in s and content in c for s, _, c in found), found


def test_a_parenthetical_leaves_the_clause_in_two_pieces() -> None:
    text = "The shelling, the mayor said, began before dawn."
    found = only(text)
    assert words(text, found.source) == "the mayor"
    assert "began before dawn" in words(text, found.content)
    assert "mayor" not in words(text, found.content)


def test_a_quotation_belongs_whole_to_its_speaker_and_goes_on_after_him() -> None:
    text = '"We heard two blasts. Then the roof fell," a farmer said. "Nobody came to help us."'
    found = [a for a in find_attributions(parse(text)) if a.verb == "say"]
    assert len(found) == 1
    assert found[0].quoted
    assert "We heard two blasts" in words(text, found[0].content)
    assert "Nobody came to help us" in words(text, found[0].content)


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark() -> None:
    text = 'The governor said: "The road is open.\n\n"The clinic is open too."\n\nRain fell on Sunday.'
    found = find_attributions(parse(text))
    assert any("The clinic is open too" in words(text, a.content) for a in found)
    assert not any("Rain" in words(text, a.content) for a in found)


@pytest.mark.parametrize("marks", [('"', '"'), ("“", "”"), ("``", "''")])
def test_every_style_of_quotation_marks_is_read(marks: tuple[str, str]) -> None:
    text = f"{marks[0]}The convoy turned back at noon,{marks[1]} the driver said."
    found = [a for a in find_attributions(parse(text)) if a.quoted]
    assert [words(text, a.source) for a in found] == ["the driver"]


def test_a_statement_without_marks_follows_a_colon_at_the_end_of_its_paragraph() -> None:
    text = "Minister Orla Vint said:\n\nThe bridge at Kell has been retaken. Our soldiers hold both banks."
    found = find_attributions(parse(text))
    assert any("hold both banks" in words(text, a.content) and "Vint" in words(text, a.source) for a in found)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had shelled the camp.", "deny"),
        ("The rebels claimed that they had taken the hill.", "claim"),
        ("The army blamed the rebels for the attack.", "accuse"),
        ("The ministry condemned the attack on the convoy.", "condemn"),
        ("The rebels vowed to retake the hill.", "plan"),
        ("The envoy called for an end to the siege.", "demand"),
        ("Doctors fear that more people are under the rubble.", "possible"),
    ],
)
def test_the_stance_follows_the_verb(text: str, stance: str) -> None:
    assert stance in [found for _, found, _ in attributions(text)]


def test_hearsay_has_no_source() -> None:
    found = only("The commander was reportedly killed.")
    assert found.source == ()
    assert found.rule == "hearsay"


def test_a_headline_names_its_source_beside_a_colon() -> None:
    text = "Monitor: raid kills nine in Kell\nThe raid came at night."
    assert ("Monitor", "say", "raid kills nine in Kell") in attributions(text)


def test_turns_of_a_written_conversation_belong_to_the_name_before_the_colon() -> None:
    text = "The talk was short.\nBERG: We hold the bridge and the road behind it.\nVINT: For how long?"
    assert ("BERG", "say", "We hold the bridge and the road behind it") in attributions(text)


@pytest.mark.parametrize(
    ("text", "source", "stance", "content"),
    [
        ("The army's claim that it holds the hill is disputed.", "The army's", "claim", "it holds the hill"),
        ("A statement by the council that nobody was hurt came late.", "the council", "say", "nobody was hurt"),
    ],
)
def test_nouns_carry_sayings(text: str, source: str, stance: str, content: str) -> None:
    found = attributions(text)
    assert any(s == source and kind == stance and content in c for s, kind, c in found), found


def test_reports_of_nobody_named_have_no_source() -> None:
    text = "Reports of shelling in Kell alarmed the aid workers."
    assert ("", "say", "shelling in Kell") in attributions(text)


def test_who_is_quoted_by_another_is_the_source() -> None:
    text = "The agency quoted a farmer as saying that the well was poisoned."
    found = find_attributions(parse(text))
    assert any(words(text, a.source) == "a farmer" and "the well was poisoned" in words(text, a.content) for a in found)


def test_a_pronoun_goes_back_to_the_person_named_before() -> None:
    text = "Mayor Anna Berg said the town was calm. She said that shops had opened."
    she = next(a for a in find_attributions(parse(text)) if words(text, a.source) == "She")
    assert she.anchor is not None
    assert "Anna Berg" in text[slice(*she.anchor)]


def test_a_surname_goes_back_to_the_full_name() -> None:
    text = "Doctor Karim Haddad said nine people died. Haddad said that two were children."
    last = next(a for a in find_attributions(parse(text)) if words(text, a.source) == "Haddad")
    assert last.anchor is not None
    assert "Karim Haddad" in text[slice(*last.anchor)]


def test_passages_that_were_not_parsed_do_no_harm() -> None:
    text = "The sky was grey. Two people were killed, the mayor said. Nothing else happened."
    found = find_attributions(parse(text, worth=lambda passage: "killed" in passage))
    assert [words(text, a.source) for a in found] == ["the mayor"]


def test_a_verb_that_opens_an_unparsed_line_does_no_harm() -> None:
    text = "The mayor of Quilla has\nreported that the road to the coast is open again."
    (found,) = find_attributions(parse(text, worth=lambda passage: False))
    assert words(text, found.content) == "that the road to the coast is open again"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n\"“”'`.,:AabRsaid thesowl"), max_size=120))
def test_spans_stay_inside_any_text_and_in_order(text: str) -> None:
    for found in find_attributions(parse(text)):
        assert found.content
        for start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(text)
        assert list(found.content) == sorted(found.content)


@pytest.mark.parametrize("piece", ['" said ', '"a said: ', "X said that ", "the source ", "(,"])
def test_sentences_without_end_are_read_in_good_time(piece: str) -> None:
    parsed = parse(piece * 1500)
    start = process_time()
    find_attributions(parsed)
    assert process_time() - start < 10  # a quadratic walk took minutes


def test_a_verb_stands_in_one_group_of_the_vocabulary_only() -> None:
    import tomllib

    from reportedly.claims.voices.words import DATA

    groups = tomllib.loads(DATA.read_text(encoding="utf-8"))["verbs"]
    listed = [word for group in groups for word in group["words"]]
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == set(reporting_words().verbs)


def test_the_stances_are_those_of_the_record() -> None:
    known = {"say", "claim", "deny", "possible", "plan", "demand", "condemn", "accuse"}
    assert {entry.stance for entry in reporting_words().verbs.values()} <= known


def sources_of(text):
    """The words of each source, with the beginning of what it says."""
    parsed = parse(text)
    return {
        (text[a.source[0][0] : a.source[-1][1]] if a.source else None): text[a.content[0][0] : a.content[-1][1]]
        for a in find_attributions(parsed)
    }


@pytest.mark.parametrize(
    ("text", "source", "start"),
    [
        ("Rebels took two villages said the Observatory which tracks the war.", "the Observatory which", "Rebels took"),
        ("Shells wounded three people in the north of the town SANA said blaming rebels.", "SANA", "Shells"),
        (
            "The daily quoted police officer Jan de Berg as saying the raid killed two.",
            "police officer Jan",
            "the raid",
        ),
        ("According to the statement missile attacks destroyed two tanks.", "the statement", "missile attacks"),
        (
            "The Free Dawn (FD) militia said in a statement that it had shelled the camp.",
            "The Free Dawn (FD)",
            "that it",
        ),
        ("A raid killed nine in the eastern province says a UK-based monitoring group.", "a UK-based", "A raid killed"),
        ("Raids on the town killed nine the Observatory said making it the worst day.", "the Observatory", "Raids on"),
        (
            "Village activists said dozens of farmers and 12 soldiers died in the last days of shelling.",
            "Village activists",
            "dozens",
        ),
        ("Witnesses told how the gunmen shot at people who tried to leave.", "Witnesses", "how the gunmen"),
        (
            "The fact-finding mission confirmed in a report that nerve gas had been used in Karvel.",
            "The fact-finding mission",
            "that nerve gas",
        ),
        ("The army regained Karvel town and its mill the Kell Media Center reported.", "the Kell Media", "The army"),
        ("According to the document gunmen fired at army posts near Karvel.", "the document", "gunmen"),
        ("No raids were carried out against the groups that signed the bulletin read.", "the bulletin", "No raids"),
        ("The opposition monitor Casualty Watch said 12 people were killed in Kell.", "The opposition monitor", "12"),
        ("Karvia a backer of the revolt said it had shelled the town.", "Karvia", "it had"),
        ("The chancellor visiting Karvel said air strikes had killed 20 people.", "The chancellor", "air strikes"),
        (
            '"They shoot at the wounded" Dr. Anas Berg who runs a clinic in Karvel told The Lorn Post.',
            "Dr. Anas Berg",
            '"They',
        ),
        ("Two mines hurt six people and others got injuries said Kaska whose staff came.", "Kaska", "Two mines"),
        ("Forty fighters have died military and medical sources told The Lorn Post.", "military and medical", "Forty"),
    ],
)
def test_sources_are_found_where_marks_were_lost(text, source, start):
    found = [(words, content) for words, content in sources_of(text).items() if words]
    assert any(words.startswith(source) and content.startswith(start) for words, content in found)


def test_a_reporter_who_is_told_something_is_not_its_source():
    assert "the reporter" not in sources_of("A medic told the reporter that shells had killed nine people in the town.")


def test_what_footage_shows_is_an_account():
    text = "Footage shows heavy fighting between rebels and the army in Karvel."
    (found,) = [a for a in find_attributions(parse(text)) if a.verb == "show"]
    assert found.rule == "clause"


def test_who_is_quoted_after_what_he_says_is_the_source():
    found = sources_of("More than 40 were killed since the raid began on Monday he quoted a field commander as saying.")
    assert found == {"a field commander": "More than 40 were killed since the raid began on Monday"}
