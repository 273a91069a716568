"""Texts read as files of a format."""

from __future__ import annotations

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_bytes


def read_as(name: str, text: str) -> Report:
    """The report that a text makes as a file of this name; fails where it is refused."""
    read = read_bytes(text.encode(), name, ReadOptions())
    assert isinstance(read, Report), read
    return read
