"""The language model's attribute ruler and lemmatizer as a table: what they give a token is looked up, not worked out
each time.

Most of the ruler's patterns ask for one token's form, tag and dependency and nothing else, and the lemmatizer for its
form and part of speech, so that like tokens get the same each time. Where a pattern of several tokens fits, the two
themselves read these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

NAME, RULER, LEMMATIZER = "reportedly_attribute_table", "attribute_ruler", "lemmatizer"
ASKED: list[int | str] = [LOWER, TAG, DEP, IS_SPACE]
GIVEN: list[int | str] = [POS, LEMMA, TAG, DEP]
PLAIN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
SOUGHT = ("LOWER", "TAG", "DEP")  # the first of ASKED: by them most patterns of several tokens are ruled out
REMEMBERED = 20_000  # kinds of tokens

Component = Callable[[Doc], Doc]
Pattern = Sequence[Mapping[str, Any]]


class AttributeTable:
    """A pipeline component that gives tokens what `ruler` and `lemmatizer` do, but for the morphology, which nobody
    reads."""

    def __init__(self, ruler: Any, lemmatizer: Any, vocab: Any) -> None:
        self._ruler, self._lemmatizer, self._vocab = ruler, _with_sets(lemmatizer), vocab
        self._ruler_of_one = _ruler_of_one(ruler, vocab)
        self._rows: dict[bytes, bytes] = {}
        wide = [pattern for entry in ruler.patterns for pattern in entry["patterns"] if not _is_of_one_token(pattern)]
        self._needs = [_needs(pattern, vocab.strings) for pattern in wide]
        self._beyond = Matcher(vocab)
        self._beyond.add("beyond", [list(map(dict, pattern)) for pattern in wide])

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech and lemma of each token, and what the ruler mends of its tag and dependency."""
        if not len(doc):
            return doc
        asked: Any = numpy.ascontiguousarray(doc.to_array([ORTH, *ASKED]))
        if len(self._rows) > REMEMBERED:
            self._rows = {}  # not cleared: another thread may be reading
        rows, keys = self._rows, asked.view(f"V{asked.itemsize * asked.shape[1]}").ravel().tolist()
        new = {key: at for at, key in enumerate(keys) if key not in rows}
        if new:
            made = self._given(self._ruler_of_one, [doc[at] for at in new.values()])
            rows.update(zip(new, map(bytes, made), strict=True))
        found: Any = bytearray().join([rows[key] for key in keys])  # NumPy may write to it
        given: Any = numpy.frombuffer(found, dtype="uint64").reshape(len(keys), len(GIVEN))
        for start, end in self._runs(doc) if self._may_match(asked) else ():
            given[start:end] = self._given(self._ruler, list(doc[start:end]))
        return doc.from_array(GIVEN, given)

    def _given(self, ruler: Component, tokens: Sequence[Token]) -> Any:
        """What a ruler and the lemmatizer give tokens where these stand alone: a row of numbers for each."""
        words, tags, deps = ([getattr(token, name) for token in tokens] for name in ("text", "tag_", "dep_"))
        alone = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words))
        return self._lemmatizer(ruler(alone)).to_array(GIVEN)

    def _runs(self, doc: Doc) -> list[tuple[int, int]]:
        """Where patterns of several tokens fit; those that touch are one run."""
        runs: list[tuple[int, int]] = []
        for start, end in sorted(match[1:] for match in self._beyond(doc, allow_missing=True)):
            if runs and start < runs[-1][1]:
                start, end = runs[-1][0], max(end, runs.pop()[1])
            runs.append((start, end))
        return runs

    def _may_match(self, asked: Any) -> bool:
        """Whether the document has, somewhere, every word, tag and dependency that a pattern of several words names."""
        known = [set(column) for column in asked[:, 1 : len(SOUGHT) + 1].T.tolist()]
        return any(all(not known[at].isdisjoint(values) for at, values in needs) for needs in self._needs)


def with_attribute_table(nlp: Language) -> Language:
    """The same pipeline with its attribute ruler and lemmatizer, if it has them, read from a table."""
    if RULER in nlp.pipe_names and LEMMATIZER in nlp.pipe_names:
        nlp.add_pipe(NAME, before=RULER)
        nlp.disable_pipe(RULER)
        nlp.disable_pipe(LEMMATIZER)
    return nlp


@Language.factory(NAME)
def _component(nlp: Language, name: str) -> AttributeTable:
    return AttributeTable(nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER), nlp.vocab)


def _ruler_of_one(ruler: Any, vocab: Any) -> AttributeRuler:
    """The ruler with its patterns of one token alone: tokens of any sentences may go through it side by side."""
    narrow = AttributeRuler(vocab)
    for entry in ruler.patterns:
        patterns = [pattern for pattern in entry["patterns"] if _is_of_one_token(pattern)]
        if patterns:
            narrow.add(patterns, entry["attrs"], entry["index"])
    return narrow


def _with_sets(lemmatizer: Any) -> Any:
    """The lemmatizer with its words as sets: it asks thousands of them, in lists, whether a form is one."""
    tables = lemmatizer.lookups
    if tables.has_table("lemma_index"):
        index = tables.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = set(words)
    return lemmatizer


def _is_of_one_token(pattern: Pattern) -> bool:
    return len(pattern) == 1 and PLAIN.issuperset(pattern[0])


def _needs(pattern: Pattern, strings: Any) -> list[tuple[int, list[int]]]:
    """For each attribute that a token pattern names: its place in SOUGHT, and the values of which it takes one."""
    needs = []
    for token in pattern:
        for at, attribute in enumerate(SOUGHT):
            asked = token.get(attribute)
            values = [asked] if isinstance(asked, str) else asked.get("IN") if asked is not None else None
            if values is not None:
                needs.append((at, [strings.add(value) for value in values]))
    return needs
