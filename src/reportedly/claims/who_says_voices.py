"""Gives quotations to their speakers: a quotation that a content touches is wholly said by the same voice."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.claims.who_says_clauses import Draft
from reportedly.claims.who_says_quotes import Quotation, by_token


def add_quotations(doc: Doc, drafts: list[Draft], quotations: list[Quotation]) -> list[Draft]:
    """The drafts with their contents stretched over whole quotations, and quotations that go on with the last voice."""
    inside = dict(by_token(quotations))
    owner: dict[Quotation, Draft] = {}
    for draft in drafts:
        for quotation in _touched(draft, inside):
            if not any(i in quotation for i in draft.cue):
                draft.content |= set(range(quotation.first, quotation.last + 1))
                draft.quoted = True
                owner.setdefault(quotation, draft)
    last: Draft | None = None
    for quotation in quotations:
        if quotation in owner:
            last = owner[quotation]
        elif last is not None and quotation.is_sentence(doc) and _follows(doc, last, quotation):
            last.content |= set(range(quotation.first, quotation.last + 1))
    return drafts


def _touched(draft: Draft, inside: dict[int, Quotation]) -> list[Quotation]:
    seen: dict[Quotation, None] = {}
    for index in sorted(draft.content):
        if index in inside:
            seen[inside[index]] = None
    return list(seen)


def _follows(doc: Doc, draft: Draft, quotation: Quotation) -> bool:
    """Whether nothing but the words of the attribution itself stands between its content and the quotation."""
    last = max(draft.content | set(draft.cue) | set(draft.source))
    return last < quotation.first and all(doc[i].is_space or doc[i].is_punct for i in range(last + 1, quotation.first))
