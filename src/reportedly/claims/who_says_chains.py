"""The voice behind a stretch of a report's words, and the chain of tellers between it and the reader."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.mentions import Attribution
from reportedly.claims.parse import Parsed
from reportedly.claims.who_says_sources import Voices, voice_of
from reportedly.claims.who_says_words import reporting_words
from reportedly.records import Report, Source

NOBODY = "unknown publisher"


def source_of(
    span: tuple[int, int], attributions: Sequence[Attribution], parsed: Parsed, voices: Voices, report: Report
) -> Source:
    """To whom the report attributes the words of `span` (code points, end excluded): the innermost attribution whose
    content covers them, with the tellers outside it in `via`, nearest first; else the report's own voice."""
    covering = [a for a in attributions if is_account(a) and covers(a, span)]
    if not covering:
        return own_voice(voices, report)
    covering.sort(key=lambda a: sum(end - start for start, end in a.content))
    innermost, *tellers = covering
    start, end = (innermost.source or innermost.cue)[0][0], (innermost.source or innermost.cue)[-1][1]
    words = parsed.text[start:end]
    if not innermost.source:
        return Source(text=words, start=start, end=end, name="unknown", kind="unknown")
    anchor = innermost.anchor
    voice = voice_of(parsed.text[anchor[0] : anchor[1]] if anchor else words, voices)
    via = [voice_of(parsed.text[t.source[0][0] : t.source[-1][1]], voices).name for t in tellers if t.source]
    return Source(
        text=words, start=start, end=end, id=voice.id, name=voice.name, kind=voice.kind, party=voice.party,
        via=tuple(dict.fromkeys(name for name in via if name != voice.name)),
    )  # fmt: skip


def is_account(attribution: Attribution) -> bool:
    """Whether the speaker vouches for what he says; a wish or a judgement is the report's own account of him."""
    entry = reporting_words().verbs.get(attribution.verb)
    return entry is None or attribution.rule in entry.vouches


def covers(attribution: Attribution, span: tuple[int, int]) -> bool:
    """Whether the content holds the middle of the span and most of its characters."""
    shared = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in attribution.content)
    return 2 * shared > span[1] - span[0]


def own_voice(voices: Voices, report: Report) -> Source:
    """The report's own voice: its publisher."""
    if not report.publisher:
        return Source(name=NOBODY, kind="media")
    known = voices.known(report.publisher)
    if known is None:
        return Source(name=report.publisher, kind=voices.kind(report.publisher) or "media")
    return Source(id=known.id, name=known.name, kind=known.kind, party=known.party)
