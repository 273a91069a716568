"""Whether the clause around a time expression looks back or ahead: from the parse, or from the words near it."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Token

from reportedly.claims.parse import Parsed

MAX_CLIMB = 12  # heads followed upwards before giving up
AHEAD = re.compile(
    r"(?i)\b(?:will|shall|won't|'ll|is to|are to|scheduled|planned|plans|expected|expects|due|set to|set for|slated|"
    r"going to|upcoming|deadline|until|by|next)\b"
)
PLANNING = frozenset(
    ["schedule", "plan", "expect", "due", "set", "slate", "intend", "hope", "want", "aim", "prepare", "vow", "promise", "agree", "ready", "likely"]
)
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


def _by_words(text: str, start: int, end: int) -> str:
    before = re.split(r"[.!?]\s", text[max(0, start - WINDOW) : start])[-1]
    after = re.split(r"[.!?]\s", text[end : end + WINDOW])[0]
    return "future" if AHEAD.search(before) or AHEAD.search(after) else ""


def tense_of(token: Token) -> str:
    """The tense of the nearest verb above a token."""
    current = token
    for _ in range(MAX_CLIMB):
        if current.pos_ in ("VERB", "AUX"):
            found = _verb_tense(current)
            if found:
                return found
        if current.head == current:
            return ""
        current = current.head
    return ""


def _verb_tense(verb: Token) -> str:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries} | ({verb.lower_} if verb.pos_ == "AUX" else set())
    if words & {"will", "shall", "'ll", "’ll", "wo", "'d"}:
        return "future"
    if verb.lemma_.lower() in PLANNING and verb.tag_ == "VBN":
        return "future" if not words & {"had"} else "past"
    if "to" in words:
        governor = verb.head
        return "future" if governor.lemma_.lower() in PLANNING or governor.tag_ in ("VBZ", "VBP") else ""
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if words & {"has", "have", "'ve", "'s"} and verb.tag_ == "VBN":
        return "past"
    if words & {"would", "could", "should", "might", "may", "can", "must"}:
        return "future"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    return "past" if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl") else ""
