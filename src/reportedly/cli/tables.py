"""Tables of the terminal. Everything in them passes through `telling`, which takes out what a terminal would obey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.table import Table

from reportedly.answers import ControlInterval, CumulativeCheck, TollRow, saying, telling
from reportedly.answers.sums import whole
from reportedly.cli.console import clean
from reportedly.records import Claim, Incident, Report
from reportedly.vocabulary import vocabulary

WHOLE = ("incident", "report", "harmed")  # columns that never wrap, besides numbers
LEAST = {**dict.fromkeys(("when", "from", "until", "published"), 10), "other harm": 17}  # columns: days, great figures
NARROW = 124  # columns of a terminal below which cells are put on top of each other
OWN_COLUMN = ("killed", "injured")


def _table(title: str | None, *headings: str, numbers: Sequence[str] = ()) -> Table:
    """An empty table. On a narrow terminal words wrap; numbers, identifiers and days stay whole."""
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        collapse_padding=True,
    )
    for heading in headings:
        table.add_column(
            heading,
            justify="right" if heading in numbers else "left",
            no_wrap=heading in numbers or heading in WHOLE,
            min_width=LEAST.get(heading),
            overflow="fold",
        )
    return table


def incidents(found: Iterable[Incident], title: str | None = None, width: int = NARROW) -> Table:
    """When, where, what, who, how many, told by how many; on a terminal of less than NARROW columns in fewer cells."""
    return _stacked_incidents(found, title) if width < NARROW else _wide_incidents(found, title)


def _wide_incidents(found: Iterable[Incident], title: str | None) -> Table:
    figures = ("killed", "injured", "voices", "reports")
    columns = ("killed", "injured", "other harm", "voices", "reports")
    table = _table(title, "incident", "when", "where", "kind", "parties", *columns, numbers=figures)
    for one in found:
        table.add_row(
            one.id[: telling.SHORT],
            telling.when(one.when),
            telling.short_place(one.place),
            telling.kind(one),
            telling.sides(one),
            figure(one, "killed"),
            figure(one, "injured"),
            "\n".join(_harm(one, OWN_COLUMN)),
            str(one.independent_voices),
            str(len(one.reports)),
        )
    return table


def _stacked_incidents(found: Iterable[Incident], title: str | None) -> Table:
    table = _table(title, "incident", "when", "what, where, who", "harmed", "told by")
    for one in found:
        parties = telling.sides(one)
        lines = [telling.kind(one), telling.short_place(one.place), *([parties] if parties != telling.UNKNOWN else [])]
        voices, reports = telling.count(one.independent_voices, "voice"), telling.count(len(one.reports), "report")
        harm = "\n".join(_harm(one)) or telling.UNKNOWN
        table.add_row(one.id[: telling.SHORT], telling.when(one.when), "\n".join(lines), harm, f"{voices}\n{reports}")
    return table


def _harm(incident: Incident, without: Sequence[str] = ()) -> Iterable[str]:
    """ "killed 9-17-18" for each fate of which a number of people is told."""
    for effect in vocabulary().ids("effects"):
        if effect not in without and whole(incident, effect) is not None:
            yield f"{effect} {figure(incident, effect)}"


def figure(incident: Incident, effect: str) -> str:
    """low-best-high of all people with this fate, or "-"."""
    bounds = whole(incident, effect)
    return telling.UNKNOWN if bounds is None else telling.bounds(*bounds)


def tolls(rows: Iterable[TollRow], by: str, title: str | None = None) -> Table:
    lent = ("from context",) if by in ("party", "place") else ()
    numbers = ("low", "best", "high", "incidents", *lent)
    table = _table(title, by, "fate", *numbers, numbers=numbers)
    before = None
    for row in rows:
        high = "open" if row.high is None else f"{row.high:,}"
        heading = "" if row.label == before else clean(row.label)
        before = row.label
        around = [f"{row.from_context:,}" for _ in lent]
        table.add_row(heading, row.effect, f"{row.low:,}", f"{row.best:,}", high, f"{row.incidents:,}", *around)
    return table


def control(intervals: Iterable[ControlInterval], claims: Mapping[str, Claim], title: str | None = None) -> Table:
    """Who holds what from when to when, and what else the claims (by id) tell of that time."""
    table = _table(title, "place", "held by", "from", "until", "what is told of it")
    before = None
    for one in intervals:
        place = telling.control_place(one)
        table.add_row(
            "" if place == before else place,
            telling.parties(one.holder) if one.holder else "nobody named",
            _from(one),
            str(one.until) if one.until else "open",
            "\n".join(telling.holding(one, claims)),
        )
        before = place
    return table


def _from(interval: ControlInterval) -> str:
    if interval.since is None:
        return telling.UNKNOWN
    return str(interval.since) if interval.since_known else f"by {interval.since}"


def reports(rows: Iterable[tuple[Report, str]], title: str | None = None) -> Table:
    """Reports, each with its number of claims or why there is none."""
    table = _table(title, "report", "published", "publisher", "title", "language", "claims", numbers=("claims",))
    for report, claims in rows:
        publisher = clean(report.publisher or telling.UNKNOWN)
        language = report.language or telling.UNKNOWN
        short = report.id[: telling.SHORT]
        table.add_row(short, telling.published(report), publisher, telling.title(report), language, claims)
    return table


def claims(report: Report, found: Iterable[Claim], title: str | None = None, width: int = NARROW) -> Table:
    """The claims of one report in the order of its words, long ones shortened."""
    if width < NARROW:
        table = _table(title, "what is said", "says who", "words")
        for claim in found:
            words = telling.shortened(claim.evidence.exact)
            table.add_row(saying.summary(claim), telling.chain(claim, report), words)
        return table
    table = _table(title, "kind", "who", "to whom", "where", "when", "how many", "says who", "words")
    for claim in found:
        table.add_row(
            telling.kind(claim),
            telling.who(claim.actor),
            telling.who(claim.target),
            telling.where(claim.place),
            telling.when(claim.when),
            "; ".join(telling.toll(toll) for toll in claim.tolls) or telling.UNKNOWN,
            telling.chain(claim, report),
            telling.shortened(claim.evidence.exact),
        )
    return table


def checks(found: Iterable[CumulativeCheck], title: str | None = None) -> Table:
    """What each total says, and what the incidents of its window and place come to."""
    table = _table(title, "says who", "of whom, where, when", "told", "found", "verdict", numbers=("told", "found"))
    for one in found:
        where = telling.short_name(one.place) if one.place else "no place told"
        none = one.verdict == "none found"
        table.add_row(
            clean(one.source),
            f"{one.group.replace('_', ' ')} {one.effect}\n{where}\n{_window(one)}",
            telling.UNKNOWN if one.low is None else telling.span(one.low, one.high),
            telling.UNKNOWN if none else telling.bounds(one.found_low, one.found_best, one.found_high),
            one.verdict,
        )
    return table


def _window(check: CumulativeCheck) -> str:
    if check.since is None:
        return f"until {check.until}, since when is not told" if check.until else "no time told"
    return f"since {check.since}" + (f", until {check.until}" if check.until else "")
