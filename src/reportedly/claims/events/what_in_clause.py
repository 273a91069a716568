"""The happenings of one clause, drawn together from its trigger words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.events.chemicals import CHEMICAL
from reportedly.claims.events.demanded import accused_of_act, is_only_demanded, only_means_to
from reportedly.claims.events.references import DEFINITE
from reportedly.claims.findings.happening import ATTACKS, HARMS_APART, WORDS_ONLY, Happening
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

PLAIN_PLANS = frozenset({"announce.plan", "announce.will", "announce.due"})


def in_clause(doc: Doc, head: int, hits: Sequence[Hit], counted: set[int], deeds: Mapping[int, Hit]) -> list[Happening]:
    """The happenings of one clause: what is said in words only swallows the nouns it is about; attacks, their means and
    their harm are one; every other kind stands for itself."""
    if len(hits) > 1:
        hits = [h for h in hits if h.trigger.id not in PLAIN_PLANS] or hits  # the deed has its own words
    hits = [h for h in hits if not (is_said(h) and h.form == "verb" and is_only_demanded(doc[head], h))]
    hits = [h for h in hits if not only_means_to(doc, h, deeds)]
    if any(h.trigger.id == "denial.baseless" for h in hits):  # "the allegations are false"
        hits = [h for h in hits if h.trigger.id not in ("accuse.noun", "denial.verb")]
    if any(h.trigger.id == "denial.verb" for h in hits):  # "rejected that as a fabrication"
        hits = [h for h in hits if h.form != "noun" or h.trigger.id != "accuse.blame"]
    if any(h.trigger.kind == "demand" for h in hits):  # "must answer for war crimes": what for is no blame of its own
        hits = [h for h in hits if h.form != "noun" or h.trigger.kind not in ("accuse", "condemn")]
    said = [h for h in hits if is_said(h)]
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


def is_said(hit: Hit) -> bool:
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
