"""What a number counts: the noun it stands with, and the group that names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.people.addresses import is_of_a_house, tells_which_one
from reportedly.claims.people.ages import OLDEST, is_age
from reportedly.claims.people.numbers import Quantity, read_number
from reportedly.claims.people.people import group_of, things
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import tokens_in, words_in
from reportedly.claims.text.triggers import is_headline_verb
from reportedly.claims.tolls.parts import is_part, token_at
from reportedly.claims.tolls.shares import is_share

FILED = 8  # digits without a mark between them number a file, not people


@dataclass(frozen=True)
class Counted:
    """A quantity with the noun it counts; `noun` None where it stands alone ("17 were killed")."""

    quantity: Quantity
    head: Token
    noun: Token | None
    group: str
    part: bool = False
    others: bool = False


def count(doc: Doc, quantity: Quantity) -> Counted | None:
    """The noun a quantity counts, or None where it counts no people (a year, a distance, vehicles, an age)."""
    if (
        not doc[quantity.start].pos_
        or _is_calendar(doc, quantity)
        or _is_in_a_name(doc, quantity)
        or is_of_a_house(doc, quantity)
        or tells_which_one(doc, quantity)
        or _is_a_measure(doc, quantity)
        or is_share(doc, quantity)
        or _is_of_children(doc, quantity)
        or is_age(doc, quantity)
        or _is_of_age(doc, quantity)
        or _is_of_things(doc, quantity)
    ):
        return None
    noun, others = _noun_after(doc, quantity)
    partitive = _is_partitive(doc, quantity)
    fronted = _fronted(doc, quantity)
    if noun is None and _of_the_most(doc, quantity):
        return None
    if noun is not None and not partitive and _goes_on_without_comma(doc, quantity, noun):
        noun = None
    if noun is not None and _is_company_of_one(doc, quantity, noun):
        return None
    if noun is not None and _counts_no_people(doc, quantity, noun, partitive):
        return None
    if partitive and noun is None and quantity.from_ and doc[quantity.from_ - 1].lower_ in ("in", "at", "near"):
        return None  # "in six of them": of places
    partitive = partitive or of_number(doc, quantity) is not None
    some = fronted or partitive
    group = group_of(noun) if noun is not None else _told_of(doc[quantity.end - 1]) if some else None
    if partitive and noun is not None:
        group = _told_of(noun) or group
    head = noun or doc[quantity.end - 1]
    return Counted(
        quantity, head, noun, group or "people", partitive or fronted or is_part(doc, quantity, head), others
    )


def _is_company_of_one(doc: Doc, quantity: Quantity, noun: Token) -> bool:
    """ "A man with three children was killed": he alone."""
    with_them = quantity.from_ > 0 and doc[quantity.from_ - 1].lower_ == "with"
    return with_them and noun.tag_ == "NNS" and doc[noun.i + 1 : noun.i + 2].text.lower() in ("was", "is", "has")


def such_group(doc: Doc, quantity: Quantity) -> str | None:
    """Who some of those told before were: "four were women", "and two were nurses", "three of them were children"."""
    after = words_in(doc, quantity.end, quantity.end + 2)
    of_them = len(after) == 2 and after[0] == "of" and after[1] in words_table()["part"]["of"]
    verb = token_at(doc, quantity.end + (2 if of_them else 0))
    if verb is None or verb.lemma_ != "be":
        return None
    told = next((t for t in verb.rights if t.dep_ == "attr"), None)
    return group_of(told) if told is not None else None


def _goes_on_without_comma(doc: Doc, quantity: Quantity, noun: Token) -> bool:
    """ "Wounding dozens a medic said": the number is the object, and the next phrase has lost its comma."""
    before = token_at(doc, quantity.from_ - 1)
    if quantity.one or before is None or before.pos_ not in ("VERB", "ADP") or before.lower_ == "of":
        return False
    following = tokens_in(doc, quantity.end, min(noun.i, quantity.end + 2))
    return any(t.pos_ == "DET" and t.lower_ in ("the", "a", "an") for t in following)


def _counts_no_people(doc: Doc, quantity: Quantity, noun: Token, partitive: bool) -> bool:
    """A number that stands by itself ("1285 The army's units"), families that people come from, things."""
    after = token_at(doc, quantity.end)
    some_of = after is not None and after.lower_ == "of"  # "two of the assailants"
    between = (
        t
        for t in tokens_in(doc, quantity.end, noun.i)
        if t.pos_ == "DET" and t.lower_ in ("the", "this", "that") and not some_of
    )
    group = group_of(noun)
    if any(between) and not partitive and noun.lower_ not in word_set("harmed", "hurt"):
        return True
    if group is not None:
        return group == "families" and _is_origin(noun)
    if noun.lemma_.lower() in word_set("members", "many_bodies") and words_in(
        doc, quantity.from_ - 1, quantity.from_
    ) == ["of"]:
        return True  # "fighters of two rival groups"
    if quantity.vague is not None and noun.tag_ == "NN" and not partitive:
        return True  # "some light on the killings"
    following = token_at(doc, noun.i + 1)
    if noun.lower_ in ("case", "cases") and following is not None and following.lower_ == "of":
        return False  # "30 cases of suffocation"
    if noun.lower_ == "cases" and doc[noun.i - 1].lower_ in words_table()["ailing"]:
        return False  # "30 suffocation cases"
    if noun.lower_ in ("injuries", "wounds") and _are_people(quantity, noun):
        return False  # "11 deaths and 21 injuries"
    is_thing = noun.lower_ in things() or noun.lemma_.lower() in things()
    return is_thing or noun.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB")


def _are_people(quantity: Quantity, injuries: Token) -> bool:
    """Whether injuries stand for the injured: joined to deaths, or caused and reported, not suffered by one."""
    if quantity.one or (quantity.low or 0) < 2:
        return False
    verb = injuries.head
    if injuries.dep_ == "conj" and injuries.head.pos_ in ("NOUN", "PROPN"):
        return injuries.head.lower_ in words_table()["part"]["counted_beside"]
    return verb.lemma_ in words_table()["part"]["reporting"] and injuries.dep_ in ("dobj", "attr")


def _is_partitive(doc: Doc, quantity: Quantity) -> bool:
    """ "Three of the dead", "eleven of those killed", "two of them": some out of a number told before."""
    table = words_table()["part"]
    words = words_in(doc, quantity.end, quantity.end + 3) + [""] * 3
    if quantity.one or words[0] != "of":
        return False
    return words[1] in table["of"] or (words[1] == "the" and not set(table["harmed"]).isdisjoint(words[2:4]))


def _of_the_most(doc: Doc, quantity: Quantity) -> bool:
    """ "One of the deadliest", "one of the most": of raids, not of people."""
    words = doc[quantity.end : quantity.end + 3]
    return [t.lower_ for t in words[:2]] == ["of", "the"] and any(t.tag_ in ("JJS", "RBS") for t in words[2:])


def of_number(doc: Doc, quantity: Quantity) -> int | None:
    """The number of "two of the five were nurses"; None where a noun follows ("two of the five hostages")."""
    words = words_in(doc, quantity.end, quantity.end + 4)
    if quantity.one or len(words) < 4 or words[:2] != ["of", "the"]:
        return None
    read = read_number([words[2]])
    return read[0] if read is not None and doc[quantity.end + 3].pos_ in ("VERB", "AUX") else None


def _fronted(doc: Doc, quantity: Quantity) -> bool:
    """ "Of the 20 dead, 12 were women": the whole stands at the head of the sentence."""
    words = words_in(doc, sentence_bounds(doc, quantity.start)[0], quantity.from_)
    return words[:1] == ["of"] and len(words) < 9 and not set(words[1:]).isdisjoint(words_table()["part"]["harmed"])


def _told_of(noun: Token) -> str | None:
    """The group that a copula tells of a part: "three of the dead were children"."""
    subject = noun
    while subject.dep_ in ("pobj", "prep") and subject.head.i < subject.i:
        subject = subject.head
    verb = subject.head
    if subject.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ != "be":
        return None
    told = next((t for t in verb.children if t.dep_ == "attr" and t.i > verb.i), None)
    return group_of(told) if told is not None else None


def _is_origin(noun: Token) -> bool:
    """ "Members of two families", "people from one family": what is counted are the people."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "from"):
        return False
    return group_of(noun.head.head) not in (None, "families")


def _noun_after(doc: Doc, quantity: Quantity) -> tuple[Token | None, bool]:
    """The counted noun: the first of the words that follow, else the one the parse gives; and is it "others"?"""
    following = tokens_in(doc, quantity.end, quantity.end + 6)
    others = any(token.lower_ in ("others", "other", "more", "another") for token in following[:3])
    if (shared := _shared_noun(doc, quantity)) is not None:
        return shared, others
    for token in following:
        if token.lower_ in ("them", "whom", "those"):  # "three of them children"
            told = next((t for t in doc[token.i + 1 : token.i + 4] if t.pos_ not in ("DET", "ADJ")), None)
            return (told if told is not None and group_of(told) is not None else None), others
        if token.lemma_ == "be" and quantity.start > 1 and doc[quantity.start - 1].lower_ in ("whom", "them"):
            told = token_at(doc, token.i + 1)
            return (told if told is not None and group_of(told) is not None else None), others
        if _ends_count(token):
            break
        if group_of(token) is not None and not describes_next(token):
            return token, others
        if token.pos_ in ("NOUN", "PROPN") and not describes_next(token) and not _leads_on(token):
            return token, others
    last = doc[quantity.end - 1]
    by_parse = last.dep_ in ("nummod", "amod", "quantmod", "compound", "det", "nmod")
    if by_parse and not _ends_count(last.head) and last.head.i >= quantity.end and last.head.i - quantity.end <= 6:
        return last.head, others
    return None, others


def _shared_noun(doc: Doc, quantity: Quantity) -> Token | None:
    """The noun of "two Karvian and one Ostrian peacekeepers", which the first number shares."""
    at = quantity.end
    words = tokens_in(doc, at, at + 6)
    if len(words) < 4 or words[0].pos_ not in ("ADJ", "PROPN") or not words[0].is_title or words[1].lower_ != "and":
        return None
    if words[2].pos_ != "NUM" or words[3].pos_ not in ("ADJ", "PROPN") or not words[3].is_title:
        return None
    return next((t for t in words[4:5] if group_of(t) is not None), None)


def _ends_count(token: Token) -> bool:
    if is_headline_verb(token.lower_) and len(token.doc) > token.i + 1 and token.nbor(1).pos_ == "NUM":
        return True  # "kills 30 injures 90"
    if token.pos_ == "NUM" and len(token.doc) > token.i + 2 and token.nbor(1).lower_ == "of":
        return token.nbor(2).lower_ in words_table()["part"]["of"]  # "stood at 27 nine of them minors"
    if token.lower_ in ("a", "an") and token.nbor(-1).is_space:
        return True  # "Channel 4" above "A woman was shot"
    if token.lower_ in ("this", "last") and token.i + 1 < len(token.doc):
        return token.nbor(1).lower_ in word_set("calendar", "stretches")  # "60,000 this month alone"
    if token.lower_ in ("most", "all", "half", "many", "some"):
        words = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
        return len(words) > 1 and words[0] == "of" and words[1] in words_table()["part"]["of"]  # "most of them farmers"
    if (
        (token.is_punct and not (token.is_quote and token.nbor(-1).whitespace_ == ""))
        or (token.lower_ == "and" and not _joins_adjectives(token))
        or (token.is_space and token.text.count("\n") > 1)
        or (token.pos_ in ("ADP", "SCONJ") and token.lower_ != "of")
    ):
        return True
    return token.pos_ in ("VERB", "AUX") and group_of(token) is None


def _joins_adjectives(word: Token) -> bool:
    """ "120 sick and wounded people"."""
    if not 0 < word.i < len(word.doc) - 2:
        return False
    return word.nbor(-1).tag_ == word.nbor().tag_ == "JJ" and word.nbor(2).tag_ == "NNS"


def _leads_on(token: Token) -> bool:
    """A noun that only describes a later one: "Nusra Front" in "Nusra Front fighters"."""
    return token.dep_ in ("compound", "nmod") and token.head.i > token.i


def describes_next(token: Token) -> bool:
    """A word of people that only describes the next one ("rebel fighters", "police officers", "militant group")."""
    if token.i + 1 >= len(token.doc) or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    following = token.nbor(1)
    named = group_of(following) is not None or following.lemma_.lower() in word_set("members", "many_bodies")
    return following.pos_ in ("NOUN", "PROPN") and token.head.i > token.i and named


def _is_calendar(doc: Doc, quantity: Quantity) -> bool:
    """A year, a day of a month, a clock time, money, a percentage."""
    table = words_table()["calendar"]
    token = doc[quantity.start]
    before, after = token_at(doc, quantity.start - 1), token_at(doc, quantity.end)
    if after is not None and after.lower_ in table["after"]:
        return True
    if before is not None and before.lower_ in table["before"] and not (before.text == ":" and before.whitespace_):
        return True
    if before is not None and before.lower_ == "and" and quantity.start > 2 and doc[quantity.start - 2].pos_ == "NUM":
        return doc[quantity.start - 3].lower_ in ("number", "numbers", "nos.")  # "homicides number 10 and 11"
    if before is not None and before.text[:1].isupper() and before.lower_ in table["addresses"]:
        return True
    if quantity.low != quantity.high or not token.text.isdigit():
        return False
    if len(token.text) == 4 and 1900 <= int(token.text) <= 2100 and (after is None or group_of(after) is None):
        return True
    if int(token.text) <= 31 and any(_is_month(t) for t in (before, after)):
        return True
    return _is_joined(after, token_at(doc, quantity.end + 1)) or _is_joined(before, token_at(doc, quantity.start - 2))


def _is_in_a_name(doc: Doc, quantity: Quantity) -> bool:
    """The number of a station or a case: "Channel 4", "Action News 5", "WQRF 7 News", "Case No. 74"."""
    before = token_at(doc, quantity.start - 1)
    if before is None or quantity.from_ != quantity.start or not doc[quantity.start].text.isdigit():
        return False
    if len(doc[quantity.start].text) >= FILED:
        return True
    if before.text == "." and quantity.start > 1 and doc[quantity.start - 2].lower_ in ("no", "nos"):
        return True
    channel = before.text[:1].isupper() and before.lower_ in words_table()["calendar"]["channels"]
    following = token_at(doc, quantity.end)
    if following is not None and following.text == "News" and before.text[:1].isupper():
        return True
    return channel and (following is None or following.pos_ != "NOUN" or group_of(following) is None)


def _is_a_measure(doc: Doc, quantity: Quantity) -> bool:
    """ "A 12-gauge shotgun", "a 40-barrel launcher": a number and a singular joined by a hyphen only describe."""
    mark, unit = token_at(doc, quantity.end), token_at(doc, quantity.end + 1)
    joined = mark is not None and mark.text == "-" and not mark.whitespace_
    return joined and unit is not None and unit.tag_ == "NN" and unit.lower_ in things()


def _is_of_children(doc: Doc, quantity: Quantity) -> bool:
    """ "A father of five": nothing is said of the five."""
    if quantity.from_ < 2 or doc[quantity.from_ - 1].lower_ != "of":
        return False
    return doc[quantity.from_ - 2].lower_ in words_table()["calendar"]["parents"]


def _is_month(token: Token | None) -> bool:
    return token is not None and token.lower_[:3] in word_set("calendar", "months") and token.text[:1].isupper()


def _is_joined(mark: Token | None, other: Token | None) -> bool:
    """ "28-04-2016", "9/11": figures joined by a mark without a blank."""
    if mark is None or other is None or mark.text not in ("-", "/", "."):
        return False
    return other.text[:1].isdigit() and not mark.whitespace_


def _is_of_things(doc: Doc, quantity: Quantity) -> bool:
    """ "Killed 40 of his sheep", "destroyed 12 of the houses"."""
    words = tokens_in(doc, quantity.end, quantity.end + 3)
    if quantity.one or len(words) < 3 or words[0].lower_ != "of" or words[1].tag_ not in ("DT", "PRP$"):
        return False
    if words[2].tag_ == "NN" and words[2].lower_ not in word_set("members", "herd"):
        return False  # "two of their field leaders"
    return group_of(words[2]) is None and (words[2].lower_ in things() or words[2].lemma_.lower() in things())


def _is_of_age(doc: Doc, quantity: Quantity) -> bool:
    """ "A girl of nine"."""
    if quantity.start < 2 or quantity.high is None or quantity.high >= OLDEST or doc[quantity.start - 1].lower_ != "of":
        return False
    person = doc[quantity.start - 2]
    young = person.tag_ == "NN" and group_of(person) in ("children", "women", "men")
    if words_in(doc, quantity.end, quantity.end + 1)[:1] in (["who"], ["whom"]):
        return young  # "a boy of 11 whom snipers shot"
    after = _noun_after(doc, quantity)[0]
    return young and (after is None or group_of(after) is None)
