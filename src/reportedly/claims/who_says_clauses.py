"""Attributions that grammar shows: reporting verbs with subject and complement, prepositions, adverbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.claims.who_says_words import ReportingVerb, ReportingWords

SUBJECTS = ("nsubj", "csubj", "expl")
CLIMBING = ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep", "relcl", "acl")
ADVERBIAL = ("npadvmod", "advmod", "prep", "punct", "advcl", "dative", "neg", "aux", "auxpass", "mark", "cc", "prt")
PARENTHETICAL = ("parataxis", "ccomp", "dep", "advcl", "conj", "relcl")


@dataclass
class Draft:
    """An attribution in the making, as indices of tokens."""

    source: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    content: set[int] = field(default_factory=set)
    verb: str = ""
    stance: str = "say"
    quoted: bool = False
    rule: str = ""
    head: int | None = None  # the source's head word
    recipient: int | None = None


def clause_drafts(doc: Doc, words: ReportingWords) -> Iterator[Draft]:
    """One draft for each reporting verb, "according to" or hearsay adverb whose content the parse shows."""
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            entry = words.verbs.get(words.lemma(token.lemma_))
            draft = _of_verb(token, entry, words.lemma(token.lemma_)) if entry else None
        elif token.lower_ in words.adverbs:
            draft = _of_adverb(token)
        else:
            draft = _of_preposition(token, words.prepositions)
        if draft is not None and draft.content:
            yield draft


def _of_verb(verb: Token, entry: ReportingVerb, lemma: str) -> Draft | None:
    content, rule = _content(verb, entry)
    subject = subject_of(verb, content)
    if not content:
        content, rule = _around(verb, subject, entry)
    if not content:
        return None
    draft = Draft(content=content, verb=lemma, stance=entry.stance, rule=rule, cue=cue_of(verb))
    if subject is not None and subject.i not in content:
        draft.source = [i for i in phrase(subject) if i not in content and i not in draft.cue]
        draft.head = subject.i
    return draft


def _content(verb: Token, entry: ReportingVerb) -> tuple[set[int], str]:
    """What the verb's complements hold, and the way they hang on it."""
    children = list(verb.children)
    if "clause" in entry.takes or "label" in entry.takes:
        clauses = [c for c in children if c.dep_ in ("ccomp", "parataxis") and c.i != verb.i]
        if clauses:
            return set().union(*(subtree(c) for c in clauses)), "clause"
    if "infinitive" in entry.takes or "clause" in entry.takes:
        clauses = [c for c in children if c.dep_ == "xcomp" and c.i > verb.i]
        if clauses:
            objects = [c for c in children if c.dep_ == "dobj" and c.i > verb.i and "object" in entry.takes]
            return set().union(*(subtree(c) for c in clauses + objects)), "infinitive"
    if "object" in entry.takes or "label" in entry.takes:
        return _objects(verb, entry)
    return _prepositional(children, entry), "preposition"


def _objects(verb: Token, entry: ReportingVerb) -> tuple[set[int], str]:
    children = [c for c in verb.children if c.i > verb.i]
    if "label" in entry.takes:
        found = _prepositional(children, entry)
        if found:
            return found, "preposition"
    objects = [c for c in children if c.dep_ == "dobj"]
    labels = [c for c in children if c.dep_ in ("oprd", "acomp", "attr", "xcomp", "ccomp")]
    held = [c for c in children if c.dep_ == "prep" and c.lower_ in ("of", "for", "as", "over", "with")]
    if objects or (labels and "label" in entry.takes):
        return set().union(*(subtree(c) for c in objects + labels + held)), "object"
    if any(c.dep_ == "auxpass" for c in verb.children):
        subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
        return set().union(*(subtree(c) for c in subjects)), "passive"
    return set(), ""


def _prepositional(children: Iterable[Token], entry: ReportingVerb) -> set[int]:
    held: set[int] = set()
    for child in children:
        if child.dep_ == "prep" and child.lower_ in entry.prepositions:
            held |= subtree(child) - {child.i}
    return held


def _around(verb: Token, subject: Token | None, entry: ReportingVerb) -> tuple[set[int], str]:
    """The clause that a parenthetical ("The attack, he said, came at night") stands in."""
    if "clause" not in entry.takes or subject is None:
        return set(), ""
    head = verb.head
    if verb.dep_ in PARENTHETICAL and head.i != verb.i and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        return subtree(head) - subtree(verb), "parenthesis"
    return set(), ""


def subject_of(verb: Token, content: set[int]) -> Token | None:
    """The word that names who says it: the verb's own subject, or that of the verb it hangs on."""
    current = verb
    for _ in range(6):
        found = _own_subject(current, content)
        if found is not None:
            return found
        if current.dep_ == "acl" and current.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return current.head
        if current.dep_ not in CLIMBING or current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ in ("NOUN", "PROPN"):
            return None
    return None


def _own_subject(verb: Token, content: set[int]) -> Token | None:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in SUBJECTS and child.i not in content and not passive:
            return child
    if content and max(content) < verb.i:
        return next((c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i), None)
    return None


def cue_of(verb: Token) -> list[int]:
    """The verb with its auxiliaries and negation."""
    near = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
    return sorted([*near, verb.i])


def _of_adverb(adverb: Token) -> Draft | None:
    head = adverb.head
    if head.i == adverb.i or not adverb.pos_:
        return None
    while head.dep_ in ("conj", "aux", "xcomp") and head.head.i != head.i:
        head = head.head
    content = subtree(head) - {adverb.i}
    return Draft(content=content, cue=[adverb.i], verb=adverb.lower_, stance="claim", rule="hearsay")


def _of_preposition(token: Token, phrases: tuple[tuple[str, ...], ...]) -> Draft | None:
    doc = token.doc
    for phrase_words in phrases:
        size = len(phrase_words)
        if token.lower_ != phrase_words[0] or tuple(t.lower_ for t in doc[token.i : token.i + size]) != phrase_words:
            continue
        last = token.i + size - 1
        named = _object_after(doc, last)
        if named is None:
            return None
        span = [i for i in phrase(named) if i > last]
        content = _clause_beside(token, set(span) | set(range(token.i, last + 1)))
        cue = list(range(token.i, last + 1))
        return Draft(span, cue, content, verb=" ".join(phrase_words), rule="preposition", head=named.i)
    return None


def _object_after(doc: Doc, index: int) -> Token | None:
    """The noun phrase that starts after a token."""
    end = min(len(doc), index + 25)
    for token in doc[index + 1 : end]:
        if token.dep_ == "pobj" and token.head.i <= index:
            return token
    return next((t for t in doc[index + 1 : end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _clause_beside(token: Token, without: set[int]) -> set[int]:
    """The clause that a preposition's phrase modifies."""
    head = token.head
    for _ in range(8):
        if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("amod", "xcomp", "pcomp", "aux", "auxpass"):
            break
        if head.head.i == head.i:
            break
        head = head.head
    return subtree(head) - without


def subtree(token: Token) -> set[int]:
    return {t.i for t in token.subtree}


def phrase(head: Token) -> list[int]:
    """A noun phrase as one run of tokens: its head, modifiers, appositions and clauses."""
    return list(range(head.left_edge.i, head.right_edge.i + 1))
