"""Bytes to a report, or to the reason why not."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import Report, Unreadable
from reportedly.reports import REASONS, ReadOptions, read_bytes, read_stream

OPTIONS = ReadOptions()
MEDIA_TYPES = st.sampled_from(
    [None, "text/html", "text/plain; charset=koi8-r", "text/markdown", "application/json", "x; charset=idna"]
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</div>",
            "<div ",
            "<!--",
            "[a](",
            "**",
            "_",
            "---\n",
            '{"text":',
            "\x00",
            "é",
            "&#0;",
            ">",
            "title: x\n",
        ]
    )
)


def report(
    raw: bytes, origin: str = "x.txt", options: ReadOptions = OPTIONS, content_type: str | None = None
) -> Report:
    read = read_bytes(raw, origin, options, content_type)
    assert isinstance(read, Report), read
    return read


def refusal(raw: bytes, origin: str = "x.txt", options: ReadOptions = OPTIONS) -> Unreadable:
    refused = read_bytes(raw, origin, options)
    assert isinstance(refused, Unreadable), refused
    assert refused.message.startswith(origin)
    return refused


@given(st.binary(), st.sampled_from(["x.txt", "x.md", "x.html", "x.json", "x.jsonl", "x", "x.pdf"]), MEDIA_TYPES)
def test_no_bytes_raise(raw, origin, content_type):
    read = read_bytes(raw, origin, OPTIONS, content_type)
    assert isinstance(read, Report) or read.reason in REASONS


@settings(deadline=None)  # the first page imports the extraction libraries
@given(MARKUP.map("".join), st.sampled_from(["x.md", "x.html", "x.jsonl", "x"]))
def test_no_markup_raises(text, origin):
    read = read_bytes(text.encode(), origin, OPTIONS)
    assert isinstance(read, Report) or read.reason in REASONS


@given(st.binary(min_size=1), st.sampled_from(["x.txt", "x.md", "x.jsonl"]))
def test_the_same_bytes_give_the_same_record(raw, origin):
    assert read_bytes(raw, origin, OPTIONS) == read_bytes(raw, origin, OPTIONS)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_reading_clean_text_again_changes_nothing_more(text):
    read = read_bytes(text.encode(), "x.txt", OPTIONS)
    if isinstance(read, Report) and not read.title:
        assert report(read.text.encode()).text == read.text


def test_hashes_are_over_the_bytes_as_they_came_and_over_the_clean_text():
    raw = b"Clashes in Marran\r\n\r\nTwo soldiers were hurt.\r\n"
    read = report(raw)
    assert read.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert read.id == read.raw_sha256[:16]
    assert read.text == "Clashes in Marran\nTwo soldiers were hurt."
    assert read.text_sha256 == hashlib.sha256(read.text.encode()).hexdigest()


def test_body_start_points_at_the_body():
    read = report(b"Clashes in Marran\n\nTwo soldiers were hurt.")
    assert read.text[read.body_start :] == "Two soldiers were hurt."


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n"])
@pytest.mark.parametrize("origin", ["x.txt", "x.html", "x.jsonl", "x"])
def test_empty_input_is_refused_as_empty(raw, origin):
    assert refusal(raw, origin).reason == "empty"
    assert [item.reason for item in read_stream(io.BytesIO(raw), OPTIONS, origin)] == ["empty"]


def test_binary_input_is_refused():
    assert refusal(bytes(range(256)) * 40, "x").reason == "binary"


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (b"%PDF-1.7 ...", "unsupported"),
        (b"PK\x03\x04....", "unsupported"),
        (b"\x1f\x8b\x08....", "unsupported"),
        (b"WARC/1.0\r\n", "unsupported"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "unsupported"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "unsupported"),
        (b"\x89PNG\r\n\x1a\n....", "not_a_report"),
    ],
)
def test_other_formats_are_named_and_refused_whatever_the_file_is_called(first, reason):
    refused = refusal(first, "x")
    assert refused.reason == reason
    assert refused.message.startswith("x: this is a")


def test_fifty_megabytes_of_text_are_refused_with_the_limit():
    refused = refusal(b"a line of words\n" * 3_125_000)
    assert (refused.reason, refused.size) == ("too_large", 50_000_000)
    assert "20,000,000 bytes" in refused.message


def test_the_limit_can_be_set():
    assert refusal(b"more than ten", options=ReadOptions(max_bytes=10)).reason == "too_large"
    assert report(b"just ten..", options=ReadOptions(max_bytes=10)).text == "just ten.."


def test_a_stream_is_not_read_beyond_the_limit():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            self.taken += size
            return b"words and " * (size // 10 + 1)

    stream = Endless()
    (refused,) = read_stream(stream, ReadOptions(max_bytes=100_000))
    assert refused.reason == "too_large"
    assert stream.taken < 300_000


def test_nul_bytes_become_spaces_and_are_noted():
    read = report(b"Two soldiers\x00 were hurt near the bridge.")
    assert read.text == "Two soldiers  were hurt near the bridge."
    assert "characters that no text may hold were replaced: 1" in read.notes


def test_nul_bytes_do_not_cut_a_page_short():
    read = report(b"<html><body><p>Two soldiers\x00 were hurt.</p><p>Nobody died there.</p></body></html>", "x.html")
    assert "Nobody died there." in read.text


def test_what_the_user_says_overrides_what_the_file_says():
    options = ReadOptions(
        publisher="The Harbour Gazette",
        published=date(2024, 3, 2),
        title="Quiet night",
        url="https://a.example/1",
        language="fr",
    )
    raw = json.dumps(
        {
            "title": "Loud",
            "text": "Shells fell.",
            "published": "2020-01-01",
            "publisher": "Other",
            "url": "https://b.example",
            "language": "en",
        }
    )
    read = report(raw.encode(), "x.json", options)
    assert (read.publisher, read.published, read.title, read.url, read.language) == (
        "The Harbour Gazette",
        date(2024, 3, 2),
        "Quiet night",
        "https://a.example/1",
        "fr",
    )
    assert read.text == "Quiet night\nShells fell."


def test_a_report_without_a_date_is_read_and_says_so():
    read = report(b"Shells fell on the harbour.")
    assert read.published is None
    assert read.notes == ("no publication date: relative dates stay unresolved",)


def test_an_impossible_date_is_noted_and_left_out():
    read = report(b"Title: Shells fall\nPublished: 31 February 2016\n\nThey fell on the harbour.")
    assert read.published is None
    assert read.notes == (
        'the publication date "31 February 2016" does not exist in the calendar; relative dates stay unresolved',
    )


def test_a_report_dated_in_the_future_is_read_and_noted():
    raw = b"Published: 2031-05-04\n\nThey fell on the harbour."
    assert report(raw, options=ReadOptions(today=date(2031, 5, 3))).notes == ()
    read = report(raw, options=ReadOptions(today=date(2025, 1, 1)))
    assert read.published == date(2031, 5, 4)
    assert read.notes == ("the report is dated after today: 2031-05-04",)
    assert report(raw).notes == (), "without a day given as today there is nothing to compare with"


def test_a_report_that_came_without_a_date_is_dated_by_what_finds_its_own() -> None:
    options = ReadOptions(today=date(2025, 1, 1), own_day=lambda text: (date(2024, 5, 3), "3 May 2024"))
    read = report(b"KARM, 3 May 2024 - Shells fell.", options=options)
    assert (read.published, read.notes) == (date(2024, 5, 3), ("the report dates itself: '3 May 2024'",))
    given = report(b"Published: 2024-05-04\n\nShells fell.", options=options)
    assert (given.published, given.notes) == (date(2024, 5, 4), ())
    wrong = report(b"Published: 31 February 2024\n\nShells fell.", options=options)
    assert wrong.notes == (
        'the publication date "31 February 2024" does not exist in the calendar',
        "the report dates itself: '3 May 2024'",
    )


def test_right_to_left_text_is_kept_as_it_is():
    text = "قال الجيش إن قواته دخلت البلدة يوم الأحد بعد قتال استمر ثلاثة أيام.\u200f"
    read = report(text.encode())
    assert read.text == text
    assert read.language == "ar"


def test_a_text_in_another_language_is_a_report_with_its_language():
    read = report(
        "Die Soldaten haben am Sonntag die Brücke bei der kleinen Stadt eingenommen, sagte der Bürgermeister.".encode()
    )
    assert read.language == "de"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[x", "www.a.example", "https:///x"])
def test_only_web_addresses_are_kept(url):
    read = report(f"URL: {url}\n\nShells fell.".encode())
    assert read.url is None
    assert "the address of the report is no http or https address and was left out" in read.notes


def test_a_language_that_is_none_is_noted_and_told_from_the_text():
    read = report(b"Language: the usual\n\nThe army said on Sunday that its soldiers had left the town.")
    assert read.language == "en"
    assert '"the usual" is no language code: the language was told from the text' in read.notes


def test_a_media_type_outweighs_the_ending():
    assert (
        report(b"<p>Shells fell on the harbour.</p>", "x.txt", content_type="text/html; charset=utf-8").text
        == "Shells fell on the harbour."
    )


def test_a_page_under_the_name_of_a_text_is_read_as_a_page():
    assert report(b"<!DOCTYPE html><html><body><p>Shells fell.</p></body></html>", "x.txt").content_type == "text/html"


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        (b"Shells fell.", "text/plain"),
        (b"<html><body><p>Shells fell.</p></body></html>", "text/html"),
        (b"---\npublisher: A\n---\nShells fell.", "text/markdown"),
        (b'{"text": "Shells fell."}', "application/json"),
        (b'{\n "text": "Shells fell."\n}', "application/json"),
        (b'{"text": "Shells fell."}\n{"text": "More fell."}\n', "application/json"),
    ],
)
def test_a_stream_without_a_name_is_told_by_its_content(raw, content_type):
    reports = list(read_stream(io.BytesIO(raw), OPTIONS))
    assert reports[0].text == "Shells fell."
    assert reports[0].content_type == content_type


def test_a_file_name_that_is_no_unicode_can_be_recorded():
    assert report(b"Shells fell.", "caf\udce9.txt").origin == "caf\ufffd.txt"
