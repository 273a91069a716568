"""Times that only say among what a happening is ranked: "the deadliest attack this year", "the third since May"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.times.running import LENGTH_RULE
from reportedly.claims.times.words import cues

BEFORE = 7  # tokens between a superlative and the time
UNTIL_NOW = ("this ", "the year", "so far")  # how such a time begins, which holds the report's day


def only_ranks(doc: Doc, mention: TimeMention) -> bool:
    """Whether a time that holds the report's day stands with a superlative or an ordinal, no verb or stop between."""
    known = mention.text.lower().startswith(UNTIL_NOW) or mention.role == "since" or mention.rule == LENGTH_RULE
    if not known or (mention.precision == "day" and mention.role != "since"):
        return False
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span) or not span[0].pos_:
        return False
    owned = doc[span.end : span.end + 2]
    if span[-1].lower_.endswith("'s") or (len(owned) and owned[0].tag_ == "POS"):
        return any(map(_ranks, owned))  # "this year's deadliest attack"
    for token in reversed(doc[max(span.sent.start, span.start - BEFORE) : span.start]):
        if _ranks(token):
            return True
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return False
    return False


def _ranks(token: Token) -> bool:
    """ "Deadliest", "most deadly", "third", but not the bound of "at least", nor "most of them"."""
    if token.lower_ in ("least", "latest") or (token.lower_ == "most" and token.tag_ != "RBS"):
        return False
    return token.tag_ in ("JJS", "RBS") or token.lower_ in cues()["ranks"]
