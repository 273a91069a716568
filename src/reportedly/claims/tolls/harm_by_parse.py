"""From a counted noun through the parse to the word of harm whose victim it is; a killer must not be taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from spacy.tokens import Token

from reportedly.claims.people.people import group_of
from reportedly.claims.people.tables import word_set, words_table
from reportedly.claims.text.triggers import Hit
from reportedly.claims.tolls.counted import Counted

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
INSIDE = frozenset(
    {"nummod", "quantmod", "conj", "appos", "amod", "compound", "nmod", "det", "npadvmod", "dep", "predet"}
)
CLIMB = 7  # heads followed upwards
LOOK = 6  # tokens of a phrase in which a word of harm is looked for


def by_parse(item: Counted, harms: Mapping[int, Hit]) -> Hit | None:
    """Follows the dependencies from the counted noun to a word of harm whose victim it can be."""
    token = item.head
    described, before = None, False
    for child in token.children:  # "people killed in ...", "the three injured persons", "soldiers who were killed"
        suffers = child.tag_ != "VBG" or _is_dying(child, harms)
        done_to = suffers and not (child.dep_ == "relcl" and not passive_relative(child, harms))
        if child.i in harms and done_to and child.dep_ in ("acl", "relcl", "amod", "acomp", "nmod", "appos"):
            described, before = harms[child.i], child.dep_ in ("amod", "relcl")
    above = _climb(item, token, harms)
    died = above is not None and above.trigger.effect == "killed" and above.form == "verb"
    if described is None or (died and before and not _is_whole(item) and described.trigger.effect == "injured"):
        return above  # "six injured civilians died", "a guard who had been wounded died"
    return described


def _is_dying(verb: Token, harms: Mapping[int, Hit]) -> bool:
    """ "With 40 people dying", not "killing"."""
    return verb.lemma_.lower() in _undergone() and verb.i in harms and harms[verb.i].trigger.effect == "killed"


def passive_relative(verb: Token, harms: Mapping[int, Hit]) -> bool:
    """ "who were killed" and "who died", not "who killed"."""
    if any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children) or harms_none_else(verb):
        return True
    hit = harms.get(verb.i)
    return hit is not None and hit.form != "verb"


def _is_whole(item: Counted) -> bool:
    """ "Two of the four who were shot died": four are counted, of whom something is told of a part."""
    before = item.head.doc[max(0, item.quantity.from_ - 3) : item.quantity.from_]
    words = [t.lower_ for t in before]
    return words[-1:] == ["of"] or (words[-2:] == ["of", "the"] and before[0].pos_ == "NUM")


def _climb(item: Counted, token: Token, harms: Mapping[int, Hit]) -> Hit | None:
    for _ in range(CLIMB):
        if token.i in harms and token is not item.head:
            return harms[token.i]
        head = token.head
        if head.i == token.i:
            return None
        if head.i in harms:
            return harms[head.i] if is_victim(token, head, harms[head.i]) else None
        below = _predicate(token, head, harms)
        if below is not None:
            return below
        if token.dep_ not in INSIDE and not (
            token.dep_ in ("pobj", "prep", "dobj", "attr", "oprd") and _light(token, head)
        ):
            return None
        token = head
    return None


def _light(token: Token, head: Token) -> bool:
    """Words through which the count reaches the harm: "including", "of", "toll of", "members of", "lives of"."""
    words = words_table()["light"]["words"]
    return token.lemma_.lower() in words or head.lemma_.lower() in words


def is_victim(token: Token, head: Token, hit: Hit) -> bool:
    """Whether the word that hangs on a word of harm is the harmed, not the harming."""
    if hit.form != "verb":
        return token.dep_ in (*INSIDE, "prep", "pobj", "nsubj", "dobj", "poss", "attr", "relcl", "npadvmod")
    if token.dep_ in ("dobj", "obj", "nsubjpass", "attr", "oprd", "dative", "nummod", "npadvmod", "dep", "appos"):
        return True
    if token.dep_ == "nsubj":
        passive = (
            head.tag_ == "VBN"
            and not any(t.dep_ in ("dobj", "obj") for t in head.children)
            and not any(t.lower_ in ("has", "have", "had") for t in head.lefts)
        )
        suffers = head.lemma_.lower() in _undergone() or _loses_life_or_limb(hit, head)
        return passive or suffers or hit.trigger.effect in ("displaced", "evacuated", "missing", "trapped")
    if token.dep_ in ("prep", "pobj"):
        return (
            token.lower_ in ("including", "of", "to", "among")
            and hit.trigger.effect is not None
            and token.lower_ != "by"
        )
    first = token.left_edge  # "killing two and leading dozens of officers on a chase"
    return token.dep_ == "conj" and not (first.tag_ == "VBG" and first.dep_ == "amod")


def _loses_life_or_limb(hit: Hit, verb: Token) -> bool:
    """ "Lost their lives", "lost a leg", "met their deaths": what is lost is the subject's own."""
    last = verb.doc[hit.end - 1]
    own = group_of(last) is None or last.lemma_ == "life"
    return own and hit.end - hit.start > 1 and verb.lemma_ in word_set("harmed", "own_loss")


def _predicate(token: Token, head: Token, harms: Mapping[int, Hit]) -> Hit | None:
    """Harm told of a subject or object by another verb: "left 12 dead", "12 were found dead", "the toll rose to 70"."""
    if token.dep_ not in (*SUBJECTS, "dobj", "attr", "pobj", "prep", "conj", "ccomp", "dep", "npadvmod"):
        return None
    for child in head.children:
        if child.i in harms and child.i != token.i:
            hit = harms[child.i]
            noun = hit.form == "noun"
            if token.dep_ in SUBJECTS and _goes_on_to(child, hit):
                continue  # "a gunman used a rifle to shoot"
            if child.dep_ == "ccomp" and head.lemma_ not in word_set("harmed", "leaving"):
                continue
            if child.dep_ == "acl" and child.tag_ == "VBG" and not harms_none_else(child):
                continue  # "a group of militants killing 23 people"
            if child.dep_ in ("acomp", "oprd", "xcomp", "acl", "advmod", "ccomp", "amod", "attr") and not (
                noun and child.dep_ == "attr" and token.dep_ not in SUBJECTS
            ):
                return hit
            if (
                (noun or child.pos_ == "ADJ")
                and (child.dep_ in SUBJECTS or (child.dep_ == "dobj" and token.dep_ == "prep"))
                and token.dep_ in ("attr", "dobj", "prep", "pobj", "npadvmod")
                and child.lemma_.lower() in word_set("harmed", "casualties")
            ):
                return hit
    inverted = _put_first(token, head, harms)
    if inverted is not None:
        return inverted
    return _in_state(head, harms) if token.dep_ in SUBJECTS or token.dep_ == "attr" else None


def _put_first(token: Token, be: Token, harms: Mapping[int, Hit]) -> Hit | None:
    """ "Killed were a boy and his mother", "also wounded in the blast was a nurse"."""
    if token.dep_ != "attr" or be.lemma_ != "be":
        return None
    verb = be.head if be.dep_ == "auxpass" else next((t for t in be.lefts if t.dep_ in SUBJECTS), None)
    first = verb is not None and verb.i in harms and verb.tag_ == "VBN" and verb.i < be.i < token.i
    opens = first and verb is not None and not any(t.dep_ in (*SUBJECTS, "det", "aux") for t in verb.lefts)
    return harms[verb.i] if opens and verb is not None else None


def harms_none_else(verb: Token) -> bool:
    """ "Died", "fled": whom it befalls is its subject."""
    return verb.lemma_ in word_set("harmed", "by_oneself")


def _undergone() -> frozenset[str]:
    return word_set("harmed", "by_oneself") | word_set("harmed", "suffering")


def _goes_on_to(verb: Token, hit: Hit) -> bool:
    """Whether a verb in "began to shoot", "used a rifle to kill" tells what its subject does."""
    does = hit.form == "verb" and verb.tag_ == "VB" and hit.trigger.effect in ("killed", "injured")
    return does and verb.lemma_ not in _undergone() and not any(t.dep_ == "auxpass" for t in verb.children)


def _in_state(verb: Token, harms: Mapping[int, Hit]) -> Hit | None:
    """Harm told of a subject by a phrase after its verb: "nine people are in custody", "two are in critical condition",
    "a child was among the dead", "four soldiers made up the rest of the dead"."""
    for child in verb.children:
        inner = _inside(child, harms)
        if inner is None:
            continue
        state = inner.trigger.effect in ("detained", "abducted", "trapped") or inner.trigger.id == "condition.noun"
        held = state and verb.lemma_ in word_set("harmed", "staying")
        among = child.lower_ == "among" and not any(t.dep_ == "dobj" for t in verb.rights)
        if child.dep_ == "prep" and (among or (held and child.lower_ in ("in", "under", "into"))):
            return inner
        if verb.lemma_ in word_set("part", "making_up") and inner.form != "verb":
            return inner
    return None


def _inside(token: Token, harms: Mapping[int, Hit]) -> Hit | None:
    """The first word of harm in a phrase."""
    return next((harms[inner.i] for inner in islice(token.subtree, LOOK) if inner.i in harms), None)
