"""Reports as JSON objects: id, title, text, published, publisher, url, language. One a line, or one a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.reports.drafts import Draft
from reportedly.reports.refusals import Refused

CHUNK = 1 << 20
GIVEN_UP = 1 << 30  # bytes without a line end after which the rest is left unread: the input may be endless
SHAPE = 'a report is an object with "text" and, as known, "id", "title", "published", "publisher", "url", "language"'


def read_object(text: str) -> Draft:
    """A report from one JSON object. Refused as "broken_json", or as "no_text" where there is neither text nor title.

    Title and body stay as they are, since offsets on such texts exist elsewhere.
    """
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused("broken_json", f"not JSON at character {error.pos + 1} ({error.msg}); {SHAPE}") from error
    except (ValueError, RecursionError) as error:
        raise Refused("broken_json", f"JSON with a number or a nesting beyond all bounds; {SHAPE}") from error
    if not isinstance(fields, dict):
        raise Refused("broken_json", f"a JSON value that is no object; {SHAPE}")
    body = fields.get("text")
    if body is not None and not isinstance(body, str):
        raise Refused("broken_json", f'the field "text" is no string; {SHAPE}')
    if not body and not _string(fields, "title"):
        raise Refused("no_text", f'the object has no "text"; {SHAPE}')
    return Draft(
        title=_string(fields, "title") or "",
        body=body or "",
        published=_string(fields, "published"),
        publisher=_string(fields, "publisher"),
        url=_string(fields, "url"),
        language=_string(fields, "language"),
        external_id=_string(fields, "id"),
        content_type="application/json",
        exact=True,
    )


def _string(fields: dict[str, object], name: str) -> str | None:
    """A field's words; numbers are accepted for what people write as numbers (an id, a year)."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else None
    return value if isinstance(value, str) else None


def split_lines(head: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of `head` followed by `stream`, without their line ends. None stands for a line of more than `limit`
    bytes, which is skipped without being held; reading ends for good after GIVEN_UP bytes of one line."""
    pending, skipped, chunk = bytearray(head.removeprefix(b"\xef\xbb\xbf")), 0, b"more"
    while chunk and skipped <= max(GIVEN_UP, limit):
        chunk = stream.read(CHUNK)
        pending += chunk
        start = 0
        while (feed := pending.find(b"\n", start)) >= 0:
            yield None if skipped else _within(pending[start:feed], limit)
            start, skipped = feed + 1, 0
        del pending[:start]
        if skipped or len(pending) > limit + 1:  # one more for a carriage return
            skipped += len(pending)
            pending.clear()
    if pending or skipped:
        yield None if skipped else _within(pending, limit)


def _within(line: bytearray, limit: int) -> bytes | None:
    kept = bytes(line.removesuffix(b"\r"))
    return kept if len(kept) <= limit else None
