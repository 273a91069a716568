"""One person told by an article, or in a row with people who are counted: "a woman", "the mayor and two guards"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from reportedly.claims.people.ages import OLDEST
from reportedly.claims.people.numbers import Quantity
from reportedly.claims.people.people import AGED, age_of, group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.token_table import text_in, token_table, words_in
from reportedly.claims.tolls.counted import Counted, describes_next
from reportedly.claims.tolls.deadly import multiple_of
from reportedly.claims.tolls.parts import is_part

ROW = 14  # tokens of a row of names
NOUNS = frozenset({"NN", "NNP", "NNS"})
ONE_WORD = AGED | {"another"}  # that tells of somebody without a noun
ONE_PERSON = frozenset({"himself", "herself", "him", "her"})
PEOPLE_ARE = frozenset({"nsubj", "nsubjpass", "dobj"})


def singulars(doc: Doc, taken: set[int]) -> list[Counted]:
    """One person told by an article or in a row with people who are counted: "a woman", "his wife", "another child",
    "the mayor and two guards", "a third was hurt"."""
    never, ordinals = word_set("singular", "never"), word_set("singular", "ordinals")
    found: list[Counted] = []
    table = token_table(doc)
    for at, (part, tag, lower) in enumerate(zip(table.parts, table.tags, table.lowers, strict=True)):
        if not part or part in ("SPACE", "PUNCT") or at in taken:
            continue
        if tag not in NOUNS and lower not in ordinals and lower not in ONE_WORD:
            continue
        noun = doc[at]
        if lower == "another":
            found += _another(doc, noun)
        if lower in ordinals:
            found += _one_more(doc, noun)
        if tag == "NNS" and at and group_of(noun) is not None:
            found += (*_both(noun), *_by_ages(noun))
        if not is_singular(noun):
            continue
        group = group_of(noun)
        if group is None or noun.lower_ in never or describes_next(noun):
            continue
        if noun.lower_ == "figure" and _is_number(noun):
            continue
        if (noun.i + 1 < len(doc) and noun.nbor(1).tag_ == "POS") or _is_former(noun):
            continue  # "a farmer's wife", "a former detainee"
        article = _article(noun) or _joined_to_one(noun) or _in_row(noun, taken)
        if article is None or (group == "families" and _of_a_size(noun)) or _of_them(article):
            continue
        size = None if group == "families" else 1
        quantity = Quantity(article.i, article.i + 1, article.i, size, size, one=True)
        group = "people" if group == "families" else group
        found.append(Counted(quantity, noun, noun, group, is_part(doc, quantity, noun), article.lower_ == "another"))
    return found


def _of_them(article: Token) -> bool:
    """The child of "one of them a child", who is counted by "one"."""
    before = [t.lower_ for t in article.doc[max(0, article.i - 3) : article.i]]
    return before in (["one", "of", "them"], ["one", "of", "whom"])


def _is_former(held: Token) -> bool:
    """Who was held once."""
    return held.lemma_ in word_set("harmed", "held") and any(t.lower_ in ("former", "ex") for t in held.lefts)


def _both(noun: Token) -> Iterator[Counted]:
    """ "Both soldiers", "both its pilots", "both the pilots"."""
    before = noun.nbor(-1)
    first = before.i - (before.lower_ != "both" and before.i > 0 and before.dep_ in ("poss", "det"))
    if noun.doc[first].lower_ == "both":
        yield Counted(Quantity(first, noun.i, first, 2, 2), noun, noun, group_of(noun) or "people")


def _by_ages(noun: Token) -> Iterator[Counted]:
    """ "The victims, 17 and 19,", "his sons, ages 4, 6 and 7,": as many people as ages."""
    doc, at = noun.doc, noun.i + 1
    if words_in(doc, at, at + 1) != [","] or any(t.dep_ == "nummod" or t.lower_ == "both" for t in noun.lefts):
        return
    at += 1 + (text_in(doc, at + 1, at + 2).lower() in word_set("calendar", "ages"))
    row = list(takewhile(_is_of_ages, doc[at : at + ROW]))
    ages = [t for t in row if t.text.isdigit()]
    closed = bool(row) and (row[-1].text == "," or doc[row[-1].i + 1 : row[-1].i + 2].text in (".", ""))
    if len(ages) > 1 and closed and any(t.lower_ == "and" for t in row):
        number = len(ages)
        yield Counted(Quantity(noun.i, noun.i + 1, noun.i, number, number), noun, noun, group_of(noun) or "people")


def _is_of_ages(token: Token) -> bool:
    return token.lower_ in (",", "and") or (token.text.isdigit() and int(token.text) < OLDEST)


def multiples(doc: Doc, harms: Iterable[int]) -> Iterator[Counted]:
    """The victims that one word before a deed counts: "a triple shooting", "a double homicide"."""
    for i in harms:
        found = multiple_of(doc[i]) if doc[i].pos_ in ("NOUN", "PROPN") else None
        if found is not None:
            word, number = found
            yield Counted(Quantity(word.i, word.i + 1, word.i, number, number), doc[i], doc[i], "people")


def _is_number(figure: Token) -> bool:
    """ "A figure based on hospital lists", "a figure that rises": no person."""
    return any(t.dep_ in ("acl", "relcl") or t.lower_ in ("of", "that", "for") for t in figure.rights)


def _article(noun: Token) -> Token | None:
    """The article or possessive that makes the noun one person; none where a number stands with it."""
    table = words_table()["singular"]
    if any(t.dep_ == "nummod" for t in noun.lefts):
        return None
    for token in noun.lefts:
        if token.dep_ == "det" and token.lower_ in table["articles"]:
            return None if token.i and token.nbor(-1).lower_ == "not" else token  # "not a single soldier"
        if token.dep_ == "poss" and noun.lower_ in table["relatives"] and _has_relatives(token):
            return None if _tells_whose(noun) else token
    return None


def _has_relatives(owner: Token) -> bool:
    """ "His", "Weber's", "the clerk's"."""
    return (
        owner.lower_ in words_table()["singular"]["possessives"] or owner.tag_ == "NNP" or group_of(owner) is not None
    )


def _tells_whose(noun: Token) -> bool:
    """ "The mother of his child": only she is spoken of."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and group_of(noun.head.head) is not None


def _joined_to_one(noun: Token) -> Token | None:
    """The others of "a woman and child", "a mother, father and 12-year-old girl" count one too, although they have no
    article of their own."""
    first = noun
    for _ in range(ROW):
        if first.dep_ != "conj" or any(not _tells_age(t) for t in first.lefts if not t.is_punct and t.dep_ != "cc"):
            break
        first = first.head
        if not is_singular(first) or group_of(first) is None:
            return None
    return noun if first is not noun and _article(first) is not None else None


def _tells_age(word: Token) -> bool:
    """The "12-year-old" of a girl, or a word for how she is related or what she looks like."""
    return word.dep_ == "amod" and word.lower_ in word_set("singular", "ages")


def _in_row(noun: Token, taken: set[int]) -> Token | None:
    """The article of "the mayor and two guards", "four soldiers and the bomber": one person in a row of people of whom
    another is counted."""
    article = next(
        (t for t in noun.lefts if t.lower_ in ("the", "its", *words_table()["singular"]["possessives"])), None
    )
    if article is None or any(t.dep_ == "nummod" for t in noun.lefts):
        return None
    row = [t for t in _row_of(noun) if t.i != noun.i and (group_of(t) is not None or t.pos_ in ("NUM", "PRON"))]
    counted = any(
        t.i in taken or any(n.i in taken for n in t.lefts) or _article(t) or t.lower_ in ONE_PERSON for t in row
    )
    return article if counted else None


def _row_of(noun: Token) -> Iterator[Token]:
    """The words joined to a noun by "and", the noun among them."""
    first = noun
    for _ in range(ROW):
        if first.dep_ != "conj" or first.head.i == first.i:
            break
        first = first.head
    stack = [first]
    while stack:
        token = stack.pop()
        yield token
        stack += [t for t in token.children if t.dep_ == "conj"]


def _one_more(doc: Doc, token: Token) -> Iterator[Counted]:
    """ "Two people were killed and a third was hurt": the ordinal stands for one person more."""
    following = doc[token.i + 1 : token.i + 2]
    harmed = len(following) == 1 and following[0].tag_ in ("VBN", "VBD")  # "three men shot, a fourth wounded"
    one = doc[max(0, token.i - 1)].lower_ in ("a", "an")
    if following.text == "of" or not one or not (harmed or token.dep_ in PEOPLE_ARE):
        return
    quantity = Quantity(token.i - 1, token.i + 1, token.i - 1, 1, 1, one=True)
    yield Counted(quantity, token, None, "people", others=True)


def _another(doc: Doc, token: Token) -> Iterator[Counted]:
    """ "A man was killed and another injured": without a noun, and with its harm behind it."""
    verb = next((t for t in doc[token.i + 1 : token.i + 3] if t.pos_ != "AUX"), None)
    if (
        verb is not None
        and verb.tag_ in ("VBN", "VBD")
        and token.i
        and doc[token.i - 1].lower_ in ("and", ",", "while")
    ):
        quantity = Quantity(token.i, token.i + 1, token.i, 1, 1, one=True)
        yield Counted(quantity, token, None, "people", others=True)


def _of_a_size(noun: Token) -> bool:
    """ "A family of five": the number counts, not the family."""
    return any(t.lower_ == "of" and any(n.dep_ == "pobj" for n in t.children) for t in noun.rights)


def is_singular(noun: Token) -> bool:
    return (noun.pos_ in ("NOUN", "PROPN") and noun.tag_ in ("NN", "NNP")) or age_of(noun) is not None
