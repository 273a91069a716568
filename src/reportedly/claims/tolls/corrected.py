"""Figures that their own teller takes back: "the ministry said 16 had died. It revised its count down to 13"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import words_in
from reportedly.claims.tolls.updates import is_changed_to, same_people
from reportedly.records import Source, Toll

NEAR = 60  # tokens between a figure and the one that takes its place
CLOSE = 20  # figures between the two
Told = tuple[int, int, TollMention, Toll]  # the claim's number, the toll's number in it, mention and record


def without_corrected(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """The same claims; what a teller counted of a happening before he changed it "to" another number is superseded."""
    told = [
        (c, n, mention, toll)
        for c, item in enumerate(found)
        for n, (mention, toll) in enumerate(zip(item.happening.tolls, item.tolls, strict=True))
    ]
    told.sort(key=lambda one: one[2].start)
    settled = list(found)
    for at, new in enumerate(told):
        if not _is_changed_to(context.parsed.doc, new[2]):
            continue
        for old in told[max(0, at - CLOSE) : at]:
            same = new[0] == old[0] or labels[new[0]] == labels[old[0]]
            same = same and not _of_other_days(found[new[0]], found[old[0]])
            if same and _replaces(new, old) and _name(found[new[0]].source) == _name(found[old[0]].source):
                tolls = list(settled[old[0]].tolls)
                tolls[old[1]] = tolls[old[1]].model_copy(update={"superseded": True})
                settled[old[0]] = replace(settled[old[0]], tolls=tuple(tolls))
    return settled


def _of_other_days(one: Found, other: Found) -> bool:
    """ "35 died in the past 24 hours. The toll since October rose to 44,612"."""
    whens = (one.when, other.when)
    days = [when.earliest for when in whens if when is not None and when.basis == "text"]
    lasting = any(when is not None and when.earliest != when.latest for when in whens)
    return lasting and len(days) == 2 and days[0] != days[1]


def _is_changed_to(doc: Doc, mention: TollMention) -> bool:
    """ "Corrected the toll to 13", "revised its count down to 13"."""
    first, _ = sentence_bounds(doc, mention.start)
    before = words_in(doc, max(first, mention.start - NEAR), mention.start)
    return is_changed_to(before)


def _replaces(new: Told, old: Told) -> bool:
    """Whether a figure told before is for the same harm."""
    (_, _, mention, toll), (_, _, before, other) = new, old
    if toll.scope == "cumulative" != other.scope:
        return False  # "nine died, raising the toll this year to 700"
    if not 0 < mention.start - before.end <= NEAR or toll.effect != other.effect or toll.low == other.low:
        return False
    return same_people(toll.group, other.group) and other.scope != "part" and None not in (toll.low, other.low)


def _name(source: Source) -> tuple[str | None, str]:
    return source.id, source.name.lower()
