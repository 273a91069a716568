"""Whether a happening is what the report tells as new, something earlier told as context, or a habit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from reportedly.claims.events.whether import verbs_of
from reportedly.claims.findings.happening import Happening
from reportedly.claims.text.words import whether_list
from reportedly.records import When

OLD = 14  # days before the report from which a happening is no news
PERFECT = 2  # the same where it is told in the past perfect
LASTING = ("siege", "control")  # kinds that go on for months
BESIDE = 3  # tokens of a phrase of time


def scope_of(doc: Doc, happening: Happening, when: When | None, today: date | None) -> str:
    """Current, background or generic: by the day that is told, else by the words."""
    token = doc[happening.anchor]
    noun = happening.main.form == "noun" or (token.tag_ == "VBG" and token.dep_ in ("dobj", "pobj", "pcomp", "nsubj"))
    verb = next(iter(verbs_of(token)), token)
    days_before = (today - when.latest).days if when is not None and when.latest and today else None
    if happening.main.trigger.scope == "background" or (days_before is not None and days_before > OLD):
        return "background"
    dated = when is not None and when.basis == "text" and when.latest is not None
    if _is_habit(token, verb, noun) and not (dated and verb.tag_ in ("VBD", "VBN")):
        return "generic"  # "shelled it repeatedly on Monday" is no habit
    earlier = noun and any(t.lower_ in whether_list("earlier") for t in token.lefts)
    # "previous raids" are many, "an earlier blast" is one; "have surrounded it in recent months" is one siege
    if (_is_of_the_past(verb) and happening.kind not in LASTING) or (token.tag_ in ("NNS", "NNPS") and earlier):
        return "generic"
    past_perfect = verb.tag_ == "VBN" and any(t.lower_ == "had" for t in verb.lefts)
    long_ago = past_perfect and days_before is not None and days_before > PERFECT
    return "background" if long_ago or earlier else "current"


def _is_habit(token: Token, verb: Token, noun: bool) -> bool:
    """ "Often shells", "used to shell", "bombs it every night", "frequent raids", "a history of raids"."""
    if any(t.lower_ in whether_list("habit") for t in verb.children if t.dep_ == "advmod"):
        return True
    just_before = [token.nbor(-1)] if token.i else []  # also where the parse hangs it elsewhere
    if noun and any(t.lower_ in whether_list("usual") for t in (*token.lefts, *just_before)):
        return True
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and not any(t.dep_ == "dobj" for t in verb.head.children):
        return True
    if verb.tag_ in ("VBP", "VBZ", "VB") and any(_is_each_time(t) for t in verb.children):
        return True
    return noun and token.head.lower_ == "of" and token.head.head.lower_ in whether_list("records")


def _is_each_time(token: Token) -> bool:
    return token.dep_ == "npadvmod" and any(t.lower_ in ("every", "each") for t in token.lefts)


def _is_of_the_past(verb: Token) -> bool:
    """ "Has shelled it in the past", "has done so before", "in recent years", "throughout the war": at no one time."""
    if verb.tag_ != "VBN" or not any(t.lower_ in ("has", "have", "had", "'ve") for t in verb.lefts):
        return False
    if any(t.lower_ in whether_list("before") and not any(True for _ in t.rights) for t in verb.rights):
        return True
    if any(t.lower_ in whether_list("earlier") for t in verb.lefts):
        return True
    return any(_is_past(prep, time) for prep, time in _times(verb))


def _times(verb: Token) -> Iterator[tuple[Token, Token]]:
    for prep in verb.children:
        if prep.dep_ == "prep":
            yield from ((prep, noun) for noun in prep.children if noun.dep_ == "pobj")


def _is_past(prep: Token, time: Token) -> bool:
    """ "In the past" (not "in the past week"), "in recent years", "throughout the conflict"."""
    if prep.lower_ in ("throughout", "during"):
        return time.lemma_.lower() in whether_list("wars")
    if prep.lower_ not in ("in", "over", "on"):
        return False
    recent = any(t.lower_ in whether_list("recent") for t in time.lefts)
    return time.lower_ == "past" or (recent and time.lower_ in whether_list("spans"))
