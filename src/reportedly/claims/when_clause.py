"""The time of a clause, from the time expressions of its report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from reportedly.claims.mentions import TimeMention
from reportedly.claims.parse import Parsed
from reportedly.claims.when_calendar import Period, day_period, joined
from reportedly.claims.when_words import cues
from reportedly.records import When

MAX_CLIMB = 12


def when_of(
    start: int, end: int, mentions: Sequence[TimeMention], parsed: Parsed, published: date | None
) -> When | None:
    """The best time for the clause at `start`:`end`: one inside it, else the only one of its sentence.

    A time that belongs to the saying ("..., the army said on Wednesday") bounds the happening only: it is given as
    approximate, basis "context". None: the sentence names no calendar time.
    """
    dated = [mention for mention in mentions if mention.edtf is not None and mention.role not in ("set", "duration")]
    inside = [mention for mention in dated if mention.start < end and mention.end > start]
    if inside:
        return _built(min(inside, key=lambda mention: _rank(mention, start, end)), published, "text")
    left, right = _sentence(parsed, start, end)
    near = [mention for mention in dated if left <= mention.start < right]
    if not near:
        return None
    best = min(near, key=lambda mention: _rank(mention, start, end))
    if of_saying(best, parsed):
        return _saying(best, published)
    return _built(best, published, "text") if len(near) == 1 else None


def _rank(mention: TimeMention, start: int, end: int) -> tuple[int, int]:
    return (mention.role in ("before", "after"), max(0, start - mention.end, mention.start - end))


def _sentence(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    span = parsed.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return start, end
    first, last = span[0].sent, span[-1].sent
    return first.start_char, last.end_char


def head_verb(mention: TimeMention, parsed: Parsed) -> Token | None:
    """The nearest verb above a time expression; None where nothing is parsed."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span) or not span.root.pos_:
        return None
    token = span.root
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            return token
        token = token.head
    return None


def of_saying(mention: TimeMention, parsed: Parsed) -> bool:
    verb = head_verb(mention, parsed)
    return verb is not None and verb.lemma_.lower() in cues()["saying"]


def _saying(mention: TimeMention, published: date | None) -> When | None:
    if mention.precision != "day" or mention.latest is None:
        return None
    period = day_period(mention.latest, approximate=True)
    return _when(mention, period, "context")


def _built(mention: TimeMention, published: date | None, basis: str) -> When | None:
    if mention.edtf is None or mention.precision is None:
        return None
    period = Period(mention.edtf, mention.earliest, mention.latest, mention.precision)
    if mention.role == "since" and published is not None:
        period = joined(period, day_period(published))
    elif mention.role == "until":
        period = Period(f"../{period.edtf.split('/')[-1]}", None, period.latest, period.precision)
    return _when(mention, period, basis)


def _when(mention: TimeMention, period: Period, basis: str) -> When:
    return When(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        edtf=period.edtf,
        earliest=period.earliest,
        latest=period.latest,
        precision=period.precision,
        basis=basis,
    )
