"""From a counted noun to the word of harm that was done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from spacy.tokens import Doc, Span, Token

from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import text_in, tokens_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list
from reportedly.claims.tolls.counted import Counted
from reportedly.claims.tolls.harm_by_parse import SUBJECTS, by_parse, harms_none_else, is_victim, passive_relative
from reportedly.claims.tolls.harm_nouns import body_of, harm_to, state_of
from reportedly.claims.tolls.harm_shared import Told, by_sharing, has_own_state
from reportedly.claims.tolls.listed import is_listed, of_that_number, of_those, of_those_before
from reportedly.claims.tolls.tallies import by_tally

COMPANY = frozenset({("along", "with"), ("together", "with")})
INSETS = frozenset({"all", "among", "half", "including", "many", "most", "mostly", "some"})
INSET = 14  # tokens set in between a number and its verb
LOOK = 6  # tokens to either side in which a plain neighbour counts when the parse gives no path


def harm_of(doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[Told]) -> tuple[Hit | None, str]:
    """The word of harm that a number belongs to, and the rule that found it: the plainest first."""
    beside = item.head.i + 1
    if _in_a_row(doc, beside, harms):
        return harms[beside], "adjacent"
    own = _own_verb(item, harms)
    if own is not None:
        return own, "parse"  # "three of them died"
    body = body_of(item, harms) or harm_to(item, harms) or state_of(doc, item, harms)
    if body is not None:
        return body, "parse"
    if before and is_listed(doc, item, before):
        own = harms.get(item.head.i)  # "casualties at 56: 12 dead and 44 injured"
        return (own, "listed") if own is not None else (before[-1].hit, "listed")
    if item.part and item.noun is None and doc[first_of_sentence(item.head)].lower_ == "of":
        whole = next((harms[i] for i in range(first_of_sentence(item.head), item.quantity.from_) if i in harms), None)
        if whole is not None:
            return whole, "shared"  # "of the 20 dead, 12 were women"
    if item.part and before and item.quantity.low is not None and _is_of_them(doc, item):
        hit = by_sharing(doc, item, before)
        if hit is not None:
            return hit, "shared"
    those = of_those(doc, item, harms) if item.part else None
    if those is not None:
        return those, "parse"
    five = of_that_number(doc, item, before) if item.part else None
    if five is not None:
        return five.hit, "shared"
    if item.part and before and of_those_before(doc, item, harms, before):
        return before[-1].hit, "shared"
    rules: tuple[tuple[str, Callable[[], Hit | None]], ...] = (
        ("adjacent", partial(_by_adjacency, doc, item, harms)),
        ("parse", partial(by_parse, item, harms)),
        ("tally", partial(by_tally, doc, item, harms, before)),
        ("company", partial(_by_company, doc, item, harms)),
        ("inset", partial(_over_inset, doc, item, harms)),
        ("neighbour", partial(_by_neighbour, doc, item, harms)),
        ("shared", partial(by_sharing, doc, item, before)),
    )
    for name, rule in rules:
        hit = rule()
        if hit is not None:
            return hit, name
    return None, ""


def _is_of_them(doc: Doc, item: Counted) -> bool:
    """ "Eight of them", "eight of them foreigners", and bare numbers of a part."""
    after = doc[item.quantity.end : item.quantity.end + 2]
    before = [t.lower_ for t in doc[max(0, item.quantity.from_ - 2) : item.quantity.from_]]
    if before in (["among", "them"], ["amongst", "them"]):
        return True
    return item.noun is None or (len(after) == 2 and after[0].lower_ == "of" and after[1].lower_ in ("them", "whom"))


def _own_verb(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The harm that the counted are the subject of: "two of whom later died"."""
    doc = item.head.doc
    beside = item.head.i + 1
    if item.noun is None and beside < len(doc) and beside in harms and doc[beside].lower_ == "killed":
        return harms[beside]  # "casualties: 11 killed, 21 wounded"
    if item.head.i in harms and item.head.lemma_.lower() in word_list("remains"):
        return harms[item.head.i]  # "six bodies were brought to the hospital"
    for token in (item.head, doc[item.quantity.end - 1]):
        hit = harms.get(token.head.i)
        if hit is not None and token.dep_ in SUBJECTS and is_victim(token, token.head, hit):
            if _are_dead(token, harms) and hit.trigger.effect == "injured":
                return harms[token.i]  # "12 martyrs were brought to the hospital"
            apart = item.part and any(t.text == "," for t in doc[token.i : token.head.i])  # "one of them a girl,"
            return None if apart else hit
    return None


def _are_dead(noun: Token, harms: Mapping[int, Hit]) -> bool:
    """Whether the noun that is counted says itself that they died."""
    return noun.i in harms and harms[noun.i].trigger.effect == "killed" and not harms[noun.i].trigger.also


def _by_adjacency(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "killed 30 people", "30 people were killed": the verb stands beside the number, whatever the parse."""
    if item.head.i in harms:  # "22 injured", "39 deaths"
        return _done_to(item, harms) or harms[item.head.i]
    beside = _beside(doc, item, harms)
    if beside is not None:
        return beside
    i = item.quantity.from_ - 1
    hit = harms.get(i)
    if (
        hit is not None
        and hit.form == "verb"
        and doc[i].tag_ in ("VB", "VBD", "VBG", "VBZ", "VBP", "VBN")
        and not _after_be(doc, i)
    ):
        return hit
    i = item.head.i + 1
    auxiliary = False
    while i < len(doc) and i < item.head.i + 6 and (doc[i].pos_ == "AUX" or doc[i].pos_ == "ADV"):
        auxiliary = auxiliary or doc[i].lemma_ == "be"
        i += 1
    hit = harms.get(i)
    if hit is not None and hit.form == "verb" and auxiliary and doc[i].tag_ in ("VBN", "VBD"):
        return hit
    return None


def _beside(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The harm of "12 others with injuries", "scores more hurt", "killed: 12", "the injured at 90"."""
    at, end = item.quantity.from_, item.head.i + 1
    if item.quantity.one:
        return None
    if at > 1 and item.noun is None and doc[at - 1].lower_ in (":", "at") and at - 2 in harms:
        return harms[at - 2]
    following = text_in(doc, end, end + 1).lower()
    if following in ("with", "suffering") and not _has_number(doc[end : end + 4]):
        return next((harms[i] for i in range(end + 1, min(len(doc), end + 4)) if i in harms), None)
    more = following in ("more", "others")
    first = end + more
    if text_in(doc, first, first + 1).lower() in ("in", "fighting"):
        state = next((harms[i] for i in range(first, min(len(doc), first + 4)) if i in harms), None)
        if state is not None and state.trigger.id == "condition.noun":
            return state  # "four dead and five more in critical condition"
    if item.noun is None or more or item.others:
        last = end + more
        hit = harms.get(last)
        bare = hit is not None and hit.form == "adjective" and last == hit.anchor and not _leads_to_noun(doc, last)
        return hit if bare else None
    left = at > 0 and doc[at - 1].lemma_ == "leave"
    left = left or (text_in(doc, end, end + 1) == "dead" and not _leads_to_noun(doc, end))
    return harms.get(end) if left else None  # "left seven people injured"


def _in_a_row(doc: Doc, at: int, harms: Mapping[int, Hit]) -> bool:
    """Whether a bare row of harms begins here: "5 civilians killed, 20 wounded"."""
    following = tokens_in(doc, at + 1, at + 4)
    row = len(following) == 3 and following[0].text in (",", ";") and following[1].text.isdigit()
    return row and at in harms and harms[at].form == "verb" and doc[at].tag_ == "VBN" and following[2].i in harms


def _has_number(span: Span) -> bool:
    return any(t.pos_ == "NUM" for t in span)


def _leads_to_noun(doc: Doc, i: int) -> bool:
    following = doc[i + 1 : i + 2]
    return bool(following) and (following[0].pos_ in ("NOUN", "PROPN", "ADJ"))


def _done_to(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The other harm that came to people who are named by a harm: "five hostages were killed", "two of the wounded
    died"."""
    held = item.head.lemma_.lower() in words_table()["harmed"]["held"]
    if not held and not (item.head.lower_ in word_set("harmed", "hurt") and item.head.dep_ == "pobj"):
        return None
    token = item.head
    for child in token.children:  # "85 detainees who died under torture"
        if held and child.dep_ == "relcl" and child.i in harms and passive_relative(child, harms):
            return harms[child.i]
    while token.dep_ in ("pobj", "prep", "conj") and token.head.i < token.i:
        if held and token.head.i in harms:
            return harms[token.head.i]  # "the deaths of 15 hostages"
        token = token.head
    hit = harms.get(token.head.i) if token.head.i != token.i else None
    if hit is None or hit.form != "verb" or not is_victim(token, token.head, hit):
        return None
    return hit if hit.trigger.effect != harms[item.head.i].trigger.effect else None


def _after_be(doc: Doc, i: int) -> bool:
    """Whether a form of "be" stands before the verb: then what follows it is not its object."""
    before = [t for t in doc[max(0, i - 3) : i] if t.pos_ not in ("ADV",)]
    return bool(before) and before[-1].lemma_ == "be"


def _by_company(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "Was killed along with four of his men", "died together with two guards"."""
    at = item.quantity.from_
    words = tuple(token.lower_ for token in doc[max(0, at - 2) : at])
    if words not in COMPANY:
        return None
    hit = next((harms[i] for i in range(at - 3, max(-1, at - 3 - LOOK), -1) if i in harms), None)
    if hit is None or hit.form != "verb":
        return None
    done = any(t.dep_ == "auxpass" for t in doc[hit.anchor].children) or harms_none_else(doc[hit.anchor])
    return hit if done and hit.anchor >= first_of_sentence(item.head) else None


def _by_neighbour(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """Without a path in the parse: the nearest word of harm in the sentence with only light words between."""
    if item.quantity.one:
        return None
    sentence = item.head.sent
    best: tuple[int, Hit] | None = None
    for i, hit in harms.items():
        if not sentence.start <= i < sentence.end:
            continue
        between = doc[item.head.i + 1 : i] if i > item.head.i else doc[i + 1 : item.quantity.from_]
        if i < item.head.i and between.text.lower() == "and" and has_own_state(doc, item):
            continue
        if item.noun is None and sum(t.pos_ not in ("ADV", "AUX") for t in between) > 0:
            continue  # a bare number counts only beside the word itself
        if i > item.head.i and doc[i].tag_ == "VBG" and hit.form == "verb":
            continue  # "three children fleeing the town", "rebels killing two": they do it
        if i < item.head.i and between.text.lower() == "and" and item.head.dep_ in SUBJECTS:
            continue  # "two are dead and three others are in hospital", "five died and nine others got injuries"
        if len(between) > LOOK or any(_blocks(token, hit, i > item.head.i) for token in between):
            continue
        if _does_harm(item.head, doc[i], hit):
            continue
        if (
            i < item.quantity.from_
            and hit.form == "verb"
            and doc[i].tag_ == "VBN"
            and any(t.dep_ == "nsubjpass" for t in doc[i].children)
        ):
            continue
        if best is None or len(between) < best[0]:
            best = len(between), hit
    return best[1] if best else None


def _over_inset(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """ "640 people, including 210 fighters, were taken": the verb behind what is set in, whatever the parse."""
    opens = doc[item.head.i + 1 : item.head.i + 3]
    if item.quantity.one or len(opens) < 2 or opens[0].text != "," or opens[1].lower_ not in INSETS:
        return None
    last = min(item.head.sent.end, opens[1].i + INSET)
    closed = next((i for i in range(opens[1].i, last) if doc[i].text == ","), last)
    i, passive = closed + 1, False
    while i < last and doc[i].pos_ in ("AUX", "ADV"):
        passive = passive or doc[i].lemma_ == "be"
        i += 1
    hit = harms.get(i)
    if hit is None or hit.form == "noun":
        return None
    return hit if passive or hit.trigger.effect in ("displaced", "evacuated") or harms_none_else(doc[i]) else None


def _does_harm(noun: Token, verb: Token, hit: Hit) -> bool:
    """ "Two gunmen killed a judge": the subject of a verb that has an object does it. Headlines ("8 killed 58 injured")
    and objects that are words of the harm ("lost their lives") show nothing."""
    if noun.dep_ != "nsubj" or noun.head.i != verb.i:
        return False
    objects = (t for t in verb.children if t.dep_ == "dobj" and t.i >= hit.end)
    return any(t.dep_ in ("det", "poss") for noun in objects for t in noun.children)


def _blocks(token: Token, hit: Hit, after: bool) -> bool:
    if token.is_punct and token.text in (",", ";", ":", "(", ")", '"', "."):
        return True
    if token.pos_ == "VERB" and token.lemma_ not in word_set("harmed", "let_through"):
        return True
    if token.pos_ in ("NUM",) or token.lower_ in ("by", "when", "after", "while", "since"):
        return True
    return not after and token.pos_ in ("NOUN", "PROPN") and hit.form != "noun"
