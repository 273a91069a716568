"""What a situation brief tells of the incidents asked for: plain sentences and figures, ready to be set on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.answers import saying, telling
from reportedly.answers.filters import Filter
from reportedly.answers.sums import Bounds, TollRow, tolls, whole
from reportedly.answers.totals import CumulativeCheck
from reportedly.answers.view import Answers
from reportedly.incidents import RULES
from reportedly.incidents.copies import copies
from reportedly.incidents.voices import voice_of, voices
from reportedly.records import Claim, Estimate, Incident, Record, Report
from reportedly.vocabulary import vocabulary

MOST_ACCOUNTS = 8  # claims that stand below an incident
MOST_VOICES = 15
MOST_CHECKS = 12
LONGEST_QUOTE = 280  # characters
GROUND = ("capture", "withdrawal")
PAGE = re.compile(r" \(`docs/[^)]*\)")  # a rule's reference to this program's own pages


class Figure(Record):
    """People with one fate, or those of one group among them. `high` None: nobody gave an upper bound."""

    name: str
    group: bool
    low: int
    best: int
    high: int | None
    incidents: int


class Account(Record):
    """One claim behind an incident: what it says, its words, who says so and where. `party`: whoever says so speaks for
    a party to the conflict. `copy_of`: the publisher whose report this one repeats."""

    says: str
    quote: str
    chain: str
    published: str
    title: str
    url: str | None
    party: bool
    copy_of: str | None
    report: str


class Told(Record):
    """An incident as a brief tells it."""

    id: str
    kind: str
    when: str
    place: str
    sides: str
    figures: tuple[str, ...]
    rests_on: str
    disputes: tuple[str, ...]
    grade: str | None
    accounts: tuple[Account, ...]
    further: int


class Voice(Record):
    """Who is heard: in how many claims and reports, and whether for a party to the conflict."""

    name: str
    kind: str
    claims: int
    reports: int
    party: bool


class Period(Record):
    """A row of the timeline: how many incidents began then, and the killed and injured as low-best-high."""

    label: str
    incidents: int
    killed: str
    injured: str


@dataclass(frozen=True)
class Brief:
    """A situation brief. `asked`: what was asked for, each filter as words. `incidents`: all that was found, for the
    map; `main` the most harmful of them, told with their sources. `kinds`: how many there are of each."""

    title: str
    asked: tuple[tuple[str, str], ...]
    known_on: date
    rule: str
    rule_text: str
    summary: tuple[str, ...]
    figures: tuple[Figure, ...]
    span: str
    periods: tuple[Period, ...]
    kinds: tuple[tuple[str, int], ...]
    incidents: tuple[Incident, ...]
    main: tuple[Told, ...]
    checks: tuple[str, ...]
    voices: tuple[Voice, ...]
    limits: tuple[str, ...]
    state: str


@dataclass(frozen=True)
class Scope:
    """What is asked for, the day it is told on, and how many incidents are told one by one at most."""

    asked: Filter
    today: date
    most: int = 12


def brief(answers: Answers, scope: Scope) -> Brief:
    """The brief of what the ledger says about the incidents asked for."""
    found = tuple(answers.incidents(scope.asked))
    span = span_of(found)
    return Brief(
        title=_title(scope.asked),
        asked=tuple(_asked(scope.asked)),
        known_on=answers.as_known_on or scope.today,
        rule=answers.rule,
        rule_text=PAGE.sub("", " ".join(RULES[answers.rule].text.split())),
        summary=tuple(_summary(answers, found)),
        figures=tuple(_figures(found)),
        span=span,
        periods=tuple(_periods(found, span)),
        kinds=tuple(Counter(telling.label("event_kinds", one.kind) for one in found).most_common()),
        incidents=found,
        main=tuple(_told(answers, one) for one in main_incidents(found, scope.most)),
        checks=tuple(_check(one) for one in answers.checks(scope.asked)[:MOST_CHECKS]),
        voices=tuple(_voices(answers, found)),
        limits=tuple(_limits(answers, found, scope)),
        state=answers.state,
    )


# --- what was asked for -----------------------------------------------------------------------------------------------


def _title(asked: Filter) -> str:
    where = telling.clean(asked.place) if asked.place else "All places"
    days = _days(asked)
    return f"{where}, {days}" if days else where


def _days(asked: Filter) -> str:
    if asked.since and asked.until:
        return f"{asked.since} to {asked.until}"
    return f"from {asked.since}" if asked.since else f"to {asked.until}" if asked.until else ""


def _asked(asked: Filter) -> Iterator[tuple[str, str]]:
    words = {
        "Place": asked.place,
        "Days": _days(asked),
        "Party": asked.party,
        "Kind": asked.kind and telling.label("event_kinds", asked.kind),
        "Kind of source": asked.source_kind and telling.label("source_kinds", asked.source_kind),
        "Status": asked.status,
        "Publisher": asked.publisher,
    }
    yield from ((name, telling.clean(value)) for name, value in words.items() if value)


# --- figures ----------------------------------------------------------------------------------------------------------


def _summary(answers: Answers, found: Sequence[Incident]) -> Iterator[str]:
    reports = {name for one in found for name in one.reports}
    publishers = {answers.reports[name].publisher for name in reports if name in answers.reports}
    claims = sum(len(one.claims) for one in found)
    if not found:
        yield "No incident in this ledger fits what was asked for. That is no proof that nothing happened."
        return
    yield (
        f"{telling.count(len(found), 'incident')}, told in {telling.count(claims, 'claim')} of "
        f"{telling.count(len(reports), 'report')} by {telling.count(len(publishers), 'publisher')}."
    )
    disputed = sum(bool(one.disputes) for one in found)
    alone = sum(one.independent_voices == 1 for one in found)
    yield (
        f"On {telling.count(disputed, 'incident')} the accounts differ; "
        f"{telling.count(alone, 'incident')} {'rests' if alone == 1 else 'rest'} on one independent voice."
    )
    other = Counter(one.status for one in found if one.status != "asserted")
    if other:
        told = ", ".join(f"{count} {status}" for status, count in other.most_common())
        yield f"Not counted in the figures, since nobody says that they happened: {told}."


def _figures(found: Sequence[Incident]) -> Iterator[Figure]:
    """For each effect all people, then the groups inside them."""
    rows = tolls(found, "group")
    for effect, named in vocabulary().ids("effects").items():
        for row in (one for one in rows if one.effect == effect):
            group = row.bucket != "people"
            bounds = {"low": row.low, "best": row.best, "high": row.high}
            yield Figure(name=row.label if group else named.label, group=group, **bounds, incidents=row.incidents)


def span_of(found: Iterable[Incident]) -> str:
    """Days, weeks or months: the finest that still makes a timeline of the harmed that can be read."""
    counted = [one for one in found if one.estimates and one.status == "asserted"]
    days = [one.when.earliest for one in counted if one.when and one.when.earliest and one.when.latest]
    length = (max(days) - min(days)).days if days else 0
    return "day" if length <= 31 else "week" if length <= 366 else "month"


def _periods(found: Sequence[Incident], span: str) -> Iterator[Period]:
    rows: dict[str, dict[str, TollRow]] = {}
    begun: Counter[str] = Counter()
    for row in tolls(found, span):  # type: ignore[arg-type]  # one of its spans
        rows.setdefault(row.label, {})[row.effect] = row
        begun[row.label] = row.all_incidents
    for label, effects in rows.items():
        killed, injured = (_bounds(effects.get(effect)) for effect in ("killed", "injured"))
        yield Period(label=label, incidents=begun[label], killed=killed, injured=injured)


def _bounds(row: TollRow | None) -> str:
    return telling.bounds(row.low, row.best, row.high) if row else telling.UNKNOWN


def _check(check: CumulativeCheck) -> str:
    """ "Rescue Service: at least 300 people killed, 2016-09-22 to 2016-09-30, Aleppo. Incidents: 120-140. fits"."""
    said = "some" if check.low is None else telling.span(check.low, check.high)
    window = f"{check.since or 'an unnamed day'} to {check.until or 'an unnamed day'}"
    where = f", {telling.short_name(check.place)}" if check.place else ""
    found = telling.bounds(check.found_low, check.found_best, check.found_high)
    group = telling.label("groups", check.group).lower()
    return telling.clean(
        f"{check.source} told of {said} {group} {check.effect} ({window}{where}); "
        f"the incidents found there come to {found}: {check.verdict}."
    )


# --- incidents --------------------------------------------------------------------------------------------------------


def main_incidents(found: Sequence[Incident], most: int) -> list[Incident]:
    """The most harmful first, by the killed, then all others harmed; then other violence and ground taken or lost."""

    def order(pair: tuple[int, Incident]) -> tuple[bool, int, int, bool, int]:
        number, one = pair
        kinds = vocabulary().event_kinds
        killed = (whole(one, "killed") or Bounds(0, 0, 0)).best
        harmed = sum((whole(one, effect) or Bounds(0, 0, 0)).best for effect in vocabulary().ids("effects"))
        violent = kinds[one.kind].violent or one.kind in GROUND
        return one.status != "asserted", -killed, -harmed, not violent, number

    return [one for _, one in sorted(enumerate(found), key=order)[:most]]


def _told(answers: Answers, one: Incident) -> Told:
    claims = answers.claims_of(one)
    accounts = list(_accounts(answers, claims))
    given = answers.grade(one)
    party = f", {one.party_voices} of them for a party to the conflict" if one.party_voices else ""
    rests_on = f"{telling.count(len(one.reports), 'report')}, "
    rests_on += f"{telling.count(one.independent_voices, 'independent voice')}{party}"
    return Told(
        id=one.id,
        kind=telling.kind(one),
        when=telling.when(one.when) if one.when else "day unknown",
        place=telling.place(one.place) if one.place else "place unknown",
        sides=telling.sides(one),
        figures=tuple(_estimate(e) for e in sorted(one.estimates, key=lambda e: e.group != "people")),
        rests_on=rests_on,
        disputes=tuple(telling.clean(dispute.text) for dispute in one.disputes),
        grade=f"{given.value} ({telling.clean(given.decided_by)})" if given else None,
        accounts=tuple(accounts[:MOST_ACCOUNTS]),
        further=max(0, len(accounts) - MOST_ACCOUNTS),
    )


def _estimate(e: Estimate) -> str:
    """ "Killed, children: low 4, best 5, high 5"; of all people without naming them."""
    group = "" if e.group == "people" else f", {telling.label('groups', e.group).lower()}"
    return f"{telling.label('effects', e.effect)}{group}: {telling.three(e)}"


def _accounts(answers: Answers, claims: Sequence[Claim]) -> Iterator[Account]:
    """The claims that tell of harm first, each of the two parts in order of publication."""
    reports = {claim.report: answers.reports[claim.report] for claim in claims if claim.report in answers.reports}
    original = copies(reports.values())
    spoken = voice_of(voices(list(claims), reports, original)) if claims else {}
    for claim in sorted(claims, key=lambda one: not one.tolls):
        report = reports.get(claim.report)
        if report is not None:
            source = original.get(report.id, report.id)
            copied = reports[source].publisher if source != report.id and source in reports else None
            yield Account(
                says=saying.summary(claim),
                quote=telling.shortened(claim.evidence.exact, LONGEST_QUOTE),
                chain=telling.chain(claim, report),
                published=telling.published(report),
                title=telling.shortened(telling.title(report), 120),
                url=_address(report),
                party=spoken[claim.id].party,
                copy_of=telling.clean(copied) if copied else None,
                report=report.id,
            )


def _address(report: Report) -> str | None:
    """The report's address, where it is one that may be followed."""
    url = report.url
    return telling.clean(url) if url and url.lower().startswith(("http://", "https://")) else None


def _voices(answers: Answers, found: Sequence[Incident]) -> Iterator[Voice]:
    spoken: dict[str, list[Claim]] = {}
    for one in found:
        for claim in answers.claims_of(one):
            report = answers.reports.get(claim.report)
            own = (report.publisher if report else None) or "unnamed publisher"
            spoken.setdefault(claim.source.name if claim.source.text is not None else own, []).append(claim)
    for name, claims in sorted(spoken.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST_VOICES]:
        first = claims[0].source
        yield Voice(
            name=telling.clean(name),
            kind=telling.label("source_kinds", first.kind) if first.text is not None else "Publisher",
            claims=len(claims),
            reports=len({claim.report for claim in claims}),
            party=first.kind == "party" or first.party is not None,
        )


# --- limits -----------------------------------------------------------------------------------------------------------


def _limits(answers: Answers, found: Sequence[Incident], scope: Scope) -> Iterator[str]:
    counts = answers.ledger.counts()
    if answers.as_known_on is not None:
        yield f"As known on {answers.as_known_on}: what came into the ledger later is left out."
    else:
        uncoded = f"; {counts.not_coded} of them could not be coded, as for their language" if counts.not_coded else ""
        yield f"The ledger holds {telling.count(counts.reports, 'report')}{uncoded}."
    if scope.asked.since or scope.asked.until:
        undated = sum(one.when is None or one.when.earliest is None for one in answers.all_incidents)
        yield f"{telling.count(undated, 'incident')} of the ledger without a known day cannot be found by days."
    if scope.asked.place:
        nowhere = sum(one.place is None for one in answers.all_incidents)
        yield f"{telling.count(nowhere, 'incident')} of the ledger without a known place cannot be found by place."
    coarse = sum(one.place is not None and (one.place.radius_km or 0) > 60 for one in found)
    if coarse:
        yield f"{telling.count(coarse, 'incident')} are placed no nearer than a province or a country."
    lent = sum(bool(one.actors_from_context) for one in found)
    if lent:
        yield (
            f"Of {telling.count(lent, 'incident')} no account's own words name everybody shown as having done it: whom "
            "only the reports around name is marked (from context)."
        )
    if len(found) > scope.most:
        yield f"{len(found) - scope.most} further incidents are counted here, and not told one by one."
