"""Why input was refused."""

from __future__ import annotations

from reportedly.records import Unreadable

REASONS = {
    "empty": "there are no bytes, or only white space",
    "too_large": "one report is larger than the limit, or a page has too many tags",
    "binary": "the bytes are no text",
    "charset": "no charset fits the bytes",
    "broken_json": "a line or file of JSON cannot be parsed, or has another shape than a report",
    "no_text": "there is markup or an object, but no words in it",
    "nesting": "the tags of a page are nested too deeply",
    "unsupported": "a format that may hold reports, but is not read",
    "not_found": "no such file",
    "permission": "the file may not be read",
    "io_error": "the system failed to read the file",
    "not_a_report": "a file that plainly is no report (a table, a picture, settings)",
}


class Refused(Exception):  # noqa: N818  # not an error of the program: what the input deserves
    """Input that becomes no report. `reason` is a key of REASONS; `message` says what is wrong and what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


def refused_at(origin: str, refusal: Refused, size: int | None = None, raw_sha256: str | None = None) -> Unreadable:
    """The record of a refusal; the message begins with where."""
    return Unreadable(
        origin=origin, reason=refusal.reason, message=f"{origin}: {refusal.message}", raw_sha256=raw_sha256, size=size
    )


def too_large(limit: int) -> Refused:
    return Refused(
        "too_large",
        f"one report may have at most {limit:,} bytes; split it into one file, or one line of JSON, for each report",
    )
