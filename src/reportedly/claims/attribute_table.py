"""The language model's attribute ruler as a table: what it gives a token is looked up, not matched each time.

Most of its patterns ask for one token's lower-case form, tag and dependency and nothing else, so that like tokens get
the same each time. Where any other pattern fits, the ruler itself reads the document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME, RULER = "reportedly_attribute_table", "attribute_ruler"
ASKED: list[int | str] = [LOWER, TAG, DEP, IS_SPACE]
GIVEN: list[int | str] = [POS, MORPH, LEMMA, TAG, DEP]
PLAIN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})


class AttributeTable:
    """A pipeline component that does what `ruler` does, byte for byte."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler, self._vocab = ruler, ruler.vocab
        self._rows: dict[tuple[int, ...], list[int]] = {}
        entries: Any = ruler.patterns  # spaCy's own type of it is of mixed values
        patterns = [pattern for entry in entries for pattern in entry["patterns"]]
        self._telling = {self._vocab.strings.add(word) for pattern in patterns for word in _words(pattern) or ()}
        self._beyond = Matcher(self._vocab)
        self._beyond.add("beyond", [list(map(dict, pattern)) for pattern in patterns if _words(pattern) is None])

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech, morphology and exceptional lemmas of each token."""
        if not len(doc) or self._beyond(doc, allow_missing=True):
            return self._ruler(doc)
        found = []
        for at, (lower, *rest) in enumerate(doc.to_array(ASKED).tolist()):
            key = (lower if lower in self._telling else 0, *rest)
            if key not in self._rows:
                self._rows[key] = self._row(doc, at)
            found.append(self._rows[key])
        rows: Any = numpy.array(found, dtype="uint64")
        return doc.from_array(GIVEN, rows)

    def _row(self, doc: Doc, at: int) -> list[int]:
        """What the ruler gives such a token where it stands alone."""
        token = doc[at]
        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        row: list[int] = self._ruler(alone).to_array(GIVEN)[0].tolist()
        return row


def with_attribute_table(nlp: Language) -> Language:
    """The same pipeline with its attribute ruler, if it has one, read from a table."""
    if RULER in nlp.pipe_names:
        nlp.add_pipe(NAME, before=RULER)
        nlp.disable_pipe(RULER)
    return nlp


@Language.factory(NAME)
def _component(nlp: Language, name: str) -> AttributeTable:
    ruler = nlp.get_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    return AttributeTable(ruler)


def _words(pattern: Sequence[Mapping[str, Any]]) -> Sequence[str] | None:
    """The lower-case forms that a pattern names; None where a table of single tokens cannot hold the pattern."""
    if len(pattern) != 1 or not PLAIN.issuperset(pattern[0]):
        return None
    asked = pattern[0].get("LOWER", {"IN": ()})
    if isinstance(asked, str):
        return [asked]
    words: Sequence[str] | None = asked["IN"] if set(asked) == {"IN"} else None
    return words
