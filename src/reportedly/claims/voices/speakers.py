"""Who speaks, by grammar: the subject of the reporting verb, that of the verb it hangs on, or who is quoted."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from reportedly.claims.voices.drafts import Draft, phrase
from reportedly.claims.voices.people import names_speaker
from reportedly.claims.voices.words import reporting_words, speaker_words

SUBJECTS = ("nsubj", "csubj", "expl")
CLIMBING = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep", "relcl", "acl")
TOLD = ("dobj", "pobj", "nsubj", "conj")
DEEPEST = 6  # steps of a walk up the parse


def subject_of(verb: Token, content: set[int]) -> Token | None:
    """The word that names who says it: the verb's own subject, or that of the verb it hangs on."""
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.lemma_ == "ask":
        return None  # "Asked about X, he said ...": it is not told who asked
    if verb.lower_ in reporting_words().adding and verb.dep_ in ("acl", "advcl"):
        return _who_goes_on(verb, content)
    current = verb
    for _ in range(DEEPEST):
        found = _own_subject(current, content)
        if found is not None:
            return _beyond_thing(found, current, content) or found
        if current.dep_ == "acl" and current.tag_ == "VBN" and current.head.lower_ not in speaker_words().documents:
            return None  # "the ceasefire announced in Lorn": what was said does not say it
        if current.dep_ == "acl" and current.head.pos_ in ("NOUN", "PROPN", "PRON") and not _is_purpose(current):
            noun = current.head
            return _issuer(noun, content) or _beyond_thing(noun, current, content) or noun
        if current.dep_ not in CLIMBING or current.head.i == current.i:
            return None
        if current.dep_ == "xcomp" and current.tag_ == "VBG" and current.head.lemma_ in reporting_words().caught:
            caught = next((c for c in current.head.lefts if c.dep_ == "nsubjpass"), None)
            if caught is not None:
                return caught  # "was heard saying"
        if current.dep_ == "pcomp" and current.head.lower_ == "as":
            quoted = quoted_person(current.head.head)
            if quoted is not None:
                return quoted
        current = current.head
        if current.pos_ in ("NOUN", "PROPN"):
            owner = next((c for c in current.children if c.dep_ == "poss"), None)
            if owner is not None or current.dep_ not in ("dobj", "attr", "pobj"):
                return owner
            current = current.head
    return None


def _who_goes_on(participle: Token, content: set[int]) -> Token | None:
    """Who adds something: the subject of the verb of saying that it hangs on, whatever stands between ("said they dug
    for survivors, adding that")."""
    own = _own_subject(participle, content)
    if own is not None:
        return own  # "said the director adding that", read as if he did nothing but add
    words, found = reporting_words(), None
    for verb in islice(participle.ancestors, DEEPEST):
        subject = _own_subject(verb, content) if verb.pos_ == "VERB" else None
        entry = words.verbs.get(words.lemma(verb.lemma_))
        if subject is not None and entry is not None and entry.is_speech:
            return subject
        found = found or subject
    return found


def _beyond_thing(noun: Token, participle: Token, content: set[int]) -> Token | None:
    """Who speaks in "X condemned the raid calling on the world to act", where a parse hangs the participle on a noun
    that says nothing or is spoken to: the subject of the clause, if it names somebody."""
    addressed = noun.dep_ == "pobj" and noun.head.lower_ == "to"  # "sent letters to the Council calling for"
    if participle.tag_ != "VBG" or noun.dep_ not in TOLD or (names_speaker(noun) and not addressed):
        return None
    verb = participle
    for _ in range(DEEPEST):
        if verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ == "VERB" and verb.dep_ not in ("acl", "relcl"):
            subject = _own_subject(verb, content)
            if subject is not None:
                return subject if subject.i < noun.i and names_speaker(subject) else None
    return None


def _is_purpose(verb: Token) -> bool:
    """ "An attempt to deny it": who attempts it denies it, not the attempt."""
    return any(c.tag_ == "TO" for c in verb.children) and verb.head.pos_ == "NOUN"


def _issuer(noun: Token, content: set[int]) -> Token | None:
    """Who put out the statement of "the office put out a statement saying ..."."""
    if noun.lower_ not in speaker_words().documents or noun.dep_ not in ("dobj", "pobj"):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return _own_subject(verb, content) if verb.pos_ == "VERB" else None


def quoted_person(verb: Token) -> Token | None:
    """X in "Y quoted X as saying" and "X was quoted by Y as saying"."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _own_subject(verb: Token, content: set[int]) -> Token | None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "agent" and (passive or verb.tag_ == "VBN"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in SUBJECTS and child.i not in content and not passive:
            return _nearest(child, verb, content)
    if content and max(content) < verb.i and verb.lemma_ != "tell":  # whom one tells is no speaker
        after = (c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i)
        return next((c for c in after if c.lower_ not in reporting_words().days), None)
    return None


def _nearest(first: Token, verb: Token, content: set[int]) -> Token:
    """Of several subjects that a parse gives a verb the one beside it; of a subject that is what its neighbour does
    ("the chancellor visiting Karm said") the neighbour's own."""
    doc = verb.doc
    near = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.i not in content and not _is_governed(c)]
    subject = near[-1] if near and first.i < verb.i else first
    before = subject.left_edge.i - 1
    apposed = len(near) > 1 and near[-2].pos_ == "PROPN" and near[-2].right_edge.i == before
    if apposed and doc[subject.left_edge.i].pos_ == "DET":
        return near[-2]  # "Kell a backer of the revolt said"
    if before > 0 and doc[before].tag_ == "VBG" and doc[before].head.i == verb.i:
        return next((c for c in doc[before].lefts if c.dep_ in SUBJECTS), subject)
    return subject


def _is_governed(noun: Token) -> bool:
    """Whether a preposition stands before a noun's phrase: where a correspondent is does not report."""
    first = noun.left_edge.i
    return first > 0 and noun.doc[first - 1].pos_ == "ADP"


def described(draft: Draft, subject: Token) -> list[int]:
    """The source with what describes it, where a parse made two subjects of "opposition monitor Casualty Watch"."""
    doc, first = subject.doc, draft.source[0]
    if doc[first].pos_ == "DET":
        return draft.source
    for other in subject.head.lefts:
        if other.dep_ in SUBJECTS and other.i < first and other.i not in draft.content:
            between = range(other.right_edge.i + 1, first)
            named = other.pos_ == "NOUN" and names_speaker(other) and all(doc[i].is_title for i in between)
            if named or (doc[first - 1].text == "-" and other.right_edge.i >= first - 2):  # "Amal al-Berg"
                return [*range(phrase(other)[0], first), *draft.source]
    return draft.source
