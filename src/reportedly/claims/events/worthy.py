"""Whether the words of a hit can tell a happening: by what they describe and by what they need beside them."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from reportedly.claims.events.movers import are_many, mover_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import clause_of
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.claims.text.token_table import token_table
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

NOUNS = frozenset({"ADJ", "NOUN", "PROPN", "PART"})
LONGEST_TAGS = 40  # tokens
FURNITURE_REACH = 4  # tokens, of which one may be the number of pictures


def is_worthy(doc: Doc, hit: Hit, counted: bool) -> bool:
    """Whether a hit's own words and what it needs allow it to be a happening."""
    token = doc[hit.anchor]
    needs = hit.trigger.needs
    if _is_furniture(doc, token.i) or _is_tag(token):
        return False
    if _is_trouble(token, hit) or _is_struggle(token) or (_is_starting_point(token) and not counted):
        return False
    if _is_told_by_none(token) or (hit.form == "verb" and _is_forsworn(token)):
        return False
    if _is_description(token, hit) or _is_aim(token, hit):
        return counted
    if counted or needs is None:
        return not _is_label(token, hit)
    if needs == "people":
        return hit.form != "verb" or _has_people(token)
    if needs == "place":
        return _takes_ground(token, hit)
    if needs == "truce":
        return bool(word_list("truce") & {t.lower_ for t in token.sent}) and bool(
            word_list("truce") & {t.lower_ for t in clause_of(token).subtree}
        )
    if needs == "no object":
        return not any(t.dep_ in ("dobj", "ccomp", "xcomp") for t in token.children)
    if needs == "party":
        return _has_capital(token)
    if needs == "verb":
        return _goes_on(token)
    return False  # "number": only beside a number


def _is_struggle(verb: Token) -> bool:
    """A fight with no enemy: "crews battled the blaze", "doctors fight to save the wounded"."""
    if verb.lemma_.lower() not in word_list("fights"):
        return False
    preps = (t for t in verb.rights if t.dep_ == "prep" and t.lower_ in ("against", "with"))
    met = [t for t in verb.rights if t.dep_ == "dobj"] + [o for t in preps for o in t.rights if o.dep_ == "pobj"]
    to_do = (t for t in verb.rights if t.dep_ in ("xcomp", "advcl") and any(m.lower_ == "to" for m in t.lefts))
    unarmed = word_list("troubles") | word_list("want") | word_list("no_enemies")
    return any(t.lemma_.lower() in unarmed for t in met) or any(
        t.lemma_.lower() in word_list("rescuing") for t in to_do
    )


def _is_starting_point(noun: Token) -> bool:
    """From when the dead are counted: "since the invasion began", "since the start of the offensive"."""
    own = noun.lemma_.lower() in word_list("starting")
    verb = noun if own else noun.head
    if (own or noun.dep_ in ("nsubj", "nsubjpass")) and verb.lemma_.lower() in word_list("starting"):
        return any(t.lower_ == "since" for t in verb.lefts)
    start = verb.head
    return (
        noun.dep_ == "pobj"
        and verb.lower_ == "of"
        and start.lemma_.lower() in word_list("beginnings")
        and start.head.lower_ == "since"
    )


def _is_label(token: Token, hit: Hit) -> bool:
    """A happening's noun that only names something else: "war crimes tribunal", "attack helicopter"."""
    if hit.form != "noun" or hit.role == "means":
        return False
    if token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
        return token.head.lemma_.lower() in word_list("labels")
    return False


def _is_description(token: Token, hit: Hit) -> bool:
    """A state that only describes a place: "besieged towns", "the area surrounding the square"."""
    if hit.trigger.kind not in ("siege", "control", "capture"):
        return False
    if hit.form == "verb" and hit.end - hit.start > 1:
        return False  # "has since seized control of the town"
    if token.dep_ == "amod" and hit.form in ("verb", "adjective"):
        if hit.trigger.kind == "control" and token.head.head.lower_ in ("on", "against"):
            return True  # "a raid on the rebel-held suburb": what was struck
        named = any(t.pos_ == "PROPN" for t in token.head.subtree if t.i > token.i)
        one = token.head.tag_ == "NN" and any(t.dep_ in ("det", "poss") for t in token.head.lefts)
        many = token.head.tag_ == "NNS"  # "shelled rebel-held villages near Lorn"
        return many or not (hit.form == "adjective" and hit.trigger.kind == "control" and (named or one))
    return token.lemma_ == "surround" and token.dep_ in ("acl", "prep") and token.tag_ == "VBG"


def _is_told_by_none(token: Token) -> bool:
    """ "No group has said it carried out the attack": nothing is told of it."""
    clause = clause_of(token)
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in word_list("owning_up"):
        return False
    who = [t for t in clause.head.lefts if t.dep_ == "nsubj"]
    return any(t.lower_ in ("nobody", "none") or any(n.lower_ == "no" for n in t.lefts) for t in who)


def _is_forsworn(verb: Token) -> bool:
    """ "Pledged not to take up arms": the pledge is told, and no deed."""
    promise = verb.head.lemma_.lower() in word_list("forswearing")
    return verb.dep_ == "xcomp" and promise and any(t.dep_ == "neg" for t in verb.lefts)


def _is_aim(token: Token, hit: Hit) -> bool:
    """What somebody is after, no deed: "the targeted compound", "the targeted individual"."""
    return token.dep_ == "amod" and hit.trigger.id == "attack.verb" and token.lower_ == "targeted"


def _is_trouble(verb: Token, hit: Hit) -> bool:
    """A country or people hit by what is no attack: "was hit by unrest", "a quake struck the province"."""
    if hit.form != "verb" or hit.trigger.id != "attack.verb":
        return False
    by = [t for prep in verb.rights if prep.dep_ == "agent" for t in prep.rights if t.dep_ == "pobj"]
    active = [t for t in verb.lefts if t.dep_ == "nsubj"]
    return any(t.lemma_.lower() in word_list("troubles") for t in (*by, *active))


def _has_people(verb: Token) -> bool:
    who = mover_of(verb)
    if who is not None and are_many(who):
        return True
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "dobj", "nsubj") and (
            child.pos_ in ("PROPN", "PRON", "NUM") or group_of(child) is not None or child.lower_ == "one"  # "no one"
        ):
            return True
    if verb.dep_ == "xcomp":  # "villagers were forced to flee", "forced villagers to flee"
        return _has_people(verb.head)
    return verb.dep_ in ("acl", "relcl") and group_of(verb.head) is not None


def _takes_ground(token: Token, hit: Hit) -> bool:
    """Ground is taken, held or given up: there is an object or an "of" that may be a place, and it is no person."""
    if any(t.dep_ == "dobj" and t.lemma_.lower() in word_list("booty") for t in token.rights):
        return False  # "seizing weapons in Karm"
    places = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "prep", "agent")]
    if token.dep_ in ("acl", "relcl", "amod"):
        places.append(token.head)
    for place in places:
        words = list(place.subtree)
        if place.lower_ in ("from", "out", "of") and any(t.lower_ in ("it", "there", "them") for t in words):
            return True  # "were driven out of it"
        if any(t.pos_ == "PROPN" for t in words) or any(t.lemma_.lower() in word_list("ground") for t in words):
            return True
    return hit.form == "verb" and any(t.pos_ == "PROPN" for t in doc_after(token, 6))


def _goes_on(noun: Token) -> bool:
    """ "The conflict between the clans flared", "triggered an armed rebellion": a war is told, not only named."""
    if noun.head.dep_ == "advcl" and noun.head.tag_ != "VBG":
        return False  # "since the war erupted"
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return noun.head.lemma_.lower() in word_list("raging")
    of_words = any(t.lower_ == "of" for t in noun.rights)  # "a war of words"
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in word_list("waging") and not of_words


def doc_after(token: Token, count: int) -> Iterable[Token]:
    return (t for t in token.doc[token.i + 1 : token.i + 1 + count] if t.sent == token.sent)


def _has_capital(token: Token) -> bool:
    near = [*token.subtree, *([token.head] if token.head.i != token.i else []), *token.head.lefts]
    return any(t.pos_ == "PROPN" or t.lemma_.lower() in word_list("parties") for t in near)


def _is_tag(token: Token) -> bool:
    """A word in a line of tags, as long as only names and nouns stand before it."""
    first, _ = sentence_bounds(token.doc, token.i)
    if token_table(token.doc).lowers[first] not in word_list("tags") or token.i - first > LONGEST_TAGS:
        return False
    return all(t.pos_ in NOUNS or t.tag_ == "VBG" or t.is_punct for t in token.doc[first + 1 : token.i + 1])


def _is_furniture(doc: Doc, at: int) -> bool:
    """A word in a line of a page that names other pages: "Related ...", "Tags ...", "Read more ..."."""
    start, end = sentence_bounds(doc, at)
    lowers = token_table(doc).lowers[start : min(end, start + FURNITURE_REACH)]
    first, words = [word for word in lowers if word.isalpha()], word_list("furniture")
    return bool(first) and (first[0] in words or " ".join(first[:2]) in words)
