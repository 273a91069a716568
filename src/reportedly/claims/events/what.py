"""What happened: trigger words drawn together, clause by clause, into happenings."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.events.chemicals import telling_clause
from reportedly.claims.events.references import is_reference
from reportedly.claims.events.what_in_clause import in_clause, is_said
from reportedly.claims.events.whether_noun import count_may_rise
from reportedly.claims.events.worthy import is_worthy
from reportedly.claims.findings.happening import ATTACKS, FROM_AFAR, HARMS_APART, WORDS_ONLY, Happening
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.clauses import clause_of, goes_on_beside
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import words_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

SUBORDINATE = frozenset({"advcl", "acl", "relcl", "pcomp", "conj", "dep", "xcomp"})


def find_happenings(doc: Doc, hits: Sequence[Hit], tolls: Sequence[TollMention]) -> list[Happening]:
    """Happenings in the order of their first words. A toll goes with the hit that it was found by."""
    counted = {toll.hit.anchor for toll in tolls}
    by_clause: dict[int, list[Hit]] = {}
    for hit in hits:
        if hit.role != "light" and is_worthy(doc, hit, hit.anchor in counted):
            by_clause.setdefault(telling_clause(doc, hit).i, []).append(hit)
    deeds = {h.anchor: h for group in by_clause.values() for h in group if not is_said(h) and h.role != "means"}
    happenings = [h for head, group in sorted(by_clause.items()) for h in in_clause(doc, head, group, counted, deeds)]
    happenings = _joined(doc, happenings)
    _hand_out(happenings, tolls)
    kept = [h for h in happenings if _stands(doc, h) and not is_reference(doc, h) and not _is_purpose(doc, h)]
    return sorted(kept, key=lambda h: h.main.start)


# --- across clauses ---------------------------------------------------------------------------------------------------


def _joined(doc: Doc, happenings: list[Happening]) -> list[Happening]:
    """Joins the harm told in one clause with the attack told in the clause it hangs on, or that hangs on it."""
    by_clause: dict[int, Happening] = {}
    joined: set[int] = set()
    for happening in happenings:
        if _is_attack(happening):
            by_clause.setdefault(happening.clauses[0], happening)
    for head in sorted(by_clause):
        own = by_clause[head]
        token = doc[head]
        if token.dep_ not in SUBORDINATE:
            continue
        over = by_clause.get(token.head.i) or by_clause.get(clause_of(token.head).i)
        parent = over if token.head.i != token.i else None
        if parent is None or parent is own or not _same(doc, token, own, parent):
            continue
        _merge(parent, own)
        for clause in own.clauses:
            by_clause[clause] = parent
        joined.add(id(own))
    return _with_trailing_harm(doc, [h for h in happenings if id(h) not in joined])


def _with_trailing_harm(doc: Doc, happenings: list[Happening]) -> list[Happening]:
    """Where lost commas misled the parse: ", injuring four and damaging a mill" goes with the attack told before in
    its sentence."""
    kept: list[Happening] = []
    for happening in sorted(happenings, key=lambda h: h.anchor):
        verb = doc[happening.anchor]
        before = kept[-1] if kept else None
        trailing = (
            verb.tag_ == "VBG"
            and happening.main.role in ("harm", "attack")
            and not any(t.dep_ == "nsubj" for t in verb.lefts)
        )
        if (
            trailing
            and before is not None
            and before.kind in ATTACKS
            and happening.kind in ATTACKS
            and first_of_sentence(doc[before.anchor]) == first_of_sentence(verb)
            and not _harms_already(before, happening)
        ):
            _merge(before, happening)
        else:
            kept.append(happening)
    return kept


def _harms_already(before: Happening, happening: Happening) -> bool:
    """Whether the attack has a harm of the same effect told already: two counts of dead are two attacks."""
    told = {h.trigger.effect for h in before.hits if h.role == "harm"}
    return any(h.trigger.effect in told for h in happening.hits if h.role == "harm")


def _is_attack(happening: Happening) -> bool:
    harm = any(h.role == "harm" for h in happening.hits)
    return happening.kind in ATTACKS or harm or happening.main.trigger.id == "destruction.verb"


def _same(doc: Doc, child: Token, own: Happening, parent: Happening) -> bool:
    """Whether a dependent clause tells of the same happening as the clause it hangs on; what was only meant to be done
    is another one ("detained two men in an operation to arrest their leader")."""
    if child.tag_ == "VB" and child.dep_ in ("acl", "advcl") and any(t.lower_ == "to" for t in child.lefts):
        tried = child.dep_ == "acl" and child.head.lemma_.lower() in word_list("attempts")
        return tried and own.kind == parent.kind  # "foiled an attempt to storm the base"
    if _is_of_a_part(child):
        return False
    if own.kind == "battle" and parent.kind in FROM_AFAR and goes_on_beside(child):
        return False  # "a mortar round killed two as troops pressed a campaign"
    if own.main.role == "attack" and parent.main.trigger.id.endswith(".means") and parent.kind in ATTACKS:
        return True  # "rockets fired from the hills hit the town"
    own_harm, parent_harm = _only_harm(own), _only_harm(parent)
    if not parent_harm and _is_earlier(child):
        return False
    if own.kind != parent.kind and {own.kind, parent.kind} & HARMS_APART:
        return False
    if child.dep_ == "conj":
        has_subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in child.lefts)
        if parent_harm and any(h.role == "harm" for h in own.hits):  # "12 were killed and 30 wounded in an air strike"
            return own.kind == parent.kind or not (own.known and parent.known)
        inside = range(own.main.start, own.main.end)  # "lost their lives"
        done_to = any(t.dep_ == "dobj" and t.i not in inside for t in child.children)
        suffered = not has_subject or not done_to  # "left 7 dead and 9 wounded"
        return own_harm and suffered and parent.kind in ATTACKS
    if own_harm or parent_harm:
        return own.kind == parent.kind or (own.kind in ATTACKS and parent.kind in ATTACKS)
    if own.main.role == "attack" and child.tag_ == "VBG" and parent.kind in ATTACKS:
        return True  # "air raids hitting several quarters"
    return own.kind == parent.kind and child.dep_ in ("acl", "pcomp", "xcomp")


def _is_of_a_part(clause: Token) -> bool:
    """ "400 died in the province, most of them in Karm, where shells hit a market": how some of them died."""
    if clause.dep_ != "relcl" or not any(t.lower_ == "where" for t in clause.lefts):
        return False
    above = clause.head
    while above.dep_ in ("pobj", "prep"):
        above = above.head
    return above.pos_ == "NUM" or above.lower_ in word_list("shares")


def _is_earlier(clause: Token) -> bool:
    """ "The blast comes a week after shells killed nine", "came as troops shelled the town": another happening."""
    mark = next((t for t in clause.lefts if t.dep_ == "mark" and t.lower_ in ("after", "as", "before")), None)
    if mark is None or clause.dep_ != "advcl":
        return False
    return clause.head.lemma_.lower() == "come" or any(t.dep_ == "npadvmod" and t.i < mark.i for t in clause.lefts)


def _only_harm(happening: Happening) -> bool:
    return all(h.role in ("harm", "means") for h in happening.hits)


def _merge(parent: Happening, own: Happening) -> None:
    """The part that names the kind gives it; the clause higher up stays the main one."""
    if _only_harm(parent) and not parent.known and (own.known or not _only_harm(own)):
        parent.kind, parent.known = own.kind, own.known
        if own.main.role in ("event", "attack"):
            parent.main = own.main
    elif not parent.known and own.known and own.kind in ATTACKS:
        parent.kind, parent.known = own.kind, True
    known = {(h.anchor, id(h.trigger)) for h in parent.hits}  # hashing a whole trigger is dear in endless lists
    parent.hits = sorted(
        [*parent.hits, *(h for h in own.hits if (h.anchor, id(h.trigger)) not in known)], key=lambda h: h.anchor
    )
    parent.clauses += own.clauses


def _hand_out(happenings: Sequence[Happening], tolls: Sequence[TollMention]) -> None:
    owner = {hit.anchor: h for h in happenings for hit in h.hits}
    for toll in tolls:
        happening = owner.get(toll.hit.anchor)
        if happening is not None:
            happening.tolls.append(toll)


def _is_purpose(doc: Doc, happening: Happening) -> bool:
    """What something is only done for: "sent help to end the siege", "to fight terrorism"."""
    clause = doc[happening.clauses[0]]
    said = happening.kind in WORDS_ONLY and happening.main.form == "verb"
    if happening.tolls or said or happening.main.trigger.id == "battle.purpose":
        return False
    if happening.main.form == "noun" and doc[happening.anchor].head.i != clause.i:
        return False  # "to count the dead after the raid"
    if _is_so_that(clause):
        return True
    chain = (clause, clause.head) if clause.dep_ == "conj" else (clause,)
    helped = any(t.tag_ == "MD" or (t.dep_ == "aux" and t.lemma_ == "do") for verb in chain for t in verb.lefts)
    let = clause.dep_ == "ccomp" and clause.head.lemma_.lower() in word_list(
        "letting"
    )  # "forced them to leave": they did
    return clause.tag_ == "VB" and clause.dep_ in ("advcl", "ccomp", "conj") and not helped and not let


def _is_so_that(clause: Token) -> bool:
    """ "Will halt fire so that aid can enter": what is hoped for."""
    may = any(t.lower_ in ("can", "could", "may", "might", "do", "does") for t in clause.lefts)
    words = words_in(clause.doc, max(clause.left_edge.i - 1, 0), clause.i)
    return may and ["so", "that"] in (words[:2], words[1:3])


def _stands(doc: Doc, happening: Happening) -> bool:
    """A bare weapon or a bare word of casualties is no happening; a generic noun needs something beside it."""
    if all(h.role == "means" for h in happening.hits):
        return False
    if happening.main.role == "harm" and happening.main.form != "verb" and not happening.tolls:
        if happening.main.trigger.id in ("displacement.evacuate", "displacement.exodus"):
            return True
        if count_may_rise(doc[happening.anchor]) is not None:
            return True  # "the death toll is expected to rise"
        return (
            happening.main.trigger.kind not in ("killing", "displacement", "siege")
            or happening.main.trigger.id == "executed.noun"
        )
    return True
