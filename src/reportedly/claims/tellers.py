"""Who counts the dead: "the ministry has spoken of nine dead", "the Observatory put the toll at 12"."""

from __future__ import annotations

from reportedly.claims.clauses import clause_of
from reportedly.claims.context import Context
from reportedly.claims.what import Happening
from reportedly.claims.who_acts import subject_of
from reportedly.claims.words import word_list
from reportedly.records import Source


def counted_by(context: Context, happening: Happening) -> Source | None:
    """The voice that gives a count, where the clause says so by its verb; None where it does not, or where nobody can
    be named by the subject ("the attack put the toll at 12" names no voice)."""
    doc, hit = context.parsed.doc, happening.main
    if hit.role != "harm" or hit.form == "verb" or not happening.tolls:
        return None
    verb = clause_of(doc[hit.anchor])
    if verb.lemma_.lower() not in word_list("counting") or any(t.dep_ == "auxpass" for t in verb.children):
        return None
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.i in {h.anchor for h in happening.hits}:
        return None
    words = doc[subject.left_edge.i : subject.i + 1]
    voice = context.voices.voice(words.text)
    if voice.kind == "unknown":
        return None
    return Source(
        text=words.text,
        start=words.start_char,
        end=words.end_char,
        id=voice.id,
        name=voice.name,
        kind=voice.kind,
        party=voice.party,
    )
