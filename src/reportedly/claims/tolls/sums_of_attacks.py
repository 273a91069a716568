"""Sums told before what they are made of: "20 were killed in attacks in Karvel. Two died in its old town ...".

Counted as one more happening, the dead of a lead would be counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.happenings.which_draft import window
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import words_in
from reportedly.claims.tolls.scope_features import Told, in_order
from reportedly.records import When

LATER = 24  # tolls after a sum among which its addends are looked for
LEAST = 3  # smaller numbers add up by chance


def sums_of_attacks(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """The same claims. A toll of several attacks is a total where happenings told after it, in places of their own
    inside of its place, count no more than it does, or where it leads the report and those that come next add up
    to it."""
    told, settled = in_order(found), list(found)
    for at, one in enumerate(told):
        if _is_sum(context, told, at, labels):
            item = settled[one.claim]
            tolls = list(item.tolls)
            tolls[one.number] = one.toll.model_copy(update={"scope": "cumulative"})
            settled[one.claim] = replace(item, tolls=tuple(tolls))
    return settled


def _is_sum(context: Context, told: Sequence[Told], at: int, labels: Sequence[int]) -> bool:
    one = told[at]
    if one.low < LEAST or one.low != one.toll.high or not _is_new(context, one) or not _of_several(context, one):
        return False
    later = [other for other in told[at + 1 : at + 1 + LATER] if _may_be_of(one, other, labels)]
    addends = _counts(later, labels)
    leads = all(other.toll.effect != one.toll.effect for other in told[:at])
    if leads and len(addends) > 1 and _adds_up(one, addends):
        return True
    inside = _counts([other for other in later if _inside(other, one)], labels)
    return len(inside) > 1 and sum(inside.values()) <= one.low


def _is_new(context: Context, one: Told) -> bool:
    """Whether a toll is told of one happening, and of people who are no others than, and not the same as, those told of
    before."""
    plain = one.toll.scope == "incident" and one.item.status == "asserted"
    plain = plain and not (one.mention.split or one.mention.others)
    return plain and context.parsed.doc[max(0, one.mention.start - 1)].lower_ != "the"


def _adds_up(one: Told, addends: dict[int, int]) -> bool:
    """Whether the next happenings, as many as it takes, come to exactly so many."""
    total = 0
    for many in addends.values():
        total += many
        if total >= one.low:
            return total == one.low
    return False


def _of_several(context: Context, one: Told) -> bool:
    """Whether the toll's sentence tells of attacks in the plural."""
    doc = context.parsed.doc
    return not word_set("cumulative", "attacks").isdisjoint(words_in(doc, *sentence_bounds(doc, one.mention.start)))


def _may_be_of(one: Told, other: Told, labels: Sequence[int]) -> bool:
    """Whether a later toll counts the same harm, in another happening of the same days."""
    if other.toll.effect != one.toll.effect or other.toll.scope == "cumulative" or not other.low:
        return False
    if labels[other.claim] == labels[one.claim] or other.item.status != "asserted":
        return False
    return _days_meet(one.item.when, other.item.when)


def _days_meet(a: When | None, b: When | None) -> bool:
    one, two = window(a), window(b)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _counts(later: Sequence[Told], labels: Sequence[int]) -> dict[int, int]:
    """How many each happening counts: its greatest number, or its parts where it tells no other."""
    wholes: dict[int, int] = defaultdict(int)
    parts: dict[int, int] = defaultdict(int)
    for other in later:
        label = labels[other.claim]
        parts[label] += other.low if other.toll.scope == "part" else 0
        wholes[label] = max(wholes[label], other.low if other.toll.scope == "incident" else 0)
    return {label: whole or parts[label] for label, whole in wholes.items()}


def _inside(other: Told, one: Told) -> bool:
    a, b = other.item.place, one.item.place
    return a is not None and b is not None and a.name != b.name and a.name.endswith(f", {b.name}")
