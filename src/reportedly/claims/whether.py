"""Whether it is so: asserted, denied, possible, planned or demanded; and whether it is news, background or a habit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.claims.clauses import owning_verb
from reportedly.claims.what import ATTACKS, Happening

TABLE = Path(__file__).parent / "data" / "whether.toml"
UP = 5  # governing words looked at


@cache
def _table() -> Mapping[str, frozenset[str]]:
    raw: Mapping[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


def status_of(doc: Doc, happening: Happening) -> tuple[str, str]:
    """The status of a happening and the words that gave it."""
    if happening.kind == "demand":
        return "demanded", doc[happening.anchor].text
    token = doc[happening.anchor]
    if happening.kind == "announce" and _is_plan(happening, token):
        return "planned", doc[happening.main.start : happening.main.end].text
    if happening.main.trigger.id == "battle.purpose":
        token = token.head  # the fight goes on; only its aim is planned
    owning = owning_verb(token) if happening.main.form == "noun" and happening.kind in ATTACKS else None
    if owning is not None and owning.lemma_.lower() in ("deny", "reject", "refute"):
        return "denied", owning.text
    for verb in _verbs(token):
        found = _of_verb(verb) or _of_governor(verb)
        if found is not None:
            return found
    return _of_noun(token) or ("asserted", "")


def _is_plan(happening: Happening, token: Token) -> bool:
    return happening.main.trigger.id == "announce.plan" or token.lemma_.lower() in _table()["pledges"]


def _verbs(token: Token) -> list[Token]:
    """The verb of the happening itself, or the verbs that carry its noun: "launched", "plans" in "plans to launch"."""
    if token.pos_ in ("VERB", "AUX"):
        return [token]
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        if token.dep_ == "pobj" and token.head.lower_ in _table()["around"]:
            return []  # "to assess the situation following the bombings"
        token = token.head
    return [token] if token.pos_ in ("VERB", "AUX") else []


def _of_verb(verb: Token) -> tuple[str, str] | None:
    """Negation, modals and the future on the verb itself."""
    table = _table()
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")]
    words = {t.lower_: t.text for t in helpers}
    if any(t.dep_ == "neg" for t in verb.children) and not words.keys() & table["modal"]:
        return ("asserted", "not") if verb.lemma_ in table["endings"] else ("denied", "not")
    for word in words:
        if word in table["modal"] or word in table["maybe"]:
            return "possible", word
    if words.keys() & table["should"]:
        return "demanded", next(iter(words.keys() & table["should"]))
    if any(t.lower_ in table["future"] for t in helpers if t.dep_ == "aux"):
        return "planned", "will"
    if any(t.dep_ == "mark" and t.lower_ in table["if"] for t in verb.lefts):
        return "possible", "if"
    return None


def _of_governor(verb: Token) -> tuple[str, str] | None:
    """What a governing word makes of it: "plans to", "failed to", "urged ... to", "is expected to", "in order to"."""
    table = _table()
    token = verb
    for _ in range(UP):
        if token.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "pcomp", "conj", "prep", "relcl"):
            return None
        head = token.head
        if token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP"):
            return None  # "... when the army stormed the town"
        infinitive = any(t.lower_ == "to" and t.dep_ == "aux" for t in token.lefts)
        lemma = head.lemma_.lower()
        if token.dep_ == "conj":
            if any(
                t.dep_ == "aux" and t.lower_ in table["future"] | table["modal"] for t in head.lefts
            ) and token.tag_ in ("VB", "VBP"):
                return _of_verb(head)
        elif _is_denied(token, lemma):
            return "denied", head.text
        elif infinitive or token.dep_ in ("pcomp", "ccomp"):
            for name, status in (
                ("plans", "planned"),
                ("hopes", "possible"),
                ("demands", "demanded"),
                ("denials", "denied"),
            ):
                if lemma in table[name] and (infinitive or name in ("denials", "hopes", "demands")):
                    return status, head.text
            if infinitive and token.dep_ in ("advcl", "acl") and token.tag_ == "VB":
                return "planned", "to"
        elif token.dep_ == "relcl":
            return None
        inner = _of_verb(head) if token.dep_ == "xcomp" else None
        if inner is not None:
            return inner
        token = head
    return None


def _is_denied(token: Token, lemma: str) -> bool:
    """ "Denied shelling the town", "rejected claims that it had shelled the town"."""
    denials = _table()["denials"]
    if token.dep_ == "xcomp" and token.tag_ == "VBG":
        return lemma in denials
    noun = token.head.head if token.dep_ == "pcomp" and token.head.dep_ == "prep" else token.head
    about = token.dep_ in ("acl", "relcl", "pcomp") and noun.dep_ == "dobj" and noun.lemma_.lower() in _table()["said"]
    return about and noun.head.lemma_.lower() in denials


def _of_noun(token: Token) -> tuple[str, str] | None:
    """Words on the noun: "no clashes", "a possible attack", "the planned offensive", "an end to"."""
    table = _table()
    for child in token.lefts:
        if child.lower_ == "no":
            return "denied", "no"
        if child.lower_ in table["possible"]:
            return "possible", child.text
        if child.lower_ in table["planned"]:
            return "planned", child.text
    head = token.head
    if token.dep_ in ("dobj", "pobj") and head.lemma_.lower() in table["demands"]:
        return "demanded", head.text
    return None


def scope_of(doc: Doc, happening: Happening, days_before: int | None) -> str:
    """Current, background or generic. `days_before`: by how many days the happening lies before the report, if told."""
    token = doc[happening.anchor]
    verb = next(iter(_verbs(token)), token)
    if happening.main.trigger.scope == "background":
        return "background"
    if days_before is not None and days_before > 14:
        return "background"
    if any(t.lower_ in _table()["habit"] for t in verb.children):
        return "generic"
    past_perfect = verb.tag_ == "VBN" and any(t.lower_ == "had" for t in verb.lefts)
    return "background" if past_perfect and days_before is not None and days_before > 2 else "current"
