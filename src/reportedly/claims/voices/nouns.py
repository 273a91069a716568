"""Attributions that nouns carry: "a report that ...", "claims of ...", "the statement by X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.untrue import is_false
from reportedly.claims.voices.drafts import Draft, phrase, sentence_end, subtree, tells
from reportedly.claims.voices.words import ReportingWords, reporting_words, speaker_words

ABOUT = ("of", "about", "that", "over", "for")
RESPONSIBILITY = "responsibility"
BY = ("by", "from", "among")


def noun_drafts(doc: Doc, words: ReportingWords) -> Iterator[Draft]:
    """One draft for each noun of saying with its content and owner; only plural reports and claims need no owner."""
    for at in token_table(doc).lowered(words.nouns.keys()):
        token = doc[at]
        stance = words.nouns.get(token.lower_) if token.pos_ == "NOUN" else None
        if stance is None:
            continue
        content = _content(token) or _issued(token)
        if token.lower_ == RESPONSIBILITY and not _is_taken_on(token):
            continue
        if not content or is_false(token):
            continue  # "reports that the army shelled the town are baseless, he said": that is denied, by him
        draft = Draft(cue=[token.i], content=content, verb=token.lower_, stance=stance, rule="noun")
        owner = None if _is_unconfirmed(token) else _owner(token)
        if owner is None and (stance not in ("say", "claim") or token.tag_ != "NNS"):
            continue
        if owner is not None and owner.i not in content:
            draft.source = [i for i in phrase(owner) if i not in content and i != token.i]
            draft.head = owner.i
        yield draft


def _is_taken_on(noun: Token) -> bool:
    """ "Took responsibility for the blast"."""
    verb = noun.head
    nobody = any(t.dep_ == "nsubj" and t.lower_ in ("nobody", "none", "one") for t in verb.lefts)
    taken = noun.dep_ == "dobj" and verb.lemma_ in reporting_words().taking_on
    return taken and not nobody and not is_negated(verb)


def _is_unconfirmed(noun: Token) -> bool:
    """ "Police have not confirmed reports that": they are somebody else's."""
    verb, words = noun.head, reporting_words()
    unsaid = verb.lemma_ in words.looking_into or (verb.lemma_ in words.vouching and is_negated(verb))
    return noun.dep_ == "dobj" and unsaid


def _content(noun: Token) -> set[int]:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and tells(child):
            return subtree(child)
    after = noun.i + 1
    if noun.dep_ == "dobj" and after + 1 < len(noun.doc) and noun.doc[after].text == ":":
        return set(range(after + 1, sentence_end(noun.doc, after)))  # "gave another account: ..."
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ABOUT:
            return subtree(child) - {child.i}
    return set()


def _issued(noun: Token) -> set[int]:
    """What is told in "X issued a statement giving them two days to leave": the rest of the sentence."""
    told = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBG"), None)
    if told is None or noun.dep_ != "dobj" or noun.lower_ not in speaker_words().documents:
        return set()
    return set(range(told.i, sentence_end(noun.doc, told.i)))


def _owner(noun: Token) -> Token | None:
    """Who said it: "X's claim", "a claim by X", "X made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in BY:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj":
        return next((c for c in noun.head.children if c.dep_ == "nsubj" and c.i < noun.i), None)
    return None
