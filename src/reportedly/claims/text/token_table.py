"""What tokens are, read once for a document: whoever goes over all of them asks here and not each token."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spacy.attrs import IDX, LEMMA, LOWER, ORTH, POS, TAG
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

KEY = "reportedly_token_table"
REMEMBERED = 100_000  # strings


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The document's text; for each token its text, the text in lower case, its part of speech, lemma and tag ("" where
    it was not parsed), and the code point that it begins with."""

    text: str
    texts: list[str]
    lowers: list[str]
    parts: list[str]
    lemmas: list[str]
    tags: list[str]
    starts: list[int]
    _firsts: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def first(self, lemma: str) -> int:
        """Where a lemma stands first; behind the last token where it stands nowhere."""
        if not self._firsts:
            for at, one in enumerate(self.lemmas):
                self._firsts.setdefault(one, at)
        return self._firsts.get(lemma, len(self.lemmas))

    def lowered(self, words: Container[str]) -> list[int]:
        """Where tokens stand whose lower-case text is one of some words."""
        return [at for at, word in enumerate(self.lowers) if word in words]

    def written(self, words: Container[str]) -> list[int]:
        """Where tokens stand whose text is one of some words."""
        return [at for at, word in enumerate(self.texts) if word in words]


def token_table(doc: Doc, text: str | None = None) -> TokenTable:
    """The table of a document, which must not change any more. `parse` makes it; here it is looked up. `text`: the
    document's, where it is known: joining it anew takes as long as the rest."""
    known = doc.user_data.get(KEY)
    if known is None:
        strings = doc.vocab.strings
        rows: Any = doc.to_array([ORTH, LOWER, POS, LEMMA, TAG, IDX])
        *numbers, starts = rows.reshape(len(doc), 6).T.tolist()
        held = _names(doc.vocab)
        if len(held[0]) > REMEMBERED:
            held[0] = {}  # not cleared: another thread may be reading
        names = held[0]
        names.update((value, strings[value]) for value in set().union(*numbers).difference(names))
        texts, lowers, parts, lemmas, tags = ([names[value] for value in column] for column in numbers)
        known = doc.user_data[KEY] = TokenTable(
            doc.text if text is None else text, texts, lowers, parts, lemmas, tags, starts
        )
    table: TokenTable = known
    return table


@cache
def _names(_vocab: Vocab) -> list[dict[int, str]]:
    """The one table of strings that numbers stand for, of all documents: the vocabulary makes a string anew each
    time."""
    return [{}]


def words_in(doc: Doc, start: int, end: int) -> list[str]:
    """The texts in lower case of `doc[start:end]`, which takes many times as long to make."""
    return token_table(doc).lowers[start:end]


def text_in(doc: Doc, start: int, end: int) -> str:
    """The text of `doc[start:end]`, without the white space after it; neither may be counted from the end."""
    table = token_table(doc)
    last = min(end, len(table.starts)) - 1
    return table.text[table.starts[start] : table.starts[last] + len(table.texts[last])] if start <= last else ""


def tokens_in(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens of `doc[start:end]`, which itself takes longer to make than a few tokens."""
    return [doc[at] for at in range(*slice(start, end).indices(len(doc)))]
