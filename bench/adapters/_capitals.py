"""Texts that are all in capitals, as old wires are, in the case that English is printed in: names keep a capital.

Every character keeps its place, so that offsets hold for both texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import reportedly
from adapters._rows import word_list
from reportedly.claims.parse import language_model
from reportedly.gazetteers import default_gazetteer
from reportedly.gazetteers.words import place_words
from reportedly.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_START = re.compile(r"(?:^|(?<!\b[A-Za-z])[.!?:][\"'”)\]]*\s+|TEXT\]\s*|\n\s*\n\s*)[\"'“(\[]*$")
SHORT_SPEECH = re.compile(r"(?:n't|'s|'re|'ll|'ve|'d)$")
INSIDE_PARAGRAPH = re.compile(r"(?<=\S)\n(?=\S)")
PARTS = ("noun", "verb", "adj", "adv")
LONGEST_ACRONYM = 5
BIG = 250_000  # people in a city whose name is rather meant than the noun of the same letters
ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("iest", "y"), ("ier", "y"), ("est", ""), ("est", "e"), ("er", ""), ("er", "e"), ("men", "man"), ("ly", "")),
)


def in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def sentence_case(text: str) -> str:
    """The text with common words in lower case; names, and the words that open a sentence, keep a capital."""
    found = list(WORD.finditer(text))
    named = _names(text, found)
    pieces, end = [], 0
    for match, name in zip(found, named, strict=True):
        word, lower = match.group(), _lower(match.group())
        opens = SENTENCE_START.search(text, max(0, match.start() - 12), match.start()) is not None
        pieces.append(text[end : match.start()])
        initial = len(word) == 1 and (lower == "i" or text[match.end() : match.end() + 1] == ".")
        if initial or (name and _is_acronym(lower)):
            pieces.append(word)
        elif (name and lower not in word_list("small")) or opens:
            pieces.append(word[0] + lower[1:])
        else:
            pieces.append(lower)
        end = match.end()
    return "".join([*pieces, text[end:]])


def _names(text: str, found: list[re.Match[str]]) -> list[bool]:
    """Which words are parts of names: by themselves, in a party's name, or between words that are."""
    words = [_lower(match.group()) for match in found]
    kept = _spans_of_parties(text)
    sure = [
        not _common(lower) or _is_big_place(lower) or any(start <= match.start() < stop for start, stop in kept)
        for match, lower in zip(found, words, strict=True)
    ]

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
        joined = _only_noun(lower) and ((before and (after or family or given)) or (after and given))
        article = number > 0 and words[number - 1] in word_list("articles_of_names")
        named.append(sure[number] or joined or article)
    return named


def unwrapped(text: str) -> str:
    """The text with the line breaks inside its paragraphs as blanks: wires are set to a width."""
    return INSIDE_PARAGRAPH.sub(" ", text)


@cache
def _is_big_place(lower: str) -> bool:
    """A noun that is also a city's or a country's name, which the lemmatizer's dictionary holds too."""
    if not _only_noun(lower):
        return False
    return any(entry.population >= BIG for entry in default_gazetteer().find(lower))


def _only_noun(lower: str) -> bool:
    return lower not in _function_words() and not any(lower in words for words in _verbs_and_the_like())


def _is_acronym(lower: str) -> bool:
    unspeakable = 2 <= len(lower) <= LONGEST_ACRONYM and not set(lower) & set("aeiouy")
    return unspeakable or lower in _acronyms()


@cache
def _acronyms() -> frozenset[str]:
    aliases = (alias for party in vocabulary().parties.values() for alias in party.aliases)
    return frozenset(alias.casefold() for alias in aliases if alias.isupper() and len(alias) <= LONGEST_ACRONYM)


def _spans_of_parties(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, *_ in reportedly.party_mentions(text)]


def _lower(word: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _common(lower: str) -> bool:
    """Whether the word stands in a dictionary of English as no name."""
    bare = SHORT_SPEECH.sub("", lower)
    if bare in word_list("calendar") or bare in _nationalities():
        return False
    return len(bare) == 1 or bare in _dictionary() or any(stem in _dictionary() for stem in _stems(bare))


def _stems(word: str) -> list[str]:
    stems = [word[: -len(old)] + new for old, new in ENDINGS if word.endswith(old)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
    return [stem for stem in stems + doubled if len(stem) > 2]


@cache
def _nationalities() -> frozenset[str]:
    states = vocabulary().states.values()
    found = {name.casefold() for state in states for name in (*state.names, *state.adjectives) if " " not in name}
    return frozenset(found | {f"{name}s" for name in found})


@cache
def _index() -> Mapping[str, frozenset[str]]:
    """Words of the language model's lemmatizer by part of speech, with the irregular forms."""
    nlp = language_model()
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # a pipe's own type is not exported
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    return {part: frozenset({*index.get(part, ()), *irregular.get(part, ())}) for part in PARTS}


@cache
def _verbs_and_the_like() -> tuple[frozenset[str], ...]:
    return tuple(words for part, words in _index().items() if part != "noun")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(language_model().Defaults.stop_words)


@cache
def _dictionary() -> frozenset[str]:
    return frozenset().union(*_index().values(), _function_words())
