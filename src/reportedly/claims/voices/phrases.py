"""The noun phrase that names a speaker, from the words right before the verb, where the parse is lost."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claims.people.people import group_of
from reportedly.claims.text.words import word_list
from reportedly.claims.voices.drafts import HYPHENS
from reportedly.claims.voices.words import reporting_words, speaker_words

LONGEST_SOURCE = 14  # tokens
LONGEST_BRACKET = 6
BODY_LINKS = ("and", "for", "of", "on", "the")
KIN = ("family", "household", "clan", "tribe")
AIRED = ("tv", "television", "radio")


def source_before(doc: Doc, verb: Token) -> list[int]:
    """The noun phrase right before a verb, from its words alone: back to its article, or to where a name begins."""
    end = verb.i
    while end > 0 and (doc[end - 1].pos_ == "ADV" or doc[end - 1].lower_ in ("has", "have", "had")):
        end -= 1
    if end > 2 and doc[end - 1].text == ")":  # "the rights office (HRO) said"
        opened = next((i for i in range(end - 2, max(0, end - LONGEST_BRACKET), -1) if doc[i].text == "("), None)
        end = opened if opened is not None else end
    last = end - 1
    if last < 0 or doc[last].pos_ not in ("NOUN", "PROPN", "PRON", ""):
        return []
    if doc[last].pos_ == "PRON":
        return [last]
    start = last
    for i in range(last - 1, max(-1, last - LONGEST_SOURCE), -1):
        token = doc[i]
        if token.lower_ in reporting_words().turns or not _continues(doc, i, start):
            break
        start = i
        if token.pos_ == "DET" and (
            i == 0 or doc[i - 1].lower_ not in ("of", "at", "in", "from", "for", "with", "and")
        ):
            break
    if start > 2 and doc[start].pos_ == "DET":
        start = _from_name(doc, start)
    while start < last and (
        doc[start].pos_ in ("ADP", "CCONJ", "PUNCT", "PART", "SPACE") or doc[start].lower_ in reporting_words().days
    ):
        start += 1
    return list(range(_from_body(doc, start), last + 1))


def _from_body(doc: Doc, start: int) -> int:
    """Where the name of a body begins of which only the end was taken: ", the Institute for the Study of War"."""
    first = start
    while first > 0 and start - first < LONGEST_SOURCE:
        before = doc[first - 1]
        if before.lower_ not in BODY_LINKS and not before.text[:1].isupper():
            break
        first -= 1
    whole = start - first > 1 and doc[start - 1].lower_ in BODY_LINKS and doc[first].lower_ == "the"
    named = any(
        doc[i].text[:1].isupper() and doc[i].lower_ in speaker_words().organisations for i in range(first, start)
    )
    return first if whole and named and first > 0 and doc[first - 1].text == "," else start


def _from_name(doc: Doc, article: int) -> int:
    """Where the name begins that stands between a comma and what its bearer is: ", Anna Berg a nurse in Karm"."""
    first = article
    while first > 0 and doc[first - 1].pos_ == "PROPN" and article - first < LONGEST_BRACKET:
        first -= 1
    if article - first > 1 and first > 0 and doc[first - 1].lower_ == "the" and first - 1 > 0:
        return first - 1  # "sniper fire the Coordination Committees a network of activists said"
    return first if article - first > 1 and doc[first - 1].text == "," else article


def _continues(doc: Doc, index: int, start: int) -> bool:
    """Whether the token before a noun phrase's first word so far belongs to it."""
    token, first = doc[index], doc[start]
    if not token.pos_:  # not tagged: an article, or words written as a name
        return first.lower_ not in ("the", "a", "an") and (
            token.lower_ in ("the", "a", "an") or token.text[:1].isupper()
        )
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "NUM") or (token.pos_ == "PART" and token.lower_ in ("'s", "’s")):
        if first.pos_ == "DET":
            return False
        if token.pos_ == "NOUN" and token.tag_ == "NNS":  # "... rebel groups diplomats said"
            return first.pos_ not in ("ADJ", "PROPN") and first.tag_ != "NNS"
        return True
    if token.lower_ in ("of", "at", "for", "from", "in") and index > 0:
        lists = speaker_words()
        before = doc[index - 1]
        seat = first.pos_ == "PROPN" and before.lower_ in ("office", "mission", "branch", "delegation")
        return (
            seat
            or before.lower_ in lists.person_words
            or (before.pos_ == "PROPN" and before.lower_ in lists.organisations)
        )
    if token.tag_ in ("VBN", "VBG") and index > 0 and doc[index - 1].text == "-":
        return first.pos_ in ("NOUN", "PROPN", "ADJ")  # "a rebel-linked agency"
    if token.text == "-" and first.tag_ in ("VBN", "VBG"):
        return True
    if token.text == "-":
        return index > 0 and first.pos_ == "PROPN" and not token.whitespace_ and not doc[index - 1].whitespace_
    if token.lower_ == "and" and index > 0:
        lists, joined = speaker_words(), doc[index - 1].lower_
        return joined in lists.person_words or (joined in lists.describing and first.lower_ in lists.describing)
    return False


def speaker_part(doc: Doc, source: list[int]) -> list[int]:
    """What of the words right before a reporting verb names the speaker, where a lost comma let the end of what is said
    run into the name: "shot in the arm Berg said", "two died in a hospital police said"."""
    last = doc[source[-1]]
    if last.i - source[0] + 1 != len(source) or len(source) == 1:
        return source
    source = _from_article(doc, source)
    lists = speaker_words()
    if lists.pronouns.get(last.lower_, "relative") != "relative":
        start = last.i
    elif last.lower_ in lists.bare or last.lower_ in AIRED:
        start = _bare_start(doc, source)
    elif last.pos_ == "PROPN" and last.lower_ not in lists.organisations:
        start = _name_start(doc, source)
    else:
        return source
    return list(range(start, last.i + 1))


@cache
def _dates() -> frozenset[str]:
    return reporting_words().days | {month.lower() for month in word_list("months")}


def _from_article(doc: Doc, source: list[int]) -> list[int]:
    """The words from the last article on, where what stands before it is no name that it describes ("wounding soldiers
    a medical source"; but "Anna Berg a nurse")."""
    for i in reversed(source[1:]):
        if doc[i].lower_ in ("a", "an", "the") and doc[i - 1].pos_ in ("NOUN", "NUM", "ADJ", "ADV", "PROPN"):
            before = doc[source[0] : i]
            dated = all(token.lower_ in _dates() or token.pos_ == "NUM" for token in before)
            small = speaker_words().particles | HYPHENS
            named = all(token.text[:1].isupper() or token.lower_ in small or token.is_punct for token in before)
            return source if named and not dated else list(range(i, source[-1] + 1))
    return source


def _bare_start(doc: Doc, source: list[int]) -> int:
    """Where "local officials" begin: only what describes speakers stands before them, and no "a"."""
    lists = speaker_words()
    start = source[-1]
    if start - 2 > source[0] and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in lists.group_words:
        return source[0]  # "a network of activists"
    while start > source[0]:
        before = doc[start - 1]
        if before.lower_ in ("a", "an", "another", "one", "each", "every"):
            joined = any(token.lower_ == "and" for token in doc[start : source[-1]])
            return start - 1 if joined else source[-1]  # "a doctor and witnesses"
        named = before.text[:1].isupper() and before.lower_ not in reporting_words().days
        if not (named or before.lower_ in lists.describing | lists.articles | lists.organisations | lists.person_words):
            return start
        start -= 1
        if before.lower_ in ("the", "some", "several", "many"):
            return start
    return start


def _name_start(doc: Doc, source: list[int]) -> int:
    """Where a name begins that stands after a word for a thing: with its titles and what its bearer is."""
    lists = speaker_words()
    start = source[-1]
    while start > source[0]:
        before = doc[start - 1]
        if before.pos_ not in ("NOUN", "ADJ") or before.text[:1].isupper() or before.lower_ in reporting_words().days:
            if before.pos_ not in ("PROPN", "NOUN", "ADJ", "PUNCT"):
                return source[0]
            start -= 1
            continue
        if before.pos_ == "ADJ" and start - 1 == source[0] and before.lower_ not in lists.describing | lists.titles:
            return start  # "called it unacceptable Kremlin spokesman Berg said"
        known = lists.organisations | lists.person_words | lists.group_words | lists.ranks | lists.titles | lists.bare
        described = group_of(before) is not None and before.tag_ != "NNS" and before.lower_ not in KIN
        if before.lower_ not in known and not described:
            return start  # "nine members of one family Berg said"; but "farmer Berg"
        start -= 1
    return start
