"""What the words on a verb make of it: negation, modals, the future, a condition."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from reportedly.claims.text.clauses import is_negated
from reportedly.claims.text.words import whether_list


def of_verb(verb: Token) -> tuple[str, str] | None:
    """Negation, modals and the future on the verb itself."""
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")]
    words = {t.lower_: t.text for t in helpers}
    undone = _of_not(verb, words)
    if undone is not None:
        return undone
    for word in words:
        if word in whether_list("modal") and _is_no_guess(verb, word):
            return None
        if word == "would" and (_is_told_ahead(verb) or _is_agreed(verb)):
            return "planned", word
        if word in whether_list("modal") or word in whether_list("maybe"):
            return "possible", word
    if words.keys() & whether_list("should"):
        return "demanded", next(iter(words.keys() & whether_list("should")))
    if any(t.lower_ in whether_list("future") for t in helpers if t.dep_ == "aux"):
        return ("possible", "if") if _hangs_on_condition(verb) else ("planned", "will")
    if any(t.dep_ == "mark" and t.lower_ in whether_list("if") for t in verb.lefts):
        return "possible", "if"
    then = next((t for t in verb.lefts if t.dep_ in ("mark", "advmod") and t.lower_ in whether_list("then")), None)
    if then is not None and _comes_first(verb):
        return "possible", then.text
    return ("possible", helpers[0].text) if _is_unreal(verb) else None


def _of_not(verb: Token, words: Mapping[str, str]) -> tuple[str, str] | None:
    """ "Did not shell", "could not settle", "said it would not sit down": it was not, or will not be. What could not be
    confirmed stays open, what is not ended goes on."""
    if "could" in words and any(t.lower_ == "before" and t.dep_ == "mark" for t in verb.lefts):
        return "denied", "before"  # "was defused before it could explode"
    if not is_negated(verb):
        return None
    guess = words.keys() & whether_list("modal")
    if guess and (verb.lemma_ in whether_list("checks") or not guess <= {"can", "could", "ca", "would"}):
        return None
    if "would" in guess and not _is_told_ahead(verb):
        return None
    return ("asserted", "not") if verb.lemma_ in whether_list("endings") else ("denied", "not")


def _is_agreed(verb: Token) -> bool:
    """ "Under the deal, rebels would leave the town"."""
    if any(t.lower_ in ("have", "if") for t in verb.lefts):
        return False
    terms = (t for under in verb.sent if under.lower_ == "under" for t in under.rights if t.dep_ == "pobj")
    return any(t.lemma_.lower() in whether_list("terms") for t in terms)


def _hangs_on_condition(verb: Token) -> bool:
    """ "If they go on like this, they will cut the road", "should the talks fail, they will storm the town"."""
    clauses = (t for t in verb.children if t.dep_ == "advcl")
    return any(_is_condition(first) for clause in clauses for first in clause.lefts)


def _is_condition(word: Token) -> bool:
    """Whether a word makes a condition of the clause that it opens."""
    turned = word.lower_ == "should" and word.dep_ == "aux" and word.i == word.head.left_edge.i
    return turned or (word.dep_ == "mark" and word.lower_ == "if")


def _comes_first(verb: Token) -> bool:
    """ "Once the town is taken, they will move on": told in the present, of what is still ahead."""
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]
    present = any(t.tag_ in ("VBZ", "VBP") for t in (verb, *helpers))
    if verb.dep_ != "advcl" or not present or any(t.tag_ == "VBD" for t in helpers):
        return False
    after = verb.head
    ahead = any(t.dep_ == "aux" and t.lower_ in whether_list("future") | whether_list("modal") for t in after.lefts)
    return ahead or after.lemma_.lower() in whether_list("plans")


def _is_unreal(verb: Token) -> bool:
    """ "Had the rebels attacked, ...": a condition told by word order alone."""
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    first = next(iter(verb.lefts), None)
    return verb.dep_ == "advcl" and subject is not None and first is not None and first.lower_ == "had"


def _is_no_guess(verb: Token, modal: str) -> bool:
    """ "Shots could be heard" tells what was heard; "would not have died had it not been for" tells who died."""
    if modal in ("can", "could"):
        return verb.lemma_.lower() in whether_list("senses")
    negated = any(t.dep_ == "neg" for t in verb.children)
    return modal == "would" and negated and any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.lefts)


def _is_told_ahead(verb: Token) -> bool:
    """ "Said it would halt its fire": the future as seen from the past, where no condition stands by."""
    if any(t.lower_ == "have" and t.dep_ == "aux" for t in verb.lefts) or any(t.lower_ == "if" for t in verb.sent):
        return False
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head  # "said that the talks were over and that troops would be sent"
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in whether_list("telling")


def goes_on(token: Token, head: Token) -> bool:
    """Whether a verb shares the helper of the one before it: "will besiege and storm"."""
    helpers = whether_list("future") | whether_list("modal")
    return token.tag_ in ("VB", "VBP") and any(t.dep_ == "aux" and t.lower_ in helpers for t in head.lefts)
