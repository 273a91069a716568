"""The head of a report: title, the title again, agency and date, which run into the first sentence on many sites."""

from __future__ import annotations

import re

from reportedly.records import Report

LOOK = 160  # code points after the headline in which a date still belongs to the head
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:\d{{1,2}} {MONTH},? \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}}|"
    r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d\d-\d\d)"
    r"(?: \d{1,2}:?\d\d)?",
    re.IGNORECASE,
)
IN_SENTENCE = re.compile(
    r"\b(?:on|since|until|till|from|to|by|before|after|of|and|between|dated|the)\s+$", re.IGNORECASE
)
DATELINE = re.compile(
    r"\b[A-Z][A-Z' -]{2,30}(?:, [A-Z][a-z]{2,20})?"
    rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?"
    r"(?: ?\([A-Z][A-Za-z ]{1,30}\) ?(?:--?|_|–|—)?| ?(?:--|_|–|—| - )) ?"
)


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


def breaks(report: Report) -> list[int]:
    """Offsets at which no sentence of the report can go on: after the title, its repetition, date and dateline."""
    found = [report.body_start] if report.body_start else []
    again = headline_again(report)
    at = again[1] or report.body_start
    if again[1]:
        found += list(again)
    head = report.text[at : at + LOOK]
    date = DATE.search(head)
    if (
        date is not None
        and "." not in head[: date.start()].strip(". ")
        and not IN_SENTENCE.search(head, 0, date.start())
    ):
        found += [at + date.start(), at + date.end()]
        at += date.end()
    dateline = DATELINE.search(report.text[at : at + LOOK])
    if dateline is not None:
        found += [at + dateline.start(), at + dateline.end()]
    return sorted({offset for offset in found if 0 < offset < len(report.text)})
