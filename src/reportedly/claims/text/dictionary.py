"""Whether a word stands in a dictionary of English: that of the language model's lemmatizer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.claims.text.parse import language_model

PARTS = ("noun", "verb", "adj", "adv")
ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("iest", "y"), ("ier", "y"), ("est", ""), ("est", "e"), ("er", ""), ("er", "e"), ("men", "man"), ("ly", "")),
)


def in_dictionary(lower: str) -> bool:
    """Whether a word in lower case, or what it is a form of, stands there. Names of great cities do as well."""
    return lower in _dictionary() or any(stem in _dictionary() for stem in _stems(lower))


def is_entry(lower: str) -> bool:
    """Whether a word in lower case stands there itself, or is the plural of one that does."""
    plural = lower.endswith("s") and (lower[:-1] in _dictionary() or lower[:-3] + "y" in _dictionary())
    return plural or lower in _dictionary()


def only_noun(lower: str) -> bool:
    """Whether a word is neither verb, adjective nor adverb there, nor a function word."""
    return lower not in _function_words() and not any(lower in words for words in _verbs_and_the_like())


def _stems(word: str) -> list[str]:
    stems = [word[: -len(old)] + new for old, new in ENDINGS if word.endswith(old)]
    doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
    return [stem for stem in stems + doubled if len(stem) > 2]


@cache
def _index() -> Mapping[str, frozenset[str]]:
    """Words of the lemmatizer by part of speech, with the irregular forms."""
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
