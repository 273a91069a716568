"""Which words of the report carry a claim, as selectors into its text."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import Happening
from reportedly.claims.text.brackets import closed
from reportedly.claims.text.clauses import clause_of
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.records import Evidence

CONTEXT = 32  # code points of prefix and suffix kept in a TextQuoteSelector


def evidence(text: str, start: int, end: int) -> Evidence:
    """Selectors for `text[start:end]`; surrounding white space is left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Evidence(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def words_of(doc: Doc, happening: Happening, telling: Set[int]) -> tuple[int, int]:
    """Token positions (`end` excluded) of the shortest run of words that holds the happening's clause: its subtree
    without the clauses that tell other happenings and without the words that only say who says it. `telling`: the
    heads of all clauses that tell one."""
    apart = happening.clauses == [happening.anchor]  # a noun that tells a deed of its own
    head = doc[happening.anchor if apart else clause_of(doc[happening.anchor]).i]
    own = set(happening.clauses) | {head.i}
    core = {i for hit in happening.hits for i in range(hit.start, hit.end)}
    core |= {i for toll in happening.tolls for i in range(toll.start, toll.end)}
    sentence = range(*sentence_bounds(doc, head.i))
    core = {i for i in core if i in sentence}
    kept = _subtree(head, telling, own) | core
    start, end = min(kept), max(kept) + 1
    foreign = [clause for clause in range(start, end) if clause in telling and clause not in own]
    start, end = _without_foreign(doc, start, end, foreign, core)
    while start < end - 1 and (
        doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("and", "but", "that", "while")
    ):
        start += 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    return start, closed(doc, start, end)


def _subtree(head: Token, telling: Set[int], own: Set[int]) -> set[int]:
    """Tokens below a clause's head, without the clauses of other happenings and coordinated main clauses."""
    kept: set[int] = set()
    stack = [head]
    while stack:
        token = stack.pop()
        kept.add(token.i)
        for child in token.children:
            if (child.i in telling and child.i not in own) or (child.dep_ == "parataxis" and child.pos_ == "VERB"):
                continue
            if (
                child.dep_ == "conj"
                and child.pos_ == "VERB"
                and any(t.dep_ in ("nsubj", "nsubjpass") for t in child.lefts)
            ):
                continue
            if child.dep_ == "ccomp" and child.i < token.i:
                continue
            stack.append(child)
    return kept


def _without_foreign(doc: Doc, start: int, end: int, foreign: list[int], core: set[int]) -> tuple[int, int]:
    """Cuts off clauses of other happenings that stand at either end of the run."""
    for clause in foreign:
        if not start <= clause < end:
            continue
        left, right = doc[clause].left_edge.i, doc[clause].right_edge.i + 1
        if core and left > max(core):
            end = min(end, left)
        elif core and right <= min(core):
            start = max(start, right)
    return start, end
