"""Gives quotations to their speakers: a quotation that a content touches is wholly said by the same voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.clauses import cue_of, name_source
from reportedly.claims.voices.drafts import Draft, breaks_line, is_break, sentence_end, sentence_start
from reportedly.claims.voices.phrases import source_before
from reportedly.claims.voices.quotes import MARKS, Quotation, by_token
from reportedly.claims.voices.speakers import subject_of
from reportedly.claims.voices.words import ReportingWords

STATEMENT = 1_000  # tokens of a statement without quotation marks
SHORT = 6
SHORT_NAME = 16  # tokens
NAMING = ("PROPN", "NOUN", "PRON", "ADJ", "DET", "ADP", "ADV", "NUM", "PART", "CCONJ")
REACH = 40  # tokens between a quotation and the verb that reports it


@dataclass
class Quoting:
    """The quotations of a text while they are given to speakers."""

    doc: Doc
    words: ReportingWords
    quotations: list[Quotation]
    drafts: list[Draft]

    def __post_init__(self) -> None:
        self.inside = dict(by_token(self.quotations))
        self.owner: dict[Quotation, Draft] = {}
        self.by_cue = {i: draft for draft in reversed(self.drafts) for i in draft.cue}

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        for i in draft.cue:
            self.by_cue.setdefault(i, draft)


def add_quotations(doc: Doc, words: ReportingWords, drafts: list[Draft], quotations: list[Quotation]) -> list[Draft]:
    """The drafts with their contents stretched over whole quotations, and quotations that go on with the last voice."""
    work = Quoting(doc, words, quotations, drafts)
    for draft in drafts:
        _stretch(work, draft)
    for quotation in quotations:
        _name_between(work, quotation)
        if quotation not in work.owner:
            _find_speaker(work, quotation)
            if quotation in work.owner and not work.owner[quotation].source:
                _name_between(work, quotation)
    for at in token_table(doc).written((":",)):
        if at and at not in work.inside:
            _state(work, doc[at])
    last: Draft | None = None
    for quotation in quotations:
        if quotation in work.owner:
            last = work.owner[quotation]
        elif last is not None and quotation.is_sentence(doc):
            last = _go_on(work, last, quotation) or last
    return [draft for draft in work.drafts if _is_kept(work, draft)]


def _name_between(work: Quoting, quotation: Quotation) -> None:
    """ "..." X told Y: what stands between the closing mark and the verb names the speaker, whatever the parse made of
    it."""
    draft = work.owner.get(quotation)
    if draft is None or not draft.cue or not quotation.last < draft.cue[0] <= quotation.last + SHORT_NAME:
        return
    between = [t for t in work.doc[quotation.last + 1 : draft.cue[0]] if not t.is_punct and not t.is_space]
    if between and between[-1].pos_ == "PRON":
        between = between[-1:]
    if between and all(t.pos_ in NAMING for t in between) and between[-1].pos_ in ("PROPN", "NOUN", "PRON"):
        draft.source = [t.i for t in between]
        draft.head = _head_of(between).i
        draft.content -= set(range(quotation.last + 1, draft.cue[0]))


def _head_of(words: Sequence[Token]) -> Token:
    """The noun that other words hang on: "the spokesman of the Kell Brigade" is a spokesman."""
    inside = {word.i for word in words}
    heads = (w for w in words if w.head.i not in inside and w.pos_ in ("NOUN", "PROPN", "PRON"))
    return next(heads, words[-1])


def _take(work: Quoting, draft: Draft, quotation: Quotation) -> None:
    draft.content |= set(range(quotation.first, quotation.last + 1))
    draft.quoted = True
    work.owner.setdefault(quotation, draft)


def _stretch(work: Quoting, draft: Draft) -> None:
    """Clips a content to its cue's paragraph, where a parse ran over it, then takes in the quotations it touches."""
    touched = {work.inside[i]: None for i in sorted(draft.content) if i in work.inside}
    draft.content = _clipped(work.doc, draft)
    for quotation in touched:
        if not any(i in quotation for i in draft.cue) and (
            quotation.first in draft.content or quotation.last in draft.content or _mostly(draft, quotation)
        ):
            _take(work, draft, quotation)


def _mostly(draft: Draft, quotation: Quotation) -> bool:
    inner = range(quotation.first + 1, quotation.last)
    return 2 * sum(i in draft.content for i in inner) >= len(inner)


def _clipped(doc: Doc, draft: Draft) -> set[int]:
    """The content without what stands beyond a line feed, seen from the cue."""
    first, last = min(draft.cue), max(draft.cue)
    low, high = min(draft.content), max(draft.content)
    texts = token_table(doc).texts
    for i in range(first - 1, low - 1, -1):
        if breaks_line(texts[i]):
            low = i + 1
            break
    for i in range(last + 1, high + 1):
        if breaks_line(texts[i]):
            high = i - 1
            break
    return {i for i in draft.content if low <= i <= high}


def _find_speaker(work: Quoting, quotation: Quotation) -> None:
    """Looks for the verb that reports a quotation: after it in its sentence, else before it."""
    verb = _verb_after(work, quotation) or _verb_before(work, quotation)
    if verb is None:
        return
    draft = work.by_cue.get(verb.i)
    if draft is None:
        lemma = work.words.lemma(verb.lemma_)
        draft = Draft(cue=cue_of(verb), verb=lemma, stance=work.words.verbs[lemma].stance, rule="clause")
        draft.content = set(range(quotation.first, quotation.last + 1))
        subject = subject_of(verb, draft.content) or _name_beside(work, verb, quotation)
        if subject is not None and subject.i not in work.inside:
            name_source(draft, subject)
        work.add(draft)
    _take(work, draft, quotation)


def _state(work: Quoting, colon: Token) -> None:
    """ "The minister said:" and then the statement without quotation marks: to the end of the paragraph, or of the
    text where the colon ends its own paragraph."""
    doc, verb = work.doc, next((t for t in (colon.nbor(-1), colon.head) if _speech(work, t)), None)
    after = colon.i + 1
    if verb is None or abs(verb.i - colon.i) > SHORT or after >= len(doc):
        return
    ends_paragraph = is_break(doc[after])
    while after < len(doc) and doc[after].is_space:
        after += 1
    stop = _statement_end(work, after, ends_paragraph)
    if stop - after < SHORT:
        return
    draft = work.by_cue.get(verb.i)
    if draft is None:
        lemma = work.words.lemma(verb.lemma_)
        draft = Draft(cue=cue_of(verb), verb=lemma, stance=work.words.verbs[lemma].stance, rule="clause")
        work.add(draft)
    if not draft.source:
        _name_stating(draft, verb, colon, set(range(after, stop)))
    draft.content |= set(range(after, stop))


def _name_stating(draft: Draft, verb: Token, colon: Token, statement: set[int]) -> None:
    """Who makes a statement: the subject of its verb, else the words right before ("Minister Berg said:", which a
    parse may take for a part of what is said)."""
    subject = subject_of(verb, statement)
    if subject is not None:
        name_source(draft, subject)
    elif verb.i + 1 == colon.i:
        draft.source = source_before(verb.doc, verb)
        draft.head = draft.source[-1] if draft.source else None
    draft.content -= set(draft.source)


def _statement_end(work: Quoting, start: int, whole: bool) -> int:
    """Where a statement ends: before the first quotation, or with its paragraph."""
    for token in work.doc[start : start + STATEMENT]:
        if token.i in work.inside or (is_break(token) and not whole):
            return token.i
    return min(len(work.doc), start + STATEMENT)


def _speech(work: Quoting, token: Token) -> bool:
    entry = work.words.verbs.get(work.words.lemma(token.lemma_)) if token.pos_ == "VERB" else None
    return entry is not None and token.i not in work.inside and bool(entry.vouches & {"clause", "reply"})


def _verb_after(work: Quoting, quotation: Quotation) -> Token | None:
    doc, start = work.doc, quotation.last + 1
    if quotation.last - quotation.first < 3 or doc[quotation.last - 1].text in (".", "…"):
        return None
    end = min(sentence_end(doc, start), start + REACH) if start < len(doc) else start
    for token in doc[start:end]:
        if token.i in work.inside and token.text in MARKS:
            return None
        if _speech(work, token):
            return token
    return None


def _verb_before(work: Quoting, quotation: Quotation) -> Token | None:
    doc, stop = work.doc, quotation.first
    while stop > 0 and doc[stop - 1].is_space:
        stop -= 1
    led_in = stop > 0 and doc[stop - 1].text in (":", ",")
    if not led_in or (stop < quotation.first and doc[stop - 1].text != ":"):
        return None
    for token in reversed(doc[max(sentence_start(doc, stop - 1), stop - REACH) : stop]):
        if token.i in work.inside:
            return None
        if _speech(work, token):
            return token
    return None


def _name_beside(work: Quoting, verb: Token, quotation: Quotation) -> Token | None:
    """The name in `X told Y` and `said X`, where the parse shows no subject."""
    if verb.i < quotation.first:
        return None
    before = work.doc[verb.i - 1]
    if before.pos_ in ("PROPN", "NOUN", "PRON") and before.i not in work.inside:
        return before
    if work.words.lemma(verb.lemma_) == "tell":
        return None
    named = None
    for token in work.doc[verb.i + 1 : verb.i + 8]:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            named = token
        elif named is not None or token.is_punct:
            break
    return named


def _go_on(work: Quoting, last: Draft, quotation: Quotation) -> Draft | None:
    """A quotation that nobody is named for: more of the last voice's words if they stand in the same paragraph right
    before it, or if it makes up a paragraph of its own after one of theirs."""
    doc = work.doc
    end = max(last.content | set(last.cue) | set(last.source))
    between = doc[end + 1 : quotation.first]
    if quotation.first < end or len(between) > REACH:
        return None
    if not any(is_break(t) for t in between):
        if sentence_end(doc, end) <= quotation.first or all(t.is_punct or t.is_space for t in between):
            _take(work, last, quotation)
            return last
        return None
    after = quotation.last + 1
    alone = is_break(doc[quotation.first - 1]) and (after >= len(doc) or is_break(doc[after]))
    if alone and sum(is_break(t) for t in between) == 1 and last.quoted:
        draft = Draft(last.source, last.cue, set(), last.verb, last.stance, True, "clause", last.head)
        _take(work, draft, quotation)
        work.add(draft)
        return draft
    return None


def _is_kept(work: Quoting, draft: Draft) -> bool:
    entry = work.words.verbs.get(draft.verb)
    if not draft.content or entry is None:
        return bool(draft.content)
    if not draft.quoted and (
        (not entry.takes - {"reply"} and draft.rule not in entry.vouches)
        or (draft.rule == "parenthesis" and draft.verb not in work.words.trailing)
    ):
        return False
    return entry.is_speech or draft.cue[0] not in work.inside
