"""From what was found in a report to its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.evidence import evidence, words_of
from reportedly.claims.how_many import TollMention, find_tolls
from reportedly.claims.how_sure import confidence
from reportedly.claims.scope import scope_of_toll
from reportedly.claims.triggers import trigger_index
from reportedly.claims.what import ATTACKS, Happening, find_happenings
from reportedly.claims.when import when_of
from reportedly.claims.where import place_of
from reportedly.claims.whether import scope_of, status_of
from reportedly.claims.which import Draft, label_happenings
from reportedly.claims.who import participants
from reportedly.claims.who_says import source_of
from reportedly.records import Claim, Participant, Place, Report, Source, Step, Toll, When, digest

CARRIED = 3  # sentences over which a place is carried on


@dataclass(frozen=True)
class Found:
    """A happening with everything found for it, before claims of one happening lend each other what they lack."""

    happening: Happening
    span: tuple[int, int]
    actor: Participant | None
    target: Participant | None
    place: Place | None
    named_place: bool
    when: When | None
    status: str
    status_words: str
    report_scope: str
    source: Source
    tolls: tuple[Toll, ...]


def assemble(context: Context, coder: str) -> Iterator[Claim]:
    """The claims of a report in the order of its words."""
    doc = context.parsed.doc
    hits = trigger_index().hits(doc)
    tolls = find_tolls(doc, hits, [(t.start, t.end) for t in context.times if t.type in ("DATE", "TIME")])
    happenings = find_happenings(doc, hits, tolls)
    _kinds_from_context(doc, happenings)
    found = [_found(context, happening, happenings) for happening in happenings]
    found = _carry_places(context, found)
    found = _without_echoes(context.report, found)
    labels = label_happenings([_draft(doc, order, item) for order, item in enumerate(found)])
    found = _share_times(context, found, labels)
    for item, label in zip(found, labels, strict=True):
        yield _claim(context, coder, item, label)


# --- each happening by itself -----------------------------------------------------------------------------------------


def _found(context: Context, happening: Happening, happenings: Sequence[Happening]) -> Found:
    doc = context.parsed.doc
    first, last = words_of(doc, happening, happenings)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    actor, target = participants(doc, happening, context.resolve)
    when = when_of(start, end, context.times, context.parsed, context.today)
    place = place_of(start, end, context.places, context.parsed)
    status, words = status_of(doc, happening)
    days = (context.today - when.latest).days if when is not None and when.latest and context.today else None
    anchor = doc[happening.anchor]
    source = source_of((anchor.idx, anchor.idx + len(anchor)), context.attributions, context.parsed, context.voices, context.report)
    return Found(
        happening, (start, end), actor, target, place, place is not None, when, status, words,
        scope_of(doc, happening, days), source, tuple(_toll(context, toll, when) for toll in happening.tolls),
    )


def _toll(context: Context, mention: TollMention, when: When | None) -> Toll:
    doc, text = context.parsed.doc, context.report.text
    hit = mention.hit
    first, last = min(mention.start, hit.start), max(mention.end, hit.end)
    if last - first > 14:  # the words of harm stand far off: the number and its noun are the evidence
        first, last = mention.start, mention.end
    words = evidence(text, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
    scope, _ = scope_of_toll(doc, mention, when)
    sure = confidence("toll", {f"rule:{mention.rule}": 1.0, "vague": float(mention.vague is not None), f"scope:{scope}": 1.0})
    return Toll(
        effect=mention.effect, group=mention.group, low=mention.low, high=mention.high, scope=scope, evidence=words,
        also=mention.also, confidence=sure,
    )


def _kinds_from_context(doc: Doc, happenings: Sequence[Happening]) -> None:
    """A harm or an attack whose own words do not tell the means takes the kind of the attack told just before."""
    last: Happening | None = None
    for happening in happenings:
        if happening.kind not in ATTACKS:
            continue
        if not happening.known and last is not None and doc[happening.anchor].sent.start - doc[last.anchor].sent.end < 60:
            happening.kind = last.kind
        if happening.known or last is None or happening.kind != "killing":
            last = happening if happening.known else last


# --- what claims of one report lend each other ------------------------------------------------------------------------


def _carry_places(context: Context, found: Sequence[Found]) -> list[Found]:
    """A claim without a place of its own stands where the sentence, or the sentences just before, have placed the report."""
    doc = context.parsed.doc
    sentences = {sentence.start: number for number, sentence in enumerate(context.parsed.sentences())}
    spans = [(s.start_char, s.end_char) for s in context.parsed.sentences()]
    carried: list[Found] = []
    for item in found:
        if item.place is None:
            number = sentences[doc[item.happening.anchor].sent.start]
            item = replace(item, place=_nearby(context, spans, number))
        carried.append(item)
    return carried


def _nearby(context: Context, spans: Sequence[tuple[int, int]], number: int) -> Place | None:
    for back in range(CARRIED + 1):
        if number - back < 0:
            break
        place = place_of(*spans[number - back], context.places, context.parsed)
        if place is not None:
            return place
    return next((m.place for m in context.places if m.place is not None and m.used_as == "place"), None)


def _without_echoes(report: Report, found: Sequence[Found]) -> list[Found]:
    """A headline is a claim only where it says more than the body."""
    if not report.body_start:
        return list(found)
    head, again = report.body_start, headline_again(report)
    body = [item for item in found if item.span[0] >= head and not _inside(item.span, again)]
    kinds = {item.happening.kind for item in body}
    kept = []
    for item in found:
        if item in body:
            kept.append(item)
        elif item.span[0] < head and (item.happening.kind not in kinds or _adds_number(item, body)):
            kept.append(item)
    return kept


def headline_again(report: Report) -> tuple[int, int]:
    """Where the body begins by saying the headline once more (many sites do); an empty span where it does not."""
    words = re.findall(r"\w+", report.title.lower())[:8]
    if len(words) < 3:
        return 0, 0
    opening = report.text[report.body_start : report.body_start + 2 * len(report.title) + 200]
    match = re.search(r"\W+".join(map(re.escape, words)), opening, re.IGNORECASE)
    if match is None:
        return 0, 0
    start = report.body_start + match.start()
    return start, start + len(report.title)


def _inside(span: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= span[0] < outer[1] and span[0] + span[1] < 2 * outer[1]


def _adds_number(item: Found, body: Sequence[Found]) -> bool:
    """A toll that no claim of the body has, not even a little more exactly ("kills 30" over "at least 30")."""
    told = [(t.effect, t.low) for other in body for t in other.tolls if t.low is not None]
    return any(
        toll.low is not None and not any(effect == toll.effect and abs(low - toll.low) <= max(1, 0.1 * low) for effect, low in told)
        for toll in item.tolls
    )


def _share_times(context: Context, found: Sequence[Found], labels: Sequence[int]) -> list[Found]:
    """Claims of one happening share its day; plain news without any date is news of the report's day."""
    days: dict[int, When] = {}
    for item, label in zip(found, labels, strict=True):
        if item.when is not None:
            days.setdefault(label, item.when)
    shared = []
    for item, label in zip(found, labels, strict=True):
        when = item.when
        if when is None and label in days:
            when = days[label].model_copy(update={"basis": "context"})
        elif when is None and item.status in ("asserted", "denied") and context.today is not None:
            when = _news_day(context)
        shared.append(replace(item, when=when))
    return shared


def _news_day(context: Context) -> When:
    """News without a date: the report's day, roughly (the day before is as likely)."""
    today = context.today
    assert today is not None  # the caller has checked; plain for the type checker
    return When(edtf=f"{today.isoformat()}~", earliest=today - timedelta(days=1), latest=today, precision="days", basis="report")


def _draft(doc: Doc, order: int, item: Found) -> Draft:
    happening = item.happening
    return Draft(
        order=order, kind=happening.kind, known=happening.known, place=item.place, named_place=item.named_place, when=item.when,
        actor=item.actor, target=item.target, status=item.status, tolls=item.tolls,
        sentence=doc[happening.anchor].sent.start // 20,
    )


# --- the record -------------------------------------------------------------------------------------------------------


def _claim(context: Context, coder: str, item: Found, label: int) -> Claim:
    happening, report = item.happening, context.report
    words = evidence(report.text, *item.span)
    return Claim(
        id=digest(report.id, coder, happening.kind, words.start, words.end, happening.anchor),
        report=report.id,
        coder=coder,
        evidence=words,
        kind=happening.kind,
        actor=item.actor,
        target=item.target,
        place=item.place,
        when=item.when,
        status=item.status,
        report_scope=item.report_scope,
        source=item.source,
        tolls=item.tolls,
        happening=f"{report.id}-{label}",
        confidence=confidence("claim", _features(item)),
        trace=tuple(_trace(context, item)),
    )


def _features(item: Found) -> dict[str, float]:
    happening = item.happening
    return {
        f"kind:{happening.kind}": 1.0,
        f"role:{happening.main.role}": 1.0,
        f"form:{happening.main.form}": 1.0,
        f"status:{item.status}": 1.0,
        "known": float(happening.known),
        "tolls": float(bool(item.tolls)),
        "party": float(item.actor is not None and bool(item.actor.parties)),
        "place": float(item.named_place),
        "when": float(item.when is not None and item.when.basis == "text"),
        "scope:" + item.report_scope: 1.0,
    }


def _trace(context: Context, item: Found) -> Iterator[Step]:
    """How each field came about, for `why`."""
    doc, happening = context.parsed.doc, item.happening
    for hit in happening.hits:
        yield Step(field="kind", rule=f"word of role {hit.role}", entry=hit.trigger.id, words=doc[hit.start : hit.end].text)
    if not happening.known:
        yield Step(field="kind", rule="the attack told just before", entry=happening.kind)
    for name, who in (("actor", item.actor), ("target", item.target)):
        if who is not None:
            known = ", ".join(p.id or p.name for p in who.parties)
            yield Step(field=name, rule="phrase resolved to a party" if known else "phrase of no known party", entry=known or None, words=who.text)
    if item.place is not None:
        yield Step(field="place", rule="named in the clause" if item.named_place else "carried on from the text before", entry=item.place.entry, words=item.place.text)
    if item.when is not None:
        yield Step(field="when", rule=f"basis {item.when.basis}", words=item.when.text)
    if item.status != "asserted":
        yield Step(field="status", rule=f"{item.status} by its words", words=item.status_words)
    yield Step(field="source", rule="attribution" if item.source.text else "the report's own voice", entry=item.source.id, words=item.source.text)
    for toll in item.tolls:
        yield Step(field="tolls", rule=f"{toll.scope} {toll.effect} {toll.group}", words=toll.evidence.exact)
