"""Attributions that the layout shows: headlines and short lines of news, turns of a written conversation, credits in
brackets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.drafts import STOPS, Draft, breaks_line, is_break, last_noun, sentence_start
from reportedly.claims.voices.phrases import LONGEST_SOURCE
from reportedly.claims.voices.words import speaker_words
from reportedly.vocabulary import vocabulary

HEADLINE = 30  # tokens
SHORT = 6  # tokens of a source in a headline
SHORT_HANDLE = 4  # letters of "@name"
DASHES = ("-", "–", "—", "--")


def bracket_drafts(doc: Doc) -> Iterator[Draft]:
    """ "Some 900 people have fled the town (UNHCR)", "(Source: Kell Watch)": who is credited behind a sentence."""
    for at in token_table(doc).written((")",)):
        if at + 1 < len(doc) and doc[at + 1].text not in STOPS and not is_break(doc[at + 1]):
            continue
        opened = next((i for i in range(at - 1, max(0, at - LONGEST_SOURCE), -1) if doc[i].text == "("), None)
        start = sentence_start(doc, at)
        if opened is None or opened - start < SHORT:
            continue
        credited = opened + 1 + 2 * (doc[opened + 1].lower_ in ("source", "sources") and doc[opened + 2].text == ":")
        name = doc[credited:at]
        alone = credited > opened + 1 or name.text.lower() in _credited()
        if alone and len(name) and name[-1].pos_ in ("PROPN", "NOUN"):
            source = list(range(credited, at))
            yield Draft(
                source, [opened], set(range(start, opened)), "according to", rule="preposition", head=source[-1]
            )


@cache
def _credited() -> frozenset[str]:
    """Names of bodies that sentences are credited to, as the vocabulary writes them."""
    known = (s for s in vocabulary().sources.values() if s.kind in ("un", "ngo", "monitor", "media") and not s.party)
    return frozenset(name.lower() for s in known for name in (s.name, *s.aliases))


def headline_drafts(doc: Doc) -> Iterator[Draft]:
    """ "Monitor: strike kills ten" and "Strike kills ten: monitor", "Strike kills ten - monitor": the headline, and
    short lines of news below it that end without a full stop and name somebody."""
    table = token_table(doc)
    ends = [at for at, text in enumerate(table.texts) if breaks_line(text)]
    for number, (start, end) in enumerate(pairwise([-1, *ends, len(doc)])):
        first = start + 1
        if not number or (4 <= end - first <= HEADLINE and table.texts[end - 1] not in STOPS):
            draft = _of_headline(doc, _after_flash(doc, first, end), end)
            if draft is not None and (not number or any(_is_speaker(doc[i]) for i in draft.source)):
                yield draft


def _of_headline(doc: Doc, first: int, end: int) -> Draft | None:
    if end - first < 4 or end - first > HEADLINE:
        return None
    mark = next((i for i in range(first + 1, end - 1) if doc[i].text == ":"), None)
    if mark is None:
        dash = next((i for i in range(end - 2, max(first + 3, end - SHORT), -1) if doc[i].text in DASHES), None)
        known = dash is not None and (_is_speaker(doc[end - 1]) or doc[dash + 1 : end].text.lower() in _credited())
        return _behind(doc, first, dash, end) if dash is not None and known else None
    if mark == first + 1 and doc[first].lower_ in speaker_words().labels:
        return _of_headline(doc, mark + 1, end)
    left, right = list(range(first, mark)), list(range(mark + 1, end))
    if doc[mark - 1].lower_ in speaker_words().counted and doc[mark + 1].pos_ == "NUM":
        return None  # "Fatalities: 5"
    if len(left) <= SHORT and len(left) < len(right) and _names_somebody(doc, left):
        return Draft(left, [mark], set(right), ":", rule="headline", head=last_noun(doc, left))
    return _behind(doc, first, mark, end)


def _behind(doc: Doc, first: int, mark: int, end: int) -> Draft | None:
    """Who is named behind a mark."""
    source = list(range(mark + 1, end))
    if len(source) > SHORT or not _names_somebody(doc, source):
        return None
    return Draft(source, [mark], set(range(first, mark)), ":", rule="headline", head=last_noun(doc, source))


def _after_flash(doc: Doc, first: int, end: int) -> int:
    """Where a line begins behind "URGENT:" and "BREAKING -"."""
    for at in range(first + 1, min(end, first + 3)):
        if doc[first:at].text.lower() in speaker_words().flashes and doc[at].text in (":", *DASHES):
            return at + 1
    return first


def _is_speaker(noun: Token) -> bool:
    """Whether a word ends who speaks in a line of news: "police", "health ministry"."""
    lists = speaker_words()
    return noun.lower_ in lists.bare | lists.organisations | lists.person_words - lists.documents


def turn_drafts(doc: Doc) -> Iterator[Draft]:
    """Turns of a written conversation: "MAYOR BERG: We hold the bridge." with what follows to the paragraph's end. One
    word in capitals that has no answer is the place of a dateline ("KARM: Nine people died")."""
    opened = list(_openings(doc))
    alone = len(opened) == 1 and opened[0][1] - opened[0][0] == 1 and doc[opened[0][0]].is_upper
    for start, colon in opened if not alone else ():
        end = next((t.i for t in doc[colon:] if is_break(t)), len(doc))
        if end - colon > SHORT:
            source = list(range(start, colon))
            yield Draft(source, [colon], set(range(colon + 1, end)), ":", rule="clause", head=source[-1])


def handle_drafts(doc: Doc) -> Iterator[Draft]:
    """Posts: "@KarmWatch: Two jets hit the market", "RT @KarmWatch: ..." with what follows to the paragraph's end."""
    for at, text in enumerate(token_table(doc).texts):
        if not text.startswith("@") or len(text) < SHORT_HANDLE or at + 2 >= len(doc) or doc[at + 1].text != ":":
            continue
        before = at - (doc[at - 1].lower_ in ("rt", "via") if at else 0)
        if before and not is_break(doc[before - 1]):
            continue
        end = next((t.i for t in doc[at:] if is_break(t)), len(doc))
        yield Draft([at], [at + 1], set(range(at + 2, end)), ":", rule="clause", head=at)


def _openings(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin with a name and a colon: the first token of the name, and the colon."""
    for at, text in enumerate(token_table(doc).texts):
        if "\n" not in text or not is_break(doc[at]):
            continue
        start = at + 1
        colon = next((t.i for t in doc[start : start + SHORT] if t.text == ":"), None)
        if colon is None or colon == start or any(t.pos_ != "PROPN" and t.text != "." for t in doc[start:colon]):
            continue
        if colon == start + 1 and doc[start].lower_ in speaker_words().labels:
            continue
        yield start, colon


def _names_somebody(doc: Doc, indices: list[int]) -> bool:
    if not any(doc[i].is_alpha for i in indices):
        return False  # "corrected its figure: 52"
    return all(doc[i].pos_ not in ("VERB", "AUX") for i in indices) and doc[indices[-1]].pos_ in (
        "NOUN",
        "PROPN",
        "PUNCT",
        "ADJ",
    )
