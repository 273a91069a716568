"""Which words tell that a party holds ground: "held by the Front", "under its control", "Front- and army-held"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.claims.parties.phrases import conjuncts, who_list
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table

NEAR = 4  # tokens before or after a name in which its hold may be told
ROWS = 8  # tokens over which holders are told in one row


def is_held_by(doc: Doc, bounds: tuple[int, int], span: tuple[int, int]) -> bool | None:
    """Whether the words at two code points are for a holder of ground; None where they are not in the sentence."""
    first, last = bounds
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not first <= words.start < last:
        return None
    lowers = token_table(doc).lowers
    start, end = _row(doc, words.start, words.end)
    return holds_ground(lowers[max(first, start - NEAR) : start], lowers[end : min(end + NEAR, last)])


def is_named_as_holder(doc: Doc, at: int, end: int) -> bool:
    """Whether the words at two code points name a party as who holds ground."""
    words = doc.char_span(at, end, alignment_mode="expand")
    return words is not None and bool(is_held_by(doc, sentence_bounds(doc, words.start), (at, end)))


def _row(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where a row of names begins and ends that one name stands in: "held by the Front and Borland"."""
    lowers = token_table(doc).lowers
    joining = ("and", "or", ",", "-", "–", "the")
    head = doc[start:end].root
    for _ in range(ROWS):
        if head.dep_ != "conj" or head.head.i >= head.i:
            break
        head = head.head
    row = conjuncts(doc, head)
    first, last = min(start, row[0].start), max(end, row[-1].head + 1)
    tied = last - first <= ROWS and not doc[first:last].text.count(".")
    hyphened = lowers[end : end + 1] in (["-"], ["–"]) and lowers[end + 1 : end + 2] in (["and"], ["or"])
    while hyphened and last < min(len(doc), end + ROWS) and (lowers[last] in joining or doc[last].pos_ == "PROPN"):
        last += 1
    return (first, last) if tied or hyphened else (start, end)


def holds_ground(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words before and after a name tell that it holds ground: "held by", "under its control"."""
    behind = [word for word in before if word not in ("the", "of")]
    if behind[-1:] == ["from"]:
        return False  # "rockets fired from rebel-held land"
    ahead = [word for word in after if word not in ("-", "–", "'s", "’s")]
    if len(behind) > 1 and behind[-2] in who_list("held") and behind[-1] == "by":
        return True
    if behind[-1:] == ["control"] or (behind[-1:] == ["under"] and ahead[:1] == ["control"]):
        return True
    return bool(ahead) and ahead[0] in who_list("holding")
