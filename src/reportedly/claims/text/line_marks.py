"""Lines of a text, and the marks of lists that they begin with."""

from __future__ import annotations

BULLETS = " \t•·*–—-"  # before an entry of a list


def line_start(text: str, at: int) -> int:
    """Where the line of a code point begins."""
    return text.rfind("\n", 0, at) + 1


def opens_line(text: str, at: int) -> bool:
    """Whether nothing but blanks and the mark of a list stands before a code point in its line."""
    return not text[line_start(text, at) : at].strip(BULLETS)
