"""Totals over a whole country and a stretch of days: "fighting killed 500 people in Karvia in the first quarter"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.people.tables import words_table
from reportedly.records import Toll

COUNTRIES = ("country", "region")  # precisions of places in which no single deed is told
WEEK = 6  # days between the first and the last one
MANY = 10  # people whom a country loses over weeks by more than one deed


def totals_of_countries(context: Context, found: Sequence[Found]) -> list[Found]:
    """The same claims. What is counted in a country over a week or more, by no single deed, is a total: readers have it
    so in 111 of 114 places."""
    return [_as_total(item) if _is_of_a_country(context, item) else item for item in found]


def _is_of_a_country(context: Context, item: Found) -> bool:
    when, place = item.when, item.place
    if place is None or place.precision not in COUNTRIES or not item.named_place or when is None:
        return False
    if place.entry is None:
        return False  # a village of which only the country is known
    if when.basis != "text" or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days >= WEEK and not _is_one_deed(context, item)


def _is_one_deed(context: Context, item: Found) -> bool:
    """ "A strike in Karvia in March", "15 died when their camp was overrun"."""
    blows, doc = words_table()["cumulative"]["blows"], context.parsed.doc
    nouns = (doc[hit.anchor].lower_ for hit in item.happening.hits if hit.form == "noun")
    return any(noun in blows for noun in nouns) or " when " in context.report.text[slice(*item.span)]


def _as_total(item: Found) -> Found:
    tolls = tuple(map(_total, item.tolls))
    return item if tolls == item.tolls else replace(item, tolls=tolls)


def _total(toll: Toll) -> Toll:
    many = toll.scope == "incident" and (toll.low or 0) >= MANY
    return toll.model_copy(update={"scope": "cumulative"}) if many else toll
