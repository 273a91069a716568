"""Who did it: the phrases that may name the actor of a happening, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.parties.blamed import repelled, repellers
from reportedly.claims.parties.phrases import (
    LEFT_MODIFIERS,
    LONGEST,
    NAMING,
    Phrase,
    between,
    conjuncts,
    is_ground,
    is_time,
    listed,
    noun_phrase,
    who_list,
)
from reportedly.claims.parties.subjects import CLIMB, governed, is_acronym, is_passive, subject_of
from reportedly.claims.text.clauses import RELATIVES, disowns_half, verb_over
from reportedly.claims.text.kept import kept_for_hit
from reportedly.claims.text.sentences import first_of_sentence
from reportedly.claims.text.triggers import SPOKEN, Hit
from reportedly.vocabulary import vocabulary

WITH = frozenset({"in", "with", "through", "via", "using"})  # before an act that the subject of a verb does


@kept_for_hit
def actors(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    """Phrases that may name who did what a word of the happening tells."""
    token = doc[hit.anchor]
    if hit.trigger.kind == "control" and hit.form == "adjective":
        held_by_it = doc[hit.start].lower_ == "in" and doc[hit.end - 1].lower_ == "of"  # "were in control of"
        yield from _locked(doc, verb_over(token)) if held_by_it else _holder(doc, hit)
        return
    if hit.trigger.id == "ceasefire_violation.counted":
        return  # "the Russian side has registered nine cases of firing": by others
    if hit.trigger.id == "capture.fall":
        yield from _takers(doc, token)
        return
    if hit.form == "verb" and token.pos_ in ("VERB", "AUX"):
        if hit.trigger.kind == "demand" and (token.dep_ == "aux" or hit.trigger.id == "demand.must"):
            return  # "the rebels must leave": whoever says so demands it
        token = governed(token)
        if hit.trigger.kind in ("aid", "arms_supply") and listed(token, "receiving"):
            yield from _by(doc, token)  # who gets aid does not give it
            yield from _givers(doc, token)
            return
        lost = token.lemma_.lower() == "lose" and hit.trigger.effect in ("killed", "injured")  # the loser did not do it
        undergone = lost or token.lemma_.lower() in who_list("undergone")
        if not undergone and hit.trigger.effect not in who_list("undergone"):
            yield from agents(doc, token)
        else:
            yield from _by(doc, token)
        return
    if repelled(token):  # whoever made the attack, those who repel it act
        yield from repellers(doc, token)
        return
    keeper = kept_under(token, hit)
    if keeper is not None:
        yield from agents(doc, keeper)
        return
    yield from attackers(doc, token)
    if hit.trigger.id == "battle.told" and hit.form == "adjective" and token.pos_ == "VERB":
        yield from _locked(doc, token)
    if hit.role == "means" or listed(token, "mutual"):
        yield from _of(doc, token)
    joined = listed(token.head.head, "joining_battle")  # "the army engaged in clashes with rebels"
    if listed(token, "mutual") and token.head.lower_ in ("in", "during", "from") and not joined:
        yield from _with(doc, token)  # "were killed in clashes with the army"
    if hit.trigger.kind in ("deployment", "control"):
        yield from _of(doc, token)
    if hit.trigger.kind == "arms_supply":
        yield from _givers(doc, token)
    if hit.trigger.kind in SPOKEN:  # "outrage from the ministry"
        yield from (p for t in token.children if t.lower_ == "from" for o in t.children for p in noun_phrase(doc, o))
    if hit.role != "harm" or _commits(token.head):  # who tells, counts or carries the dead did not kill them
        yield from _carrier(doc, token)


def kept_under(token: Token, hit: Hit) -> Token | None:
    """The verb of "kept the town under siege", whose subject lays it and whose object suffers it."""
    if hit.trigger.kind != "siege" and not vocabulary().event_kinds[hit.trigger.kind].violent:
        return None  # "left the town under a deal"
    under = token.head if token.dep_ == "pobj" else token
    verb = under.head
    if under.lower_ != "under" or under.dep_ != "prep" or not listed(verb, "keeping_under") or is_passive(verb):
        return None
    return verb if any(t.dep_ == "dobj" for t in verb.rights) else None


def _commits(verb: Token) -> bool:
    """ "Carried out a massacre", but not "carried away the remains"."""
    out = verb.lemma_ != "carry" or any(t.lower_ == "out" for t in verb.rights)
    return listed(verb, "committing") and out


def _locked(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """Who is "locked in combat", "remained locked in battle"."""
    for _ in range(CLIMB):
        subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            yield from noun_phrase(doc, subject)
            return
        if verb.head.i == verb.i or verb.dep_ not in ("acomp", "xcomp", "advcl", "conj"):
            return
        verb = verb.head


def _takers(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """To whom a town fell: "fell to the rebels", "fell into rebel hands", "under the control of the army"."""
    for prep in (t for t in verb.rights if t.dep_ == "prep" and t.lower_ in ("to", "into", "in", "under")):
        for taker in (t for t in prep.children if t.dep_ == "pobj"):
            if prep.lower_ != "to" or taker.lemma_.lower() in ("hand", "control"):
                yield from _modifiers(doc, taker)
                yield from _of(doc, taker)
            else:
                yield from noun_phrase(doc, taker)


def attackers(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """Whose an attack is, by the words on its noun: "the rebels' attack", "an attack launched by rebels"."""
    yield from _modifiers(doc, noun)
    yield from _by(doc, noun)


def agents(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """Subject of an active verb, "by" of a passive one; a verb without a subject has that of the verb it hangs on."""
    yield from _by(doc, verb)
    yield from _hyphened(doc, verb)
    if is_passive(verb):
        yield from (p for t in verb.rights if _is_joined_passive(t) for p in _by(doc, t))
        return
    subject = subject_of(verb)
    if subject is None:
        if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VB"):
            if verb.tag_ == "VBG" and not listed(verb, "undergone"):
                yield from noun_phrase(doc, verb.head)
            yield from _pursuer(doc, verb.head)
        return
    if subject.lower_ in RELATIVES and _antecedent(verb) is not None:
        subject = _antecedent(verb) or subject
    yield from noun_phrase(doc, subject)
    yield from _modifiers(doc, subject)
    yield from _by(doc, subject)
    if not is_ground(subject):
        yield from _of(doc, subject)


def _hyphened(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """The group in "the group-held city"."""
    at = verb.i - 2
    if at > first_of_sentence(verb) and verb.dep_ == "amod" and doc[at + 1].text == "-" and doc[at].pos_ in NAMING:
        start = at
        while start > first_of_sentence(verb) and doc[start - 1].pos_ == "PROPN" and at - start < LONGEST:
            start -= 1
        yield Phrase(start, at + 1, at)


def _is_joined_passive(token: Token) -> bool:
    """The second verb of "were rounded up and shot by the army"."""
    return token.dep_ == "conj" and token.tag_ == "VBN" and not any(t.dep_ == "nsubjpass" for t in token.lefts)


def _pursuer(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """Who does what is the purpose of a noun: "the army began an offensive aimed at regaining the town"."""
    token = noun
    for _ in range(CLIMB):
        if token.head.i == token.i or token.dep_ not in ("dobj", "pobj", "prep", "attr", "conj"):
            return
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            if not is_passive(token):
                yield from _subject(doc, token)
            return


def adjacent(doc: Doc, anchor: int, lost_only: bool = False) -> Iterator[Phrase]:
    """The noun right before a verb, where lost commas made the parse hang it on a day or another phrase ("on Friday the
    army seized the town"): it is the subject unless it is what the clause's own subject is about."""
    i = anchor - 1
    while i >= first_of_sentence(doc[anchor]) and doc[i].pos_ in ("AUX", "ADV", "PART") and not is_acronym(doc[i]):
        i -= 1
    noun = doc[i] if i >= first_of_sentence(doc[anchor]) else None
    if noun is None or not (noun.pos_ in ("NOUN", "PROPN") or is_acronym(noun)) or noun.dep_ in LEFT_MODIFIERS:
        return
    subject = subject_of(doc[anchor])
    lost = subject is None or is_time(subject) or subject.i > anchor
    first = next((t for t in (noun, *noun.ancestors) if t.dep_ != "conj"), noun)  # of "by Washington and Moscow"
    if lost if lost_only else (first.dep_ != "pobj" or lost or first.head.head.i == anchor):
        joined = noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i - LONGEST
        for phrase in noun_phrase(doc, noun.head if joined and lost else noun):
            start = phrase.start
            while start < phrase.head and is_time(doc[start]):
                start += 1
            yield Phrase(start, phrase.end, phrase.head)


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "relcl" else None


def _by(doc: Doc, token: Token) -> Iterator[Phrase]:
    yield from _sides(doc, token)
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from noun_phrase(doc, inner)
                    yield from _modifiers(doc, inner)
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":  # "strikes carried out by", "shells fired by"
            if not (listed(child, "brokering") and token.dep_ in ("nsubj", "nsubjpass")):  # its brokers broke no truce
                yield from _by(doc, child)
        elif child.dep_ == "prep" and child.lower_ == "from" and token.lemma_ in who_list("striking_from"):
            yield from (p for t in child.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _givers(doc: Doc, token: Token) -> Iterator[Phrase]:
    """From whom aid or arms come: "received rockets from the Gulf", "the flow of arms from the Gulf"."""
    for word in (token, *(t for t in token.children if t.dep_ in ("dobj", "nsubjpass"))):
        for prep in (t for t in word.rights if t.dep_ == "prep" and t.lower_ == "from"):
            yield from (p for t in prep.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _sides(doc: Doc, token: Token) -> Iterator[Phrase]:
    """The first of two sides, then both."""
    for side in between(token):
        yield conjuncts(doc, side)[0]
        yield from noun_phrase(doc, side)


def _with(doc: Doc, noun: Token) -> Iterator[Phrase]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("with", "against"):
            yield from (p for t in child.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _of(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """ "Artillery of the army", "the warplanes of the coalition": whose weapon it is."""
    if listed(noun, "done_to"):
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (p for t in child.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _modifiers(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """ "Israeli air strike", "the regime's shelling", "rebel fire": the words before the noun that hang on it."""
    lefts = [t for t in noun.lefts if t.dep_ in LEFT_MODIFIERS]
    for token in lefts:
        left = min([t.i for t in token.subtree], default=token.i)
        start = left if token.dep_ == "poss" else min(t.left_edge.i for t in lefts)
        end = token.i + 1 if token.dep_ == "poss" else noun.i
        if 0 < end - start <= LONGEST:
            yield Phrase(start, end, token.i)


def _carrier(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """The subject of the light or attacking verb that a noun is the object of: "regime forces launched an attack"."""
    token = noun
    for _ in range(CLIMB):
        if token.dep_ in ("conj", "compound", "nmod", "appos", "amod") and token.head.i != token.i:
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and listed(token.head.head, "amounts"):
            token = token.head.head  # "a series of air strikes"
            yield from _by(doc, token)
    if listed(token.head, "regarding") or disowns_half(token.head):
        return
    if token.dep_ in ("dobj", "attr", "oprd") and token.head.pos_ in ("VERB", "AUX") and not is_passive(token.head):
        yield from _subject(doc, token.head)
    elif token.dep_ == "nsubjpass":
        yield from _by(doc, token.head)
    elif token.dep_ == "nsubj" and token.head.lemma_ == "pit":  # "the battle pitted rebels against the army"
        yield from (p for t in token.head.children if t.dep_ == "dobj" for p in noun_phrase(doc, t))
    elif (
        token.dep_ == "pobj"
        and (token.head.lower_ in WITH or (token.head.lower_ == "by" and listed(token.head.head, "answering")))
        and token.head.head.pos_ == "VERB"
        and not is_passive(token.head.head)
        and not listed(token.head.head, "losing")  # "lost nine men in the fighting"
    ):
        yield from _subject(doc, token.head.head)


def _subject(doc: Doc, verb: Token) -> Iterator[Phrase]:
    yield from adjacent(doc, verb.i, lost_only=True)
    subject = subject_of(verb)
    if subject is not None:
        if subject.lower_ in RELATIVES and _antecedent(verb) is not None:
            subject = _antecedent(verb) or subject
        yield from noun_phrase(doc, subject)


def _holder(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    """The party in "rebel-held", "held by rebels", "under government control"."""
    if hit.end - hit.start >= 3 and doc[hit.start].lower_ not in {"under", "in"} | who_list("held_by"):
        yield Phrase(hit.start, hit.start + 1, hit.start)
        return
    if doc[hit.start].lower_ in ("under", "in") and hit.end - hit.start >= 3:
        yield Phrase(hit.start + 1, hit.end - 1, hit.start + 1)
    yield from _hyphened(doc, doc[hit.anchor])
    for child in doc[hit.anchor].children:
        if child.dep_ in ("agent", "prep"):
            yield from (p for t in child.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))
    first = hit.end if doc[hit.end - 1].lower_ in ("by", "of") else hit.end + 1
    if first < len(doc) and doc[first - 1].lower_ in ("by", "of"):
        nouns = (t for t in doc[first : first + 5] if t.pos_ in NAMING and t.dep_ not in LEFT_MODIFIERS)
        yield from (Phrase(first, noun.i + 1, noun.i) for noun in list(nouns)[:1])
