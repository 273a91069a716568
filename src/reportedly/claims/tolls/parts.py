"""Whether a number is a subset of another one: "three of them children", "among the dead were two nurses"."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import words_table
from reportedly.claims.text.token_table import tokens_in, words_in

ROW = 24  # tokens of a list


def is_part(doc: Doc, quantity: Quantity, head: Token) -> bool:
    """Whether the words before or after say that this is a subset of a number given before."""
    table = words_table()["part"]
    before = words_in(doc, max(0, quantity.from_ - 4), quantity.from_)
    of = before[:-1] if before[-1:] == [","] else before
    if len(of) > 1 and of[-2] == "of" and of[-1] in table["of"]:  # "of whom 31 were civilians", "of them, 31 died"
        return set(of[-3:-2]).isdisjoint(table["not_parts"])
    if any(word in table["words"] for word in before[-3:]) and not _is_whole(doc, quantity):
        return True
    if _is_one_of(doc, quantity) or is_singled_out(doc, quantity):
        return True
    if any(word in table["rest"] for word in before[-3:]) or _before_among(doc, max(quantity.end, head.i + 1)):
        return True
    for token in (head, *islice(head.ancestors, 2)):
        if token.dep_ == "conj" and token.head.i < quantity.start and _is_introduced(token.head):
            return True
    return _is_among(head) or (not quantity.one and row_among(doc, quantity.end))


def _is_one_of(doc: Doc, quantity: Quantity) -> bool:
    """ "One of five people hurt", "two of the 14 dead"."""
    after = tokens_in(doc, quantity.end, quantity.end + 3)
    if len(after) < 3 or after[0].lower_ != "of":
        return False
    number = after[2] if after[1].lower_ in ("the", "these", "those") else after[1]
    return number.pos_ == "NUM" and number.dep_ == "nummod" and group_of(number.head) is not None


def is_singled_out(doc: Doc, quantity: Quantity) -> bool:
    """ "Five people were hurt, one seriously": some of those counted just before."""
    manner = token_at(doc, quantity.end)
    if not quantity.start or doc[quantity.start - 1].text != "," or manner is None:
        return False
    following = token_at(doc, quantity.end + 1)
    hurt = manner.lower_ in words_table()["part"]["manners"]
    return hurt and (following is None or following.is_punct or following.lower_ in ("and", "in"))


def _before_among(doc: Doc, at: int) -> bool:
    """ "With three children among them", "two nurses among the dead"."""
    words = words_in(doc, at, at + 3) + [""] * 3
    if words[0] not in ("among", "amongst"):
        return False
    table = words_table()["part"]
    if words[1] == "the":
        return words[2] in table["harmed"]
    following = token_at(doc, at + 2)  # "eight people, among them two children": these are the whole
    return words[1] in table["of"] and (following is None or following.is_punct or following.pos_ in ("VERB", "AUX"))


def _is_whole(doc: Doc, quantity: Quantity) -> bool:
    """The greater number in "six children were among 12 people killed"."""
    before = token_at(doc, quantity.from_ - 1)
    if before is not None and before.lower_ == "the":
        before = token_at(doc, quantity.from_ - 2)
    return before is not None and before.lower_ in ("among", "amongst") and before.head.lemma_ == "be"


def _is_among(noun: Token) -> bool:
    """ "A child was among the dead", "six children were among 12 people killed"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "attr") or verb.lemma_ != "be":
        return False
    return any(t.dep_ == "prep" and t.lower_ in ("among", "amongst") for t in verb.children)


def _is_introduced(token: Token) -> bool:
    chain = [token]
    while chain[-1].dep_ == "conj" and len(chain) < 6:
        chain.append(chain[-1].head)
    return any(t.head.lower_ in words_table()["part"]["words"] for t in chain)


def row_among(doc: Doc, at: int) -> bool:
    """Whether a number stands in a row of which it is told at the end that they "were among them", "were among the
    dead"."""
    table = words_table()["part"]
    for i in range(at, min(len(doc) - 2, at + ROW)):
        token = doc[i]
        if token.lower_ == "among" and i > at and doc[i - 1].lemma_ == "be":
            following = doc[i + 1].lower_
            return following in table["of"] or (following in ("the", "those") and doc[i + 2].lower_ in table["harmed"])
        if token.pos_ == "VERB" or token.text in (".", ";", ":") or (token.is_sent_start and i > at):
            return False
    return False


def token_at(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) else None
