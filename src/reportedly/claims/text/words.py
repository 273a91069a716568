"""The word lists of the data folder: tables that hold nothing but named lists of words, in lower case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportedly.vocabulary.loader import read_toml

DATA = Path(__file__).parent.parent / "data"


@cache
def word_lists(table: str) -> Mapping[str, frozenset[str]]:
    """All lists of a table, named as its file is. VocabularyError where it cannot be read."""
    return {name: frozenset(words) for name, words in read_toml(DATA / table).items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `what.toml`, by which words of happenings are read; KeyError where the table has none of that name."""
    return word_lists("what.toml")[name]


@cache
def place_list(name: str) -> frozenset[str]:
    """A list of `where.toml`, by which names of places and the words around them are read."""
    return word_lists("where.toml")[name]


@cache
def whether_list(name: str) -> frozenset[str]:
    """A list of `whether.toml`: words that tell how sure, how real and how usual a happening is said to be."""
    return word_lists("whether.toml")[name]


@cache
def ties(name: str) -> frozenset[str]:
    """A list of `ties.toml`: words that tie what is told to what was told before, or set it apart."""
    return word_lists("ties.toml")[name]
