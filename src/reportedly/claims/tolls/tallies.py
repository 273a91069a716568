"""Numbers told of a tally: "the number of villagers killed since Monday stands at 41", "the toll rose to 19"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.people.people import group_of, things
from reportedly.claims.people.tables import word_set
from reportedly.claims.text.sentences import end_of_sentence, first_of_sentence
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted
from reportedly.claims.tolls.harm_shared import Told

BEFORE = 9  # tokens between the verb of a tally and its number
ALIKE = frozenset(("people", "civilians", "combatants", "children", "women", "men"))  # groups of whom some are dead
THOSE = 5  # tokens behind a figure in which "for those missing" stands
STRETCH = 6  # tolls looked back at
SPAN = 30  # tokens between the word for the tally and the number


def by_tally(doc: Doc, item: Counted, harms: Mapping[int, Hit], before: Sequence[Told] = ()) -> Hit | None:
    """The word of harm of the tally that a bare number tells: "the number of people abducted could be as high as 350".
    Goes by the words alone, since what stands between often breaks the parse."""
    tally = tally_of(doc, item)
    if tally is None:
        return told_last(doc, before) if before and _is_estimate(doc, item, before[-1].end) else None
    first, last = first_of_sentence(item.head), end_of_sentence(item.head)
    if tally.i > item.head.i:
        return next((harms[i] for i in range(tally.i, min(last, tally.i + BEFORE)) if i in harms), None)
    inside = next((harms[i] for i in range(max(first, tally.i - 2), item.quantity.from_) if i in harms), None)
    inside = inside or _of_those(doc, item, harms)
    if inside is None and (tally.lower_ in word_set("tally", "figures") or _is_of_those_told(tally)):
        near = range(tally.i, max(first, tally.i - SPAN) - 1, -1)
        inside = next((harms[i] for i in near if i in harms), None)
        if inside is None and before and tally.i - before[-1].end <= 2 * SPAN:
            return told_last(doc, before)  # "122 people were killed. The monitor had given a figure of 63"
    return inside


def _of_those(doc: Doc, item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """The harm that a figure is for: "gave a figure of 40 for those missing"."""
    after = doc[item.quantity.end : item.quantity.end + THOSE]
    told = [t.lower_ for t in after[:2]] in (["for", "those"], ["for", "the"])
    return next((harms[t.i] for t in after if t.i in harms), None) if told else None


def tally_of(doc: Doc, item: Counted) -> Token | None:
    """The word for the tally ("number", "toll", "figure") before the verb that leads to a bare number."""
    if (item.noun is not None and not item.others) or item.quantity.one:
        return None
    first, at = first_of_sentence(item.head), item.quantity.from_
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in word_set("tally", "figures"):
        return doc[at - 2]
    if at and doc[at - 1].lower_ in ("as", "to") and (given := _given_as(doc, first, at)) is not None:
        return given
    verb = next((i for i in range(at - 1, max(first, at - BEFORE) - 1, -1) if _leads(doc[i])), None)
    if verb is None:
        return None
    after = doc[item.quantity.end : item.quantity.end + 2]
    if len(after) == 2 and after[0].lower_ == "the" and after[1].lower_ in word_set("tally", "nouns"):
        return after[1]  # "brought to nine the number of people in custody"
    if any(t.lower_ in ("and", "including") for t in doc[verb + 1 : at]):
        return None
    words = word_set("tally", "nouns")
    tally = next((doc[i] for i in range(at - 1, max(first, at - SPAN) - 1, -1) if doc[i].lower_ in words), None)
    if tally is None and doc[verb].lemma_.lower() in word_set("tally", "straight"):
        people = word_set("tally", "people")
        tally = next(
            (doc[i] for i in range(verb - 1, max(first, verb - SPAN) - 1, -1) if doc[i].lower_ in people), None
        )
    return None if tally is None or _of_things(tally) else tally


def _is_of_those_told(tally: Token) -> bool:
    """ "The true number is 30", "the clinic puts the number at 30": of the harm told before."""
    if any(t.lower_ in word_set("tally", "true") for t in tally.lefts):
        return True
    after = tally.nbor() if tally.i + 1 < len(tally.doc) else None
    return tally.lower_ == "number" and after is not None and after.lower_ == "at"


def told_last(doc: Doc, before: Sequence[Told]) -> Hit:
    """The harm that another figure is for: of what the last sentence with a number told, the dead before the hurt."""
    first = first_of_sentence(doc[before[-1].start])
    near = [toll.hit for toll in before[-STRETCH:] if toll.start >= first]
    return next((hit for hit in near if hit.trigger.effect == "killed"), before[-1].hit)


def _is_estimate(doc: Doc, item: Counted, told: int) -> bool:
    """Another figure for what was told before, told by who speaks of it or by an estimate: "another medic spoke of 22
    soldiers", "other estimates are as high as 130"."""
    at, end = item.quantity.from_, item.head.i + 1
    if item.quantity.one or item.part or at < 2 or at - told > 2 * SPAN:
        return False
    after = doc[end : end + 1]
    if len(after) and not (after[0].is_punct or after[0].is_space or after[0].lower_ in ("and", "in", "while", "but")):
        return False
    if item.noun is not None and (group_of(item.noun) not in ALIKE or (len(after) and after[0].lower_ == "in")):
        return False  # "spoke of 400 prisoners", "of 3,000 fighters in the town"
    first = first_of_sentence(item.head)
    of = at - 1 - doc[at - 1].is_quote  # "spoke of "more than 60""
    if of > 0 and doc[of].lower_ == "of" and doc[of - 1].lemma_ == "speak":
        return True
    before = doc[max(first, at - BEFORE) : at]
    estimates = [t for t in before if t.lower_ in ("estimate", "estimates") and t.pos_ == "NOUN"]
    verbs = [t for t in before if t.pos_ in ("VERB", "AUX")]
    return item.noun is None and bool(estimates) and bool(verbs) and not _of_things(estimates[-1])


def _given_as(doc: Doc, first: int, at: int) -> Token | None:
    """The tally of "gave the number of people killed in Lorn on 25 May as 25", "revised ... to 17"."""
    words = word_set("tally", "nouns")
    tally = next((doc[i] for i in range(at - 1, max(first, at - SPAN) - 1, -1) if doc[i].lower_ in words), None)
    if tally is None or tally.dep_ != "dobj":
        return None
    verb, changed = tally.head, doc[at - 1].lower_ == "to"
    changes = word_set("updates", "changes") | word_set("updates", "bringing")
    gives = verb.lower_ in changes if changed else verb.lemma_ in word_set("updates", "says")
    if not gives:
        return None
    return None if _of_things(tally) else tally


def _of_things(tally: Token) -> bool:
    """ "The number of raids": no people are counted."""
    noun = next((t for of in tally.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj"), None)
    return noun is not None and group_of(noun) is None and (noun.lower_ in things() or noun.lemma_.lower() in things())


def _leads(token: Token) -> bool:
    return token.lemma_.lower() in word_set("tally", "verbs") or token.lower_ in word_set("updates", "changes")


def group_of_tally(doc: Doc, item: Counted) -> str | None:
    """Whom the tally counts: "the number of villagers killed"."""
    tally = tally_of(doc, item)
    if tally is None:
        return None
    stretch = doc[tally.i + 1 : item.quantity.from_ if tally.i < item.head.i else tally.i + BEFORE]
    groups = (group_of(token) for token in stretch if token.pos_ in ("NOUN", "PROPN"))
    return next((group for group in groups if group is not None), None)
