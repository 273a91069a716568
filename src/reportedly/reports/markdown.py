"""Markdown files: front matter, the first heading as the title, markup plainly removed.

All patterns work on one line, stop at the next bracket, quotation mark or star, and so take linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from reportedly.reports.characters import line_feeds, tidy
from reportedly.reports.drafts import Draft
from reportedly.reports.page_tables import line_of
from reportedly.reports.plain import header_field

MOST_FIELDS = 50
HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s+|$)")
UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
RULE = re.compile(r"^ {0,3}(?:[-*_] ?){3,}\s*$")
FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})")
ITEM = re.compile(r"^\s{0,12}(?:[-*+]|\d{1,3}[.)])\s+")
DELIMITER = re.compile(r"^ {0,3}\|?(?: {0,9}:?-{1,50}:? {0,9}\|){1,200}(?: {0,9}:?-{1,50}:? {0,9})?$")
QUOTE = re.compile(r"^(?: {0,3}> ?){1,20}")
DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]{1,200}\]:\s")
INLINE = (
    (re.compile(r"<!--[^<>]*-->"), ""),
    (re.compile(r"!\[[^\[\]]*\](?:\([^()\n]{0,2000}\)|\[[^\[\]]*\])"), ""),
    (re.compile(r"\[([^\[\]]*)\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"<[bB][rR] {0,3}/?>"), " "),
    (re.compile(r"</?[A-Za-z][^<>]{0,500}>"), ""),
    (re.compile(r"(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])"), ""),
    (re.compile(r"(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)"), ""),
    (re.compile(r"(?<![~\\])~~(?!~)|(?<!\\)`"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown(text: str) -> Draft:
    """Reads Markdown. Front matter ("---", lines of "key: value", "---") may give title, published (or date),
    publisher, url, language; without a title there, a heading that begins the text is the title."""
    fields, body = _front_matter(line_feeds(text).lstrip("\n"))
    blocks = list(_blocks(body))
    title = fields.get("title", "")
    if not title and blocks and blocks[0][0] == "heading":
        title, blocks = blocks[0][1], blocks[1:]
    return Draft(
        title=title,
        body=tidy("".join(_set(blocks))),
        published=fields.get("published"),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        language=fields.get("language"),
        content_type="text/markdown",
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n", MOST_FIELDS)
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((n for n, line in enumerate(lines[1:MOST_FIELDS], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}, text
    return dict(filter(None, map(header_field, reversed(lines[1:end])))), "\n".join(lines[end + 1 :])


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """("heading" | "item" | "row" | "paragraph", one line of plain words) in order."""
    kind, lines, all_lines = "paragraph", list[str](), [QUOTE.sub("", line) for line in [*text.split("\n"), ""]]
    rows = _rows(all_lines)
    for number, line in enumerate(all_lines):
        new = "row" if number in rows else _kind(line)
        if new == "underline" and lines and kind == "paragraph":
            kind, new, line = "heading", "gap", ""
        if new != "paragraph" and lines:
            if words := _plain(" ".join(lines)):
                yield kind, words
            lines = []
        if new == "row" and not DELIMITER.match(line):
            yield "row", line_of([_plain(cell) for cell in _cells(line)])
        elif new in ("heading", "item"):
            kind, lines = new, [line]
        elif new == "paragraph":
            kind = kind if lines else "paragraph"
            lines.append(line.strip())
        if new == "heading":
            if words := _plain(line):
                yield kind, words
            lines = []


def _rows(lines: list[str]) -> set[int]:
    """The numbers of lines that are rows of a table: the one above a line of dashes between bars, that line, and those
    below it up to one without a bar."""
    rows: set[int] = set()
    for number, line in enumerate(lines):
        if number - 1 in rows and "|" in line:
            rows.add(number)
        elif number and "|" in lines[number - 1] and DELIMITER.match(line):
            rows |= {number - 1, number}
    return rows


def _cells(line: str) -> list[str]:
    """The cells of a row; a bar behind a backslash is a mark of its cell."""
    line = line.strip().replace(r"\|", "/")
    return line.removeprefix("|").removesuffix("|").split("|")


def _kind(line: str) -> str:
    if HEADING.match(line):
        return "heading"
    if UNDERLINE.match(line):
        return "underline"
    if not line.strip() or RULE.match(line) or FENCE.match(line) or DEFINITION.match(line):
        return "gap"
    return "item" if ITEM.match(line) else "paragraph"


def _plain(line: str) -> str:
    """The words of a line without its markup."""
    if heading := HEADING.match(line):
        line = line[heading.end() :].rstrip().rstrip("#")
    line = ITEM.sub("", line)
    for pattern, instead in INLINE:
        line = pattern.sub(instead, line)
    return html.unescape(line).strip()


def _set(blocks: list[tuple[str, str]]) -> Iterator[str]:
    """Blocks set with an empty line between them, items of a list and rows of a table with none."""
    before = ""
    for kind, words in blocks:
        if before:
            yield "\n" if before == kind and kind in ("item", "row") else "\n\n"
        yield words
        before = kind
