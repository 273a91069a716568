"""Phrases that name participants: where they begin and end, and what kind of words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reportedly.claims.text.brackets import closed
from reportedly.claims.text.kept import kept_for_token
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.words import word_lists

LEFT_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
BEFORE_NOUN = LEFT_MODIFIERS | {"det", "nummod", "quantmod", "predet", "advmod", "punct", "neg", "intj", "meta"}
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
SIDES = frozenset({"between", "among", "amongst"})
HEADING = frozenset({"-", "–", "—", ":"})  # behind the place that a line is about
LONGEST = 20  # tokens of a participant's words
DEEPEST = 4  # prepositional phrases inside one another


class Phrase(NamedTuple):
    """Words that name a participant: token positions, `end` excluded, and the token on which they hang."""

    start: int
    end: int
    head: int


def who_list(name: str) -> frozenset[str]:
    """A list of `who.toml`."""
    return word_lists("who.toml")[name]


def listed(token: Token, name: str) -> bool:
    """Whether a token or its lemma stands in a list of `who.toml`."""
    words = word_lists("who.toml")[name]
    return token.lower_ in words or token.lemma_ in words


def noun_phrase(doc: Doc, head: Token) -> Iterator[Phrase]:
    """The noun with what stands before it, its coordinated nouns, and what tells whose it is or where it belongs."""
    yield _phrase_of(head)


@kept_for_token
def _phrase_of(head: Token) -> Phrase:
    doc = head.doc
    start, end = _start(doc, head), _end(head, 0)
    if end - start > LONGEST:
        start, end = max(start, head.i - LONGEST // 2), min(end, head.i + LONGEST // 2)
    return Phrase(start, closed(doc, start, _hyphened_on(doc, max(end, head.i + 1))), head.i)


def behind_heading(doc: Doc, phrase: Phrase) -> int:
    """Where a phrase begins behind the place that its line is about: "KARM - Gunmen", "Karm: gunmen"."""
    inside = range(phrase.head - 1, phrase.start, -1)
    marks = (i for i in inside if doc[i].text in HEADING and doc[i].whitespace_)
    return next((i for i in marks if doc[i].text == ":" or doc[i - 1].whitespace_), phrase.start - 1) + 1


def _hyphened_on(doc: Doc, end: int) -> int:
    """Past the hyphen inside a name that a broken parse would end there: "Liwa al" in "Liwa al-Karm"."""
    for _ in range(DEEPEST):
        name = end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text[:1].isupper()
        if not name or doc[end - 1].whitespace_ or doc[end].whitespace_:
            break
        end += 2
    return end


def between(token: Token) -> Iterator[Token]:
    """The nouns after "between" that tell the sides of something done by two: "clashes between the army and rebels",
    also where it hangs on the verb or further off ("clashes erupted between", "clashes went on near Karm between")."""
    first, end = sentence_bounds(token.doc, token.i)
    if SIDES.isdisjoint(token_table(token.doc).lowers[first:end]):
        return  # most sentences have none, and this is told more quickly than what hangs on the token
    own = [t for t in token.children if t.dep_ == "prep" and t.lower_ in SIDES]
    subject = token.dep_ in ("nsubj", "nsubjpass", "attr", "ROOT") and token.pos_ in ("NOUN", "PROPN")
    if not own and subject and listed(token, "mutual"):
        reach = token.doc[token.i + 1 : min(token.i + LONGEST, end)]
        own = [t for t in reach if t.lower_ == "between" and t.dep_ == "prep"][:1]
        own = [t for t in own if any(n.dep_ == "conj" for side in t.children for n in side.children)]
    for prep in own:
        yield from (t for t in prep.children if t.dep_ == "pobj" and not is_time(t))


def conjuncts(doc: Doc, head: Token) -> list[Phrase]:
    """The coordinate nouns of a phrase, each by itself: "the army" and "rebels" in "the army and rebels"."""
    nouns, token = [head], head
    for _ in range(DEEPEST):
        following = next((t for t in token.rights if t.dep_ == "conj" and t.pos_ in NAMING), None)
        if following is None:
            break
        nouns.append(following)
        token = following
    phrases = []
    for number, noun in enumerate(nouns):
        end = noun.i + 1 if number + 1 < len(nouns) else max(_end(noun, 0), noun.i + 1)
        phrases.append(Phrase(_start(doc, noun), end, noun.i))
    return phrases


def _start(doc: Doc, head: Token) -> int:
    """The first word before the noun that belongs to it without a gap: a broken parse hangs much else on it."""
    start = head.i
    for left in reversed(list(head.lefts)):
        if left.dep_ not in BEFORE_NOUN or left.right_edge.i != start - 1:
            break
        start = left.left_edge.i
    while start < head.i and (doc[start].is_punct or doc[start].is_space) and doc[start].text != "(":
        start += 1
    return start


def _end(head: Token, depth: int) -> int:
    end = head.i + 1
    for right in head.rights:
        if right.left_edge.i > end + 1:
            break
        reach = _reach(right, depth)
        if reach is None:
            break
        end = max(end, reach)
    return end


def _reach(right: Token, depth: int) -> int | None:
    """Where a right-hand part of a noun phrase ends; 0: it adds nothing, None: the phrase ends before it."""
    if right.dep_ in ("cc", "punct", "case") or right.lower_ in ("'s", "’s"):
        return 0
    if depth >= DEEPEST:
        return None
    if right.dep_ == "conj" and right.pos_ in NAMING:
        return _end(right, depth + 1)
    if right.dep_ == "appos" and _speaks(right):
        return None
    beside = right.left_edge.i == right.head.i + 1 and right.left_edge.lower_ in ("a", "an", "the")
    if right.dep_ == "appos" and right.head.tag_ == "NNS" and beside:
        return None  # "killing 13 people the governor said": a comma was lost, and nobody is named anew
    if right.dep_ in ("appos", "nmod", "flat", "compound", "nummod") and right.left_edge.i - right.head.i <= 3:
        return _end(right, depth + 1)
    if right.dep_ == "prep" and right.lower_ in who_list("belonging"):
        return next((_end(t, depth + 1) for t in right.children if t.dep_ == "pobj" and not is_time(t)), None)
    if right.dep_ == "acl" and right.tag_ == "VBG" and listed(right, "bearing"):
        return next((_end(t, depth + 1) for t in right.children if t.dep_ == "dobj"), None)
    loyal = right.dep_ == "amod" and depth == 0  # "fighters loyal to the Council"
    if (right.dep_ == "acl" or loyal) and listed(right, "owning"):
        inner = [t for p in right.children if p.dep_ in ("agent", "prep") for t in p.children if t.dep_ == "pobj"]
        return _end(inner[0], depth + 1) if inner else None
    return None


def _speaks(name: Token) -> bool:
    """Whether commas set a name off and a verb of saying follows: "killing five people, the Observatory said" names
    nobody anew; "its leader Abu Karm said" does."""
    at, doc = name.right_edge.i + 1, name.doc
    set_off = name.left_edge.i > 0 and doc[name.left_edge.i - 1].text == ","
    return set_off and at < len(doc) and doc[at].tag_ in ("VBD", "VBZ", "VBP") and listed(doc[at], "telling")


def is_time(token: Token) -> bool:
    may = token.text == "May" and token.pos_ == "PROPN" and all(t.dep_ != "compound" for t in token.lefts)
    return may or listed(token, "days")


def is_ground(token: Token) -> bool:
    return listed(token, "ground")


def tells_a_holder(phrase: Phrase, lowers: Sequence[str]) -> bool:
    """A clause that the parse takes for a name: "in land that the Front controls, gunmen shot"."""
    relative = {"that", "which"} & set(lowers[max(0, phrase.start - 2) : phrase.start])
    held = (at for at in range(phrase.start + 1, phrase.end) if lowers[at] in who_list("holding"))
    return bool(relative) and any(lowers[at + 1 : at + 2] == [","] for at in held)
