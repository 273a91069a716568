"""A claim that its own sentence rebuts: "the army denied that it had bombed the market, as residents said". Denied by
one, it is told by the other, and both are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.parties.phrases import noun_phrase
from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.words import whether_list, word_list
from reportedly.records import Participant, Source

UP = 4  # heads from a deed to the verb that denies it
AS = "as"


def with_rebutted(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, and beside each that is denied the same as told by whom the sentence names for it."""
    return [one for item in found for one in _both(context, item)]


def _both(context: Context, item: Found) -> Iterator[Found]:
    if item.status != "denied" or item.happening.kind in ("accuse", "demand", "condemn", "announce"):
        yield item
        return
    anchor = context.parsed.doc[item.happening.anchor]
    denial = _denial(anchor)
    claimant = _claimant(denial, anchor) if denial is not None else None
    source = _voice(context, claimant) if claimant is not None else None
    if denial is None or claimant is None or source is None or source.name == _voice_name(context, denial):
        yield item
        return
    verb = claimant.head
    first, last = item.span
    aside = _says_so(verb, claimant)
    told_at = verb.left_edge.idx if aside else first
    end = min(last, _end_before(context, told_at)) if aside and told_at > first else last
    denier = _denier(context, denial) or item.source
    yield replace(item, span=(first, end), source=denier)
    whole = (first, max(last, verb.idx + len(verb))) if aside else (min(first, claimant.left_edge.idx), last)
    if whole != (first, end):
        actor = item.actor or _taken_up(context, item, denier)
        yield replace(item, span=whole, source=source, status="asserted", status_words="", actor=actor, pronoun=None)


def _taken_up(context: Context, item: Found, denier: Source) -> Participant | None:
    """The denier, of whose deed he speaks by a pronoun: whoever claims it does not mean himself."""
    if item.pronoun is None or denier.text is None or denier.start is None or denier.end is None:
        return None
    parties = context.resolve(denier.text)
    return Participant(text=denier.text, start=denier.start, end=denier.end, parties=parties)


def _denial(deed: Token) -> Token | None:
    """The verb that denies a deed: "denied shelling", "rejected claims that they shelled"."""
    over = deed
    for _ in range(UP):
        if over.head.i == over.i:
            return None
        over = over.head
        if over.pos_ == "VERB" and over.lemma_.lower() in whether_list("denials") and over.i < deed.i:
            untold = is_negated(over) or over.lemma_.lower() in whether_list("deeds_undone")
            return None if untold else over
    return None


def _claimant(denial: Token, deed: Token) -> Token | None:
    """Who claims it: the owner of the claim that is rebutted, or the subject of "as ... said"."""
    for noun in denial.rights:
        told = noun.lemma_.lower() in whether_list("said") | word_list("tellings")
        if told and noun.dep_ == "dobj" and noun.i < deed.i:
            for child in noun.children:
                if child.dep_ == "poss":
                    return child
                if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                    return next((t for t in child.rights if t.dep_ == "pobj"), None)
            return None
    behind = (token for token in denial.subtree if token.i > deed.i and token.dep_ == "nsubj")
    return next((token for token in behind if _says_so(token.head, token)), None)


def _says_so(verb: Token, subject: Token) -> bool:
    """Whether "as residents said" stands there."""
    marks = any(t.lower_ == AS and t.dep_ in ("mark", "advmod", "prep") and t.i < subject.i for t in verb.lefts)
    return marks and verb.pos_ == "VERB" and verb.lemma_.lower() in word_list("claiming_so")


def _voice(context: Context, head: Token) -> Source | None:
    phrase = next(noun_phrase(head.doc, head))
    words = head.doc[phrase.start : phrase.end]
    voice = context.voices.voice(words.text)
    return None if voice.name == "unknown" else voice.source(words.text, words.start_char)


def _denier(context: Context, denial: Token) -> Source | None:
    subject = next((t for t in denial.lefts if t.dep_ == "nsubj"), None)
    return _voice(context, subject) if subject is not None and subject.pos_ in ("NOUN", "PROPN") else None


def _voice_name(context: Context, denial: Token) -> str | None:
    source = _denier(context, denial)
    return source.name if source is not None else None


def _end_before(context: Context, at: int) -> int:
    """The end of the words before a code point, without the comma between."""
    return len(context.parsed.text[:at].rstrip(" ,"))
