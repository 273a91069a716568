"""What a program calls."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly


def has_words(text):
    return any(character.isalnum() for character in text)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=200).filter(has_words))
def test_a_report_keeps_a_text_to_the_character(text):
    read = reportedly.report(text, language="en")
    assert read.text[read.body_start :] == text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(has_words))
def test_characters_that_no_text_may_hold_are_replaced_one_by_one_so_that_offsets_stay(text):
    read = reportedly.report(text, language="en")
    assert len(read.text) == len(text)
    assert all(before == after for before, after in zip(text, read.text, strict=True) if before.isprintable())


def test_a_report_carries_what_is_known_of_it():
    read = reportedly.report(
        "Shells fell.", title="Mill hit", published=date(2021, 6, 15), publisher="The Ostrand Herald"
    )
    assert read.text == "Mill hit\nShells fell."
    assert read.body_start == len("Mill hit\n")
    assert (read.published, read.publisher) == (date(2021, 6, 15), "The Ostrand Herald")


def test_equal_reports_have_equal_ids_and_others_do_not():
    first, again, other = (reportedly.report(text, language="en") for text in ("One.", "One.", "Two."))
    assert first.id == again.id != other.id


def test_the_language_is_detected_where_it_is_not_told():
    text = "Am Montag schlugen mehrere Granaten in der Mühle ein, zwei Menschen wurden dabei schwer verletzt. " * 3
    read = reportedly.report(text)
    assert read.language == "de"
    assert not reportedly.code(read).coded


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_an_empty_text_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        reportedly.report(text)


def test_a_text_is_coded_and_linked():
    read = reportedly.report("Shells killed 14 people in Aleppo on Sunday.", published=date(2021, 6, 15), language="en")
    coding = reportedly.code(read)
    (incident,) = reportedly.link([(read, coding.claims)])
    assert incident.kind == "shelling"
    assert incident.claims == tuple(claim.id for claim in coding.claims)
    assert (incident.estimate("killed").low, incident.estimate("killed").best) == (14, 14)


def test_linking_nothing_gives_nothing():
    assert reportedly.link([]) == ()


def test_times_places_and_attributions_are_open_to_programs():
    text = "Doctors said on Monday that shells hit Aleppo."
    (time,) = reportedly.times(text, date(2021, 6, 15))
    (place,) = reportedly.places(text)
    (said,) = reportedly.attributions(text)
    assert (time.edtf, place.text) == ("2021-06-14", "Aleppo")
    assert [text[start:end] for start, end in said.source] == ["Doctors"]


def test_importing_the_package_loads_nothing_heavy():
    """Without the model, the gazetteer or the database: a program that only reads records pays for no more."""
    check = (
        "import sys, reportedly; print([m for m in ('spacy', 'pydantic', 'sqlalchemy', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
