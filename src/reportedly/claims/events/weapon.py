"""With what: the weapon or means that the words of a claim name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.text.token_table import TokenTable, token_table
from reportedly.claims.text.words import word_list
from reportedly.records import Weapon
from reportedly.vocabulary import vocabulary

KINDS = frozenset({*ATTACKS, "abduction", "ceasefire_violation", "looting_destruction", "torture"})
WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
AIMED_AT = frozenset({"against", "at", "beside", "in", "inside", "into", "near", "on", "onto", "outside", "to"})
JOINED = frozenset({"conj", "compound", "nmod", "appos"})
CLIMB = 4  # words from a weapon up to the one that stands for it


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    kind: str
    general: bool
    own: bool


def weapon_of(doc: Doc, happening: Happening, span: tuple[int, int]) -> Weapon | None:
    """The weapon that a violent happening's words name in `span` (code points); None where they name none.

    A weapon that was itself hit or taken is none. A closer kind goes before a general one ("warplanes dropped barrel
    bombs"), a word by which the happening was found before others, then the first.
    """
    if happening.kind not in KINDS:
        return None
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None:
        return None
    rows = _rows()
    found = [one for one in _named(doc, words.start, words.end, happening) if one.own or _is_used(doc[one.end - 1])]
    best = min(found, key=lambda f: (f.general, rows[f.kind] if f.general else 0, not f.own, f.start), default=None)
    if best is None:
        return None
    named = doc[best.start : best.end]
    return Weapon(text=named.text, start=named.start_char, end=named.end_char, kind=best.kind)


def _named(doc: Doc, first: int, last: int, happening: Happening) -> Iterator[_Found]:
    """Weapons' words, the longest phrase at each token. `own`: a word that shows the happening itself, as "air strike"
    does and a weapon alone does not."""
    own = {i for hit in happening.hits if hit.role != "means" for i in range(hit.start, hit.end)}
    kinds, at, table = vocabulary().weapon_kinds, first, token_table(doc)
    while at < last:
        end, kind = _longest(table, at, last)
        if kind:
            yield _Found(at, end, kind, kinds[kind].general, end - 1 in own)
        at = end


def _longest(table: TokenTable, at: int, last: int) -> tuple[int, str]:
    """The end of the longest phrase that begins at a token, and its kind; the next token and "" where none does."""
    if table.parts[at] not in WORDS:
        return at + 1, ""
    best = (at + 1, "")
    for key in _keys(table, at):
        for rest, kind in _phrases().get(key, ()):
            end = _match(table, at + 1, last, rest)
            if end > best[0] or (end == at + 1 and not best[1]):
                best = (end, kind)
    return best


def _match(table: TokenTable, at: int, last: int, rest: tuple[str, ...]) -> int:
    """The end of a phrase whose further words begin at a token, hyphens left out; 0 where they do not stand there."""
    for word in rest:
        while at < last and table.texts[at] == "-":
            at += 1
        if at >= last or word not in _keys(table, at):
            return 0
        at += 1
    return at


def _keys(table: TokenTable, at: int) -> tuple[str, ...]:
    lower = table.lowers[at].replace("-", "")
    return (lower, table.lemmas[at].lower(), lower.removesuffix("s")) if table.parts[at] else (lower,)


@cache
def _rows() -> Mapping[str, int]:
    """Where each kind stands in its table."""
    return {kind: row for row, kind in enumerate(vocabulary().weapon_kinds)}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word: the further words and the kind."""
    index: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for kind in vocabulary().weapon_kinds.values():
        for phrase in kind.words:
            first, *rest = phrase.split()
            index[first] = (*index.get(first, ()), (tuple(rest), kind.id))
    return index


def _is_used(token: Token) -> bool:
    """Whether a weapon does harm where it stands: not as what was hit, taken or aimed at."""
    for _ in range(CLIMB):
        if token.dep_ not in JOINED or token.head.pos_ not in ("NOUN", "PROPN"):
            break
        token = token.head
    if token.dep_ in ("dobj", "nsubjpass"):
        lemma = token.head.lemma_.lower()
        return lemma in word_list("used") or lemma in word_list("armed_with")
    return not (token.dep_ == "pobj" and token.head.lower_ in AIMED_AT)
