"""JSON and JSON Lines: offsets stay valid, a broken line costs only itself."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_bytes, read_stream
from reportedly.reports.objects import split_lines

OPTIONS = ReadOptions()
KEPT_CONTROLS = st.sampled_from("\t\n\r")
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | KEPT_CONTROLS)


def lines(raw: bytes, options: ReadOptions = OPTIONS):
    return list(read_stream(io.BytesIO(raw), options, "x.jsonl"))


@given(PRINTED, PRINTED, st.booleans())
def test_title_and_text_are_joined_by_a_line_feed_and_otherwise_untouched(title, text, escaped):
    raw = json.dumps({"title": title, "text": text}, ensure_ascii=escaped).encode()
    read = read_bytes(raw, "x.jsonl", OPTIONS)
    if title.strip() or text.strip():
        assert read.text == (f"{title}\n{text}" if title else text)
    else:
        assert read.reason == "no_text"


@given(st.text())
def test_repairs_keep_every_offset(text):
    read = read_bytes(json.dumps({"text": "." + text}).encode(), "x.jsonl", OPTIONS)
    assert len(read.text) == len(text) + 1


def test_all_fields_are_taken_over():
    raw = b'{"id": 7, "title": "T", "text": "Shells fell.", "published": "2016-09-27", "publisher": "A", '
    raw += b'"url": "https://a.example/", "language": "en-GB"}'
    (read,) = lines(raw)
    assert (read.external_id, read.title, read.published, read.publisher, read.url, read.language) == (
        "7",
        "T",
        date(2016, 9, 27),
        "A",
        "https://a.example/",
        "en",
    )
    assert read.origin == "x.jsonl:1"
    assert read.content_type == "application/json"


def test_a_broken_line_in_the_middle_is_refused_and_the_rest_goes_on():
    read = lines(b'{"text": "One."}\n{"text": "Two."\n\n{"text": "Three."}\n[4]\n')
    assert [getattr(item, "text", None) or item.reason for item in read] == [
        "One.",
        "broken_json",
        "Three.",
        "broken_json",
    ]
    assert read[1].origin == "x.jsonl:2"
    assert read[1].message.startswith("x.jsonl:2: not JSON at character 16")


def test_a_line_over_the_limit_is_refused_and_the_rest_goes_on():
    long = json.dumps({"text": "word " * 100}).encode()
    read = lines(b'{"text": "One."}\n' + long + b'\n{"text": "Three."}', ReadOptions(max_bytes=200))
    assert [getattr(item, "text", None) or item.reason for item in read] == ["One.", "too_large", "Three."]


def test_a_whole_larger_than_the_limit_of_one_report_is_read():
    read = lines(b'{"text": "One."}\n' * 100, ReadOptions(max_bytes=200))
    assert len(read) == 100
    assert len({item.id for item in read}) == 1, "the same bytes are the same report"


def test_the_line_end_is_no_part_of_the_bytes():
    ids = {lines(b'{"text": "One."}' + end)[0].id for end in (b"", b"\n", b"\r\n")}
    assert len(ids) == 1


@given(
    st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line and not line.endswith(b"\r"))),
    st.integers(0, 40),
    st.integers(1, 30),
)
def test_lines_are_split_alike_wherever_the_stream_is_cut(parts, cut, limit):
    raw = b"\n".join(parts).removeprefix(b"\xef\xbb\xbf")
    expected = [None if len(line) > limit else line for line in raw.split(b"\n")]
    if raw.endswith(b"\n") or not raw:
        expected.pop()
    split = list(split_lines(raw[:cut], io.BytesIO(raw[cut:]), limit))
    assert split == expected


def test_an_endless_line_is_given_up_without_being_held():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"x" * size

    assert list(split_lines(b"{", Endless(), 100)) == [None]


def test_json_beyond_all_bounds_is_refused():
    for raw in (b'{"text": ' + b"[" * 100_000, b'{"text": "a", "id": ' + b"9" * 5_000 + b"}"):
        assert read_bytes(raw, "x.json", OPTIONS).reason == "broken_json"


def test_an_object_without_text_says_what_a_report_is():
    refused = read_bytes(b'{"body": "Shells fell."}', "x.json", OPTIONS)
    assert refused.reason == "no_text"
    assert '"text"' in refused.message


def test_a_text_that_is_no_string_is_refused():
    assert read_bytes(b'{"text": ["Shells"]}', "x.json", OPTIONS).reason == "broken_json"


def test_a_title_alone_is_read_and_noted():
    read = read_bytes(b'{"title": "Shells fall on the harbour", "text": ""}', "x.json", OPTIONS)
    assert isinstance(read, Report)
    assert read.text == "Shells fall on the harbour\n"
    assert "no body: only the title was read" in read.notes


def test_several_lines_are_not_one_report():
    assert read_bytes(b'{"text": "a"}\n{"text": "b"}\n', "x.jsonl", OPTIONS).reason == "unsupported"


def test_fields_of_one_line_stay_on_one_line():
    read = read_bytes(b'{"text": "a b", "publisher": "The\\u0000 Harbour\\n Gazette\\ud800"}', "x.json", OPTIONS)
    assert read.publisher == "The Harbour Gazette\ufffd"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_lines_in_wide_units_are_refused_once_for_all(charset):
    [refusal] = lines('{"text": "Shells fell on Karm."}\n{"text": "Two died."}\n'.encode(charset))
    assert refusal.reason == "charset"
    assert "save the file as UTF-8" in refusal.message
