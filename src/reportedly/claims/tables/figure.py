"""The figure of a cell: "1,234", "12*", "at least 12", "10-12", "~30"; none in "-", "n/a" or "45 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.claims.people.numbers import bounds
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.words import word_lists

TABLE = "tables.toml"
NUMBER = r"\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3}){1,3}(?!\d)|\d{1,9}"
NOTE = r"(?:\s?(?:\*{1,4}|[†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[a-jA-J](?!\w)|\[\w{1,3}\]|\(\w\)))?"
FIGURE = re.compile(
    rf"(?P<before>[^\d\n]{{0,20}}?)\s?(?P<low>{NUMBER})(?P<plus>\s?\+)?"
    rf"(?:\s?(?:-|–|—|to)\s?(?P<high>{NUMBER}))?{NOTE}(?:\s?\([^()]{{0,60}}\))?{NOTE}"
)
LONGEST = 100  # code points of a cell that may hold a figure


@dataclass(frozen=True)
class Figure:
    low: int
    high: int | None


def is_empty(words: str) -> bool:
    """Whether a cell tells nothing."""
    return words.lower() in word_lists(TABLE)["empty"]


def figure_in(words: str) -> Figure | None:
    """The number that a cell is; None where it is none, or where words beside it tell that it counts something else."""
    match = FIGURE.fullmatch(words) if len(words) <= LONGEST and any(map(str.isdigit, words)) else None
    if match is None:
        return None
    bound = _bounding().get(match["before"].strip().lower(), "") if match["before"].strip() else None
    if bound == "":
        return None
    low = _value(match["low"])
    if match["high"]:
        high = _value(match["high"])
        return Figure(low, high) if high >= low else None
    return Figure(*bounds(low, bound or ("at least" if match["plus"] else None)))


def _value(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


@cache
def _bounding() -> dict[str, str]:
    """Words and signs before a number, and what `bounds` calls the bound."""
    words = {phrase: name for name, phrases in words_table()["bounds"]["before"].items() for phrase in phrases}
    lists = word_lists(TABLE)
    signs = {"at_least": "at least", "more_than": "more than", "at_most": "at most", "less_than": "less than"}
    for name, bound in (*signs.items(), ("roughly", "roughly")):
        words |= dict.fromkeys(lists[name], bound)
    return words
