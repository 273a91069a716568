"""What tokens are, read once for a document: whoever goes over all of them asks here and not each token."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import IDX, LEMMA, LOWER, ORTH, POS, TAG
from spacy.tokens import Doc

KEY = "reportedly_token_table"


@dataclass(frozen=True, slots=True)
class TokenTable:
    """For each token its text, the text in lower case, its part of speech, lemma and tag ("" where it was not parsed),
    and the code point that it begins with."""

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


def token_table(doc: Doc) -> TokenTable:
    """The table of a document, which must not change any more. `parse` makes it; here it is looked up."""
    known = doc.user_data.get(KEY)
    if known is None:
        strings = doc.vocab.strings
        rows: Any = doc.to_array([ORTH, LOWER, POS, LEMMA, TAG, IDX])
        *numbers, starts = rows.reshape(len(doc), 6).T.tolist()
        names = {value: strings[value] for column in numbers for value in set(column)}
        texts, lowers, parts, lemmas, tags = ([names[value] for value in column] for column in numbers)
        known = doc.user_data[KEY] = TokenTable(texts, lowers, parts, lemmas, tags, starts)
    table: TokenTable = known
    return table
