"""`muc4`: a wire in capitals with what is read out of it, and the words around a filler."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import reportedly
from reportedly.claims.people.numbers import read_number
from reportedly.claims.roles.choose import head
from reportedly.claims.roles.fillers import RoleFiller, Roles
from reportedly.claims.roles.spans import plain
from reportedly.records import Claim

SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMR)(?<!\bDR)[.!?][\"']?\s+|\n\s*\n")
NUMBER_PARTS = re.compile(r"[\w,.]+|-")
LONGEST_NUMBER = 4  # words
BEFORE = 40  # code points that a number before a phrase can take
LONGEST_DATELINE = 200
PLURALS = ("s", "men", "people", "children")


@dataclass(frozen=True)
class Report:
    """`text` as printed; `claims` of what happened or is said to have happened."""

    text: str
    issued: date | None
    claims: Sequence[Claim]
    roles: Roles

    @property
    def body(self) -> int:
        """Where the text begins after the dateline."""
        return max(self.text.find(" -- ", 0, LONGEST_DATELINE), 0)


def written(filler: RoleFiller) -> str:
    return " ".join(filler.text.split()).upper()


def sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    start = max((hit.end() for hit in SENTENCE_END.finditer(text, 0, at)), default=0)
    after = SENTENCE_END.search(text, at)
    return start, after.start() if after else len(text)


def distances(filler: RoleFiller, pattern: str, text: str) -> Iterator[int]:
    """Code points between a filler and each hit of the pattern in the sentences that name it."""
    for mention in filler.mentions:
        start, end = sentence(text, mention.start)
        for hit in re.finditer(pattern, text[start:end]):
            yield min(abs(start + hit.start() - mention.end), abs(mention.start - start - hit.end()))


def number(filler: RoleFiller, text: str) -> str:
    """The number right before the words or at their beginning; PLURAL for a plural without one."""
    for mention in filler.mentions:
        before = NUMBER_PARTS.findall(text[max(0, mention.start - BEFORE) : mention.start].casefold())
        for size in range(min(LONGEST_NUMBER, len(before)), 0, -1):
            read = read_number(before[-size:])
            if read and read[1] == size:
                return str(read[0])
        within = read_number(NUMBER_PARTS.findall(mention.exact.casefold()))
        if within:
            return str(within[0])
    return "PLURAL" if head(plain(filler.text)).endswith(PLURALS) else "1"


def same(one: str, other: str) -> bool:
    """Whether two plain phrases name the same: by their head, or one by its initials."""
    return head(one) == head(other) or stands_for(one, other) or stands_for(other, one)


def stands_for(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in long.split() if word not in ("of", "the", "and", "for"))
    return " " not in short and 1 < len(short) <= len(letters) and letters.startswith(short)


def one_of_each_party(fillers: Iterable[RoleFiller]) -> list[RoleFiller]:
    """Without the later names of a party that the package knows by several, as by initials in another language."""
    kept: list[RoleFiller] = []
    for filler in fillers:
        if not any(parties(written(filler)) & parties(written(other)) for other in kept):
            kept.append(filler)
    return kept


@cache
def parties(name: str) -> frozenset[str]:
    written_so = (name, name.title())
    return frozenset(p.id for one in written_so for *_, p, form in reportedly.party_mentions(one) if form == "name")
