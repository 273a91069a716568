"""Numbers that tell how old somebody is, and count nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.token_table import text_in, token_table, words_in

OLDEST = 115  # years; above it a number is no age
JOINTS = frozenset({",", "and", "or", "to", "&"})
ROW = 8  # tokens of a row of ages on either side of one of them


def is_age(doc: Doc, quantity: Quantity) -> bool:
    """ "a 45-years-old woman", "20-year-old", "Slepian, 52,", "ages 14, 16 and 17"."""
    after = [*words_in(doc, quantity.end, quantity.end + 4), "", ""]
    units = tuple(words_table()["calendar"]["age_units"])
    if after[:3] == ["-", "and", "-"] and quantity.high is not None and quantity.high < OLDEST:
        return True  # "a 2-and-a-half-year-old"
    if (after[0] == "-" and after[1].startswith(units)) or after[0].startswith(tuple(f"-{unit}" for unit in units)):
        return True
    if after[0].startswith(("year", "month")) and "old" in after:
        return True
    if after[0].rstrip(".") in words_table()["calendar"]["age_marks"]:
        return True  # "a 4 yo boy", "2 yrs old"
    if _is_decade(doc, quantity) or _at_an_age(doc, quantity) or _is_of_one(doc, quantity):
        return True
    before_it = words_in(doc, max(0, quantity.start - 3), quantity.start)
    if "aged" in before_it and before_it[-1] in ("and", "to", "or", ",", "-"):
        return True  # "aged 9 and 11"
    if quantity.start < 2 or quantity.high is None or quantity.high >= OLDEST:
        return False
    before = doc[quantity.start - 1]
    if (
        _in_row_of_ages(doc[quantity.end - 1])
        or _in_row(doc, quantity)
        or (before.lower_ == "both" and after[0] == ",")
    ):
        return True
    if before.text != "," or (after[0] == "of" and after[1] in words_table()["part"]["of"]):
        return False  # "in the raid, four of whom were children"
    tag = doc[quantity.start - 2].tag_
    by_comma = tag == "NNS" and after[0] == ","
    ends = not after[0].strip() or after[0] in words_table()["calendar"]["after_age"]
    return by_comma or (tag in ("NNP", "NN") and ends)


def _is_of_one(doc: Doc, quantity: Quantity) -> bool:
    """ "The victim was also 15", "he was 15": what one person is, is no number of people."""
    number = doc[quantity.end - 1]
    counts = words_in(doc, quantity.end, quantity.end + 1) == ["of"]  # "is one of five people injured"
    if counts or number.dep_ not in ("attr", "acomp") or number.head.lemma_ != "be" or quantity.high is None:
        return False
    subject = next((t for t in number.head.lefts if t.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in ("NN", "NNP", "PRP"):
        return False
    return quantity.high < OLDEST and (subject.lower_ in ("he", "she") or group_of(subject) is not None)


def _is_decade(doc: Doc, quantity: Quantity) -> bool:
    """ "In their 20's"."""
    following = text_in(doc, quantity.end, quantity.end + 1)
    tens = doc[quantity.start].text.isdigit() and quantity.low is not None and quantity.low % 10 == 0
    return tens and following in ("'s", "’s", "′s") and quantity.end - quantity.start == 1


def _at_an_age(doc: Doc, quantity: Quantity) -> bool:
    """ "At the age of 79", "under the age of ten"; "dead at 25", where "the dead at 25" are counted."""
    if quantity.high is None or quantity.high >= OLDEST:
        return False
    words = words_in(doc, max(0, quantity.start - 3), quantity.start)
    if words[-2:] == ["age", "of"]:
        return True
    if words[-1:] != ["at"] or words[-2:-1] != ["dead"] or words[:-2] in (["the"], ["of"]):
        return False
    following = doc[quantity.end : quantity.end + 1]
    return not following or following[0].is_punct or following[0].is_space


def _in_row(doc: Doc, quantity: Quantity) -> bool:
    """One of several bare numbers that "ages" opens or that follow people: "ages 5 and 8", "her sons, 7 and 8,"."""
    first, last = quantity.start, quantity.end - 1
    while first > max(0, quantity.start - ROW) and _goes_on(doc[first - 1]):
        first -= 1
    while last + 1 < min(len(doc), quantity.end + ROW) and _goes_on(doc[last + 1]):
        last += 1
    if not first:
        return False
    opening = doc[first - 1]
    if opening.lower_ in word_set("calendar", "ages"):
        return True
    numbers = token_table(doc).parts[first : last + 1].count("NUM")
    closed = doc[last].text == "," or last + 1 == len(doc) or doc[last + 1].is_punct
    closed = closed or doc[last + 1].lower_.startswith(tuple(words_table()["calendar"]["age_units"]))
    people = opening.tag_ == "NNS" and group_of(opening) is not None
    return people and doc[first].text == "," and numbers > 1 and closed


def _goes_on(token: Token) -> bool:
    return token.lower_ in JOINTS or (token.pos_ == "NUM" and token.text.isdigit() and int(token.text) < OLDEST)


def _in_row_of_ages(number: Token) -> bool:
    """A number joined to others that "ages" opens."""
    for _ in range(6):
        if number.dep_ == "nummod" and number.head.lower_ in ("ages", "aged"):
            return True
        if number.dep_ != "conj" or number.head.pos_ != "NUM":
            return False
        number = number.head
        if number.i and number.nbor(-1).lower_ in word_set("calendar", "ages"):
            return True
    return False
