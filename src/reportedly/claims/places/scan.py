"""Where a place name may stand: runs of capitalised words that the gazetteer knows, with the words around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from string import ascii_lowercase

from spacy.tokens import Token

from reportedly.claims.text.parse import Parsed
from reportedly.claims.text.sentences import sentence_starts
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import place_list, word_list
from reportedly.gazetteers import Gazetteer, Match
from reportedly.gazetteers.keys import plain_key
from reportedly.gazetteers.words import PlaceWords, place_words

SHARE = 0.6  # of the letters
LONGEST = 6  # tokens of a name, hyphens and apostrophes not counted
BIG = 100_000  # people: such a city is known without a hint
REMEMBERED = 20_000  # names whose key is kept


@dataclass
class Candidate:
    """A possible place name: tokens `first` to `last` (excluded) of the `Text`, and the words that show a place.
    `of_people`: `container` is told by its people, "the Syrian town of Karm". `fought_for`: it is held or taken, or a
    village, as only places are that the report is about."""

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    matches: tuple[Match, ...]
    locative: bool = False
    noun: str | None = None
    container: int | None = None
    of_people: bool = False
    fought_for: bool = False

    @property
    def people(self) -> bool:
        return bool(self.matches) and self.matches[0].people


class _Words(dict[int, str]):
    """Words by their numbers: looked up dozens of times for each name, so that it is to be quick."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(frozen=True)
class Text:
    """The tokens of a report without white space, numbered from 0: `printed` as they stand in the text, `starts` their
    first code points, `places` their numbers in the document (`token.i`). `capitals`: it is written in capitals
    throughout. `headlines`: where in the document the tokens stand of sentences in which capitals say nothing."""

    parsed: Parsed
    places: tuple[int, ...]
    printed: tuple[str, ...]
    starts: tuple[int, ...]
    capitals: bool
    words: PlaceWords
    headlines: frozenset[int] = frozenset()

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The tokens in lower case without full stops."""
        return tuple([word.lower().strip(".") for word in self.printed])

    @cached_property
    def uppers(self) -> tuple[bool, ...]:
        """Whether the tokens begin with a capital letter."""
        return tuple([word[0].isupper() for word in self.printed])

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The tokens' parts of speech."""
        parts = token_table(self.parsed.doc).parts
        return tuple([parts[at] for at in self.places])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text writes without a capital somewhere."""
        return frozenset([word for word in self.printed if word.islower()])

    def token(self, at: int) -> Token:
        """The token of a number; making it costs more than looking up what it is."""
        return self.parsed.doc[self.places[at]]

    def part(self, at: int) -> str:
        """The part of speech of a token, "" where it was not parsed."""
        return self.parts[at]

    def end(self, at: int) -> int:
        """The code point behind a token."""
        return self.starts[at] + len(self.printed[at])

    @cached_property
    def lower(self) -> Callable[[int], str]:
        """Gives the token of a number in lower case without full stops; "" outside the text."""
        return _Words(enumerate(self.lowered)).__getitem__

    def upper(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < len(self.printed) and self.uppers[at]

    def small(self, at: int) -> bool:
        """Whether a text in capitals has a little word there, which neither begins nor ends a name."""
        if not self.capitals:
            return False
        word = self.lower(at)
        return word in self.words.locative or word in self.words.connectors


def read(parsed: Parsed) -> Text:
    """The text as the scanner sees it."""
    table = token_table(parsed.doc)
    places = tuple([at for at, word in enumerate(table.texts) if not word.isspace()])
    return Text(
        parsed,
        places,
        tuple([table.texts[at] for at in places]),
        tuple([table.starts[at] for at in places]),
        _in_capitals(parsed.text[:5000]),
        place_words(),
        frozenset(_headline_tokens(parsed)),
    )


def _in_capitals(opening: str) -> bool:
    """Whether most letters are capitals."""
    others = len(opening) - sum(map(opening.count, ascii_lowercase))
    if others <= SHARE * (len(opening) - others):
        return False  # even if all others were capitals; most texts are told by this, which is far quicker
    return sum(map(str.isupper, opening)) > SHARE * sum(map(str.isalpha, opening))


def _headline_tokens(parsed: Parsed) -> Iterator[int]:
    """Tokens of sentences in which nearly all longer words have a capital."""
    texts, starts = token_table(parsed.doc).texts, sentence_starts(parsed.doc)
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        long = [word[0].isupper() for word in texts[start:end] if len(word) > 3 and word.isalpha()]
        if len(long) > 3 and sum(long) > 0.8 * len(long):
            yield from range(start, end)


def scan(text: Text, gazetteer: Gazetteer) -> list[Candidate]:
    """Longest known names from left to right. They do not overlap."""
    found: list[Candidate] = []
    known: dict[str, tuple[Match, ...]] = {}
    free, small = 0, place_list("halves") | text.words.articles
    for at, (word, upper) in enumerate(zip(text.printed, text.uppers, strict=True)):
        if at < free or not (upper or word in small or word[0].isdigit()):
            continue
        candidate = _at(text, gazetteer, at, known) if _may_begin(text, at) else None
        if candidate is not None:
            found.append(candidate)
            free = candidate.last
    return found


def _may_begin(text: Text, at: int) -> bool:
    token = text.printed[at]
    if token[0].isupper():
        return token not in ("The", "THE") and (not text.small(at) or token in ("EL", "AL", "LA"))
    if token[0].isdigit():
        return token.isdigit() and text.upper(at + 1) and len(token) < 6 and not _is_date(text, at)
    if token in place_list("halves"):
        return text.upper(at + 1)
    if token not in text.words.articles:
        return False
    return (token in ("al", "el") and text.upper(at + 1)) or (text.lower(at + 1) == "-" and text.upper(at + 2))


def _is_date(text: Text, at: int) -> bool:
    """ "On 23 August": no town that is named for a day, unless a noun says that it is one."""
    month = text.printed[at + 1].rstrip(".") in word_list("months")
    return month and text.words.kind_of(text.lower(at + 2)) is None and text.lower(at - 1) != "in"


def _at(text: Text, gazetteer: Gazetteer, first: int, known: dict[str, tuple[Match, ...]]) -> Candidate | None:
    """The longest known name that begins at a token. `known`: the matches of names that stood before."""
    start = text.starts[first]
    for last in reversed(_ends(text, first)):
        end = text.end(last - 1)
        name = text.parsed.text[start:end]
        if gazetteer.has(name):
            if name not in known:
                known[name] = _fitting(gazetteer.matches(name), name, text.capitals)
            matches = known[name]
            if name[0].islower() and text.lower(first) in place_list("halves"):
                matches = tuple(m for m in matches if m.exact and m.entry.kind in ("country", "adm1", "region"))
            ends_well = text.lower(last - 1) not in place_list("halves")
            if matches and ends_well and (not name.endswith(".") or matches[0].short):
                return Candidate(first, last, start, end, name, key_of(name), matches)
    return _lost_apostrophe(text, gazetteer, first) if text.upper(first) else None


def _ends(text: Text, first: int) -> list[int]:
    """Where a name that begins at `first` may end, shortest first."""
    ends: list[int] = []
    counted, printed, uppers = 0, text.printed, text.uppers
    at = first + (printed[first] in place_list("halves"))
    while at < len(printed) and counted < LONGEST and at - first < 2 * LONGEST:
        word = printed[at]
        lowered = word.lower()
        if uppers[at] or (word[0].isdigit() and at <= first + 2):
            counted += 1
            if not text.small(at):
                ends.append(at + 1)
        elif lowered in ("'s", "’s") and at > first and printed[first].rstrip(".") in ("St", "Saint"):
            ends.append(at + 1)
        elif at > first and text.words.kind_of(lowered) not in (None, "settlement"):
            ends.append(at + 1)
            break
        elif lowered not in text.words.connectors:
            break
        elif word == "." and at > first:
            ends.append(at + 1)
        at += 1
    return ends


def _fitting(matches: tuple[Match, ...], name: str, capitals: bool) -> tuple[Match, ...]:
    """Matches that the letter case allows: an abbreviation is written in capitals or with a full stop."""
    short = name.replace(".", "").isupper() or name.endswith(".")
    if capitals and "." not in name:
        short = False
    if short and not capitals and " " not in name and len(name.replace(".", "")) <= 5:
        matches = tuple(m for m in matches if m.short or (m.exact and m.main and m.entry.population > BIG))
    if not short:
        matches = tuple(match for match in matches if not match.short)
    exact = tuple(match for match in matches if match.exact)
    if exact:
        return exact
    if len(key_of(name)) <= 4:
        return ()
    return tuple(match for match in matches if match.entry.kind != "country" and not match.people)


@lru_cache(maxsize=REMEMBERED)  # reports name the same places
def key_of(name: str) -> str:
    """`plain_key` of a name that a report holds."""
    return plain_key(name)


def _lost_apostrophe(text: Text, gazetteer: Gazetteer, first: int) -> Candidate | None:
    """ "Syrias second city": reports that lost their apostrophes."""
    word, start = text.printed[first], text.starts[first]
    name = word[:-1]
    if word[-1] not in "sS" or len(name) < 4:
        return None
    matches = tuple(m for m in gazetteer.matches(name) if m.exact and not m.people and not m.short)
    known = bool(matches) and (
        matches[0].entry.kind == "country"
        or (matches[0].entry.kind == "settlement" and matches[0].entry.population >= BIG)
    )
    if not known:
        return None
    return Candidate(first, first + 1, start, start + len(name), name, key_of(name), matches)
