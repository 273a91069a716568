"""What happened: trigger words drawn together, clause by clause, into happenings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.events.chemicals import CHEMICAL, telling_clause
from reportedly.claims.events.demanded import accused_of_act, is_only_demanded, only_means_to
from reportedly.claims.events.references import DEFINITE, is_reference
from reportedly.claims.events.whether_noun import count_may_rise
from reportedly.claims.events.worthy import is_worthy
from reportedly.claims.findings.happening import ATTACKS, Happening
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.clauses import clause_of
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.token_table import words_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

SUBORDINATE = frozenset({"advcl", "acl", "relcl", "pcomp", "conj", "dep", "xcomp"})
HARMS_APART = frozenset({"displacement", "detention", "abduction"})  # told for themselves beside the dead
PLAIN_PLANS = frozenset({"announce.plan", "announce.will", "announce.due"})
WORDS_ONLY = frozenset({"condemn", "accuse", "threaten", "demand", "announce", "negotiation"})


def find_happenings(doc: Doc, hits: Sequence[Hit], tolls: Sequence[TollMention]) -> list[Happening]:
    """Happenings in the order of their first words. A toll goes with the hit that it was found by."""
    counted = {toll.hit.anchor for toll in tolls}
    by_clause: dict[int, list[Hit]] = {}
    for hit in hits:
        if hit.role != "light" and is_worthy(doc, hit, hit.anchor in counted):
            by_clause.setdefault(telling_clause(doc, hit).i, []).append(hit)
    deeds = {h.anchor: h for group in by_clause.values() for h in group if not _is_said(h) and h.role != "means"}
    happenings = [h for head, group in sorted(by_clause.items()) for h in _in_clause(doc, head, group, counted, deeds)]
    happenings = _joined(doc, happenings)
    _hand_out(happenings, tolls)
    kept = [h for h in happenings if _stands(doc, h) and not is_reference(doc, h) and not _is_purpose(doc, h)]
    return sorted(kept, key=lambda h: h.main.start)


# --- one clause -------------------------------------------------------------------------------------------------------


def _in_clause(
    doc: Doc, head: int, hits: Sequence[Hit], counted: set[int], deeds: Mapping[int, Hit]
) -> list[Happening]:
    """The happenings of one clause: what is said in words only swallows the nouns it is about; attacks, their means and
    their harm are one; every other kind stands for itself."""
    if len(hits) > 1:
        hits = [h for h in hits if h.trigger.id not in PLAIN_PLANS] or hits  # the deed has its own words
    hits = [h for h in hits if not (_is_said(h) and h.form == "verb" and is_only_demanded(doc[head], h))]
    hits = [h for h in hits if not only_means_to(doc, h, deeds)]
    if any(h.trigger.id == "denial.baseless" for h in hits):  # "the allegations are false"
        hits = [h for h in hits if h.trigger.id not in ("accuse.noun", "denial.verb")]
    if any(h.trigger.id == "denial.verb" for h in hits):  # "rejected that as a fabrication"
        hits = [h for h in hits if h.form != "noun" or h.trigger.id != "accuse.blame"]
    if any(h.trigger.kind == "demand" for h in hits):  # "must answer for war crimes": what for is no blame of its own
        hits = [h for h in hits if h.form != "noun" or h.trigger.kind not in ("accuse", "condemn")]
    said = [h for h in hits if _is_said(h)]
    if len(hits) > 1:
        said = [h for h in said if h.trigger.id != "demand.must"]
    said = [h for h in said if not is_only_demanded(doc[head], h)]
    verbal = [
        h for h in said if h.form == "verb" and (h.anchor == head or doc[h.anchor].dep_ in ("xcomp", "conj", "aux"))
    ]
    attack = [h for h in hits if h.role in ("attack", "harm") or (h.role == "event" and h.trigger.kind in ATTACKS)]
    means = [h for h in hits if h.role == "means"]
    rest = [h for h in hits if h not in said and h not in attack and h not in means]
    blamed = [h for h in verbal if h.trigger.kind == "accuse"]
    deed = [h for h in attack if h.form == "verb" or h.role != "harm" or h.anchor in counted]
    if blamed and (deed or accused_of_act(doc, blamed[0], deeds)):
        verbal, said = [], []  # blame for a concrete act is told as the act, with the accuser as its source
    if verbal:
        attack = [h for h in attack if h.form == "verb" or h.anchor in counted or h.anchor < verbal[0].anchor]
        rest = [
            h
            for h in rest
            if h.form == "verb" or h.trigger.kind in ("ceasefire", "siege", "control", "ceasefire_violation")
        ]
    made = [Happening(h.trigger.kind, h, [head], [h]) for h in _first_of_each(verbal or said)]
    attack, answered = _parted(attack, lambda h: h.role != "event" or not _is_answered(doc[h.anchor]))
    made += [Happening(h.trigger.kind, h, [h.anchor], [h]) for h in answered]
    attack, apart = _set_apart(doc, head, attack, rest)
    if attack:
        made.append(_attack(attack, means, head))
        if not counted & {h.anchor for h in attack}:
            made += _told_beside(doc, made[-1], attack, means)
    made += [Happening(group[0].trigger.kind, group[0], [head], group) for group in apart]
    for hit in _first_of_each(_without_kept(rest)):
        made.append(Happening(hit.trigger.kind, hit, [head], [h for h in rest if h.trigger.kind == hit.trigger.kind]))
    return made


def _parted(hits: Sequence[Hit], test: Callable[[Hit], bool]) -> tuple[list[Hit], list[Hit]]:
    return [h for h in hits if test(h)], [h for h in hits if not test(h)]


def _is_answered(noun: Token) -> bool:
    """Whether an attack is what another one was done for or came after: "in response to a gas attack", "in revenge for
    a raid", "in the aftermath of clashes"."""
    over = noun.head
    if noun.dep_ != "pobj" or over.lower_ not in ("to", "for", "of"):
        return False
    return over.head.lemma_ in (("aftermath", "wake") if over.lower_ == "of" else word_list("answering"))


def _is_said(hit: Hit) -> bool:
    return hit.trigger.kind in WORDS_ONLY and hit.role == "event"


def _set_apart(doc: Doc, head: int, attack: list[Hit], rest: Sequence[Hit]) -> tuple[list[Hit], list[list[Hit]]]:
    """The words of the attack itself, and for each harm that is told for itself (people driven out, arrested) the
    words of it, its verb first. A noun that only says what did the harm ("the offensive has displaced 4,000") or over
    what it was done ("arrested over the bombing") is no second happening."""
    verbs = [h for h in attack if h.form == "verb" and h.trigger.kind in HARMS_APART]
    apart = [
        [v, *(h for h in attack if h is not v and h.trigger.kind == v.trigger.kind)] for v in _first_of_each(verbs)
    ]
    left = [h for h in attack if not any(h in group for group in apart)]
    done = {h.anchor for h in (*verbs, *(h for h in rest if h.trigger.id == "destruction.civil"))}
    over = any(v.anchor == head for v in verbs)
    if done and all(
        _only_beside(doc[h.anchor], done | {head}, over and h.anchor > head) for h in left if h.form == "noun"
    ):
        left = [] if all(h.form == "noun" for h in left) else left
    return left, apart


def _only_beside(noun: Token, verbs: set[int], after: bool) -> bool:
    """Whether a noun has nothing of its own to tell beside a harm: no clause about it, and it did the harm or stands
    behind its verb."""
    return _causes(noun, verbs) or (after and not any(t.dep_ == "relcl" for t in noun.children))


def _causes(token: Token, verbs: set[int]) -> bool:
    """Whether a noun taken up from before is the subject of a harm."""
    definite = any(t.lower_ in DEFINITE for t in token.lefts)
    return definite and token.dep_ == "nsubj" and token.head.i in verbs


def _without_kept(hits: Sequence[Hit]) -> list[Hit]:
    """Where a truce is broken, the truce is no happening beside that."""
    broken = any(h.trigger.kind == "ceasefire_violation" for h in hits)
    return [h for h in hits if not (broken and h.trigger.id == "ceasefire.noun")]


def _told_beside(doc: Doc, told: Happening, hits: Sequence[Hit], means: Sequence[Hit]) -> list[Happening]:
    """Attacks of other kinds that one clause tells in one row: "air strikes and shelling", "jets and artillery hit"."""
    row = [h for h in hits if h.role == "event" and h.form == "noun"] or means
    made: dict[str, Happening] = {told.kind: told}
    for hit in row:
        joined = {t.i for t in doc[hit.anchor].conjuncts}
        joined |= {h.anchor for h in row if h.end == hit.start - 1 and doc[h.end].lower_ in ("and", "or", ",")}
        if hit.trigger.kind not in made and any(h.anchor in joined and h.trigger.kind in made for h in row):
            made[hit.trigger.kind] = Happening(hit.trigger.kind, hit, list(told.clauses), [hit], aside=True)
    return [h for h in made.values() if h is not told]


def _first_of_each(hits: Sequence[Hit]) -> list[Hit]:
    """One hit for each kind: a verb before a noun, then the first."""
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda h: (h.form != "verb", h.anchor)):
        best.setdefault(hit.trigger.kind, hit)
    return sorted(best.values(), key=lambda h: h.anchor)


def _attack(hits: Sequence[Hit], means: Sequence[Hit], head: int) -> Happening:
    """One attack out of the words for it: a word that names the kind decides, then the means, then the general word."""
    events = _without_covered([h for h in hits if h.role == "event"])
    general = [h for h in hits if h.role == "attack"]
    harms = [h for h in hits if h.role == "harm"]
    everything = [*hits, *means]
    if events:
        main = min(events, key=lambda h: (h.trigger.kind in ("battle", "killing"), h.anchor))
        if any(h.trigger.kind == CHEMICAL for h in (*harms, *means)):  # "barrel bombs filled with chlorine"
            return Happening(CHEMICAL, main, [head], everything)
        if main.trigger.id in ("shelling.means", "shelling.verb", "bombing.means") and any(
            h.trigger.kind == "air_strike" for h in means
        ):
            return Happening("air_strike", main, [head], everything)  # "missiles fired by a jet"
        guns = [h for h in means if h.trigger.kind != "shooting"]  # gunmen fight battles
        if main.trigger.kind == "battle" and guns and not any(h.form == "verb" for h in events):
            return Happening(_kind_of_means(guns), main, [head], everything)
        return Happening(main.trigger.kind, main, [head], everything)
    main = min(general or harms, key=lambda h: h.anchor)
    by_hand = next((h for h in harms if h.trigger.id == "executed.hand"), None)
    if by_hand is not None and not general:
        return Happening("killing", by_hand, [head], everything)  # "gunmen beheaded two prisoners"
    executed = any(h.trigger.id == "executed.verb" for h in harms)  # "executed two prisoners"
    died = any(h.trigger.effect == "killed" and h.form == "verb" for h in harms)
    if died:  # "three detainees died": nobody is arrested
        harms = [h for h in harms if h.trigger.id not in ("detention.people", "abduction.people")]
    named = (
        [h for h in harms if h.trigger.kind != "killing" and (h.form == "verb" or not executed)] if not general else []
    )
    poisoned = [h for h in (*harms, *means) if h.trigger.kind == CHEMICAL]
    if poisoned:
        main = main if main.form == "verb" or not harms else min(harms, key=lambda h: h.anchor)
        return Happening(CHEMICAL, main, [head], everything)
    if named and (not means or {h.trigger.kind for h in harms} <= {"abduction", "detention"}):  # "seized by gunmen"
        return Happening(named[0].trigger.kind, named[0], [head], everything)
    if means:
        return Happening(_kind_of_means(means), main, [head], everything)
    return Happening(main.trigger.kind, main, [head], everything, known=main.trigger.id.startswith("executed"))


def _without_covered(hits: list[Hit]) -> list[Hit]:
    """Without nouns inside a longer phrase of another kind: the gunfire in "exchanged gunfire" is a fight."""
    phrases = [h for h in hits if h.form == "verb" and h.end - h.start > 1]
    return [h for h in hits if h.form != "noun" or not any(_covers(phrase, h) for phrase in phrases)]


def _covers(phrase: Hit, noun: Hit) -> bool:
    return phrase.start <= noun.anchor < phrase.end and phrase.trigger.kind != noun.trigger.kind


def _kind_of_means(means: Sequence[Hit]) -> str:
    order = ("chemical_attack", "air_strike", "bombing", "shelling", "shooting")
    kinds = [h.trigger.kind for h in means]
    return min(kinds, key=lambda k: order.index(k) if k in order else len(order))


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
