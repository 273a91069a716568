"""Quantities in a text: digits, number words, vague words and the bounds that the words around them set."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from reportedly.claims.people.tables import words_table
from reportedly.claims.text.token_table import token_table
from reportedly.vocabulary import vocabulary

FROM_ZERO = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
FROM_TWENTY = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: value for value, word in enumerate(FROM_ZERO)}
TENS = {word: 10 * value for value, word in enumerate(FROM_TWENTY, 2)} | {"fourty": 40}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1_000, "m": 1_000_000}
DIGITS = re.compile(r"(\d{1,3}(?:[,.']\d{3}){1,4}|\d{1,12})([km])?", re.IGNORECASE)
DECIMAL = re.compile(r"\d{1,4}\.\d{1,2}")
SEVERAL = 3  # the least that "several" and "a few" count
LARGEST = 10_000_000_000
LARGER = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}
ABOUT = 0.1  # "about 30" is taken as 27 to 33: the margin of the field's reading guides


@dataclass(frozen=True)
class Quantity:
    """A number and what bounds it: token positions of the number itself (`start`, `end` excluded) and with its bounding
    words (`from_`), and the range. `low` None: harm without a number. `one` marks an article that counts one."""

    start: int
    end: int
    from_: int
    low: int | None
    high: int | None
    vague: str | None = None
    one: bool = False


def read_number(words: list[str]) -> tuple[int, int] | None:
    """The value at the beginning of lower-case words and how many of them it takes: ["twenty", "-", "five"] is (25, 3).
    Thousands may be set off by comma, point, apostrophe or a blank. None where no number begins."""
    digits = _digits(words)
    if digits is not None:
        return digits
    total = current = used = i = 0
    while i < len(words):
        word = words[i]
        if i and words[i - 1] in UNITS and (word in UNITS or word in TENS):
            break  # "thirteen three-wheelers"
        if word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word in SCALES and word not in ("k", "m") and used:
            if SCALES[word] == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * SCALES[word], 0
        elif not (word in ("-", "and") and used and _goes_on(words, i)):
            break
        i += 1
        used = i
    return (total + current, used) if used else None


def _goes_on(words: list[str], i: int) -> bool:
    """A hyphen joins tens and units; "and" only follows a hundred or more ("one hundred and five", not "two and
    five")."""
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i] == "-":
        return words[i - 1] in TENS and following in UNITS
    return words[i - 1] in SCALES and (following in UNITS or following in TENS)


def _digits(words: list[str]) -> tuple[int, int] | None:
    match = DIGITS.fullmatch(words[0]) if words else None
    following = words[1] if len(words) > 1 else ""
    if match is not None and words[0].startswith("0") and (len(words[0]) > 1 or following.isdecimal()):
        return None  # a code, a clock time, a day of a month
    if match is None:
        decimal = DECIMAL.fullmatch(words[0]) if words else None
        if decimal and SCALES.get(following, 0) >= 1000:
            return round(float(words[0]) * SCALES[following]), 2
        return None
    value, used = int(re.sub(r"\D", "", match[1])), 1
    if match[2]:
        value *= SCALES[match[2].lower()]
    while used < len(words) and len(words[0]) <= 3 and re.fullmatch(r"\d{3}", words[used]) and value < LARGEST:
        value, used = value * 1000 + int(words[used]), used + 1  # "300 000"
    if used < len(words) and words[used] in SCALES and words[used] not in ("k", "m"):
        value, used = value * SCALES[words[used]], used + 1
    return (value, used) if value <= LARGEST else None


@cache
def vague_words() -> Mapping[tuple[str, ...], tuple[int | None, int | None, str]]:
    """Vague quantities of the vocabulary: words to low, high and the entry's id; and the words for a number that nobody
    gives, which have no bounds ("uncounted")."""
    table: dict[tuple[str, ...], tuple[int | None, int | None, str]] = {
        tuple(words.split()): (None, None, "uncounted") for words in words_table()["uncounted"]
    }
    for entry in vocabulary().number_words.values():
        for words in entry.words:
            table[tuple(words.split())] = (entry.low, entry.high, entry.id)
    return table


def find_quantities(doc: Doc, barred: Container[int] = ()) -> list[Quantity]:
    """All quantities of a document in order; none overlaps another, and none takes in a token of `barred`."""
    told = token_table(doc).lowers
    nobody = set(_nobody(told))
    words = ["\0" if i in barred or i in nobody else word for i, word in enumerate(told)]
    firsts = _first_words()
    found: list[Quantity] = []
    end = 0
    for i, word in enumerate(words):
        if i < end or not (word in firsts or word[:1].isdigit()):
            continue
        quantity = _quantity_at(words, i)
        if quantity is not None:
            found.append(quantity)
            end = quantity.end
    return found


@cache
def _first_words() -> frozenset[str]:
    """The words, digits apart, with which a quantity may begin."""
    return frozenset({*UNITS, *TENS, *SCALES, "half", "a", "dozen", *(words[0] for words in vague_words())})


def _nobody(words: Sequence[str]) -> Iterator[int]:
    """ "No one", "not one", "one another" and "none of the 12" count nobody."""
    for i, (word, following) in enumerate(pairwise(words)):
        if word == "none" and following == "of":
            yield from (i + 2, i + 3)
        elif word in ("no", "not") and following == "one":
            yield i + 1
        elif word == "one" and following == "another":
            yield i


def _quantity_at(words: list[str], i: int) -> Quantity | None:
    vague = _vague_at(words, i)
    if vague is not None:
        return vague
    read = _quarters_at(words, i) or read_number(words[i : i + 8]) or _dozen_at(words, i)
    if read is None:
        return None
    value, used = read
    end = i + used
    if end < len(words) and words[end] == "dozen":
        value, end = value * 12, end + 1
    second = _second(words, end, value)
    if second is not None and second[0] >= value and not _is_change(words, i):
        return _range(words, i, second[1], value, second[0])
    return _bounded(words, i, end, value)


def _is_change(words: list[str], i: int) -> bool:
    """Whether "from" before a number begins a change and no range: "rose from 12 to 19"."""
    if not i or words[i - 1] != "from":
        return False
    return not set(words_table()["updates"]["changes"]).isdisjoint(words[max(0, i - 9) : i - 1])


def _quarters_at(words: list[str], i: int) -> tuple[int, int] | None:
    """ "A quarter of a million", "three quarters of a million"."""
    many = {"a": "quarter", "one": "quarter", "two": "quarters", "three": "quarters"}.get(words[i])
    if (
        many is None
        or words[i + 1 : i + 4] != [many, "of", "a"]
        or words[i + 4 : i + 5] not in (["million"], ["billion"])
    ):
        return None
    return UNITS.get(words[i], 1) * SCALES[words[i + 4]] // 4, 5


def _dozen_at(words: list[str], i: int) -> tuple[int, int] | None:
    """ "a dozen", "half a dozen", "a hundred", "a hundred thousand", "half a million"."""
    if words[i : i + 3] == ["half", "a", "dozen"]:
        return 6, 3
    if words[i : i + 2] == ["half", "a"] and words[i + 2 : i + 3] in (["thousand"], ["million"]):
        return SCALES[words[i + 2]] // 2, 3
    if words[i : i + 2] == ["a", "dozen"]:
        return 12, 2
    if words[i] == "dozen" and (i == 0 or words[i - 1] != "a"):
        return 12, 1
    if words[i] == "a" and words[i + 1 : i + 2] in (["hundred"], ["thousand"], ["million"]):
        return read_number(["one", *words[i + 1 : i + 8]])
    return None


def _vague_at(words: list[str], i: int) -> Quantity | None:
    for length in (3, 2, 1):
        entry = vague_words().get(tuple(words[i : i + length]))
        if entry is None or i + length > len(words):  # at the end of a text the longer slices are short ones again
            continue
        if length == 1 and words[i] == "some" and i + 1 < len(words) and read_number(words[i + 1 : i + 3]) is not None:
            return None  # "some 20" is a rough number
        if words[i] == "many" and i and words[i - 1] in ("as", "how", "so", "too"):
            return None
        low, high, name = entry
        many = words[i + length : i + length + 1]
        if name in ("several", "few") and many and many[0] in LARGER:
            _, high, name = vague_words()[(LARGER[many[0]],)]
            low = SEVERAL * SCALES.get(many[0], 12)
            length += 1  # "several hundred"
        start, bound = _bound_before(words, i)
        if bound in ("at least", "more than"):
            high = None
        return Quantity(i, i + length, start, low, high, vague=name)
    return None


def _second(words: list[str], end: int, first: int) -> tuple[int, int] | None:
    """The upper number of a range ("20 to 30", "20-30", "20 or 25", "between 20 and 30") and where it ends."""
    if end + 1 >= len(words) or words[end] not in ("-", "–", "to", "or", "and"):
        return None
    if words[end] == "and" and "between" not in words[max(0, end - 6) : end]:
        return None
    read = read_number(words[end + 1 : end + 7])
    if read is None or (words[end] == "or" and read[0] > 3 * max(first, 1)):
        return None
    return read[0], end + 1 + read[1]


def _range(words: list[str], i: int, end: int, low: int, high: int) -> Quantity:
    start = i - 1 if i and words[i - 1] in ("between", "from") else _bound_before(words, i)[0]
    return Quantity(i, end, start, low, high)


def _bounded(words: list[str], i: int, end: int, value: int) -> Quantity:
    start, bound = _bound_before(words, i)
    if bound is None:
        end, bound = _bound_after(words, end)
    low, high = bounds(value, bound)
    return Quantity(i, end, start, low, high)


def bounds(value: int, bound: str | None) -> tuple[int, int | None]:
    """The range that a bounding word makes of a number."""
    margin = max(1, round(value * ABOUT)) if value > 5 else 0
    if bound == "at least":
        return value, None
    if bound == "more than":
        return value + 1, None
    if bound == "at most":
        return min(1, value), value
    if bound == "less than":
        most = max(value - 1, 0)
        return min(1, most), most
    if bound == "almost":
        return value - margin, value
    if bound == "roughly":
        return value - margin, value + margin
    return value, value


@cache
def _bounding() -> Mapping[tuple[str, ...], str]:
    """The words before a number that bound it, and what `bounds` calls the bound."""
    table = words_table()["bounds"]["before"]
    return {tuple(phrase.split()): name for name, phrases in table.items() for phrase in phrases}


@cache
def _at_least_behind() -> Sequence[list[str]]:
    return [phrase.split() for phrase in words_table()["bounds"]["behind"]["at least"]]


@cache
def _handing() -> frozenset[str]:
    """Verbs that go with "over": "handed over 95 prisoners" tells of no more than 95."""
    return frozenset(words_table()["bounds"]["handing"])


def _bound_before(words: list[str], i: int) -> tuple[int, str | None]:
    for skip in (0, 1):
        if skip and (i < 1 or words[i - 1] not in ("a", "an", "the", "another", "of")):
            break
        for length in (4, 3, 2, 1):
            start = i - skip - length
            name = _bounding().get(tuple(words[start : i - skip])) if start >= 0 else None
            if name is not None and not (words[start] == "over" and start and words[start - 1] in _handing()):
                return start, name
    return i, None


def _bound_after(words: list[str], end: int) -> tuple[int, str | None]:
    for parts in _at_least_behind():
        number_next = read_number(words[end + len(parts) : end + len(parts) + 1]) is not None
        if words[end : end + len(parts)] == parts and not number_next:
            return end + len(parts), "at least"
    if words[end : end + 1] == ["+"]:
        return end + 1, "at least"
    if words[end + 1 : end + 3] == ["at", "least"]:  # "125 terrorists at least"
        return end, "at least"
    return end, None
