"""Another figure for the same harm, given by somebody else in a later sentence: a claim of its own, under his name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence, sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import word_list
from reportedly.claims.voices.identity import Voice
from reportedly.claims.voices.who_says import source_of
from reportedly.claims.who.tellers import counting_voice
from reportedly.records import Source

UP = 4  # heads from a figure to the verb by which it is given


def apart_by_teller(context: Context, found: Sequence[Found]) -> list[Found]:
    """The claims, where a figure that a later sentence gives for a harm told before ("The clinic put the figure at 88")
    stands in a claim of its own if that sentence tells whose figure it is."""
    return [one for item in found for one in _apart(context, item)]


def _apart(context: Context, item: Found) -> Iterator[Found]:
    doc, anchor = context.parsed.doc, item.happening.anchor
    _, end = sentence_bounds(doc, anchor)
    clauses = token_table(doc).texts[anchor + 1 : end]
    end = anchor + 1 + clauses.index(";") if ";" in clauses else end
    later: dict[int, list[int]] = {}
    for at, mention in enumerate(item.happening.tolls):
        if mention.rule == "tally" and mention.start >= end and mention.hit.anchor < end:
            later.setdefault(max(first_of_sentence(doc[mention.start]), end), []).append(at)
        elif mention.start < end and (first := _own_clause(context, item, doc[mention.end - 1])) is not None:
            later.setdefault(first, []).append(at)
    for at, mention in enumerate(item.happening.tolls):  # "... at 88, of whom it says 40 were women"
        first = max((i for i in later if i <= mention.start), default=-1)
        if mention.part and first >= 0 and at not in later[first]:
            later[first].append(at)
    told = {first: _teller(context, doc[item.happening.tolls[ats[0]].end - 1]) for first, ats in later.items()}
    told = {first: source for first, source in told.items() if source is not None and source.name != item.source.name}
    apart = {at for first in told for at in later[first]}
    if not apart:
        yield item
        return
    rest = [at for at in range(len(item.tolls)) if at not in apart]
    yield _with(item, rest, (item.span[0], min(item.span[1], doc[min(told)].idx)))
    for first, source in told.items():
        if source is not None:
            following = min((i for i in later if i > first), default=len(doc))
            words = doc[first : min(end_of_sentence(doc[first]), following)]
            begin = next((t.idx for t in words if not t.is_space and t.text != ";"), words.start_char)
            one = _with(item, later[first], (begin, words.end_char))
            yield replace(one, source=source, status="asserted", status_words="", pronoun=None)


def _own_clause(context: Context, item: Found, number: Token) -> int | None:
    """Where the clause begins in which somebody else gives another figure: "nine died, the mayor said, but a nurse put
    the dead at 14"."""
    doc = context.parsed.doc
    verb = next((t for t in number.ancestors if t.pos_ == "VERB"), None)
    if (
        verb is None
        or verb.lemma_.lower() not in word_list("counting")
        or verb.i > number.i
        or item.source.text is None
    ):
        return None
    if verb.i <= item.happening.anchor or verb in doc[item.happening.anchor].ancestors:
        return None
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    return subject.left_edge.i if subject is not None and subject.i > item.happening.anchor else None


def _teller(context: Context, number: Token) -> Source | None:
    """Whose figure it is: the subject of the verb by which it is given, else who says so."""
    verb = number
    for _ in range(UP):
        if verb.pos_ == "VERB" or verb.head.i == verb.i:
            break
        verb = verb.head
    counted = counting_voice(context, verb) if verb.pos_ == "VERB" else None
    if counted is not None:
        return counted
    span = number.idx, number.idx + len(number)  # "doctors say the true figure is 30"
    said = source_of(span, context.attributions, context.parsed, context.voices, context.report)
    return said if said.text is not None else _estimated(context, verb)


def _estimated(context: Context, verb: Token) -> Source | None:
    """Who made "estimates by aid workers"; nobody named for "other estimates"."""
    noun = next((t for t in verb.lefts if t.dep_ == "nsubj" and t.lower_ in ("estimate", "estimates")), None)
    if noun is None:
        return None
    by = (t for prep in noun.rights if prep.lower_ in ("by", "from") for t in prep.rights if t.dep_ == "pobj")
    maker = next(by, None)
    words = noun.doc[(maker or noun).left_edge.i : (maker or noun).i + 1]
    voice = context.voices.voice(words.text) if maker is not None else Voice("unknown", "unknown")
    return voice.source(words.text, words.start_char)


def _with(item: Found, tolls: Sequence[int], span: tuple[int, int]) -> Found:
    happening = replace(item.happening, tolls=[item.happening.tolls[at] for at in tolls])
    return replace(item, happening=happening, span=span, tolls=tuple(item.tolls[at] for at in tolls))
