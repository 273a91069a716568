"""Who tells it without a verb of reporting: who counts ("the ministry has spoken of nine dead"), and who makes a demand
or a threat, condemns or accuses, where the report only says so."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.happening import Happening
from reportedly.claims.findings.mentions import Attribution
from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.text.clauses import clause_of
from reportedly.claims.text.triggers import SPOKEN
from reportedly.claims.text.words import word_list
from reportedly.claims.voices.chains import source_words, voice_behind
from reportedly.claims.voices.sources import Voice
from reportedly.claims.voices.words import reporting_words, speaker_words
from reportedly.records import Participant, Source

WATCHING = ("media", "witness", "medic", "rescuer", "monitor")


def told_by(context: Context, happening: Happening, actor: Participant | None) -> Source | None:
    """The voice that a claim's own words show, where no attribution covers it."""
    return (
        counted_by(context, happening)
        or _seen_by(context, happening)
        or _blamed_by(context, happening)
        or _spoken_by(context, happening, actor)
    )


def _blamed_by(context: Context, happening: Happening) -> Source | None:
    """Who blames or denies a deed that is told elsewhere: "which the ministry blamed on rebels"."""
    if not happening.is_blame:
        return None
    doc = context.parsed.doc
    word = doc[happening.anchor]
    verb = clause_of(word) if happening.main.form == "adjective" else word  # "called the charges baseless"
    if verb.lemma_ == "be":
        return None
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    words = doc[subject.left_edge.i : subject.i + 1]
    voice = context.voices.voice(words.text)
    return None if voice.kind == "unknown" else voice.source(words.text, words.start_char)


def _spoken_by(context: Context, happening: Happening, actor: Participant | None) -> Source | None:
    if happening.kind not in SPOKEN or actor is None:
        return None
    if happening.kind == "demand" and not _demands(context, happening, actor):
        return None
    speaker = Attribution(source=((actor.start, actor.end),), cue=(), content=())
    voice = voice_behind(speaker, context.attributions, context.parsed, context.voices)
    if voice is None or voice.kind == "unknown":
        return None
    return voice.source(actor.text, actor.start)


def _demands(context: Context, happening: Happening, actor: Participant) -> bool:
    """Whether the actor is the subject of a verb by which somebody speaks a demand ("the Council urged"): of "wants"
    and "must" the report tells in its own voice."""
    verb = clause_of(context.parsed.doc[happening.anchor])
    word, words = context.parsed.doc[happening.anchor], reporting_words()
    entry = words.verbs.get(verb.lemma_.lower())
    subject = subject_of(verb)
    made = word.dep_ == "dobj" and words.nouns.get(word.lower_) == "demand"  # "renewed calls for a truce"
    if subject is None or not (made or (entry is not None and entry.stance == "demand")):
        return False
    first, last = subject.left_edge, subject.right_edge
    return first.idx <= actor.start < last.idx + len(last)


def counted_by(context: Context, happening: Happening) -> Source | None:
    """The voice that gives a count, where the clause says so by its verb; None where it does not, or where nobody can
    be named by the subject ("the attack put the toll at 12" names no voice)."""
    doc, hit = context.parsed.doc, happening.main
    counts = hit.role == "harm" or happening.kind == "displacement"
    if not happening.tolls:
        return None
    if not counts:
        number = doc[happening.tolls[0].end - 1]  # "a doctor spoke of 15 dead in the raid"
        verb = next((t for t in number.ancestors if t.pos_ in ("VERB", "AUX")), number)
        return counting_voice(context, verb, {h.anchor for h in happening.hits}) if verb.i < number.i else None
    if not counts or (hit.form == "verb" and not _is_counted(doc[hit.anchor])):
        return None
    return counting_voice(context, _counting_clause(doc[hit.anchor]), {h.anchor for h in happening.hits})


def counting_voice(context: Context, verb: Token, harms: Collection[int] = ()) -> Source | None:
    """The voice that is the subject of a verb of counting ("put", "gave", "spoke"); a word of `harms` is none."""
    doc = context.parsed.doc
    if verb.lemma_.lower() not in word_list("counting"):
        return None
    agent = next((t for by in verb.rights if by.dep_ == "agent" for t in by.rights if t.dep_ == "pobj"), None)
    if agent is None and any(t.dep_ == "auxpass" for t in verb.children):
        return None
    subject = agent or subject_of(verb)  # "a toll of 27 given by officers"
    if subject is not None and subject.lower_ in ("which", "who", "that") and verb.dep_ == "relcl":
        subject = (
            verb.head.head.head if verb.head.dep_ == "pobj" and verb.head.head.lower_ in ("of", "for") else verb.head
        )
    if subject is None or subject.pos_ == "VERB":
        return _named_by_a_verb(context, verb)
    if subject.pos_ not in ("NOUN", "PROPN") or subject.i in harms:
        return None
    last = subject.right_edge.i + 1 if agent is not None else min(subject.right_edge.i + 1, verb.left_edge.i)
    words = doc[subject.left_edge.i : max(subject.i + 1, last)]
    voice = context.voices.voice(words.text)
    if voice.kind == "unknown" and words[0].lower_ == "the":
        voice = _named_before(context, subject) or voice
    if voice.kind == "unknown" and not (subject.pos_ == "PROPN" and subject.lower_ in speaker_words().group_words):
        return None
    return voice.source(words.text, words.start_char)


def _named_before(context: Context, noun: Token) -> Voice | None:
    """The last voice before that a description goes back to: "the source" after "a source at the clinic"."""
    lists = speaker_words()
    if noun.lower_ not in lists.person_words | lists.group_words:
        return None
    before = [a for a in context.attributions if a.source and a.source[-1][1] <= noun.idx]
    for attribution in sorted(before, key=lambda a: -a.source[0][0]):
        if noun.lower_ in source_words(attribution, context.parsed).lower().split():
            return voice_behind(attribution, context.attributions, context.parsed, context.voices)
    return None


def _named_by_a_verb(context: Context, verb: Token) -> Source | None:
    """A known source whose name a parse reads as a clause: "Save the Children put the number at 900"."""
    clause = next((t for t in verb.lefts if t.dep_ == "csubj"), None)
    words = verb.doc[clause.left_edge.i : clause.right_edge.i + 1] if clause is not None else None
    known = context.voices.known(words.text) if words is not None else None
    if words is None or known is None:
        return None
    return context.voices.voice(words.text).source(words.text, words.start_char)


def _seen_by(context: Context, happening: Happening) -> Source | None:
    """Who saw it: reporters and people on the spot, as the subject of a verb of seeing that tells the harm."""
    doc = context.parsed.doc
    verb = _counting_clause(doc[happening.main.anchor])
    if (
        not happening.tolls
        or verb.lemma_.lower() not in word_list("watching")
        or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN")
    ):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None:
        return None
    words = doc[subject.left_edge.i : max(subject.i + 1, min(subject.right_edge.i + 1, verb.left_edge.i, verb.i))]
    voice = context.voices.voice(words.text)
    return voice.source(words.text, words.start_char) if voice.kind in WATCHING else None


def _is_counted(word: Token) -> bool:
    """Whether a verb of harm only tells whom a number counts: "put the number of those displaced at 600"."""
    return (word.tag_ == "VBN" and word.dep_ in ("acl", "amod", "pobj")) or _is_of_those(word)


def _is_of_those(word: Token) -> bool:
    """ "The number of those who needed treatment"."""
    return word.dep_ == "relcl" and word.head.lower_ == "those" and word.head.dep_ == "pobj"


def _counting_clause(word: Token) -> Token:
    """The verb of the clause that counts: above a participle of the counted ("the number of those displaced"), and
    above an adjective that a parse made a clause of its own ("spoke of 14 dead")."""
    aside = word.dep_ == "acl" or _is_of_those(word) or (word.dep_ == "advcl" and word.pos_ == "ADJ")
    return clause_of(word.head if aside else word)
