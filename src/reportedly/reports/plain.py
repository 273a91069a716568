"""Plain text files: an optional header block, a first line that may be the title, lines that an editor has wrapped."""

from __future__ import annotations

from reportedly.reports.characters import in_columns, line_feeds, unwrap
from reportedly.reports.drafts import Draft

LONGEST_TITLE = 150
FIELDS = {
    "title": "title",
    "published": "published",
    "date": "published",
    "publisher": "publisher",
    "url": "url",
    "language": "language",
}


def read_plain(text: str) -> Draft:
    """Reads a plain text.

    A header block stands at the beginning: lines of "Title: ...", "Published: ..." (or "Date: ..."), "Publisher: ...",
    "URL: ...", "Language: ...", then an empty line. Without a title there, the first line is the title if it is short,
    has no full stop at its end and heads no table, and more lines follow that do not carry its sentence on.
    """
    header, body = split_header(line_feeds(text).strip("\n"))
    body = unwrap(body)
    title = header.get("title", "")
    if not title:
        title, body = _first_line(body)
    return Draft(
        title=title,
        body=body,
        published=header.get("published"),
        publisher=header.get("publisher"),
        url=header.get("url"),
        language=header.get("language"),
    )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The fields of a header block and the text after it; no fields where any line of the block is something else."""
    block, gap, body = text.partition("\n\n")
    fields: dict[str, str] = {}
    for line in block.split("\n", len(FIELDS)):
        field = header_field(line)
        if field is None:
            return {}, text
        fields.setdefault(*field)
    return (fields, body.lstrip("\n")) if gap else ({}, text)


def header_field(line: str) -> tuple[str, str] | None:
    """The field and value of "Key: value", or None where it is no such line."""
    key, colon, value = line[:1000].partition(":")
    name = FIELDS.get(key.strip().lower())
    return (name, value.strip().strip("\"'")) if colon and name else None


def _first_line(text: str) -> tuple[str, str]:
    first, feed, rest = text.partition("\n")
    carried_on = not rest.startswith("\n") and rest[:1].islower()
    if (
        not feed
        or not rest.strip()
        or len(first) > LONGEST_TITLE
        or first.rstrip().endswith((".", ",", ";"))
        or carried_on
        or (in_columns(first) and in_columns(rest.partition("\n")[0]))
    ):
        return "", text
    return first.strip(), rest.lstrip("\n")
