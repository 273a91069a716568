"""The head of a report: title, the title again, the date it gives itself, agency and place. On many sites they run into
the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.claims.text.word_pattern import any_of
from reportedly.claims.times.calendar import Period
from reportedly.claims.times.grammar import scan
from reportedly.claims.times.meaning import Meaning, Reading
from reportedly.claims.times.words import chunks, cues, lexicon
from reportedly.records import Report

TOP = 300  # code points at the head of a report in which a date of its own is looked for
LOOK = 160  # code points after the headline in which a date or a dateline still belongs to the head
RULES = ("numeric date", "month day", "day month")
MONTH = r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\.?"
DATELINE = re.compile(
    r"\b[A-Z][A-Z' -]{2,30}(?:, [A-Z][a-z]{2,20})?"
    rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?"
    r"(?: ?\([A-Z][A-Za-z ]{1,30}\) ?(?:--?|_|–|—)?| ?(?:--|_|–|—| - )) ?"
)
LABEL = re.compile(
    r"(?i)\b(?:(published|date of publication|posted)|updated|last modified|date)\b[\s:,(on]*(?:at\s+)?(?:\d{4}\s+)?$"
)
LEAD = re.compile(r"[A-Z][A-Z'’ .-]{2,40}(?:, ?[A-Z][A-Za-z'’ .-]{2,30}){0,2}[,(]? ?\(?")  # a dateline's place
PLACED = re.compile(
    r"(?!(?:In|At|On|Near|From) )(?:[A-Z][\w'’.-]+ ){0,2}[A-Z][\w'’.-]+(?:, (?:[A-Z][\w'’.-]+ ?){1,3})?, "
)  # "Geneva, 4 October 2015"
ENTRY = re.compile(r"(?m)^[^\w\n]{0,3}\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b(?=.{10})")  # a line of a log
ENTRIES = 3000  # code points in which lines of a log are looked for
TAIL = re.compile(r"\s*(?:\([A-Za-z/. ]{2,20}\)\s*)?(?:--?|–|—|_|\)|\(|\n|$|:)")
BYLINE = re.compile(
    r" ?\([A-Z][\w/.&' -]{1,40}\) ?(?:--?|–|—|_|:)? ?|(?: ?(?:--|–|—|_)| - ) ?"
)  # behind a dateline's date
CLOCK = re.compile(r",?(?: at)? \d{1,2}:?\d\d(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s(?:GMT|UTC))?")
YEAR = re.compile(r"\d{4}")
WORD = re.compile(r"[^\W\d_]+")
WORD_BEFORE = re.compile(r"([^\W\d_]+)\s*$")
NEXT = re.compile(r"[\s,|)(:.-]*([^\s,|)(:.-]|$)")


RUN_ON = re.compile(  # a word that only begins a sentence, after a word that lost its full stop
    r"(?<=[A-Za-z0-9] )(?:In|On|At|A|An|The|After|Since|During|Meanwhile|However|Earlier|Another|One|Two|Three|Four"
    r"|Five|Six|Seven|Eight|Nine|Ten|It|He|She|They|There|This|These|Those|Also|Some|Several|Local|As|When|But|While)"
    r"(?= [a-z0-9])"
)


@dataclass(frozen=True)
class StatedDay:
    """The words in which a report states its own date, and the day. `sure`: it names the weekday too, and rightly, or
    says that it was published then."""

    start: int
    end: int
    day: date
    sure: bool = False


def headline_again(report: Report) -> tuple[int, int]:
    """Where the body begins by saying the headline once more; an empty span where it does not."""
    words = re.findall(r"\w+", report.title.lower())[:8]
    if len(words) < 3:
        return 0, 0
    opening = report.text[report.body_start : report.body_start + 2 * len(report.title) + 200]
    match = re.search(r"\W+".join(map(re.escape, words)), opening, re.IGNORECASE)
    if match is None:
        return 0, 0
    start = report.body_start + match.start()
    return start, min(len(report.text), start + _length(report, start))


def _length(report: Report, start: int) -> int:
    """How far the repeated headline goes: as far as its letters do, for sites add the paper's name to the title."""
    title = report.title.lower()
    again = report.text[start : start + len(title)].lower()
    return next((i for i, (a, b) in enumerate(zip(title, again, strict=False)) if a != b), len(again))


def breaks(report: Report, stated: StatedDay | None) -> list[int]:
    """Offsets at which no sentence of the report can go on: after the title, its repetition, the date that it gives
    itself, and the dateline, and where a sentence begins although the one before has lost its full stop, as sites run
    heads into the text."""
    found = [report.body_start] if report.body_start else []
    again = headline_again(report)
    at = again[1] or report.body_start
    if again[1]:
        found += list(again)
    if stated is not None and at <= stated.start < at + LOOK:
        clock = CLOCK.match(report.text, stated.end)
        at = clock.end() if clock is not None else stated.end
        byline = BYLINE.match(report.text, at)
        at = byline.end() if byline is not None else at
        found += [stated.start, at]
    dateline = DATELINE.search(report.text[at : at + LOOK])
    if dateline is not None:
        found += [at + dateline.start(), at + dateline.end()]
    found += [match.start() for match in RUN_ON.finditer(report.text, report.body_start)]
    return sorted({offset for offset in found if 0 < offset < len(report.text)})


# --- the date that a report gives itself ------------------------------------------------------------------------------


@lru_cache(maxsize=2)  # the same report's is asked for more than once
def stated_day(text: str, published: date | None = None) -> StatedDay | None:
    """The first date at the top of `text` that dates the report itself; None where there is none.

    Only a labelled date, a dateline's, or a date in full that stands outside any sentence counts. A date without a
    year is completed from `published`.
    """
    reading = Reading(published, lambda start, end: "")
    for at, line in _lines(text[:TOP]):  # "... climbs to 12", then "March 12, 2025": no date runs over a line's end
        for chunk in chunks(line):
            for first, last, meaning, rule in scan(chunk, reading):
                start, end = at + first, at + last
                day = _only_day(meaning) if rule in RULES else None
                if day is not None and _of_itself(text, start, end):
                    return StatedDay(start, end, day, _sure(text, start, end, day))
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def own_day(text: str) -> tuple[date, str] | None:
    """The day that a text without a date of publication states of itself, and the words."""
    stated = stated_day(text)
    return None if stated is None else (stated.day, text[stated.start : stated.end])


def _only_day(meaning: Meaning) -> date | None:
    """The day; of one day and its mirror image, of which nothing tells, the one that the mark between the two speaks
    for, since a report without a date leaves all its days open."""
    period = meaning.period
    if period is None:
        return None
    return date.fromisoformat(meaning.value) if period.edtf.startswith("[") else _day_of(period)


def _day_of(period: Period) -> date | None:
    return period.earliest if period.precision == "day" else None


def _of_itself(text: str, start: int, end: int) -> bool:
    line = _line_before(text, start)
    if _heads_an_issue(text, line, start, end):
        return True
    if _is_entry(text, line, start):
        return False
    if LABEL.search(line) or (LEAD.fullmatch(line) and TAIL.match(text, end)):
        return True
    return YEAR.search(text, start, end) is not None and _stands_alone(text, line, end)


def _heads_an_issue(text: str, line: str, start: int, end: int) -> bool:
    """Whether a whole line is a place and the date, or what is issued and the date: "Geneva, 4 October 2015", "Weekly
    briefing, 18 August 2023"."""
    after = text[end : end + 1]
    if after not in ("", "\n") or YEAR.search(text, start, end) is None:
        return False
    return PLACED.fullmatch(line) is not None or (_issued().search(line) is not None and line.rstrip().endswith(","))


@cache
def _issued() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(sorted(cues()['issued']))})s?\b", re.IGNORECASE)


def _is_entry(text: str, line: str, start: int) -> bool:
    """Whether a date in figures begins one of several lines, each told of its own day."""
    if line.strip(" -•*"):
        return False
    entries = [match.end() for match in ENTRY.finditer(text, 0, start + ENTRIES)]
    return len(entries) > 1 and any(entry > start for entry in entries)


def _line_before(text: str, start: int) -> str:
    return text[max(0, start - 80) : start].rsplit("\n", 1)[-1]


def _stands_alone(text: str, line: str, end: int) -> bool:
    """No small word or comma leads to the date and none goes on from it: "... AFP Saturday 21 Jun 2014 The army"."""
    before = WORD_BEFORE.search(line)
    if (before is not None and before.group(1).islower()) or line.rstrip().endswith(("'", "’", ",")):
        return False
    after = NEXT.match(text, end)
    return after is None or not after.group(1).islower()


def _sure(text: str, start: int, end: int, day: date) -> bool:
    if YEAR.search(text, start, end) is None:
        return False
    label = LABEL.search(_line_before(text, start))
    if label is not None and label.group(1) is not None:
        return True
    word = WORD.search(text, start, end)
    code, number = lexicon().get(word.group().lower(), ("", 0)) if word is not None else ("", 0)
    return code in ("D", "b") and number == day.isoweekday()
