"""Whose the soldiers are of whom a state tells that they were harmed abroad: "two servicemen died, the Ostrand army
said" tells of its own, and not of the army of the country that the report is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.parties.phrases import who_list
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.who.named import STATE, reference
from reportedly.records import Participant, Source
from reportedly.vocabulary import Party


def with_own_men(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, each with the teller's own soldiers for its target where no words say whose they were."""
    return [_with_own(context, item) for item in found]


def _with_own(context: Context, item: Found) -> Found:
    teller, target = context.book.party(item.source.party), item.target
    if teller is None or teller.kind not in STATE or item.source.text is None or target is None:
        return item
    if not _are_men_of_nobody_named(context, target) or _is_told_of_others(context, item, teller, target):
        return item
    return replace(item, target=target.model_copy(update={"parties": (reference(teller),)}))


def _are_men_of_nobody_named(context: Context, who: Participant) -> bool:
    """Whether words for soldiers mean an army only by the country that the report is on."""
    words = who.text.lower().split()
    here = len(who.parties) == 1 and who.parties[0].kind in STATE
    return here and words[-1] in who_list("soldiers") and not context.book.resolve(who.text)


def _is_told_of_others(context: Context, item: Found, teller: Party, target: Participant) -> bool:
    """Whether the teller did it himself, or the sentence speaks of that army by other words as well."""
    if context.heading(target.start):
        return True  # "Ostrand: ..." may be no teller, but where it happened
    if any(party.id in (teller.id, target.parties[0].id) for party in (item.actor.parties if item.actor else ())):
        return True
    if target.parties[0].id == teller.id:
        return True
    doc, source = context.parsed.doc, item.source
    first, end = sentence_bounds(doc, item.happening.anchor)
    if any(doc[i].lower_ in who_list("of_the_state") and not _is_inside(doc[i].idx, source) for i in range(first, end)):
        return True  # "fired at government troops"
    named = context.book.find(context.parsed.text[doc[first].idx : doc[end - 1].idx + len(doc[end - 1])])
    return any(party.id == target.parties[0].id for _, _, party in named)


def _is_inside(at: int, source: Source) -> bool:
    return source.start is not None and source.end is not None and source.start <= at < source.end
