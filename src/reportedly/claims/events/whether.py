"""Whether it is so: asserted, denied, possible, planned or demanded."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claims.events.harm_in_doubt import harm_in_doubt
from reportedly.claims.events.refused import nobody, none_done, refused
from reportedly.claims.events.whether_error import harm_in_error, told_in_error
from reportedly.claims.events.whether_governed import of_governor
from reportedly.claims.events.whether_noun import count_may_rise, is_definite, looked_into, of_demand, of_due, of_noun
from reportedly.claims.events.whether_undone import undone
from reportedly.claims.events.whether_verb import of_verb
from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.text.clauses import SUBJECTS, disowns_half, is_left_open, owning_verb, stands_behind
from reportedly.claims.text.words import whether_list, word_list

HARMS = frozenset({*ATTACKS, "siege", "looting_destruction", "detention", "abduction"})
DEEDS = HARMS | {"capture", "withdrawal", "displacement"}


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
        or undone(token, happening.kind)
        or of_due(token)
        or of_noun(token)
        or next((open_ for verb in verbs_of(token) if (open_ := looked_into(verb))), None)
        or _of_clause(token, happening)
        or of_demand(token)
        or harm_in_error(doc, happening)
        or harm_in_doubt(doc, happening)
        or ("asserted", "")
    )


def _of_clause(token: Token, happening: Happening) -> tuple[str, str] | None:
    """What the verb of a happening, or the one that carries its noun, makes of it."""
    for verb in verbs_of(token):
        if _is_asked(verb):
            return "possible", "?"
        if disowns_half(verb) or (verb.i != token.i and verb.lemma_.lower() in word_list("answering_others")):
            return None  # "has never responded to accusations": they were made
        if (
            happening.main.form == "noun"
            and happening.kind in HARMS
            and (_is_taken_up(token, verb) or _has_effects(token, verb))
        ):
            return None
        error = told_in_error(verb)
        if error is not None:
            return "denied", error
        none = nobody(verb) if _depends_on_subject(token, verb) else None
        none = none or (none_done(verb) if verb.i == token.i and happening.main.form == "verb" else None)
        if none is not None:
            return "denied", none
        found = of_verb(verb) or of_governor(verb, happening.kind in DEEDS)
        if found is not None:
            listed = verb.i < token.i and any(t.text == ":" for t in token.doc[verb.i : token.i])
            return None if listed and happening.main.form != "verb" else found  # "did not count Lorn: 12 dead"
    return None


def _is_taken_up(noun: Token, verb: Token) -> bool:
    """A happening that is known already, whatever is to be done about it: "to end the siege", "may study the raid"."""
    if stands_behind(noun):
        return False
    if noun.dep_ == "dobj" and verb.lemma_.lower() in whether_list("endings") and is_definite(noun):
        helpers = {t.lower_ for t in verb.lefts if t.dep_ == "aux"}
        return bool(helpers & (whether_list("should") | whether_list("future") | {"to"}))  # "must stop the shelling"
    return is_definite(noun) and noun.dep_ in ("dobj", "pobj") and verb.lemma_.lower() not in _bearing()


def _has_effects(noun: Token, verb: Token) -> bool:
    """What a happening will do to others, not that it will happen: "the siege will make it hard to hold the town".
    Nothing is known of "an attack" that "will lead to war", nor of what "would" do so."""
    if verb.lemma_.lower() not in whether_list("effects") or not _is_subject(noun, verb):
        return False
    helpers = {t.lower_ for t in verb.lefts if t.dep_ == "aux"}
    known = is_definite(noun) or (noun.tag_ == "NNS" and bool(helpers & whether_list("future")))
    return known and "would" not in helpers


def _is_subject(noun: Token, verb: Token) -> bool:
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.i == verb.i


def _depends_on_subject(token: Token, verb: Token) -> bool:
    """Whether a happening is none where nobody does what the verb tells: it is what is done ("nobody launched a raid")
    or told of the subject ("no patient with signs of poisoning"). Who was not hurt "in a raid" leaves it a raid."""
    if token.i == verb.i or token.dep_ == "dobj":
        return True
    while token.head.i not in (verb.i, token.i):
        token = token.head
    return token.head.i == verb.i and token.dep_ in SUBJECTS


@cache
def _bearing() -> frozenset[str]:
    """Verbs that pass on to their object whether it is so."""
    return word_list("carriers").union(
        *(whether_list(name) for name in ("denials", "demands", "plans", "hopes", "tries"))
    )


def _is_plan(happening: Happening, token: Token) -> bool:
    return happening.main.trigger.id in (
        "announce.plan",
        "announce.will",
        "announce.due",
    ) or token.lemma_.lower() in whether_list("pledges")


def verbs_of(token: Token) -> list[Token]:
    """The verb of the happening itself, or the verbs that carry its noun: "launched", "plans" in "plans to launch"."""
    if token.pos_ in ("VERB", "AUX"):
        return [token]
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        if token.dep_ == "pobj" and token.head.lower_ in whether_list("around") and not stands_behind(token):
            return []  # "to assess the situation following the bombings"
        token = token.head
    return [token] if token.pos_ in ("VERB", "AUX") else []


def _is_asked(verb: Token) -> bool:
    """ "Did the rebels shell the clinic?"; a question for why or when takes the deed for granted."""
    sentence = verb.sent
    if verb.dep_ == "acl" and verb.head.head.pos_ == "AUX" and verb.head.head.i < verb.head.i:
        verb = verb.head.head  # "Were 200 people killed?"
    if verb.dep_ != "ROOT" or not any(t.text == "?" for t in sentence[-2:]):
        return False
    return not any(t.tag_ in ("WRB", "WP", "WDT") and t.i < verb.i for t in sentence)
