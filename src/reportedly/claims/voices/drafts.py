"""An attribution in the making, and the small questions about tokens that all finders of attributions ask."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.quotes import CLOSING, MARKS, NEUTRAL
from reportedly.claims.voices.words import speaker_words

WIDEST = 300  # tokens
EXACT = 100  # tokens: up to here a subtree is walked, so that gaps in it are kept
STOPS = frozenset((".", "!", "?", "…", "..."))
HYPHENS = frozenset("-‐‑–")
BEFORE_NAME = frozenset(("advmod", "npadvmod", "prep", "advcl", "cc", "punct", "mark", "dep", "nsubj", "aux", "intj"))


@dataclass
class Draft:
    """An attribution in the making, as indices of tokens. `head` is the source's head word."""

    source: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    content: set[int] = field(default_factory=set)
    verb: str = ""
    stance: str = "say"
    quoted: bool = False
    rule: str = ""
    head: int | None = None


def subtree(token: Token) -> set[int]:
    """The tokens that hang on a token, itself among them, at most WIDEST to either side: sentences without end stay
    affordable."""
    if token.right_edge.i - token.left_edge.i <= EXACT:
        return {t.i for t in token.subtree}
    first, last = max(token.left_edge.i, token.i - WIDEST), min(token.right_edge.i, token.i + WIDEST)
    return set(range(first, last + 1))


def phrase(head: Token) -> list[int]:
    """A noun phrase as one run of tokens: its head, modifiers, appositions and clauses; without the adverbs that a
    parse hangs before it ("Earlier the source")."""
    first = head.left_edge.i
    for child in head.lefts:
        if child.text in ("(", ")") and child.i > head.left_edge.i:
            continue  # "the Free Army (FA) militia"
        if child.text in HYPHENS and not child.whitespace_:
            continue  # "Berg-Olsen"
        if child.dep_ in BEFORE_NAME and child.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"):
            first = child.right_edge.i + 1
    while first < head.i and (head.doc[first].is_space or head.doc[first].is_punct):
        first += 1
    last = head.right_edge.i
    if head.pos_ == "PROPN" and head.lower_ not in speaker_words().organisations:
        last = next(
            (
                c.left_edge.i - 1
                for c in head.rights
                if c.dep_ == "acl" or (c.dep_ == "prep" and c.lower_ not in ("of", "for"))
            ),
            last,
        )
    found = list(range(max(first, head.i - WIDEST), min(max(last, head.i), head.i + WIDEST) + 1))
    texts = token_table(head.doc).texts
    breaks = [i for i in found if breaks_line(texts[i])]  # a parse that ran over a headline or a dateline
    low = max((i for i in breaks if i < head.i), default=-1)
    high = min((i for i in breaks if i > head.i), default=len(head.doc))
    return [i for i in found if low < i < high]


def tells(verb: Token) -> bool:
    """Whether a clause on a noun tells what is said and does not describe the noun ("the claim that they took it"):
    "that" is no part of it, whatever the parse made of it."""
    if verb.dep_ != "relcl" and any(c.dep_ == "mark" or c.tag_ == "TO" for c in verb.children):
        return True
    first = verb.left_edge
    has = {c.dep_ for c in verb.children if c.i != first.i}
    opens = first.lower_ == "that" and first.head.i == verb.i
    return opens and (first.dep_ == "mark" or (first.dep_ == "dobj" and {"nsubj", "dobj"} <= has))


def is_break(token: Token) -> bool:
    """Whether the token holds a line feed: the end of a headline or a paragraph."""
    return breaks_line(token.text)


def breaks_line(text: str) -> bool:
    """Whether a token of this text is such a break."""
    return "\n" in text and text.isspace()


def _is_stop(doc: Doc, index: int) -> bool:
    """Whether one of STOPS ends a sentence: not that of "Lt. Anna Berg", which the tokenizer may part from its word."""
    before = doc[index - 1] if index else None
    short = (
        before is not None and before.is_title and not before.whitespace_ and before.lower_ in speaker_words().titles
    )
    return not (short and index + 1 < len(doc) and doc[index + 1].text[:1].isupper())


def sentence_start(doc: Doc, index: int, limit: int = 150) -> int:
    """First token of the sentence around `index` by its punctuation, at most `limit` tokens before."""
    texts = token_table(doc).texts
    for i in range(index - 1, max(-1, index - limit), -1):
        if breaks_line(texts[i]) or (texts[i] in STOPS and _is_stop(doc, i)):
            start = i + 1
            while start < index and (texts[start].isspace() or texts[start] in CLOSING):
                start += 1
            if start < index and texts[start] in NEUTRAL and not doc[i].whitespace_:
                start += 1
            return start
    return max(0, index - limit + 1)


def sentence_end(doc: Doc, index: int, limit: int = 150) -> int:
    """Index after the last token of the sentence around `index`, its full stop and closing marks included."""
    texts = token_table(doc).texts
    for i in range(index, min(len(doc), index + limit)):
        if breaks_line(texts[i]):
            return i
        if texts[i] in STOPS and _is_stop(doc, i):
            end = i + 1
            while end < len(doc) and texts[end] in MARKS and not doc[end - 1].whitespace_:
                end += 1
            return end
    return min(len(doc), index + limit)


def last_noun(doc: Doc, indices: list[int]) -> int:
    """The last noun among tokens, else the last of them."""
    return next((i for i in reversed(indices) if doc[i].pos_ in ("NOUN", "PROPN", "PRON", "")), indices[-1])
