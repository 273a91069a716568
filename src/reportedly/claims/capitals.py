"""Passages printed in capitals, as old wires, telegrams and some headlines are, in the case that English is printed in.

Taggers and parsers learn from plain print: in capitals every word looks like a name. So such passages are read in
sentence case, and every character keeps its place; quotes are given as the report prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TypeVar

from reportedly.claims.parties.parties import PartyBook, default_party_book
from reportedly.claims.text.dictionary import in_dictionary, only_noun
from reportedly.claims.text.marks import without_marks
from reportedly.claims.text.words import word_lists
from reportedly.gazetteers import Gazetteer, default_gazetteer
from reportedly.gazetteers.words import place_words
from reportedly.records import Claim, Evidence, Participant, Place, Source, Step, Weapon, When
from reportedly.vocabulary import vocabulary

FEWEST = 25  # letters: shorter runs are acronyms, bylines and marks
SHARE = 0.9  # of a passage's letters that are capitals
WRAPPED_FROM = 40  # code points; a longer line in capitals that is followed by another goes on in it
LONG_RUN = re.compile(r"[^a-z\n]{30}")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_START = re.compile(r"(?:^|(?<!\b[A-Za-z])[.!?:][\"'”)\]]*\s+|TEXT\]\s*|\n\s*\n\s*)[\"'“(\[]*$")
SHORT_SPEECH = re.compile(r"(?:n't|'s|'re|'ll|'ve|'d)$")
LONGEST_ACRONYM = 5
BIG = 250_000  # people in a city whose name is rather meant than the noun of the same letters
RULE = "printed in capitals, read in sentence case"
NEAR = 300  # code points around a claim in which the words of its trace stand

Words = TypeVar("Words", Participant, Place, When, Source, Weapon)


# --- what the coder uses ----------------------------------------------------------------------------------------------


def readable(text: str, parties: PartyBook | None = None, gazetteer: Gazetteer | None = None) -> str:
    """The text with its passages in capitals in sentence case, and the line breaks inside them as blanks. The length is
    the same; a text without such passages is given back as it is. Names are known by the passages in plain print, by
    `parties` and by `gazetteer`: the package's own where none are given."""
    if LONG_RUN.search(text) is None:
        return text
    spans = list(_passages(text))
    known = _Known(_plain_words(text, spans), parties or default_party_book(), gazetteer or default_gazetteer())
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], _sentence_case(text[start:stop], known)]
        end = stop
    return "".join([*pieces, text[end:]])


def in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= FEWEST and sum(c.isupper() for c in letters) > SHARE * len(letters)


def as_printed(claim: Claim, read: str, text: str) -> Claim:
    """A claim read from `read`, the readable form of `text`, with its quotes as `text` has them; where they differ in
    more than marks, its trace says so."""
    start, end = claim.evidence.start, claim.evidence.end
    steps = [_step_as_printed(step, read, text, (start, end)) for step in claim.trace]
    before = min(start, 1)  # what a mark stands behind
    if read[start:end] != without_marks(text[start - before : end])[before:]:
        steps.append(Step(field="evidence", rule=RULE))
    printed = {
        "evidence": _quote(claim.evidence, text),
        "actor": _words(claim.actor, text),
        "target": _words(claim.target, text),
        "weapon": _words(claim.weapon, text),
        "place": _words(claim.place, text),
        "when": _words(claim.when, text),
        "source": _words(claim.source, text),
        "tolls": tuple(toll.model_copy(update={"evidence": _quote(toll.evidence, text)}) for toll in claim.tolls),
        "trace": tuple(steps),
    }
    return claim.model_copy(update=printed)


def _words(found: Words | None, text: str) -> Words | None:
    if found is None or found.start is None or found.end is None:
        return found
    return found.model_copy(update={"text": text[found.start : found.end]})


def _quote(words: Evidence, text: str) -> Evidence:
    return words.model_copy(
        update={
            "exact": text[words.start : words.end],
            "prefix": text[words.start - len(words.prefix) : words.start],
            "suffix": text[words.end : words.end + len(words.suffix)],
        }
    )


def _step_as_printed(step: Step, read: str, text: str, span: tuple[int, int]) -> Step:
    if not step.words:
        return step
    at = read.find(step.words, max(0, span[0] - NEAR), span[1] + NEAR)
    return step if at < 0 else step.model_copy(update={"words": text[at : at + len(step.words)]})


# --- where capitals are -----------------------------------------------------------------------------------------------


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Where the text is in capitals: all of it, or runs of lines."""
    if in_capitals(text):
        yield 0, len(text)
        return
    start = end = at = 0
    for line in text.splitlines(keepends=True):
        if in_capitals(line):
            start, end = (start if end == at and end > start else at), at + len(line)
        elif end > start:
            yield start, end
            start = end = at + len(line)
        at += len(line)
    if end > start:
        yield start, end


def _plain_words(text: str, capitals: Sequence[tuple[int, int]]) -> Mapping[str, bool]:
    """How the plain passages write words: whether each is a name there, with a capital inside a sentence."""
    written: dict[str, bool] = {}
    ends = [0, *(end for _, end in capitals)]
    starts = [*(start for start, _ in capitals), len(text)]
    for first, last in zip(ends, starts, strict=True):
        for match in WORD.finditer(text, first, last):
            word = match.group()
            if word[0].islower():
                written[word.lower()] = False
            elif not _opens(text, match.start()):
                written.setdefault(word.lower(), True)
    return written


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    return SENTENCE_START.search(text, max(0, at - 12), at) is not None


def _unwrapped(text: str) -> str:
    """The line breaks after long lines as blanks: wires are set to a width."""
    lines = text.split("\n")
    marks = [" " if len(line) >= WRAPPED_FROM and following.strip() else "\n" for line, following in pairwise(lines)]
    return "".join(line + mark for line, mark in zip(lines, [*marks, ""], strict=True))


# --- sentence case ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Known:
    """What tells names from other words: how the passages in plain print write words (whether each is a name), else a
    dictionary, the parties and the places."""

    plain: Mapping[str, bool]
    parties: PartyBook
    gazetteer: Gazetteer

    def is_name(self, lower: str) -> bool:
        """By how plain passages write the word, else by the dictionary; titles write verbs with a capital too."""
        written = self.plain.get(lower)
        if written is None or (written and not only_noun(lower)):
            return not _is_common(lower) or self._is_big_place(lower)
        return written

    def is_acronym(self, lower: str) -> bool:
        unspeakable = 2 <= len(lower) <= LONGEST_ACRONYM and not set(lower) & set("aeiouy")
        return unspeakable or lower in self._acronyms

    def _is_big_place(self, lower: str) -> bool:
        """A noun that is also a city's or a country's name, which the lemmatizer's dictionary holds too."""
        return only_noun(lower) and any(entry.population >= BIG for entry in self.gazetteer.find(lower))

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        aliases = (alias for party in self.parties.parties.values() for alias in party.aliases)
        return frozenset(alias.casefold() for alias in aliases if alias.isupper() and len(alias) <= LONGEST_ACRONYM)


def _sentence_case(text: str, known: _Known) -> str:
    """Common words in lower case; names, and the words that open a sentence, with a capital."""
    found = list(WORD.finditer(text))
    pieces, end = [], 0
    for match, name in zip(found, _names(text, found, known), strict=True):
        word, lower = match.group(), _lower(match.group())
        pieces.append(text[end : match.start()])
        initial = len(word) == 1 and (lower == "i" or text[match.end() : match.end() + 1] == ".")
        if initial or (name and known.is_acronym(lower)):
            pieces.append(word)
        elif (name and lower not in _word_list("small")) or _opens(text, match.start()):
            pieces.append(word[0] + lower[1:])
        else:
            pieces.append(lower)
        end = match.end()
    return _unwrapped("".join([*pieces, text[end:]]))


def _names(text: str, found: Sequence[re.Match[str]], known: _Known) -> list[bool]:
    """Which words are parts of names: by themselves, in a party's name, or between words that are."""
    words = [_lower(match.group()) for match in found]
    parties = [(start, end) for start, end, *_ in known.parties.mentions(text)]
    inside = {at for start, end in parties for at in range(start, end)}
    sure = [match.start() in inside or known.is_name(lower) for match, lower in zip(found, words, strict=True)]

    def beside(number: int, step: int) -> bool:
        """Whether the next word on that side, with only a blank between, is surely one of a name."""
        other = number + step
        if not 0 <= other < len(found):
            return False
        first, second = sorted((number, other))
        return sure[other] and text[found[first].end() : found[second].start()].isspace()

    named = []
    for number, lower in enumerate(words):
        before, after = beside(number, -1), beside(number, 1)
        given, family = lower in place_words().given_names, lower in place_words().surnames
        joined = only_noun(lower) and ((before and (after or family or given)) or (after and given))
        article = number > 0 and words[number - 1] in _word_list("articles_of_names")
        named.append(sure[number] or (lower not in known.plain and (joined or article)))
    return named


def _lower(word: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _is_common(lower: str) -> bool:
    """Whether the word stands in a dictionary of English as no name."""
    bare = SHORT_SPEECH.sub("", lower)
    if bare in _word_list("calendar") or bare in _nationalities():
        return False
    return len(bare) == 1 or in_dictionary(bare)


# --- tables -----------------------------------------------------------------------------------------------------------


def _word_list(name: str) -> frozenset[str]:
    return word_lists("capitals.toml")[name]


@cache
def _nationalities() -> frozenset[str]:
    states = vocabulary().states.values()
    found = {name.casefold() for state in states for name in (*state.names, *state.adjectives) if " " not in name}
    return frozenset(found | {f"{name}s" for name in found})
