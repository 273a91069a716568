"""What words of speech mean where they stand: who judges a deed, who asks others to do something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.refused import has_clause
from reportedly.claims.text.clauses import SUBJECTS, THINGS, is_left_open
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.untrue import is_false
from reportedly.claims.text.words import word_list

LABELS = ("oprd", "attr", "acomp", "xcomp", "ccomp")


def judged(doc: Doc, hit: Hit) -> Hit | None:
    """Who calls a deed a crime, or describes it as barbaric, condemns it."""
    verb = doc[hit.anchor]
    if verb.dep_ in ("advcl", "acl") and verb.head.lemma_.lower() in word_list("condemning"):
        return None  # "condemned the raid, calling it a crime": one condemnation
    return hit if any(t.lemma_.lower() in word_list("judgements") for t in _labels(verb)) else None


def _labels(verb: Token) -> Iterator[Token]:
    """The words that a verb gives something as a name: "called it a massacre", "described the raid as a crime"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in LABELS or (child.dep_ == "prep" and child.lower_ == "as"):
            yield from child.subtree
        elif child.dep_ == "dobj":  # the label hangs on the object where the parse is misled
            yield from (t for below in child.children if below.lower_ == "as" for t in below.subtree)
            labels = (t for t in child.subtree if any(n.lower_ in ("a", "an") for n in t.lefts if n.dep_ == "det"))
            yield from (t for below in labels if below.i != child.i for t in below.subtree)
    yield from (t for t in verb.lefts if t.dep_ == "oprd")


def asked(doc: Doc, hit: Hit) -> Hit | None:
    """Who asks, wants or presses others to do something demands it; who asks whether, or not to be named, does not."""
    verb = doc[hit.anchor]
    if any(t.lower_ in word_list("anonymous") for t in verb.subtree if t.i > verb.i):
        return None
    lemma = verb.lemma_.lower()
    if lemma != "want" and any(t.dep_ == "prep" and t.lower_ == "for" for t in verb.children):
        return hit if lemma == "ask" else None
    for clause in (t for t in verb.children if t.dep_ in ("xcomp", "ccomp", "advcl") and t.i > verb.i):
        others = any(t.dep_ in SUBJECTS and t.lower_ not in word_list("askers") for t in clause.lefts)
        told = any(t.dep_ in ("dobj", "dative") and t.i < clause.i for t in verb.children) or verb.tag_ == "VBN"
        if _is_to_do(clause) and (others or (told and lemma != "want")):
            return hit
        if lemma == "ask" and clause.dep_ == "ccomp" and any(t.lower_ == "that" for t in clause.lefts):
            return hit
    return None


def _is_to_do(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(t.lower_ == "to" for t in clause.lefts)


def insisted(doc: Doc, hit: Hit) -> Hit | None:
    """Who insists that something be done demands it; who insists that it was so only says it. Who asks not to be named
    demands nothing."""
    verb = doc[hit.anchor]
    lemma = verb.lemma_.lower()
    if lemma in ("ask", "request") and any(t.lower_ in word_list("anonymous") for t in verb.subtree if t.i > verb.i):
        return None
    if lemma == "call" and any(t.dep_ == "dobj" and hit.start < t.i < hit.end for t in verb.rights):
        after = {t.lemma_.lower() for t in verb.subtree if t.i >= hit.end}  # "called the raid on Lorn a crime"
        return replace(hit, trigger=trigger_of("condemn.judge")) if after & word_list("judgements") else None
    if lemma != "insist" or hit.form != "verb":
        return hit
    clauses = [t for t in verb.children if t.dep_ == "ccomp"]
    return None if clauses and all(_is_told(t) for t in clauses) else hit


def _is_told(clause: Token) -> bool:
    """Whether a clause tells how it is or was, by its tense."""
    helpers = [t for t in clause.lefts if t.dep_ in ("aux", "auxpass")]
    return (helpers[0] if helpers else clause).tag_ in ("VBD", "VBZ", "VBN", *(("VBP",) if helpers else ()))


def blame_of_some(doc: Doc, hit: Hit) -> Hit | None:
    """ "Those who fund terrorism": nobody in particular is blamed. Who dismisses an accusation denies the deed."""
    head = doc[hit.anchor].head
    if doc[hit.anchor].dep_ == "relcl" and head.lower_ in ("those", "anyone", "anybody", "all", "everyone"):
        return None
    return dismissed(doc, hit)


def denied(doc: Doc, hit: Hit) -> Hit | None:
    """Who rejects an accusation, or the deed that the clause hangs on, denies that deed; denying that something was so
    tells it in words of its own."""
    verb = doc[hit.anchor]
    if any(t.dep_ in ("ccomp", "xcomp") for t in verb.children) or is_left_open(verb):
        return None
    for thing in verb.children:
        told = any(
            (t.dep_ in ("acl", "relcl") and t.lemma_.lower() not in word_list("adding")) or t.lower_ == "of"
            for t in thing.rights
        )
        if thing.dep_ in THINGS and not told and (_is_accusation(thing) or _goes_back(thing, verb)):
            return hit
    return None


def _is_accusation(noun: Token) -> bool:
    return noun.lemma_.lower() in word_list("denied") and noun.lower_ != "reporting"


def _goes_back(thing: Token, verb: Token) -> bool:
    """ "A raid that killed two, which the army denied", "the army denied it"."""
    return thing.lower_ in ("which", "this") if thing.i < verb.i else thing.lower_ in ("it", "that", "this")


def dismissed(doc: Doc, hit: Hit) -> Hit | None:
    """ "Dismissed the accusations as lies" denies the deed."""
    if doc[hit.anchor].lemma_.lower() != "dismiss" or hit.form != "verb":
        return hit
    return hit if denied(doc, hit) is None else replace(hit, trigger=trigger_of("denial.verb"))


def baseless(doc: Doc, hit: Hit) -> Hit | None:
    """ "The allegations are false", "called the reports baseless", "baseless charges". Where what they tell is told by
    a clause beside them, that is what is denied."""
    word = doc[hit.anchor]
    verb = word.head if word.dep_ in LABELS else None
    of = [word.head] if word.dep_ == "amod" else []
    of += [t for t in (*word.lefts, *(verb.children if verb is not None else ())) if t.dep_ in (*SUBJECTS, "dobj")]
    told = [t for t in of if _is_accusation(t)]
    return hit if told and not any(has_clause(t) and is_false(t) for t in told) else None


def impunity(doc: Doc, hit: Hit) -> Hit | None:
    """ "There can be no impunity", "an end to impunity"."""
    word = doc[hit.anchor]
    no = any(t.lower_ == "no" for t in word.lefts)
    ended = word.dep_ == "pobj" and word.head.head.lemma_ == "end"
    return hit if no or ended else None


def lacking(doc: Doc, hit: Hit) -> Hit | None:
    """ "An inquiry is needed", where the world and not somebody in need lacks it."""
    word = doc[hit.anchor]
    verb = word if word.pos_ == "VERB" else word.head
    return hit if any(t.lemma_.lower() in word_list("called_for") for t in verb.lefts if t.dep_ in SUBJECTS) else None


def warned(doc: Doc, hit: Hit) -> Hit | None:
    """Who warns of a shortage, that more bombs are being made or that a toll will rise foresees it; who warns somebody
    off, or of what will be done to him, threatens. What threatens to fail, and who is warned, threatens nobody."""
    verb = doc[hit.anchor]
    lemma = verb.lemma_.lower()
    if lemma not in word_list("threatening") or hit.form != "verb" or hit.end - hit.start > 1:
        return hit
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if any(t.dep_ == "nsubjpass" for t in subjects):
        return None
    if lemma == "threaten":
        return hit
    if any(t.lemma_.lower() in word_list("foreseeing") for s in subjects for t in s.subtree):
        return None
    for child in verb.rights:
        if child.lower_ in ("of", "about") and child.dep_ == "prep":
            return hit if any(t.lemma_.lower() in word_list("answering") for t in child.subtree) else None
        if child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX"):
            ready = any(t.dep_ == "acomp" and any(x.dep_ == "xcomp" for x in t.rights) for t in child.rights)
            ahead = ready or any(t.tag_ == "MD" for t in child.lefts)
            return hit if ahead else None
    return hit


def crimes(doc: Doc, hit: Hit) -> Hit | None:
    """ "A war crimes referral": crimes that only name something else, and no blame."""
    noun = doc[hit.anchor]
    return None if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i else hit
