"""Claims of one sentence that tell one and the same act: "hit the convoy in raids that destroyed 18 lorries"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import WORDS_ONLY
from reportedly.claims.text.clauses import SUBJECTS, clause_of
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.words import word_list
from reportedly.records import Participant, When

GOES_ON = frozenset({"acl", "relcl", "advcl", "xcomp", "ccomp", "pcomp", "conj", "dep", "pobj", "dobj"})


def without_retold(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The claims, where neighbours of one kind in one sentence are drawn together if nothing tells them apart: no other
    place, day, actor, status or source, no second count, no main clause of its own."""
    kept: list[Found] = []
    for item in found:
        before = kept[-1] if kept else None
        if before is not None and _is_same_act(doc, before, item):
            kept[-1] = _drawn_together(before, item)
        else:
            kept.append(item)
    return kept


def _is_same_act(doc: Doc, before: Found, item: Found) -> bool:
    one, two = doc[before.happening.anchor], doc[item.happening.anchor]
    if before.happening.kind != item.happening.kind or sentence_bounds(doc, one.i) != sentence_bounds(doc, two.i):
        return False
    if _counted_twice(before, item):
        return False
    if before.status != item.status or before.source != item.source or before.report_scope != item.report_scope:
        return False
    if _named_apart(before, item) or _dated_apart(before.when, item.when) or _others(before.actor, item.actor):
        return False
    first, second = clause_of(one), clause_of(two)
    beside = before.happening.kind in WORDS_ONLY or before.happening.kind in ("capture", "withdrawal")
    if beside and (second.dep_ == "conj" or first.dep_ == "conj"):
        return False  # "urged them to leave and called for talks", "took the hill and freed the town"
    return _hangs_on(second, first) or _hangs_on(first, second)


def _counted_twice(before: Found, item: Found) -> bool:
    """Whether both count the same harm: two counts of dead are two acts."""
    effects = {toll.effect for toll in before.tolls}
    return any(toll.effect in effects for toll in item.tolls)


def _named_apart(before: Found, item: Found) -> bool:
    if not (before.named_place and item.named_place) or before.place is None or item.place is None:
        return False
    return before.place.name != item.place.name


def _dated_apart(before: When | None, item: When | None) -> bool:
    if before is None or item is None or before.basis != "text" or item.basis != "text":
        return False
    return before.edtf != item.edtf


def _others(before: Participant | None, item: Participant | None) -> bool:
    """Whether both are known parties and not the same."""
    if before is None or item is None or not before.parties or not item.parties:
        return False
    return not {p.id or p.name for p in before.parties} & {p.id or p.name for p in item.parties}


def _hangs_on(clause: Token, other: Token) -> bool:
    """Whether a clause only goes on with another: below it, by no word for another time, and no main clause."""
    token = clause
    while token.i != other.i:
        if token.head.i == token.i or token.dep_ == "parataxis":
            return False
        if token.dep_ in ("conj", "ccomp") and any(t.dep_ in SUBJECTS for t in token.lefts):
            return False
        if any(t.dep_ in ("mark", "prep", "advmod") and t.lower_ in word_list("other_times") for t in token.lefts):
            return False
        if token.dep_ == "pcomp" and token.head.lower_ in word_list("other_times"):
            return False
        token = token.head
    return True


def _drawn_together(before: Found, item: Found) -> Found:
    """One claim of two; what has the count, then what comes first, is the main one."""
    main, other = (item, before) if item.tolls and not before.tolls else (before, item)
    happening = replace(
        main.happening,
        clauses=[*main.happening.clauses, *other.happening.clauses],
        hits=sorted([*main.happening.hits, *other.happening.hits], key=lambda h: h.anchor),
        known=main.happening.known or other.happening.known,
        tolls=[*before.happening.tolls, *item.happening.tolls],
    )
    named = other if other.named_place and not main.named_place else main
    dated = other if _is_dated(other.when) and not _is_dated(main.when) else main
    return replace(
        main,
        happening=happening,
        span=(min(main.span[0], other.span[0]), max(main.span[1], other.span[1])),
        actor=main.actor or other.actor,
        target=main.target or other.target,
        place=named.place,
        named_place=named.named_place,
        when=dated.when,
        tolls=(*before.tolls, *item.tolls),
        pronoun=main.pronoun if main.actor or not other.actor else other.pronoun,
    )


def _is_dated(when: When | None) -> bool:
    return when is not None and when.basis == "text"
