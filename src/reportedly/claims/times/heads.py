"""What a time expression hangs on: its head, the verb above it, and whether that only tells of the happening."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.words import cues

MAX_CLIMB = 12  # heads followed upwards before giving up
FINITE = ("VBD", "VBZ", "VBP", "MD")  # tags of verbs that make a clause of their own


def root_of(mention: TimeMention, parsed: Parsed) -> Token | None:
    """The head of a time expression, its article aside; None where nothing is parsed."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is not None and len(span) > 1 and span[0].lower_ == "the":
        span = span[1:]
    return span.root if span is not None and len(span) and span.root.pos_ else None


def upward(token: Token) -> Iterator[Token]:
    for _ in range(MAX_CLIMB):
        yield token
        if token.head == token:
            return
        token = token.head


def head_verb(token: Token) -> Token:
    """The nearest verb at or above a token; the last token reached where there is none."""
    last = token
    for last in upward(token):
        if last.pos_ in ("VERB", "AUX"):
            return last
    return last


def of_saying(mention: TimeMention, parsed: Parsed) -> bool:
    token = root_of(mention, parsed)
    if token is None:
        return False
    return head_verb(token).lemma_.lower() in cues()["saying"] or _right_behind_saying(token)


def _right_behind_saying(token: Token) -> bool:
    """ "Said on Monday it had counted nine dead", whatever the parse hangs the day on."""
    at = token.i - 1 - (token.i > 0 and token.nbor(-1).lower_ == "on")
    return at >= token.sent.start and token.doc[at].tag_ in FINITE and token.doc[at].lemma_ in cues()["saying"]


def right_behind_saying(mention: TimeMention, parsed: Parsed) -> bool:
    """Whether a time follows a verb of saying at once: it is that of the saying, wherever the parse hangs others."""
    token = root_of(mention, parsed)
    return token is not None and _right_behind_saying(token)
