"""Attributions that a preposition shows: "according to X", "by the account of X"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.drafts import Draft, phrase, sentence_end, sentence_start, subtree
from reportedly.claims.voices.people import names_speaker
from reportedly.claims.voices.speakers import SUBJECTS
from reportedly.claims.voices.words import reporting_words, speaker_words

LONGEST_BEARER = 5  # tokens of a person's name
BEFORE_CREDIT = (",", "(", "-", "–", "—")


def of_preposition(token: Token, phrases: tuple[tuple[str, ...], ...]) -> Draft | None:
    doc, lowers = token.doc, token_table(token.doc).lowers
    if token.lower_ == "by" and (reckoned := _of_reckoning(token)) is not None:
        return reckoned
    for words in phrases:
        if tuple(lowers[token.i : token.i + len(words)]) != words:
            continue
        if len(words) == 1 and not _credits(token):
            return None
        last = token.i + len(words) - 1
        telling = _of_what(doc, last)
        if telling is not None:
            return _told_by_clause(token, telling, last, " ".join(words))
        named = _object_after(doc, last)
        if named is None or named.lemma_.lower() in reporting_words().measures:
            return None
        span = _with_name(doc, _without_subject([i for i in phrase(named) if i > last], token, named))
        span = _with_bearer(doc, span, named)
        cue = list(range(token.i, last + 1))
        content = _sentence_beside(doc, cue, span) or _clause_beside(token, {*span, *cue})
        return Draft(span, cue, content, verb=" ".join(words), rule="preposition", head=named.i)
    return None


def _credits(token: Token) -> bool:
    """Whether ", per X" and ", via X" end a sentence with who told it: not "per day", nor the way somebody took."""
    doc = token.doc
    named = next((t for t in token.rights if t.dep_ == "pobj"), None)
    end = sentence_end(doc, token.i)
    if named is None or not token.i or doc[token.i - 1].text not in BEFORE_CREDIT:
        return False
    if any(not t.is_punct and not t.is_space for t in doc[named.right_edge.i + 1 : end]):
        return False
    lists = speaker_words()
    bodies = lists.organisations | lists.bare | lists.group_words | lists.documents
    return named.lower_ in bodies or (token.lower_ == "per" and named.pos_ == "PROPN")


def _of_reckoning(token: Token) -> Draft | None:
    """ "By the rebels' own reckoning, 60 died"; their apostrophe may be lost."""
    held = next((t for t in token.rights if t.dep_ == "pobj" and t.lower_ in reporting_words().reckoning), None)
    if held is None:
        return None
    owner = next((t for t in held.lefts if t.dep_ in ("poss", "compound") and names_speaker(t)), None)
    if owner is None:
        return None
    source, cue = [i for i in phrase(owner) if i < held.i and i > token.i], [token.i, held.i]
    content = _sentence_beside(token.doc, [token.i], list(range(token.i + 1, held.i + 1)))
    content = content or _clause_beside(token, subtree(held) | {token.i})
    return Draft(source, cue, content, verb="according to", rule="preposition", head=owner.i)


def _of_what(doc: Doc, last: int) -> Token | None:
    """Whoever tells it in "according to what the monitor could document"."""
    what = doc[last + 1] if last + 1 < len(doc) else None
    if what is None or what.lower_ != "what" or what.head.pos_ != "VERB":
        return None
    return next((t for t in what.head.lefts if t.dep_ == "nsubj" and t.i > what.i), None)


def _told_by_clause(token: Token, teller: Token, last: int, words: str) -> Draft:
    clause = sorted(i for i in subtree(teller.head) if i > last)
    cue = list(range(token.i, last + 1))
    content = _sentence_beside(token.doc, cue, clause) or _clause_beside(token, {*clause, *cue})
    source = [i for i in phrase(teller) if i in clause]
    return Draft(source, cue, content - set(clause), verb=words, rule="preposition", head=teller.i)


def _without_subject(span: list[int], token: Token, named: Token) -> list[int]:
    """The source's words where a lost comma let the parse add the subject of the sentence to them: "According to the
    statement missiles hit two tanks"."""
    verb = token.head
    whole = verb.i == token.i and token.i == sentence_start(token.doc, token.i)  # the sentence hangs on the phrase
    if not whole and (
        verb.pos_ not in ("VERB", "AUX")
        or verb.i < named.i
        or any(c.dep_ in (*SUBJECTS, "nsubjpass") for c in verb.children)
    ):
        return span
    lists = speaker_words()
    definite = token.doc[span[0]].lower_ in ("the", "this", "that") if span else False
    for number, i in enumerate(span[:-1]):
        word, after = token.doc[i], token.doc[i + 1]
        if word.lower_ not in lists.documents | lists.organisations:
            continue
        if after.pos_ == "PROPN" and not definite and word.lower_ not in lists.documents:
            continue  # "state news agency SANA": its name
        if after.lower_ in lists.organisations | lists.group_words:
            continue  # "television station"
        if after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return span[: number + 1]
    return span


def _with_name(doc: Doc, span: list[int]) -> list[int]:
    """The source's words with the rest of a name that the parse broke off: "state news agency SANA"."""
    end = sentence_end(doc, span[-1]) if span else 0
    after = [i for i in range(span[-1] + 1, end) if not doc[i].is_punct] if span else []
    known = speaker_words().organisations | speaker_words().group_words
    if after and doc[span[-1]].lower_ in known and all(doc[i].text[:1].isupper() for i in after):
        return span + after
    return span


def _with_bearer(doc: Doc, span: list[int], named: Token) -> list[int]:
    """The source's words with who bears the office that they name: "the director of the clinic, Anna Berg, ..."."""
    offices = speaker_words().ranks | speaker_words().person_words
    if not span or named.lower_ not in offices or named.tag_ != "NN" or span[-1] + 3 >= len(doc):
        return span
    if doc[span[-1] + 1].text != ",":
        return span
    last = first = span[-1] + 2
    while last < min(len(doc), first + LONGEST_BEARER) and doc[last].pos_ == "PROPN":
        last += 1
    return [*span, *range(span[-1] + 1, last)] if last - first > 1 and doc[last : last + 1].text == "," else span


def _sentence_beside(doc: Doc, cue: list[int], source: list[int]) -> set[int]:
    """The rest of the sentence, where the phrase opens or closes it."""
    start, end = sentence_start(doc, cue[0]), sentence_end(doc, cue[0])
    if not source:
        return set()
    if all(doc[i].is_punct or doc[i].is_space for i in range(source[-1] + 1, end)):
        return set(range(_aside_start(doc, start, cue[0]), cue[0]))
    if start == cue[0] and doc[source[-1]].dep_ != "ROOT":
        return set(range(source[-1] + 1, end))
    return set()


def _aside_start(doc: Doc, start: int, end: int) -> int:
    """Where what "according to" closes begins: in "X says it will fight on in Karm, where nine died, according to Y"
    Y tells no more than the clause after the comma, for the rest is said by X."""
    commas = [i for i in range(start, end - 1) if doc[i].text == ","]
    if not commas or doc[commas[-1] + 1].lower_ not in ("where", "which", "who", "whose"):
        return start
    words = reporting_words()
    for token in doc[start : commas[-1]]:
        entry = words.verbs.get(words.lemma(token.lemma_)) if token.pos_ == "VERB" else None
        if entry is not None and entry.is_speech and any(c.dep_ in SUBJECTS and c.i < token.i for c in token.children):
            return commas[-1] + 1
    return start


def _object_after(doc: Doc, index: int) -> Token | None:
    """The noun phrase that starts after a token."""
    end = min(len(doc), index + 25)
    for token in doc[index + 1 : end]:
        if token.dep_ == "pobj" and token.head.i <= index:
            return token
    return next((t for t in doc[index + 1 : end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _clause_beside(token: Token, without: set[int]) -> set[int]:
    """The clause that a preposition's phrase modifies."""
    head = token.head
    for _ in range(8):
        if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("amod", "xcomp", "pcomp", "aux", "auxpass"):
            break
        if head.head.i == head.i:
            break
        head = head.head
    return subtree(head) - without
