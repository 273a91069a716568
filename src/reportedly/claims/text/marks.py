"""Marks in a text that are no words of its sentences, read as what they stand for. The length stays the same."""

from __future__ import annotations

import re

MARK = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NOTE = re.compile(r"(?<=[^\s\[(])\[\d{1,3}\]")  # the number of a footnote: "wounding 26.[13] Witnesses"
LONGEST = 40  # code points of pictures in a row; more are an endless word
PICTURES = "\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
PICTURE = re.compile(f"[{PICTURES}][{PICTURES}\ufe0f\u200d\U000e0020-\U000e007f]*")


def without_marks(text: str) -> str:
    """The text with blanks for marks of direction and of no width and for the numbers of footnotes, and a dash for
    pictures between words. The length is the same."""
    text = MARK.sub(" ", text)
    if "]" in text:
        text = NOTE.sub(_blank, text)
    return text if text.isascii() else PICTURE.sub(_dash, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _dash(match: re.Match[str]) -> str:
    return "–".ljust(len(match[0])) if len(match[0]) <= LONGEST else match[0]
