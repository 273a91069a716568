"""What claims of a report lend each other of time: the day of their happening, the day named beside, the report's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from reportedly.claims.context import Context
from reportedly.claims.events.harm_in_doubt import harm_in_doubt
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.happening import ATTACKS
from reportedly.claims.text.looked_back import looks_back
from reportedly.claims.times.calendar import Period, day_period
from reportedly.claims.times.clause import news_day, told_when, when_nearby
from reportedly.claims.times.heads import root_of
from reportedly.claims.times.nearness import NAMING
from reportedly.claims.times.running import LENGTH_RULE, is_run_up
from reportedly.records import When

HEAD = 700  # code points from the beginning of the body within which a report names the day that it tells of
LATELY = timedelta(days=3)  # the day of a report's news lies at most so long before its publication
NEWS = timedelta(days=10)  # a dated happening further back is no news of the day, but known by its name
LENT = ("day", "days")  # how exactly a time must be known that a happening lends to others of its label


def share_times(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """Claims of one happening share its day; plain news without any date is news of the report's day."""
    days = _days(found, labels)
    known = _known_by_name(context, found)
    shared = []
    for item, label in zip(found, labels, strict=True):
        when = item.when
        lent = _fit_to_lend(context, item, days.get(label))
        own = when is not None and _is_total(item)
        if lent is not None and not own and (when is None or _holds(when, lent) or _surer(lent, when)):
            when = lent.model_copy(update={"basis": "context"})
        elif when is None and _is_news(context, item) and context.today is not None:
            when = known.get(item.happening.kind) or _told_lately(context, item)
        shared.append(item if when is item.when else replace(item, when=when))
    return shared


def _fit_to_lend(context: Context, item: Found, lent: When | None) -> When | None:
    """The time of the other claims; what is only looked back on was no part of a long time told beside it, and who
    accuses does so at one time."""
    if lent is None or lent.precision in LENT:
        return lent
    said = item.happening.kind == "accuse"
    return None if said or looks_back(context.parsed.doc[item.happening.anchor]) is not None else lent


def _days(found: Sequence[Found], labels: Sequence[int]) -> Mapping[int, When]:
    """The time that each label's claims lend: the first that the text gives exactly, else the first exact one, else the
    first."""
    days: dict[int, When] = {}
    for item, label in zip(found, labels, strict=True):
        when = item.when
        if when is None or is_run_up(when):
            continue
        if label not in days or _worth(when) > _worth(days[label]):
            days[label] = when
    return days


def _worth(when: When) -> int:
    exact = when.precision in LENT
    return exact + (exact and when.basis == "text")


def _surer(lent: When, own: When) -> bool:
    """Whether a day that the text gives for the happening outweighs one that only bounds it: that of the saying."""
    if lent.basis != "text" or own.basis != "context" or lent.precision not in LENT:
        return False
    return lent.latest is not None and own.latest is not None and lent.latest <= own.latest


def _is_total(item: Found) -> bool:
    """Whether it only counts totals: that of a month is not told of the day of one of its deeds."""
    return bool(item.tolls) and all(toll.scope == "cumulative" for toll in item.tolls)


def _holds(outer: When, inner: When) -> bool:
    """Whether a rough time holds an exact one: "this month" and "on 7 August"."""
    if outer.precision in LENT or inner.precision not in LENT or "/" in outer.edtf:
        return False
    first, last, low, high = outer.earliest, outer.latest, inner.earliest, inner.latest
    if first is None or last is None or low is None or high is None:
        return False
    return first <= low <= high <= last


def _known_by_name(context: Context, found: Sequence[Found]) -> Mapping[str, When]:
    """Attacks of one kind that a report gives one old day only: "the bombings" of a report on a trial are those that it
    has dated, not news of its own day."""
    days: dict[str, dict[str, When]] = {}
    named = dict(_named_events(context))
    for item in found:
        kind, when = item.happening.kind, item.when
        if kind not in ATTACKS or kind == "killing":
            continue  # who "died" is known by no name
        if when is not None and when.precision == "day" and when.basis == "text":
            days.setdefault(kind, {}).setdefault(when.edtf, when)
        for hit in item.happening.hits:
            event = named.get(context.parsed.doc[hit.anchor].lemma_.lower())
            if event is not None:
                days.setdefault(kind, {}).setdefault(event.edtf, event)
    return {kind: next(iter(told.values())) for kind, told in days.items() if _only_old(context, tuple(told.values()))}


def _only_old(context: Context, told: Sequence[When]) -> bool:
    last = told[0].latest
    return len(told) == 1 and last is not None and context.today is not None and context.today - last > NEWS


def _named_events(context: Context) -> Iterator[tuple[str, When]]:
    """Nouns that a day belongs to, by lemma: "the 7 August bombings"."""
    for mention in context.times:
        if mention.precision != "day" or mention.role != "at" or mention.edtf is None:
            continue
        root = root_of(mention, context.parsed)
        if root is not None and root.dep_ in NAMING and root.head.pos_ == "NOUN":
            period = Period(mention.edtf, mention.earliest, mention.latest, mention.precision)
            yield root.head.lemma_.lower(), told_when(mention, period, "context")


def _is_news(context: Context, item: Found) -> bool:
    """Said to have happened, or said now: a demand and a threat are made on the day of the report."""
    if looks_back(context.parsed.doc[item.happening.anchor]) is not None:
        return False
    if harm_in_doubt(context.parsed.doc, item.happening) is not None:
        return True
    return item.status in ("asserted", "denied") or item.happening.kind in ("demand", "threaten", "announce")


def _told_lately(context: Context, item: Found) -> When | None:
    """The day named just before, else the one that the report's head names first, else the report's day."""
    at = item.span[0]
    return when_nearby(at, context.times, context.today) or _of_head(context, at) or news_day(context.today)


def _of_head(context: Context, at: int) -> When | None:
    """The day, or the stretch of a few days, that the head of the report names first as just gone: the day for what
    stands before it in the head, the stretch for the whole report ("in the past 24 hours")."""
    today, head = context.today, context.report.body_start + HEAD
    last = bisect_left(context.times, head, key=lambda m: m.start)
    for mention in context.times[:last]:
        first, latest = mention.earliest, mention.latest
        if first is None or latest is None or today is None or mention.role not in ("at", "during"):
            continue
        if mention.rule == LENGTH_RULE or not (today - LATELY <= first <= latest <= today):
            continue
        if mention.role == "during" and mention.edtf is not None and "/" in mention.edtf:
            return told_when(mention, Period(mention.edtf, first, latest, "days"), "context")
        if at < mention.start < head and first == latest:
            return told_when(mention, day_period(latest, approximate=True), "context")
        return None
    return None
