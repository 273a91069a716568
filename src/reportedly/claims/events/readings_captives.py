"""Who is taken, held, besieged or buried: what words for it mean where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from reportedly.claims.events.movers import are_all_armed, is_counted, moved_by
from reportedly.claims.events.readings_evacuated import is_brought_away
from reportedly.claims.events.readings_weapons import governed
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import THINGS
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import Hit, trigger_of
from reportedly.claims.text.words import word_list

BESIDE = 12  # tokens between people who are counted and a bare number


def captives(doc: Doc, hit: Hit) -> Hit | None:
    """Who captures people and no ground takes captives (PLOVER: ASSAULT, mode abduct)."""
    lemma = doc[hit.anchor].lemma_.lower()
    if hit.form == "verb" and lemma in word_list("releasing") and _lets_people_go(doc[hit.anchor]):
        return None
    if hit.form == "verb" and lemma in word_list("expelling") and _drives_people(doc[hit.anchor]):
        return replace(hit, trigger=trigger_of("displacement.verb"))
    if hit.form != "verb" or lemma in word_list("driving_out"):
        return hit
    taken = moved_by(doc[hit.anchor])
    taken += [mover for t in taken if t.lower_ in ("who", "whom") and (mover := t.head.head) is not None]
    if doc[hit.anchor].dep_ == "acl" and lemma == "capture":
        taken.append(doc[hit.anchor].head)  # "fighters captured in Lorn"
    taken += [c for t in taken if t.pos_ == "NUM" for of in t.rights if of.lower_ == "of" for c in of.children]
    people = _counted_beside(doc[hit.anchor]) or any(
        group_of(t) is not None and t.pos_ == "NOUN" and t.lemma_.lower() not in word_list("ground") for t in taken
    )
    of_ground = any(t.lower_ == "of" and t.dep_ == "prep" for t in doc[hit.anchor].children)
    if not people or (of_ground and lemma != "take"):
        return hit
    if lemma == "capture" and all(group_of(t) in (None, "combatants") or _are_ones_men(t) for t in taken):
        return replace(hit, end=hit.start + 1, trigger=trigger_of("detention.verb"))  # prisoners of war
    if lemma in ("take", "bring") and is_brought_away(doc[hit.anchor]):
        return replace(hit, end=hit.start + 1, trigger=trigger_of("displacement.evacuate"))
    held = lemma != "take" and any(t.lemma_.lower() in word_list("arresting") for t in doc[hit.anchor].lefts)
    kind = "detention.verb" if held else "captives.verb"  # "police seized four suspects"
    return replace(hit, end=hit.start + 1, trigger=trigger_of(kind))


def _drives_people(verb: Token) -> bool:
    """ "Expelled 250 people from the quarter": no fighters are."""
    who = [t for t in verb.children if t.dep_ in THINGS]
    if not any(t.dep_ == "prep" and t.lower_ in ("from", "out", "of", "off") for t in verb.children):
        return False  # a country expels foreigners
    return any(group_of(t) is not None and is_counted(t) and not are_all_armed(t) for t in who)


def _are_ones_men(noun: Token) -> bool:
    """ "14 of the general's men"."""
    return noun.lower_ == "men" and any(t.dep_ == "poss" for t in noun.lefts)


def _counted_beside(verb: Token) -> bool:
    """ "Thirty assailants dead and five captured": a bare number beside people of whom others are counted."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if (
        verb.lemma_ == "capture"
        and len(after) == 2
        and after[0].pos_ == "NUM"
        and after[1].pos_ in ("ADP", "PUNCT", "CCONJ")
    ):
        before = verb.doc[max(first_of_sentence(verb), verb.i - BESIDE) : verb.i]
        fighters = any(group_of(t) == "combatants" for t in before)
        return fighters and after[1].lower_ != "of"  # "killed four rebels and captured six"
    at = verb.i - 1
    while at > 1 and verb.doc[at].pos_ == "AUX":
        at -= 1
    if verb.lemma_ != "capture" or verb.tag_ not in ("VBN", "VBD") or at < 2 or verb.doc[at].pos_ != "NUM":
        return False
    if verb.i + 1 < len(verb.doc) and verb.nbor().pos_ in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
        return False
    before = verb.doc[max(first_of_sentence(verb), at - BESIDE) : at]
    return any(group_of(t) is not None and t.pos_ == "NOUN" for t in before)


def _lets_people_go(verb: Token) -> bool:
    """ "Freed 20 hostages", "freed hundreds of prisoners", where no ground is freed."""
    freed = [t for t in verb.children if t.dep_ in THINGS]
    freed += [t for of in freed for prep in of.rights if prep.lower_ == "of" for t in prep.children]
    return any(group_of(t) is not None for t in freed) and not any(
        t.lemma_.lower() in word_list("ground") for t in freed
    )


def besieged(doc: Doc, hit: Hit) -> Hit | None:
    """A siege told of a number of people ("20,000 besieged villagers", "2,000 people live under siege", "40 people in
    the encircled quarter") counts those who are trapped."""
    counted = any(_are_counted(t) for t in _under_siege(doc[hit.anchor], hit))
    return replace(hit, trigger=trigger_of("trapped.any")) if counted else hit


def _are_counted(noun: Token) -> bool:
    if group_of(noun) is None:
        return noun.lemma_.lower() in word_list("counts") and noun.pos_ == "NOUN"
    return any(t.dep_ == "nummod" for t in noun.lefts)


def _under_siege(token: Token, hit: Hit) -> Iterator[Token]:
    """Who is told to be in a siege: of whom the words say so, and the people of a place that they name."""
    under = token.head if token.dep_ == "pobj" and token.head.lower_ == "under" else token
    if under.lower_ == "under":
        before = under.nbor(-1) if under.i else under
        told = [before] if before.pos_ == "NOUN" else [t for t in under.head.lefts if t.dep_ == "nsubj"]
    elif token.dep_ == "amod":
        told = [token.head]
    elif hit.form == "verb":
        state = any(t.lower_ == "under" for t in token.doc[hit.start : hit.end])
        told = [t for t in token.lefts if t.dep_ == "nsubjpass" or (state and t.dep_ == "nsubj")]
    else:
        told = []
    for noun in told:
        yield noun
        inside = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
        if inside.dep_ == "nsubj" and inside.head.lemma_ not in word_list("dying"):
            yield inside  # "people in the encircled quarter live on bread"
        if noun.lemma_.lower() in word_list("ground"):
            yield from (t for of in noun.rights if of.lower_ == "of" for t in of.rights if t.dep_ == "pobj")


def under_rubble(doc: Doc, hit: Hit) -> Hit | None:
    """People trapped in a house that was hit are besieged by nobody; those whom people bury are dead."""
    token = doc[hit.anchor]
    words = {t.lemma_.lower() for t in token.subtree}
    if words & word_list("rubble") or _in_what_fell(token):
        return replace(hit, trigger=trigger_of("trapped.rubble"))
    if _by_people(token, hit):
        return replace(hit, trigger=trigger_of("killed.verb"))
    things = (t for t in token.lefts if t.dep_ == "nsubj" and t.pos_ != "PRON" and group_of(t) is None)
    entombed = words & word_list("entombed") or token.head.lemma_.lower() in word_list("entombed")
    entombed = entombed or any(t.pos_ == "NOUN" for t in things)  # "the blast buried two men"
    return hit if token.lower_ not in word_list("burying") or entombed else None


def _in_what_fell(token: Token) -> bool:
    """ "A house was levelled with a family stuck inside"."""
    prep = token.head if token.dep_ == "pcomp" else token.head.head if token.dep_ in ("acl", "amod") else token
    if prep.lower_ != "with":
        return False
    return any(t.lemma_.lower() in word_list("rubble") for t in prep.head.lefts if t.dep_ in ("nsubj", "nsubjpass"))


def _by_people(token: Token, hit: Hit) -> bool:
    """ "We buried eleven people", "among those buried"."""
    if token.lemma_ != "bury" or hit.form != "verb" or hit.end - hit.start > 1:
        return False
    if token.dep_ == "acl":
        return token.head.lower_ == "those"
    return any(t.dep_ == "nsubj" and (t.pos_ == "PRON" or group_of(t) is not None) for t in token.lefts)


def handed_over(doc: Doc, hit: Hit) -> Hit | None:
    """ "Handed over their weapons": nobody is held."""
    token = doc[hit.anchor]
    things = [t for t in token.children if t.dep_ in THINGS]
    people = any(group_of(t) is not None or t.pos_ in ("PROPN", "PRON", "NUM") for t in things)
    return hit if token.lemma_.lower() != "hand" or people or not things else None


def let_go(doc: Doc, hit: Hit) -> Hit | None:
    """Captives who are released are not taken."""
    role, verb = governed(doc[hit.anchor])
    free = verb is not None and role in THINGS and verb.lemma_.lower() in word_list("releasing")
    if verb is not None and verb.lemma_.lower() == "set" and any(t.lower_ == "free" for t in verb.children):
        return None
    return None if free else hit
