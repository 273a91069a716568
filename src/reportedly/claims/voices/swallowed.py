"""Speakers that a parse made a part of something else: of the phrase that opens the sentence ("In Anbar officials
said"), or of what they add ("said the director adding that")."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.voices.drafts import Draft, phrase
from reportedly.claims.voices.people import names_speaker
from reportedly.claims.voices.words import reporting_words, speaker_words

FINITE = ("VBD", "VBZ", "VBP")
LONGEST = 12  # tokens of a speaker


def name_swallowed(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Gives drafts of plain sayings that name nobody who says it the speaker beside the verb."""
    for draft in drafts:
        if draft.source or draft.rule != "clause" or draft.verb not in reporting_words().trailing or not draft.content:
            continue
        verb = doc[draft.cue[-1]]
        if verb.tag_ not in FINITE:
            continue
        found = _before(verb) if min(draft.content) > verb.i else _behind(verb)
        source = [i for i in found if i not in draft.content]
        if source and (names_speaker(doc[source[-1]]) or doc[source[0]].lower_ in speaker_words().describing):
            draft.source, draft.head = source, source[-1]


def _before(verb: Token) -> list[int]:
    """Who stands between the opening phrase and the verb: "On the other side opposition media said"."""
    opening = next((t for t in verb.lefts if t.dep_ == "prep" and t.right_edge.i == verb.i - 1), None)
    if opening is None:
        return []
    doc, start, lists = verb.doc, verb.i - 1, speaker_words()
    known = lists.describing | lists.person_words | lists.ranks | lists.organisations | lists.titles
    while start > opening.i + 1 and verb.i - start < LONGEST:
        before = doc[start - 1]
        if before.pos_ == "ADP" or not (before.text[:1].isupper() or before.lower_ in known):
            break
        start -= 1
    place = doc[start - 1].pos_ == "ADP" and doc[start].pos_ == "PROPN"
    if place and start + 1 == verb.i:
        return []  # "In Lorn said": nobody
    return list(range(start + place, verb.i))


def _behind(verb: Token) -> list[int]:
    """Who stands between the verb and what he adds."""
    adding = (t for t in verb.rights if t.dep_ == "advcl" and t.tag_ == "VBG")
    named = (s for t in adding for s in t.lefts if s.dep_ == "nsubj" and s.left_edge.i == verb.i + 1)
    speaker = next(named, None)
    return [] if speaker is None else [i for i in phrase(speaker) if verb.i < i <= speaker.i]
