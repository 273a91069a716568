"""Tables of words: read once from the data files, cross-checked, then frozen. This room knows no other room."""

from reportedly.vocabulary.loader import Vocabulary, VocabularyError, load, vocabulary
from reportedly.vocabulary.model import (
    Effect,
    Entry,
    EventKind,
    Group,
    KnownSource,
    NumberWord,
    Party,
    PartyKind,
    PlacePrecision,
    SourceKind,
    State,
    TimePrecision,
    WordList,
)

__all__ = [
    "Effect",
    "Entry",
    "EventKind",
    "Group",
    "KnownSource",
    "NumberWord",
    "Party",
    "PartyKind",
    "PlacePrecision",
    "SourceKind",
    "State",
    "TimePrecision",
    "Vocabulary",
    "VocabularyError",
    "WordList",
    "load",
    "vocabulary",
]
