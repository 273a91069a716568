"""Repairs of single characters, and the line breaks of files.

`repair` keeps the length of a text, since the offsets of claims are counted on texts that come with their own offsets
(JSON Lines). What changes lengths (`compose`, `tidy`) is for files only.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

REPLACEMENT = "\ufffd"
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # Unicode Standard Annex 9
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LONGEST_FIELD = 1000
LONGEST_MARKS = 30  # Unicode Standard Annex 15, Stream-Safe Text Format: no language needs more marks on one letter
BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", ")")
MANY_BREAKS = re.compile(r"\n{3,}")
COLUMNS = re.compile(r"\t|\||(?<=[^\s.!?:;”]) {2,}(?=\S)")
WRAPPED_FROM, WRAPPED_TO, WRAPPED_SPREAD = 45, 100, 25  # code points of a line that an editor has broken


def repair(text: str) -> tuple[str, int]:
    """The text without characters that no text may hold, and how many there were. The length stays the same.

    Controls become spaces, lone surrogates and noncharacters U+FFFD. U+0080 to U+009F become what Windows-1252 has in
    that place: in practice they are quotation marks and dashes of a page that was decoded as Latin-1.
    """
    return BROKEN.subn(_repaired, text)


def _repaired(match: re.Match[str]) -> str:
    character = match[0]
    if "\x80" <= character <= "\x9f":
        character = character.encode("latin-1").decode("cp1252", "ignore")
        return character or " "
    return " " if character < "\x80" else REPLACEMENT


def compose(text: str) -> str:
    """Unicode Normalization Form C, or the text itself where a run of marks would take quadratic time."""
    if text.isascii() or _long_marks().search(text):
        return text
    return unicodedata.normalize("NFC", text)


@cache
def _long_marks() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, sys.maxunicode + 1) if unicodedata.combining(chr(code)))
    return re.compile(f"[{marks}]{{{LONGEST_MARKS + 1},}}")


def line_feeds(text: str) -> str:
    """Line ends of all systems become line feeds; a byte order mark at the beginning goes."""
    return (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
    )


def tidy(text: str) -> str:
    """For text taken out of markup: no spaces at line ends, no soft hyphens, no marks of direction where no letter runs
    from right to left, at most one empty line in a row."""
    plain = text.translate({0xAD: None, 0x200B: None, 0xA0: " ", 0x202F: " ", 0x2009: " "})
    if DIRECTION.search(plain) and not LEFTWARD.search(plain):
        plain = DIRECTION.sub("", plain)
    return MANY_BREAKS.sub("\n\n", "\n".join(line.rstrip() for line in plain.split("\n"))).strip("\n")


def unwrap(text: str) -> str:
    """Joins the lines of paragraphs that an editor has broken at a fixed width: all lines but the last are long and
    alike. The length stays the same. Lists, verse and one-line paragraphs are left alone."""
    return "\n\n".join(_unwrapped(block) for block in text.split("\n\n"))


def _unwrapped(block: str) -> str:
    lengths = [len(line) for line in block.strip("\n").split("\n")]
    full, last = lengths[:-1], lengths[-1]
    if (
        not full
        or last > WRAPPED_TO
        or min(full) < WRAPPED_FROM
        or max(full) > WRAPPED_TO
        or max(full) - min(full) > WRAPPED_SPREAD
        or _stand_alone(block.strip("\n").split("\n"))
    ):
        return block
    before = len(block) - len(block.lstrip("\n"))
    after = len(block.rstrip("\n"))
    return block[:before] + block[before:after].replace("\n", " ") + block[after:]


def _stand_alone(lines: list[str]) -> bool:
    """Whether lines are entries, each whole, rows of a table, or a heading above the place and date: what is wrapped
    breaks off within a sentence, and ends as a sentence does."""
    if all(line.rstrip().endswith(SENTENCE_ENDS) for line in lines[:-1]) or all(map(in_columns, lines)):
        return True
    return len(lines) == 2 and not lines[1].rstrip().endswith(SENTENCE_ENDS) and lines[1][:1].isupper()


def in_columns(line: str) -> bool:
    """Whether a line is a row of a table, its cells apart by bars, tabs or several blanks."""
    return COLUMNS.search(line) is not None


def field(value: str | None) -> str | None:
    """One line of a report's data: repaired, white space collapsed, bounded; None where nothing is left."""
    if not value:
        return None
    return " ".join(repair(value[:LONGEST_FIELD])[0].split()) or None
