"""Texts that are all in capitals, as old wires are, in the case that English is printed in: names keep a capital.

Every character keeps its place, so that offsets hold for both texts.
"""

from __future__ import annotations

import re
from functools import cache

import reportedly
from adapters._rows import word_list
from reportedly.claims.parse import language_model
from reportedly.gazetteers.words import place_words
from reportedly.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SENTENCE_START = re.compile(r"(?:^|[.!?:][\"'”)\]]*\s+|TEXT\]\s*|\n\s*\n\s*)[\"'“(\[]*$")
SHORT_SPEECH = re.compile(r"(?:n't|'s|'re|'ll|'ve|'d)$")
INSIDE_PARAGRAPH = re.compile(r"(?<=\S)\n(?=\S)")
LONGEST_ACRONYM = 5
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
    pieces, end = [], 0
    kept = _spans_of_parties(text)
    before = ""
    for match in WORD.finditer(text):
        pieces.append(text[end : match.start()])
        end = match.end()
        word = match.group()
        lower = _lower(word)
        named = (
            any(start <= match.start() < stop for start, stop in kept)
            or before in word_list("articles_of_names")
            or not _common(lower)
            or (lower in place_words().given_names and _unknown_follows(text, end))
        )
        opens = SENTENCE_START.search(text, max(0, match.start() - 12), match.start()) is not None
        if named and _is_acronym(lower):
            pieces.append(word)
        elif (named and lower not in word_list("small")) or opens:
            pieces.append(word[0] + lower[1:])
        else:
            pieces.append(lower)
        before = lower
    return "".join([*pieces, text[end:]])


def unwrapped(text: str) -> str:
    """The text with the line breaks inside its paragraphs as blanks: wires are set to a width."""
    return INSIDE_PARAGRAPH.sub(" ", text)


def _unknown_follows(text: str, end: int) -> bool:
    following = WORD.match(text, end + 1)
    return following is not None and not _common(_lower(following.group()))


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
def _dictionary() -> frozenset[str]:
    """The words of the language model's lemmatizer, its irregular forms and its function words."""
    nlp = language_model()
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # a pipe's own type is not exported
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    words = {word for part in index for word in index[part]} | {word for part in irregular for word in irregular[part]}
    return frozenset(words | set(nlp.Defaults.stop_words))
