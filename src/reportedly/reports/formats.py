"""Which format bytes are in: by their first bytes, then by what is said about them, then by a look at the content."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import PurePath
from typing import Literal, cast

from reportedly.reports.refusals import Refused
from reportedly.reports.tables import table

Format = Literal["text", "markdown", "html", "json", "jsonl"]
CONTENT_TYPES: dict[Format, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/json",
}
SNIFFED = 4_096
ROOT = re.compile(rb"<(?![?!])([A-Za-z][\w.:-]{0,40})")
PAGE_TAGS = frozenset({b"html", b"head", b"body", b"title", b"meta", b"article", b"div", b"p", b"main"})
FEED_TAGS = frozenset({b"rss", b"feed", b"rdf:rdf"})


def choose_format(head: bytes, name: str = "", content_type: str | None = None) -> Format:
    """The format of input that begins with `head` (some thousand bytes). Refused where it is none that is read.

    A media type is believed first, then the ending of `name`; a page under a plain text's name is read as a page.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    _refuse_signature(head)
    said = _by_media_type(content_type) or _by_ending(name)
    if said in (None, "text") and looks_like_page(head):
        return "html"
    return said or _sniff(head)


def passed_over(name: str) -> bool:
    """Whether a folder's reader leaves a file out by its name: hidden, private, no report, or a note beside reports."""
    path = PurePath(name)
    plain = table("formats")["not_reports"]
    return name.startswith((".", "_")) or has_ending_of_none(name) or path.name.split(".")[0].lower() in plain["notes"]


def has_ending_of_none(name: str) -> bool:
    """Whether a file's ending says that it is no report: a table, a picture, settings."""
    return PurePath(name).suffix.lower() in table("formats")["not_reports"]["endings"]


def looks_like_page(head: bytes) -> bool:
    """Whether the content begins as an HTML page does."""
    start = head[:SNIFFED].lstrip()
    if not start.startswith(b"<"):
        return False
    root = ROOT.search(start)
    return start[:14].lower() == b"<!doctype html" or (root is not None and root[1].lower() in PAGE_TAGS)


def _sniff(head: bytes) -> Format:
    start = head[:SNIFFED].lstrip()
    if start.startswith(b"<"):
        root = ROOT.search(start)
        if root and root[1].lower() in FEED_TAGS:
            raise _unsupported("a feed")
        if start.startswith(b"<?xml"):
            raise _unsupported("an XML file")
    if start.startswith((b"---\n", b"---\r\n")):
        return "markdown"
    if re.match(rb'\{\s{0,100}(?:"|\}|$)', start):
        return "jsonl" if _first_line_is_whole(head.lstrip()) else "json"
    return "text"


def _first_line_is_whole(head: bytes) -> bool:
    """JSON Lines have an object on the first line; one object over several lines has not. A first line that is broken
    but ends as an object does is taken for JSON Lines, and so is one longer than the sample."""
    line, feed, rest = head.partition(b"\n")
    if not feed or line.rstrip().endswith(b"}"):
        return bool(rest.strip()) or not _is_json(line)
    return rest.lstrip().startswith(b'{"')


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _by_media_type(content_type: str | None) -> Format | None:
    if not content_type:
        return None
    media_type = content_type.split(";")[0].strip().lower()
    if media_type == "application/pdf":
        raise _unsupported("a PDF")
    return _listed("media_types", media_type)


def _by_ending(name: str) -> Format | None:
    ending = PurePath(name).suffix.lower()
    for what, endings in table("formats")["unsupported"].items():
        if ending in endings:
            raise _unsupported(what)
    if has_ending_of_none(name):
        raise Refused(
            "not_a_report", f"files that end in {ending} are no reports; name a text, Markdown, HTML or JSON Lines file"
        )
    return _listed("endings", ending)


def _listed(kind: str, value: str) -> Format | None:
    found = next((name for name, values in table("formats")[kind].items() if value in values), None)
    return cast("Format | None", found)


def _refuse_signature(head: bytes) -> None:
    for signature, what in _signatures():
        if head.startswith(signature):
            if what in ("a picture", "a program", "a database"):
                raise Refused("not_a_report", f"this is {what}, not a report")
            raise _unsupported(what)


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    rows = table("formats")["signatures"].items()
    return tuple((bytes.fromhex(code), what) for what, codes in rows for code in codes)


def _unsupported(what: str) -> Refused:
    return Refused("unsupported", f"this is {what}, which is not read yet; save it as text, HTML or JSON Lines")
