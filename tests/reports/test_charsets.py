"""Bytes to text, with a note where the charset was not beyond doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reports import ReadOptions, read_bytes
from reportedly.reports.charsets import declared_charset, decode
from reportedly.reports.refusals import Refused

ENGLISH = (
    "The army’s spokesman – a colonel – said that “our forces” took the café by the river on Sunday, "
    "and that the bridge, the road to the north and the market were safe again."
)
RUSSIAN = "Солдаты вошли в город в воскресенье утром, сообщила армия, и заняли мост через реку."
ARABIC = "قال الجيش إن القوات دخلت البلدة يوم الأحد بعد قتال استمر ثلاثة أيام"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_is_always_read_as_utf8(text):
    assert decode(text.encode()).text == text
    assert decode(text.encode()).note is None


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(charset):
    decoded = decode(ENGLISH.encode(charset))
    assert decoded.text == ENGLISH
    assert decoded.note is None


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_nul_bytes(charset):
    decoded = decode(ENGLISH.encode(charset))
    assert decoded.text == ENGLISH
    assert decoded.note == f"charset: taken for {charset}"


def test_english_with_curly_quotes_is_taken_for_windows_1252():
    decoded = decode((ENGLISH + " Nobody was hurt there, he said." * 4).encode("cp1252"))
    assert decoded.text.startswith(ENGLISH)
    assert "windows-1252" in decoded.note


@pytest.mark.parametrize(("text", "charset"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (ARABIC, "cp1256")])
def test_an_undeclared_charset_is_guessed_and_noted(text, charset):
    decoded = decode(text.encode(charset) * 3)
    assert decoded.text == text * 3
    assert "not declared" in decoded.note


def test_a_declared_charset_is_used():
    read = read_bytes(RUSSIAN.encode("koi8-r"), "x.txt", ReadOptions(), "text/plain; charset=KOI8-R")
    assert read.text == RUSSIAN
    assert "charset: koi8-r, as declared" in read.notes


def test_a_declaration_that_does_not_fit_the_bytes_is_passed_over():
    assert decode(RUSSIAN.encode("cp1251") * 3, "euc_jp").charset == "cp1251"


def test_a_page_declares_its_charset():
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{RUSSIAN}</p></body></html>'
    read = read_bytes(page.encode("cp1251"), "x.html", ReadOptions())
    assert read.text == RUSSIAN


def test_a_wrong_declaration_yields_to_valid_utf8():
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{RUSSIAN}</p></body></html>'
    assert read_bytes(page.encode(), "x.html", ReadOptions()).text == RUSSIAN


@pytest.mark.parametrize("label", ["rot13", "idna", "punycode", "unicode_escape", "utf_7", "no such", "zlib", "utf-16"])
def test_a_label_that_names_no_charset_of_reports_is_passed_over(label):
    assert decode(b"plain words + more", label).text == "plain words + more"


def test_a_few_broken_places_do_not_cost_the_rest():
    raw = RUSSIAN.encode() + b" \xff " + RUSSIAN.encode()
    decoded = decode(raw)
    assert decoded.text == f"{RUSSIAN} \ufffd {RUSSIAN}"
    assert decoded.note == "charset: UTF-8 with 1 broken places"


def test_latin1_taken_for_text_keeps_its_quotation_marks():
    read = read_bytes('{"text": "the army\x92s men"}'.encode(), "x.json", ReadOptions())
    assert read.text == "the army’s men"


def test_bytes_that_fit_no_charset_are_refused():
    with pytest.raises(Refused) as refused:
        decode(bytes(range(128, 256)) * 20)
    assert refused.value.reason == "charset"


def test_declarations_are_found_near_the_beginning_only():
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=big5">') == "big5"
    assert declared_charset(b"<?xml version='1.0' encoding='koi8-u'?>") == "koi8-u"
    assert declared_charset(b" " * 5_000 + b'<meta charset="big5">') is None
