"""How closely a time of the sentence hangs on a happening."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed
from reportedly.claims.times.heads import head_verb, of_saying, root_of, upward
from reportedly.claims.times.tense import PERFECT
from reportedly.claims.times.words import cues

CORE = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT")  # parts of a clause whose own date is the clause's
NAMING = ("poss", "compound", "amod", "nmod", "npadvmod", "nummod")  # a date inside a name: "Friday's attack"
JUDGED = 2.5  # rank of the time at which somebody condemns it or lays it on others
OTHER = 3  # rank from which on a time is that of something else in the clause
OPENING = 12  # code points that may stand before a time which opens its sentence


@dataclass(frozen=True)
class Clause:
    """The words of a happening, and the one that carries it."""

    words: Span
    root: Token


def rank(mention: TimeMention, clause: Clause, parsed: Parsed) -> float:
    """-1: hangs on the word that carries the happening ("Friday's raid"); 0: on the clause's own verb; 1, 2: on a part
    of it; JUDGED: on the verb that condemns it; from OTHER on: the date of something else."""
    token = root_of(mention, parsed)
    behind = 1 if mention.role in ("before", "after", "until") else 0
    if token is None:
        return 1 + behind
    root = clause.words.root
    if clause.root.pos_ not in ("VERB", "AUX") and _hangs_on(token, clause.root):
        return -1
    if token.dep_ in NAMING and token.head.pos_ in ("NOUN", "PROPN") and not _is_adverbial(mention, parsed):
        noun = token.head
        if noun == root or (noun.dep_ in CORE and noun.head == root) or _within_it(noun, clause.root):
            return 1 + behind
        return OTHER
    verb = head_verb(token)
    if verb == clause.root != root and clause.root.dep_ in ("acl", "relcl"):
        return -1  # "two bodies were recovered from a house that was struck two days earlier"
    if opens(mention, clause, parsed):
        return behind
    if verb == root:
        if verb == clause.root:
            return behind
        if verb.lemma_.lower() in cues()["judging"] and mention.role in ("at", "during"):
            return JUDGED
        return 2 if verb.lemma_.lower() in cues()["saying"] else behind  # the words of the happening reach over it
    inside = mention.start >= clause.words.start_char and mention.end <= clause.words.end_char
    inside = inside or has_begun(token, clause)
    return 1 + behind if inside or not _aside(root, verb) else OTHER


def opens(mention: TimeMention, clause: Clause, parsed: Parsed) -> bool:
    """Whether a time opens the sentence and who says so ends it, so that it is no time of the saying, whatever the
    parse hangs it on: "In May, violence killed nine people, the office said"."""
    token = root_of(mention, parsed)
    if token is None:
        return False
    opening = mention.start - token.sent.start_char <= OPENING
    return opening and token.i < clause.root.i < head_verb(token).i and of_saying(mention, parsed)


def _within_it(noun: Token, root: Token) -> bool:
    """ "Killed in Friday's raid": a named happening inside which this one lies."""
    if noun.lemma_.lower() in cues()["arranged"]:
        return False
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and noun.head.head == root


def _hangs_on(token: Token, noun: Token) -> bool:
    """Whether a date belongs to a noun's phrase, no verb between them."""
    for above in upward(token):
        if above == noun:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_adverbial(mention: TimeMention, parsed: Parsed) -> bool:
    """A preposition before a date makes it no part of a name, even if the parser joins it with the next noun: "On 3 May
    2017 shells hit ..."."""
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span.start > 0 and parsed.doc[span.start - 1].lower_ in ("on", "in", "since", "by")


def _aside(root: Token, verb: Token) -> bool:
    """True where one of two words of a sentence stands in a relative clause that the other is outside of."""
    above_root, above_verb = list(upward(root)), list(upward(verb))
    for mine, other in ((above_root, above_verb), (above_verb, above_root)):
        for token in mine:
            if token in other:
                break
            if token.dep_ in ("relcl", "acl"):
                return True
    return False


def has_begun(token: Token, clause: Clause) -> bool:
    """ "The war, which began in 2011, has killed 80,000": when what acts began, seen from a present perfect."""
    verb, acting = head_verb(token), head_verb(clause.words.root)
    if verb.lemma_.lower() not in cues()["beginning"] or verb.dep_ not in ("relcl", "acl") or not is_perfect(acting):
        return False
    return any(above.dep_ == "nsubj" and above.head == acting for above in upward(verb.head))


def is_perfect(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") and child.lower_ in PERFECT for child in verb.lefts)
