"""Who tells it without a verb of reporting: who counts ("the ministry has spoken of nine dead"), and who makes a demand
or a threat, condemns or accuses, where the report only says so."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.happening import Happening
from reportedly.claims.findings.mentions import Attribution
from reportedly.claims.parties.subjects import subject_of
from reportedly.claims.text.clauses import clause_of, is_negated
from reportedly.claims.text.triggers import SPOKEN
from reportedly.claims.text.words import word_list
from reportedly.claims.voices.chains import covers, source_words, voice_behind
from reportedly.claims.voices.identity import Voice
from reportedly.claims.voices.words import reporting_words, speaker_words
from reportedly.records import Participant, Source

ORDERS = ("order", "instruct")  # what is ordered is told by the report
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
    subject = _speaker_of(clause_of(context.parsed.doc[happening.anchor]))
    if happening.kind not in SPOKEN or (actor is None and (subject is None or happening.kind != "demand")):
        return None
    if happening.kind == "demand" and not _demands(context, happening, actor):
        return None
    named = Attribution(source=((actor.start, actor.end),), cue=(), content=()) if actor is not None else None
    found = _voice_of(context, named) if named is not None else None
    if found is not None and found.kind != "unknown":
        return found
    own = _attributed_to(context, subject) if subject is not None else None
    return (_voice_of(context, own) if own is not None else None) or found


def _speaker_of(verb: Token) -> Token | None:
    """The subject of a verb, also where a parse hung it on its own subject: "The envoy called on the army to leave"."""
    hung = verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "ROOT"
    return subject_of(verb) or (verb.head if hung else None)


def demanded_by(context: Context, word: Token) -> Source | None:
    """Who demands what a word tells: "Karvia called for a truce"."""
    span = (word.idx, word.idx + len(word))
    asked = [a for a in context.attributions if a.stance == "demand" and a.verb not in ORDERS]
    demands = [a for a in asked if a.source and covers(a, span)]
    demands.sort(key=lambda a: sum(end - start for start, end in a.content))
    return next((source for a in demands if (source := _voice_of(context, a)) is not None), None)


def _voice_of(context: Context, speaker: Attribution) -> Source | None:
    """Whom the words of a speaker name; None where it is nobody known, and no people or body either."""
    (start, _), (_, end) = speaker.source[0], speaker.source[-1]
    voice = voice_behind(speaker, context.attributions, context.parsed, context.voices)
    if voice is None or (voice.kind == "unknown" and not _is_somebody(voice.name, context.parsed.text[:start])):
        return None
    return voice.source(context.parsed.text[start:end], start)


def _attributed_to(context: Context, subject: Token) -> Attribution | None:
    """The attribution whose source a subject is: of "he" and of a surname it knows whom they mean."""
    first, last = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    own = (a for a in context.attributions if a.source and first <= a.source[0][0] and a.source[-1][1] <= last)
    return next((a for a in own if a.source[0][0] <= subject.idx < a.source[-1][1]), None)


def _is_somebody(words: str, before: str) -> bool:
    """Whether words that no table knows name people or a body: "unions", "a group calling itself Karm's Sons"; "its
    envoy" speaks for another."""
    lists = speaker_words()
    named = lists.organisations | lists.group_words | lists.bare | lists.person_words - lists.documents
    owned = before.lower().split()[-1:] and before.lower().split()[-1] in ("its", "their", "his", "her")
    return not owned and any(word in named or word.removesuffix("s") in named for word in words.lower().split())


def _demands(context: Context, happening: Happening, actor: Participant | None) -> bool:
    """Whether the actor is the subject of a verb by which somebody speaks a demand ("the Council urged"), or its
    pronoun is: of "wants" and "must" the report tells in its own voice."""
    verb = clause_of(context.parsed.doc[happening.anchor])
    word, words = context.parsed.doc[happening.anchor], reporting_words()
    entry = words.verbs.get(verb.lemma_.lower())
    subject = _speaker_of(verb)
    things = [word, *(t for t in verb.rights if word.i == verb.i)]
    made = any(
        t.dep_ == "dobj" and words.nouns.get(t.lower_) == "demand" for t in things
    )  # "renewed calls for a truce"
    if subject is None or not (made or (entry is not None and entry.stance == "demand")):
        return False
    first, last = subject.left_edge, subject.right_edge
    return actor is None or subject.pos_ == "PRON" or first.idx <= actor.start < last.idx + len(last)


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
    if verb.lemma_.lower() not in word_list("counting") or is_negated(verb):
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
    last = subject.right_edge.i if agent is not None else _name_end(subject)
    words = doc[subject.left_edge.i : max(subject.i, last) + 1]
    voice = context.voices.voice(words.text)
    if voice.kind == "unknown" and words[0].lower_ == "the":
        voice = _named_before(context, subject) or voice
    if voice.kind == "unknown" and not (subject.pos_ == "PROPN" and subject.lower_ in speaker_words().group_words):
        return None
    return voice.source(words.text, words.start_char)


def _name_end(subject: Token) -> int:
    """The last word of a body's name that goes on behind its head: "the High Commissioner for Refugees"."""
    named = (t for t in subject.rights if t.dep_ == "prep" and t.lower_ in ("of", "for") and t.i == subject.i + 1)
    return next((t.right_edge.i for t in named if subject.pos_ == "PROPN"), subject.i)


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
    if words[0].lower_ == "our" or any(place.start <= subject.idx < place.end for place in context.places):
        return None  # "the town has seen 14 killed"
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
