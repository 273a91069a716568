"""Bytes and streams to Reports, or to Unreadable with the reason."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from reportedly.records import Report, Unreadable
from reportedly.reports.characters import repair
from reportedly.reports.charsets import declared_charset, decode, in_wide_units
from reportedly.reports.drafts import Arrival, Draft, finish
from reportedly.reports.formats import CONTENT_TYPES, Format, choose_format
from reportedly.reports.markdown import read_markdown
from reportedly.reports.objects import read_object, split_lines
from reportedly.reports.options import ReadOptions
from reportedly.reports.plain import read_plain
from reportedly.reports.refusals import Refused, refused_at, too_large
from reportedly.reports.webpages import read_webpage

HEAD = 65_536
READERS = {"text": read_plain, "markdown": read_markdown, "html": read_webpage, "json": read_object}


def read_bytes(raw: bytes, origin: str, options: ReadOptions, content_type: str | None = None) -> Report | Unreadable:
    """One report from its bytes. Never raises for what the bytes hold.

    `origin` says where they came from, and its ending counts as a file's would; `content_type` is a media type with an
    optional charset, as a web server gives it. Several reports in one JSON Lines text are refused: use `read_stream`.
    """
    arrival = Arrival(raw, shown(origin), content_type)
    try:
        return _read_one(arrival, options)
    except Refused as refusal:
        small = len(raw) <= options.max_bytes
        return refused_at(arrival.origin, refusal, len(raw), arrival.raw_sha256 if small else None)


def read_stream(
    stream: BinaryIO, options: ReadOptions, origin: str = "standard input", content_type: str | None = None
) -> Iterator[Report | Unreadable]:
    """The reports of a stream: of JSON Lines one a line, of anything else one. Holds one report in memory at a time."""
    yield from read_opened(stream, Arrival(b"", shown(origin), content_type), options)


def read_opened(stream: BinaryIO, source: Arrival, options: ReadOptions) -> Iterator[Report | Unreadable]:
    """The reports of an open stream; `source` says where it comes from and what is said of its type."""
    head = _read_up_to(stream, HEAD)
    try:
        chosen = choose_format(head, source.origin, source.content_type) if head.strip() else "text"
    except Refused as refusal:
        yield refused_at(source.origin, refusal)
        return
    if chosen == "jsonl" and in_wide_units(head):  # a line by itself would no longer tell where its units begin
        yield refused_at(
            source.origin, Refused("charset", "these lines are in UTF-16 or UTF-32; save the file as UTF-8")
        )
        return
    if chosen == "jsonl":
        yield from _read_lines(head, stream, source.origin, options)
        return
    raw = head + _read_up_to(stream, options.max_bytes + 1 - len(head))
    yield read_bytes(raw, source.origin, options, _media_type(chosen, source.content_type))


def _read_lines(head: bytes, stream: BinaryIO, origin: str, options: ReadOptions) -> Iterator[Report | Unreadable]:
    empty = True
    for number, line in enumerate(split_lines(head, stream, options.max_bytes), 1):
        where = f"{origin}:{number}"
        if line is None:
            yield refused_at(where, too_large(options.max_bytes))
        elif line.strip():
            yield read_bytes(line, where, options, CONTENT_TYPES["json"])
        else:
            continue
        empty = False
    if empty:
        yield refused_at(origin, Refused("empty", "there are no lines with reports in it"))


def _read_one(arrival: Arrival, options: ReadOptions) -> Report:
    if len(arrival.raw) > options.max_bytes:
        raise too_large(options.max_bytes)
    if not arrival.raw.strip():
        raise Refused("empty", "there is nothing in it; leave it out, or fetch it again")
    chosen = choose_format(arrival.raw[:HEAD], arrival.origin, arrival.content_type)
    if chosen == "jsonl":
        chosen = "json"
        if len(arrival.raw.splitlines()) > 1:
            raise Refused(
                "unsupported", "these are several lines of JSON, not one report; read them as a file or a stream"
            )
    return finish(_draft(chosen, arrival), arrival, options)


def _draft(chosen: Format, arrival: Arrival) -> Draft:
    decoded = decode(arrival.raw, declared_charset(arrival.raw if chosen == "html" else b"", arrival.content_type))
    text = decoded.text
    if chosen == "html":  # the parser would end at a NUL
        text = repair(text)[0]
    draft = READERS[chosen](text)
    return draft if decoded.note is None else _noted(draft, decoded.note)


def _noted(draft: Draft, note: str) -> Draft:
    return replace(draft, notes=(note, *draft.notes))


def _media_type(chosen: Format, content_type: str | None) -> str:
    """The format once chosen stays chosen; a charset that was declared is kept."""
    parameters = (content_type or "").partition(";")[2]
    return f"{CONTENT_TYPES[chosen]};{parameters}" if parameters else CONTENT_TYPES[chosen]


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """At most `size` bytes; fewer only at the end of the stream (a pipe gives what it has)."""
    buffer = io.BytesIO()
    while (missing := size - buffer.tell()) > 0 and (chunk := stream.read(missing)):
        buffer.write(chunk)
    return buffer.getvalue()


def shown(origin: str) -> str:
    """The origin as a record can hold it: file names need not be Unicode."""
    return origin.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if not origin.isascii() else origin
