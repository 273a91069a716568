"""The words of a claim shown inside their sentence."""

from __future__ import annotations

import re

from rich.text import Text

from reportedly.cli.console import clean
from reportedly.records import Claim, Evidence, Report

REACH = 400  # code points on either side in which the sentence's ends are looked for
SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)\]]{0,3}\s{1,40}|\n\s{0,40}\n")  # one line feed may be set to a width


def sentence_of(text: str, evidence: Evidence, body_start: int = 0) -> tuple[int, int]:
    """Start and end of the sentence, or sentences, that evidence stands in; cut after REACH code points. The title,
    which ends before `body_start`, is a sentence of its own."""
    first, last = (body_start, len(text)) if evidence.start >= body_start else (0, body_start)
    begins, ends = max(first, evidence.start - REACH), max(min(last, evidence.end + REACH), evidence.end)
    start = max((found.end() for found in SENTENCE_ENDS.finditer(text, begins, evidence.start)), default=begins)
    closing = SENTENCE_ENDS.search(text, max(evidence.start, evidence.end - 1), ends)
    return start, closing.end() if closing else ends


def highlighted(report: Report, claim: Claim, colours: bool) -> Text:
    """The sentence with the claim's words set off, by colour or, where there is none, by « »; tolls are underlined."""
    text = report.text
    start, end = sentence_of(text, claim.evidence, report.body_start)
    begins, ends = claim.evidence.start - start, claim.evidence.end - start
    words = clean(text[start:end]).replace("\n", " ").replace("\t", " ")
    shown = Text(words)
    shown.stylize("bold yellow", begins, ends)
    for toll in claim.tolls:
        shown.stylize("underline", max(0, toll.evidence.start - start), max(0, toll.evidence.end - start))
    if not colours:
        shown = Text(f"{words[:begins]}«{words[begins:ends]}»{words[ends:]}")
    shown.rstrip()
    return shown
