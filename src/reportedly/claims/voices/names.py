"""Names of speakers, cut out of the words that a report names them by."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.claims.voices.words import speaker_words

LONGEST_NAME = 120  # code points of a nameless voice's name
TWO_NAMES = 2
SITED = ("in", "at", "near", "from", "outside", "around")
REMEMBERED = 20_000  # words whose plain form is kept
OUTLETS = ("Radio", "Channel")  # words that a name of a broadcaster begins with
YEAR = re.compile(r"(?:19|20)\d\d[.:]?")
WHICH = re.compile(r",? which .*$", re.DOTALL)


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|\(|\b(?:{'|'.join(sorted(speaker_words().tails))})\b).*$", re.DOTALL)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"\s*\b(?:who|whose)\b.*$", re.DOTALL)


@cache
def _message() -> re.Pattern[str]:
    messages = "|".join(sorted(speaker_words().messages))
    return re.compile(rf"(?<=\w),? in \w+ (?:\w+ ){{0,2}}(?:{messages})\b.*$", re.DOTALL)


def without_tail(text: str) -> str:
    """A source's words up to what only tells more of it: a relative clause, a bracket, "citing others"."""
    return _tail().sub("", text)


def without_clause(text: str) -> str:
    """A source's words up to a relative clause, with what stands in brackets and between commas before it."""
    return _clause().sub("", text)


def without_which(text: str) -> str:
    """A source's words without what else it does: whom a speaker blames is not who speaks."""
    return WHICH.sub("", text)


def without_message(text: str) -> str:
    """A source's words without how and to whom it speaks: "the ministry in two letters to the United Nations"."""
    return _message().sub("", text)


def clean_name(text: str) -> str:
    """A voice's words as its name: without article and relative clause, not longer than a line."""
    parts = without_tail(text).split() or text.split()
    dated = [i for i, part in enumerate(parts[:-1]) if YEAR.fullmatch(part)]
    parts = parts[dated[-1] + 1 :] if dated else parts
    while len(parts) > 1 and parts[0].lower() in speaker_words().articles:
        parts = parts[1:]
        if len(parts) > 1 and parts[0].lower() == "of":  # "two of the survivors"
            parts = parts[1:]
    parts = _without_sort(parts)
    name = " ".join(parts).replace("U.S.", "US").replace("U.N.", "UN").replace("U.K.", "UK")
    return name[:LONGEST_NAME].strip(" ,;:-–—\"'“”()") or "unknown"


def _without_sort(parts: list[str]) -> list[str]:
    """A body's name without what sort of body it is: "monitoring group Casualty Watch"."""
    lists = speaker_words()
    first = next((n for n, part in enumerate(parts) if part[:1].isupper()), 0)
    sort = first > 0 and parts[first - 1] in lists.group_words | lists.outlets and len(parts) > first
    return (
        parts[first:]
        if sort and all(_is_capital(part) or part in ("of", "for", "and", "the") for part in parts[first:])
        else parts
    )


@lru_cache(maxsize=REMEMBERED)
def plain(word: str) -> str:
    """A word in lower case, without possessive ending and full stop."""
    return re.sub(r"['’]s$|\.$", "", word.lower())


def is_name(text: str) -> bool:
    """Whether words name a person: two names at the end, the last of which ends no organisation's name."""
    words = text.split()
    lists = speaker_words()
    if len(words) < 2 or plain(words[-1]) in lists.organisations | lists.areas or set(OUTLETS) & set(words[-3:-1]):
        return False
    if any(plain(word) in lists.organisations for word in words[:2]) and "of" in words[1:3]:
        return False  # "the government of President X"
    run = next((n for n, word in enumerate(reversed(words)) if not _is_capital(word)), len(words))
    before = words[-run - 2 : len(words) - run] if len(words) > run + 1 else []
    seat = before[1:] == ["of"] and plain(before[0]) in lists.ranks | lists.person_words
    if run == TWO_NAMES and len(words) > run and (words[-run - 1] in SITED or seat):
        return False  # "residents in Abu Karm", "the governor of North Karm"
    if before[1:] == ["for"] and before[0][:1].isupper():
        return False  # "the Karm Network for Human Rights"
    first = next((word for word in reversed(words[:-1]) if word not in lists.particles), words[-2])  # "Awad bin Saleh"
    return all(
        word[:1].isupper() and not word.isupper() for word in (first.split("-")[0], words[-1].replace("al-", ""))
    )


def _is_capital(word: str) -> bool:
    """Whether a word is written as a name: "Berg", "al-Karmi"."""
    article, _, name = word.partition("-")
    return word[:1].isupper() or (article in speaker_words().particles and name[:1].isupper())


def person_name(text: str) -> str:
    """A person's name without office, rank and organisation: from its last word back to the first that is no name."""
    lists = speaker_words()
    words = text.split()
    start = len(words)
    while start > 0:
        word = words[start - 1]
        bare = plain(word)
        before_names = lists.titles | lists.ranks | lists.person_words | lists.organisations
        if bare in before_names or lists.ranks.issuperset(bare.split("-")):  # "Lieutenant-Colonel"
            break
        if not (_is_capital(word) or bare in lists.particles) or word.endswith(("'s", "’s")):
            break
        start -= 1
    if start > 1 and len(words) - start > TWO_NAMES and words[start - 1].lower() in ("the", "to"):
        start = len(words) - TWO_NAMES  # "the minister for the Upper Valley Anna Berg"
    return " ".join(words[start:]) or text
