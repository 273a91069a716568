"""Whether it is so: asserted, denied, possible, planned or demanded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.claims.events.refused import nobody, refused
from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.text.clauses import owning_verb, stands_behind
from reportedly.claims.text.words import word_list

TABLE = Path(__file__).parent.parent / "data" / "whether.toml"
UP = 5  # governing words looked at
GOVERNORS = (("plans", "planned"), ("hopes", "possible"), ("demands", "demanded"), ("denials", "denied"))
HARMS = frozenset({*ATTACKS, "siege", "looting_destruction", "detention", "abduction"})
DEEDS = HARMS | {"capture", "withdrawal", "displacement"}


@cache
def _table() -> Mapping[str, frozenset[str]]:
    raw: Mapping[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def words_for(name: str) -> frozenset[str]:
    """A list of `whether.toml`; KeyError where the table has none of that name."""
    return _table()[name]


def status_of(doc: Doc, happening: Happening) -> tuple[str, str]:
    """The status of a happening and the words that gave it."""
    if happening.kind == "demand":
        return "demanded", doc[happening.anchor].text
    token = doc[happening.anchor]
    if happening.main.trigger.id in ("denial.verb", "denial.baseless"):
        return "denied", token.text
    if happening.kind == "announce" and _is_plan(happening, token):
        return "planned", doc[happening.main.start : happening.main.end].text
    if happening.main.trigger.id == "battle.purpose":
        token = token.head  # the fight goes on; only its aim is planned
    owning = owning_verb(token) if happening.main.form == "noun" and happening.kind in ATTACKS else None
    if owning is not None and owning.lemma_.lower() in word_list("disowning") and not is_left_open(owning):
        return "denied", owning.text
    not_so = refused(token, happening.kind)
    if not_so is not None:
        return "denied", not_so
    counted = count_may_rise(token) if happening.main.role == "harm" and happening.main.form != "verb" else None
    return (
        counted
        or _of_due(token)
        or _of_noun(token)
        or _of_clause(token, happening)
        or _of_demand(token)
        or ("asserted", "")
    )


def is_left_open(verb: Token) -> bool:
    """ "Neither confirmed nor denied the raid", "did not deny it"."""
    return _is_negated(verb) or (verb.i > 0 and verb.nbor(-1).lower_ == "nor")


def _of_clause(token: Token, happening: Happening) -> tuple[str, str] | None:
    """What the verb of a happening, or the one that carries its noun, makes of it."""
    for verb in verbs_of(token):
        if _is_asked(verb):
            return "possible", "?"
        if (
            happening.main.form == "noun"
            and happening.kind in HARMS
            and (_is_taken_up(token, verb) or _has_effects(token, verb))
        ):
            return None
        none = nobody(verb) if verb.i == token.i or token.dep_ == "dobj" else None
        if none is not None:
            return "denied", none
        found = _of_verb(verb) or _of_governor(verb, happening.kind in DEEDS)
        if found is not None:
            listed = verb.i < token.i and any(t.text == ":" for t in token.doc[verb.i : token.i])
            return None if listed and happening.main.form != "verb" else found  # "did not count Lorn: 12 dead"
    return None


def _is_taken_up(noun: Token, verb: Token) -> bool:
    """A happening that is known already, whatever is to be done about it: "to end the siege", "may study the raid"."""
    if stands_behind(noun):
        return False
    return _is_definite(noun) and noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() not in _bearing()


def _has_effects(noun: Token, verb: Token) -> bool:
    """What a happening will do to others, not that it will happen: "the siege will make it hard to hold the town".
    Nothing is known of "an attack" that "will lead to war", nor of what "would" do so."""
    if verb.lemma_.lower() not in words_for("effects") or not _is_subject(noun, verb):
        return False
    helpers = {t.lower_ for t in verb.lefts if t.dep_ == "aux"}
    known = _is_definite(noun) or (noun.tag_ == "NNS" and bool(helpers & words_for("future")))
    return known and "would" not in helpers


def _is_subject(noun: Token, verb: Token) -> bool:
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.i == verb.i


def _is_definite(noun: Token) -> bool:
    return any(t.dep_ == "poss" or t.lower_ in ("the", "this", "that", "these", "those") for t in noun.lefts)


@cache
def _bearing() -> frozenset[str]:
    """Verbs that pass on to their object whether it is so."""
    return word_list("carriers").union(*(words_for(name) for name in ("denials", "demands", "plans", "hopes", "tries")))


def _is_plan(happening: Happening, token: Token) -> bool:
    return happening.main.trigger.id in (
        "announce.plan",
        "announce.will",
        "announce.due",
    ) or token.lemma_.lower() in words_for("pledges")


def verbs_of(token: Token) -> list[Token]:
    """The verb of the happening itself, or the verbs that carry its noun: "launched", "plans" in "plans to launch"."""
    if token.pos_ in ("VERB", "AUX"):
        return [token]
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        if token.dep_ == "pobj" and token.head.lower_ in words_for("around") and not stands_behind(token):
            return []  # "to assess the situation following the bombings"
        token = token.head
    return [token] if token.pos_ in ("VERB", "AUX") else []


def _of_verb(verb: Token) -> tuple[str, str] | None:
    """Negation, modals and the future on the verb itself."""
    table = _table()
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")]
    words = {t.lower_: t.text for t in helpers}
    undone = _of_nobody(verb) or _of_not(verb, words)
    if undone is not None:
        return undone
    for word in words:
        if word in table["modal"] and _is_no_guess(verb, word):
            return None
        if word == "would" and _is_told_ahead(verb):
            return "planned", word
        if word in table["modal"] or word in table["maybe"]:
            return "possible", word
    if words.keys() & table["should"]:
        return "demanded", next(iter(words.keys() & table["should"]))
    if any(t.lower_ in table["future"] for t in helpers if t.dep_ == "aux"):
        return ("possible", "if") if _hangs_on_condition(verb) else ("planned", "will")
    if any(t.dep_ == "mark" and t.lower_ in table["if"] for t in verb.lefts):
        return "possible", "if"
    return ("possible", helpers[0].text) if _is_unreal(verb) else None


def _of_not(verb: Token, words: Mapping[str, str]) -> tuple[str, str] | None:
    """ "Did not shell", "could not settle", "said it would not sit down": it was not, or will not be. What could not be
    confirmed stays open, what is not ended goes on."""
    table = _table()
    if "could" in words and any(t.lower_ == "before" and t.dep_ == "mark" for t in verb.lefts):
        return "denied", "before"  # "was defused before it could explode"
    if not _is_negated(verb):
        return None
    guess = words.keys() & table["modal"]
    if guess and (verb.lemma_ in table["checks"] or not guess <= {"can", "could", "ca", "would"}):
        return None
    if "would" in guess and not _is_told_ahead(verb):
        return None
    return ("asserted", "not") if verb.lemma_ in table["endings"] else ("denied", "not")


def _of_nobody(verb: Token) -> tuple[str, str] | None:
    """ "No one was hurt", "nobody has left"."""
    for subject in verb.lefts:
        none = subject.lower_ in ("nobody", "none") or (subject.lower_ == "one" and _has_no(subject))
        if none and subject.dep_ in ("nsubj", "nsubjpass"):
            return "denied", subject.text
    return None


def _has_no(noun: Token) -> bool:
    return any(t.lower_ in ("no", "not") for t in noun.lefts)


def _hangs_on_condition(verb: Token) -> bool:
    """ "If they go on like this, they will cut the road"."""
    clauses = (t for t in verb.children if t.dep_ == "advcl")
    return any(t.dep_ == "mark" and t.lower_ == "if" for clause in clauses for t in clause.lefts)


def count_may_rise(noun: Token) -> tuple[str, str] | None:
    """ "The toll is expected to rise", "more dead are feared under the rubble": who may have died beside those told."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return None
    guesses = [verb, *(t for t in verb.rights if t.dep_ == "acomp")]
    guess = next((t for t in guesses if t.lemma_.lower() in words_for("hopes")), None)
    if guess is None or (guess.tag_ == "VBD" and noun.dep_ == "nsubj"):
        return None
    rises = any(t.dep_ == "xcomp" and t.lemma_.lower() in words_for("rises") for t in guess.rights)
    return ("possible", guess.text) if rises or guess.lemma_.lower() == "fear" else None


def _of_due(noun: Token) -> tuple[str, str] | None:
    """ "Talks are set to resume", "an evacuation was scheduled to begin"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    due = next((t for t in (verb, *verb.rights) if t.lower_ in words_for("due") and t.tag_ != "VBD"), None)
    goals = [t for word in (verb, due) if word for t in word.rights if t.dep_ == "xcomp" and t.tag_ == "VB"]
    if due is None or not goals or all(t.lemma_.lower() in words_for("effects") for t in goals):
        return None  # "the capture is expected to help them" expects no capture
    return None if any(t.dep_ == "neg" for t in verb.lefts) else ("planned", due.text)


def _is_asked(verb: Token) -> bool:
    """ "Did the rebels shell the clinic?"; a question for why or when takes the deed for granted."""
    sentence = verb.sent
    if verb.dep_ != "ROOT" or not any(t.text == "?" for t in sentence[-2:]):
        return False
    return not any(t.tag_ in ("WRB", "WP", "WDT") and t.i < verb.i for t in sentence)


def _is_unreal(verb: Token) -> bool:
    """ "Had the rebels attacked, ...": a condition told by word order alone."""
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    first = next(iter(verb.lefts), None)
    return verb.dep_ == "advcl" and subject is not None and first is not None and first.lower_ == "had"


def _is_no_guess(verb: Token, modal: str) -> bool:
    """ "Shots could be heard" tells what was heard; "would not have died had it not been for" tells who died."""
    if modal in ("can", "could"):
        return verb.lemma_.lower() in words_for("senses")
    negated = any(t.dep_ == "neg" for t in verb.children)
    return modal == "would" and negated and any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.lefts)


def _is_told_ahead(verb: Token) -> bool:
    """ "Said it would halt its fire": the future as seen from the past, where no condition stands by."""
    if any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.lefts) or any(t.lower_ == "if" for t in verb.sent):
        return False
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head  # "said that the talks were over and that troops would be sent"
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in words_for("telling")


def _of_governor(verb: Token, deed: bool) -> tuple[str, str] | None:
    """What governing words make of it: "plans to", "failed to", "urged ... to", "is expected to". What is done to do a
    `deed` leaves the deed to come; who goes somewhere to talk or to help does talk or help."""
    token = verb
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ != "VB" and _is_to_do(verb):
        return "planned", verb.head.text  # "are to leave the towns"
    for _ in range(UP):
        if token.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "conj", "prep", "relcl"):
            return None
        if token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"):
            return None  # "... when the army stormed the town"
        head = token.head
        infinitive = _is_to_do(token)
        if head.lemma_.lower() in words_for("denials") and is_left_open(head):
            return None  # "did not deny shelling the town"
        none = nobody(head) if token.dep_ == "xcomp" else None
        if none is not None:
            return "denied", none  # "neither side wants to talk"
        if token.dep_ == "conj":
            if _goes_on(token, head):
                return _of_verb(head)
        elif _is_denied(token, head.lemma_.lower()) or _is_unseen(token, head):
            return "denied", head.text
        elif _is_a_chance(token, head) or (token.dep_ == "relcl" and _is_for_others(token)):
            return "possible", head.text
        elif infinitive or token.dep_ in ("pcomp", "ccomp"):
            found = _of_head(token, head, infinitive)
            if found is not None:
                return found
            if infinitive and deed and token.dep_ in ("advcl", "acl") and token.tag_ == "VB":
                return "planned", "to"
        elif token.dep_ == "relcl":
            return None
        inner = _of_verb(head) if token.dep_ == "xcomp" else None
        if inner is not None:
            return inner
        token = head
    return None


def _is_to_do(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.lefts)


def _is_negated(verb: Token) -> bool:
    return any(t.dep_ == "neg" for t in verb.children)


def _is_a_chance(token: Token, head: Token) -> bool:
    """ "A suspicion that the rebels did it"."""
    told = token.dep_ == "acl" and any(t.dep_ in ("nsubj", "nsubjpass") for t in token.lefts)
    return told and head.lemma_.lower() in words_for("chances")


def _is_for_others(verb: Token) -> bool:
    """ "Opened the way for convoys to reach the town": they may reach it."""
    return _is_to_do(verb) and any(t.lower_ == "for" and t.dep_ == "mark" for t in verb.lefts)


def _is_unseen(token: Token, head: Token) -> bool:
    """ "Saw no sign that troops had come"."""
    return token.dep_ in ("acl", "ccomp") and head.lemma_.lower() in words_for("signs") and _has_no(head)


def _goes_on(token: Token, head: Token) -> bool:
    """Whether a verb shares the helper of the one before it: "will besiege and storm"."""
    helpers = words_for("future") | words_for("modal")
    return token.tag_ in ("VB", "VBP") and any(t.dep_ == "aux" and t.lower_ in helpers for t in head.lefts)


def _of_head(token: Token, head: Token, infinitive: bool) -> tuple[str, str] | None:
    """What the word that a clause hangs on makes of it. Who tries to do something does something."""
    lemma = head.lemma_.lower()
    if head.pos_ == "VERB" and lemma in words_for("tries"):
        return None
    helped = any(t.dep_ == "aux" and t.tag_ in ("VBP", "VBZ", "VBD") for t in token.lefts)
    if lemma == "insist" and not infinitive and (helped or token.tag_ in ("VBD", "VBZ", "VBN")):
        return None  # "insisted that it strikes only bases"
    if not infinitive and lemma in words_for("checks") and head.i < token.i and _is_negated(head):
        return "possible", head.text  # "could not confirm that jets had bombed the town"
    if head.tag_ == "VBD" and head.lower_ == "thought":
        return None  # "I thought it was over, and then there was a blast"
    if infinitive and lemma in words_for("plans") and (_has_no(head) or _is_negated(head)):
        return ("asserted" if token.lemma_ in words_for("endings") else "denied"), head.text  # "has no plans to"
    for name, status in GOVERNORS:
        if lemma in words_for(name) and (infinitive or name != "plans"):
            return status, head.text
    return None


def _is_denied(token: Token, lemma: str) -> bool:
    """ "Denied shelling the town", "rejected claims that it had shelled the town"."""
    denials = words_for("denials") if not _is_negated(token.head) else frozenset()
    having = token.tag_ == "VBN" and any(t.lower_ == "having" and t.dep_ == "aux" for t in token.lefts)
    if token.dep_ == "xcomp" and (token.tag_ == "VBG" or having):
        return lemma in denials
    noun = token.head.head if token.dep_ == "pcomp" and token.head.dep_ == "prep" else token.head
    about = token.dep_ in ("acl", "relcl", "pcomp") and noun.dep_ == "dobj" and noun.lemma_.lower() in words_for("said")
    return about and noun.head.lemma_.lower() in denials


def _of_noun(token: Token) -> tuple[str, str] | None:
    """Words on the noun: "no clashes", "a possible attack", "the planned offensive", "the chance of a truce"."""
    for child in token.lefts:
        if child.lower_ == "no":
            return "denied", "no"
        if child.lower_ in words_for("possible"):
            return "possible", child.text
        if child.lower_ in words_for("planned"):
            return "planned", child.text
    if token.dep_ == "dobj" and token.head.lemma_.lower() in words_for("plots") and not _is_definite(token):
        return "planned", token.head.text
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lemma_.lower() in words_for("pointing"):
        return "possible", token.head.head.text  # "the evidence pointed to an attack by the army"
    if token.dep_ != "pobj" or token.head.lower_ not in ("of", "for", "in"):
        return None
    over = token.head.head
    if over.lower_ in ("part", "role") and _has_no(over):
        return "denied", f"no {over.text}"  # "took no part in the battle"
    if token.head.lower_ == "in":
        return None
    if (
        over.lemma_.lower() in words_for("said") | words_for("uses")
        and over.dep_ == "dobj"
        and over.head.lemma_.lower() in words_for("denials")
    ):
        return "denied", over.head.text  # "dismissed reports of a raid"
    for name, status in (("chances", "possible"), ("preparations", "planned")):
        if over.pos_ == "NOUN" and over.lemma_.lower() in words_for(name):
            return status, over.text
    return None


def _of_demand(token: Token) -> tuple[str, str] | None:
    """ "Urged a ceasefire", "calls for a withdrawal"."""
    over = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    if token.dep_ in ("dobj", "pobj") and over.lemma_.lower() in words_for("demands"):
        return "demanded", over.text
    return None
