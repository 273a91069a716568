"""Sentences of several halves: who speaks in one half does not tell what another tells in the other."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.drafts import Draft, sentence_end, sentence_start
from reportedly.claims.voices.quotes import Quotation, by_token


def keep_halves_apart(doc: Doc, drafts: Sequence[Draft], quotations: list[Quotation]) -> None:
    """Cuts contents at a semicolon beyond which somebody else speaks: "The ministry counted nine dead; medics spoke of
    twelve"."""
    marks = token_table(doc).written((";",))
    if not marks:
        return
    inside = dict(by_token(quotations))
    for mark in marks:
        if mark not in inside:
            _part(drafts, sentence_start(doc, mark), mark, sentence_end(doc, mark))


def _part(drafts: Sequence[Draft], start: int, mark: int, end: int) -> None:
    speaking = [d for d in drafts if d.cue and d.source and start <= d.cue[0] < end]
    left = [d for d in speaking if d.cue[0] < mark]
    right = [d for d in speaking if d.cue[0] > mark]
    if right and not left:
        for draft in right:
            _keep_behind(draft, set(range(start, mark + 1)))
    if not left or not right:
        return
    for draft in left:
        _cut(draft, set(range(start, mark)), set(range(mark, end)))
    for draft in right:
        _cut(draft, set(range(mark + 1, end)), set(range(start, mark + 1)))


def _keep_behind(draft: Draft, before: set[int]) -> None:
    """Takes from who leads the second half what the first tells: "Shells hit the camp; a nurse said nine died"."""
    behind = {i for i in draft.content if i > draft.cue[-1]}
    if behind and not draft.quoted and draft.source[-1] < draft.cue[-1]:
        draft.content -= before


def _cut(draft: Draft, half: set[int], beyond: set[int]) -> None:
    """Leaves a draft what is said in its half of the sentence: all of it, where a parse saw only the other half."""
    draft.content = (draft.content - beyond) or half - set(draft.cue) - set(draft.source)


def carry_over(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Lets a content go on behind words that only interrupt it: "Five were hurt, he said, and at least 20 killed"."""
    speaking = {i for draft in drafts for i in draft.cue}
    for draft in drafts:
        whole = draft.source and draft.cue and draft.content and not draft.quoted
        if not whole or max(draft.content) > draft.cue[0]:
            continue
        first, after = min(draft.source[0], draft.cue[0]), max(draft.source[-1], draft.cue[-1]) + 1
        inverted = draft.cue[-1] + 1 == draft.source[0]  # ", says the office, and"
        beside = inverted or draft.source[-1] + 1 == draft.cue[0] or doc[draft.cue[0] - 1].text == ")"
        if not beside or not first or after + 1 >= len(doc):
            continue
        rest = range(after, sentence_end(doc, after))
        joined = (
            doc[first - 1].text == "," and doc[after].text == "," and doc[after + 1].lower_ in ("and", "while", "but")
        )
        if joined and not speaking & set(rest):
            draft.content |= set(rest)
