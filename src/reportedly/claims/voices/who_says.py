"""Who says what: finds attributions, and the voice behind a stretch of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from reportedly.claims.findings.mentions import Attribution, PlaceMention, Span
from reportedly.claims.text.line_marks import opens_line
from reportedly.claims.text.parse import Parsed
from reportedly.claims.voices.chains import source_of
from reportedly.claims.voices.clauses import clause_drafts
from reportedly.claims.voices.drafts import Draft, sentence_start
from reportedly.claims.voices.halves import carry_over, keep_halves_apart
from reportedly.claims.voices.lines import bracket_drafts, handle_drafts, headline_drafts, turn_drafts
from reportedly.claims.voices.nouns import noun_drafts
from reportedly.claims.voices.people import find_anchors
from reportedly.claims.voices.phrases import speaker_part
from reportedly.claims.voices.quotes import MARKS, find_quotations
from reportedly.claims.voices.sources import Voices
from reportedly.claims.voices.surface import surface_drafts
from reportedly.claims.voices.swallowed import name_swallowed
from reportedly.claims.voices.voices import add_quotations
from reportedly.claims.voices.words import ReportingWords, reporting_words, speaker_words

__all__ = ["Voices", "find_attributions", "source_of", "without_labels"]
FIGURE = re.compile(r"\s?\d")
DIVISION = re.compile(r" [^\W\d_]+(?=:)")  # the "province" of "Karm province: ..."


def find_attributions(parsed: Parsed) -> list[Attribution]:
    """All attributions in the order of their contents; one may stand inside the content of another."""
    doc, words = parsed.doc, reporting_words()
    drafts = list(clause_drafts(doc, words))
    name_swallowed(doc, drafts)
    drafts = _with_surface(doc, words, drafts) + list(noun_drafts(doc, words))
    for draft in drafts:
        _without_content(doc, draft)
    quotations = find_quotations(doc)
    drafts = add_quotations(doc, words, drafts, quotations)
    keep_halves_apart(doc, drafts, quotations)
    carry_over(doc, drafts)
    anchors = find_anchors(doc, drafts)
    found = [_finished(doc, draft, anchors.get(number, ())) for number, draft in enumerate(drafts)]
    return sorted((a for a in found if a is not None), key=lambda a: (a.content[0], a.cue))


def without_labels(attributions: Sequence[Attribution], places: Sequence[PlaceMention], text: str) -> list[Attribution]:
    """Without those whose speaker is only a label: the town or province that a line below the first is about ("Karm: On
    3 May a drone hit a depot"; a country may speak so), or what a figure counts ("Fatalities: 5")."""
    towns = {(m.start, m.end) for m in places if m.place is not None and m.place.precision != "country"}
    towns |= {(start, end + len(noun[0])) for start, end in towns if (noun := DIVISION.match(text, end)) is not None}
    return [one for one in attributions if not _names_a_place(one, towns, text) and not _names_a_count(one, text)]


def _names_a_place(attribution: Attribution, towns: set[Span], text: str) -> bool:
    """Whether the speaker is one of some places, before a colon at the head of a line below the first."""
    (start, end), *others = attribution.source or ((0, 0),)
    if not _has_colon(attribution, text) or others or (start, end) not in towns:
        return False
    return start > text.find("\n") >= 0 and opens_line(text, start)


def _names_a_count(attribution: Attribution, text: str) -> bool:
    """Whether the speaker is a word for those whom the figure behind its colon counts."""
    (start, end), *_ = attribution.source or ((0, 0),)
    if not _has_colon(attribution, text) or FIGURE.match(text, attribution.cue[0][1]) is None:
        return False
    words = text[start:end].lower().split()
    return bool(words) and words[-1] in speaker_words().counted


def _has_colon(attribution: Attribution, text: str) -> bool:
    return [text[begin:stop] for begin, stop in attribution.cue] == [":"]


def _with_surface(doc: Doc, words: ReportingWords, drafts: list[Draft]) -> list[Draft]:
    """The drafts of the grammar, those of the surface instead of them where both share a cue."""
    known = {i: draft for draft in drafts for i in draft.cue}
    surface = list(surface_drafts(doc, words, known))
    taken = {i for draft in surface for i in draft.cue}
    return (
        [draft for draft in drafts if not taken & set(draft.cue)]
        + surface
        + [*headline_drafts(doc), *turn_drafts(doc), *bracket_drafts(doc), *handle_drafts(doc)]
    )


def _without_content(doc: Doc, draft: Draft) -> None:
    """Gives back to the content what a lost comma let run into the name of who speaks."""
    if not draft.source or not draft.cue or draft.source[-1] + 1 not in draft.cue:
        return
    if draft.source[0] == sentence_start(doc, draft.source[0]):
        return
    named = speaker_part(doc, draft.source)
    if named != draft.source:
        draft.content |= set(draft.source) - set(named)
        draft.source, draft.head = named, named[-1]


def _finished(doc: Doc, draft: Draft, anchor: tuple[int, ...]) -> Attribution | None:
    taken = set(draft.cue) | set(draft.source)
    content = _spans(doc, draft.content - taken)
    if not content:
        return None
    whole = _spans(doc, anchor)
    return Attribution(
        source=_spans(doc, draft.source),
        cue=tuple((doc[i].idx, doc[i].idx + len(doc[i])) for i in draft.cue if doc[i].text == ":")
        or _spans(doc, draft.cue),
        content=content,
        verb=draft.verb,
        stance=draft.stance,
        quoted=draft.quoted,
        anchor=(whole[0][0], whole[-1][1]) if whole else None,
        rule=draft.rule,
    )


def _spans(doc: Doc, indices: Iterable[int]) -> tuple[Span, ...]:
    """Runs of tokens as spans of characters, without blanks and stray marks at their ends."""
    runs: list[list[int]] = []
    for index in sorted(indices):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = []
    for run in runs:
        while run and _is_edge(doc, run[0]):
            run.pop(0)
        while run and _is_edge(doc, run[-1]):
            run.pop()
        if run:
            spans.append((doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])))
    return tuple(spans)


def _is_edge(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.is_space or (token.is_punct and token.text not in MARKS and token.text not in "!?…)]")
