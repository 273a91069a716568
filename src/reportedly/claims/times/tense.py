"""Whether the clause around a time expression looks back or ahead: from the parse, or from the words near it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.words import cues

PERFECT = ("has", "have", "'ve", "’ve")
MAX_CLIMB = 12  # heads followed upwards before giving up
WINDOW = 80  # code points looked at on each side where nothing is parsed


def tense_reader(parsed: Parsed) -> Callable[[int, int], str]:
    """A function from a character span to "past", "future", "present" or ""."""
    doc = parsed.doc

    def tense(start: int, end: int) -> str:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span) or not span.root.pos_:
            return _by_words(parsed.text, start, end)
        return tense_of(span.root)

    return tense


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, sorted(cues()['ahead'])))})\b")


def _by_words(text: str, start: int, end: int) -> str:
    ahead = _ahead()
    before = re.split(r"[.!?]\s", text[max(0, start - WINDOW) : start])[-1]
    after = re.split(r"[.!?]\s", text[end : end + WINDOW])[0]
    return "future" if ahead.search(before) or ahead.search(after) else ""


def tense_of(token: Token) -> str:
    """The tense of the nearest verb above a token: "past", "future", "present", "" (cannot be told), or "arranged"
    for what hangs on the name of something that is planned beforehand."""
    if token.dep_ in ("poss", "compound", "nmod"):  # "Friday's attack", "the Friday attack": named because it is known
        return "arranged" if token.head.lemma_.lower() in cues()["arranged"] else "past"
    current = token
    for _ in range(MAX_CLIMB):
        if current.pos_ in ("VERB", "AUX") and (found := _verb_tense(current)):
            return found
        if current.pos_ == "NOUN" and current.lemma_.lower() in cues()["arranged"] and current.i != token.i:
            return "arranged"
        if current.head == current:
            return ""
        current = current.head
    return ""


def _verb_tense(verb: Token) -> str:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.pos_ == "AUX":
        words.add(verb.lower_)
    planning = cues()["planning"]
    if words & {"will", "shall", "'ll", "’ll", "wo", "would", "'d"}:
        return "future"
    if "had" in words and verb.lemma_.lower() in planning:
        return "past"  # "had been due on Friday": what was planned then has been overtaken
    if verb.lemma_.lower() in cues()["scheduling"] or (verb.lemma_.lower() in planning and verb.tag_ in ("VBN", "JJ")):
        return "future"
    if "to" in words:
        governor = verb.head
        if any(child.lower_ == "had" and child.dep_ in ("aux", "auxpass") for child in governor.children):
            return "past"
        return "future" if governor.lemma_.lower() in planning or governor.tag_ in ("VBZ", "VBP") else ""
    if verb.tag_ == "VBN" and words & {"is", "are", "'s", "be"}:
        return "present"
    if verb.tag_ in ("VBD", "VBN") or words & {"was", "were", "had", "did", "has", "have", "'ve"}:
        return "past"
    if words & {"could", "should", "might", "may", "can", "must"}:
        return ""
    return "present" if verb.tag_ in ("VBZ", "VBP") else ""
