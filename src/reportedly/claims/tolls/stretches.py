"""Totals of a stretch of days that another claim of the happening tells: "Since Thursday jets have bombed the city.
Dozens were killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.records import Toll, When

STRIKES = (*ATTACKS, "siege")


def totals_of_stretches(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """The same claims. What a sentence counts without a day, a place or an attack of its own, right after the words
    that give the happening a stretch of days up to now, is a total of these days. `found`: before they share times."""
    totals = list(found)
    for at in range(1, len(found)):
        item, before = found[at], found[at - 1]
        if labels[at] != labels[at - 1] or not _goes_on(context, before, item) or not _runs(context, before.when):
            continue
        told = before.status == "asserted" and before.happening.kind in STRIKES
        if told and (item.when is None or item.when.basis != "text") and _tells_harm_only(context, item):
            totals[at] = replace(item, tolls=tuple(map(_total, item.tolls)))
    return totals


def _goes_on(context: Context, before: Found, item: Found) -> bool:
    """Whether a claim stands in the sentence after that of the one before, in its paragraph."""
    doc = context.parsed.doc
    first, last = (sentence_bounds(doc, one.happening.anchor) for one in (before, item))
    return first[1] == last[0] and "\n" not in doc[last[0] - 1].text_with_ws and "\n" not in doc[last[0]].text


def _runs(context: Context, when: When | None) -> bool:
    """Whether a time is a stretch of days that the text lets run until the report's day."""
    if when is None or when.basis != "text" or when.earliest is None or when.latest is None:
        return False
    days = (when.latest - when.earliest).days
    since = context.report.text[: when.start].lower().endswith("since ")
    return when.latest == context.today and "/" in when.edtf and (days > 1 or (days == 1 and since))  # not "overnight"


def _tells_harm_only(context: Context, item: Found) -> bool:
    """No single deed: "a raid on the market killed 12" is one attack among those of the days before."""
    attacks, doc = words_table()["cumulative"]["attacks"], context.parsed.doc
    deeds = (doc[hit.anchor] for hit in item.happening.hits if hit.role != "harm")
    if item.happening.kind not in STRIKES or item.named_place:
        return False
    return all(token.lower_ in attacks for token in deeds)


def _total(toll: Toll) -> Toll:
    many = toll.scope == "incident" and (toll.low or 0) > 1
    return toll.model_copy(update={"scope": "cumulative"}) if many else toll
