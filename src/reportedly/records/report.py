"""A report as read, and a report that could not be read."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from reportedly.records.base import Record


class Report(Record):
    """Clean text of one report and where it came from.

    `text` is the title, a line feed, then the body (no title: the body alone); all offsets of claims count its Unicode
    code points. `raw_sha256` is over the bytes as they came (of a JSON Lines file: over the line), `text_sha256` over
    `text` in UTF-8. `published` is None where the report states no date: its relative dates then stay unresolved.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    external_id: str | None = None
    origin: str = ""
    content_type: str = "text/plain"
    raw_sha256: str
    text_sha256: str
    notes: tuple[str, ...] = ()

    @property
    def body_start(self) -> int:
        """Offset of the body's first character in `text`."""
        return len(self.title) + 1 if self.title else 0


class Unreadable(Record):
    """Input that was refused: what it was, why, and what to do. `reason` is a stable word, `message` a sentence."""

    origin: str
    reason: str
    message: str
    raw_sha256: str | None = None
    size: int | None = Field(default=None, description="bytes")
