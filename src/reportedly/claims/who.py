"""Who did it to whom: the words that name actor and target of a happening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.claims.people import group_of
from reportedly.claims.triggers import Hit
from reportedly.claims.what import Happening
from reportedly.records import Participant, PartyReference

Resolve = Callable[[str], tuple[PartyReference, ...]]
LEFT_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
PERSON_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "which", "who", "that", "them", "him", "her", "us"})
TARGET_PREPOSITIONS = ("on", "against", "at", "into", "upon", "onto", "toward", "towards")
SUFFERED = frozenset({"die", "perish", "succumb", "flee", "escape", "disappear", "displaced", "missing", "trapped"})
LONGEST = 20  # tokens of a participant's words


@dataclass(frozen=True)
class Phrase:
    """Words that name a participant: token positions, `end` excluded, and the token on which they hang."""

    start: int
    end: int
    head: int


def participants(doc: Doc, happening: Happening, resolve: Resolve) -> tuple[Participant | None, Participant | None]:
    """Actor and target. None: the report does not say. A phrase of a known party wins over the first."""
    own = {i for hit in happening.hits for i in range(hit.start, hit.end)}
    harmed = {i for toll in happening.tolls for i in range(toll.start, toll.end)}  # "30 others wounded" do nothing
    actors = [p for p in _unique(p for h in _ordered(happening) for p in _actors(doc, h)) if p.head not in harmed]
    actor = _best(doc, actors, resolve, lambda head: head.i not in own and can_act(head))
    harm_first = sorted(_ordered(happening), key=lambda h: not (h.role == "harm" and h.form == "verb"))
    targets = list(_unique(p for hit in harm_first for p in _targets(doc, hit)))
    free = [t for t in targets if actor is None or not actor.start <= doc[t.head].idx < actor.end]
    return actor, _best(doc, free, resolve, lambda head: head.i not in own)


def can_act(head: Token) -> bool:
    """Whether words of no known party may still name who did it: people, or a name as subject or agent."""
    if head.dep_ in LEFT_MODIFIERS:
        return False
    if group_of(head) is not None:
        return True
    return head.pos_ == "PROPN" and head.dep_ in ("nsubj", "pobj", "conj")


def _ordered(happening: Happening) -> list[Hit]:
    """The main hit first, then verbs, then the rest."""
    rest = [h for h in happening.hits if h is not happening.main]
    return [happening.main, *sorted(rest, key=lambda h: (h.form != "verb", h.role == "means", h.anchor))]


def _best(doc: Doc, phrases: list[Phrase], resolve: Resolve, allowed: Callable[[Token], bool]) -> Participant | None:
    """The first phrase that a party is known for, else the first one that is allowed to stand by its words alone."""
    first: Participant | None = None
    for phrase in phrases:
        words = doc[phrase.start : phrase.end]
        parties = resolve(words.text)
        participant = Participant(text=words.text, start=words.start_char, end=words.end_char, parties=parties)
        if parties:
            return participant
        if first is None and doc[phrase.head].lower_ not in PERSON_PRONOUNS and allowed(doc[phrase.head]):
            first = participant
    return first


def _unique(phrases: Iterator[Phrase]) -> Iterator[Phrase]:
    seen: set[int] = set()
    for phrase in phrases:
        if phrase.head not in seen:
            seen.add(phrase.head)
            yield phrase


def acting_pronoun(doc: Doc, happening: Happening) -> str | None:
    """The pronoun that stands where the actor would: "it", "they", "he", "we"; None where there is none."""
    for hit in _ordered(happening):
        token = doc[hit.anchor]
        subject = subject_of(token) if token.pos_ == "VERB" and not _passive(token) else None
        if subject is not None and subject.lower_ in ("it", "they", "he", "she", "we", "i", "who", "which", "that"):
            return str(subject.lower_)
    return None


# --- actors -----------------------------------------------------------------------------------------------------------


def _actors(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    token = doc[hit.anchor]
    if hit.trigger.kind == "control" and hit.form == "adjective":
        yield from _holder(doc, hit)
        return
    if hit.form == "verb" and token.pos_ in ("VERB", "AUX"):
        if token.lemma_.lower() not in SUFFERED and hit.trigger.effect not in SUFFERED:
            yield from _agents(doc, token)
        return
    yield from _modifiers(doc, token)
    yield from _by(doc, token)
    if hit.role != "harm":  # who tells, finds or counts the dead did not kill them
        yield from _carrier(doc, token)


def _agents(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """Subject of an active verb, "by" of a passive one; a verb without a subject has that of the verb it hangs on."""
    yield from _by(doc, verb)
    if _passive(verb):
        return
    subject = subject_of(verb)
    if subject is None:
        if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBG":
            yield from _noun_phrase(doc, verb.head)
        return
    if subject.lower_ in ("which", "that", "who") and _antecedent(verb) is not None:
        subject = _antecedent(verb) or subject
    yield from _noun_phrase(doc, subject)
    yield from _modifiers(doc, subject)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb which it is joined to or complements."""
    for _ in range(4):
        accused = _accused(verb)
        if accused is not None:
            return accused
        own = next((t for t in verb.lefts if t.dep_ in ("nsubj", "csubj")), None)
        if own is not None or any(t.dep_ == "nsubjpass" for t in verb.lefts):
            return own
        if (
            verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep")
            and verb.head.i != verb.i
            and verb.head.pos_ in ("VERB", "AUX", "ADP", "SCONJ")
        ):
            verb = verb.head
        else:
            return None
    return None


def _accused(verb: Token) -> Token | None:
    """Who is said to have done it in "accused the army of shelling", "blamed rebels for killing"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in ("of", "for") or verb.head.head.pos_ != "VERB":
        return None
    return next((t for t in verb.head.head.children if t.dep_ == "dobj"), None)


def _passive(verb: Token) -> bool:
    if any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not any(t.dep_ == "dobj" for t in verb.children)


def _antecedent(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "relcl" else None


def _by(doc: Doc, token: Token) -> Iterator[Phrase]:
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _noun_phrase(doc, inner)
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":  # "strikes carried out by", "shells fired by"
            yield from _by(doc, child)
        elif child.dep_ == "prep" and child.lower_ in ("between", "among") and token.pos_ != "VERB":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _noun_phrase(doc, inner)


def _modifiers(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """ "Israeli air strike", "the regime's shelling", "rebel fire": the words before the noun that hang on it."""
    lefts = [t for t in noun.lefts if t.dep_ in LEFT_MODIFIERS]
    for token in lefts:
        left = min([t.i for t in token.subtree], default=token.i)
        start = left if token.dep_ == "poss" else min(t.i for t in lefts)
        end = token.i + 1 if token.dep_ == "poss" else noun.i
        if end - start <= LONGEST:
            yield Phrase(start, end, token.i)


def _carrier(doc: Doc, noun: Token) -> Iterator[Phrase]:
    """The subject of the light or attacking verb that a noun is the object of: "regime forces launched an attack"."""
    token = noun
    while token.dep_ in ("conj", "compound", "nmod", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("dobj", "attr") and token.head.pos_ == "VERB" and not _passive(token.head):
        subject = subject_of(token.head)
        if subject is not None:
            yield from _noun_phrase(doc, subject)
    elif token.dep_ == "nsubjpass":
        yield from _by(doc, token.head)
    elif (
        token.dep_ == "pobj"
        and token.head.lower_ in ("in", "with", "by")
        and token.head.head.pos_ == "VERB"
        and not _passive(token.head.head)
    ):
        subject = subject_of(token.head.head)
        if subject is not None and token.head.lower_ != "by":
            yield from _noun_phrase(doc, subject)


def _holder(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    """The party in "rebel-held", "held by rebels", "under government control"."""
    if hit.end - hit.start >= 3 and doc[hit.start].lower_ not in ("held", "controlled", "under"):
        yield Phrase(hit.start, hit.start + 1, hit.start)
        return
    if doc[hit.start].lower_ == "under":
        yield Phrase(hit.start + 1, hit.end - 1, hit.start + 1)
    for child in doc[hit.anchor].children:
        if child.dep_ in ("agent", "prep"):
            yield from (Phrase(t.left_edge.i, t.i + 1, t.i) for t in child.children if t.dep_ == "pobj")
    if hit.end < len(doc) and doc[hit.end - 1].lower_ in ("by", "of"):
        noun = next(
            (t for t in doc[hit.end : hit.end + 5] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in LEFT_MODIFIERS),
            None,
        )
        if noun is not None:
            yield Phrase(hit.end, noun.i + 1, noun.i)


# --- targets ----------------------------------------------------------------------------------------------------------


def _targets(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    token = doc[hit.anchor]
    if hit.form == "verb" and token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass", "dative"):
                if child.lower_ in ("which", "that", "who") and token.dep_ == "relcl":
                    yield from _noun_phrase(doc, token.head)
                else:
                    yield from _noun_phrase(doc, child)
        if (
            token.dep_ in ("acl", "relcl")
            and token.tag_ == "VBN"
            and not any(t.dep_ in ("nsubjpass", "nsubj") for t in token.children)
        ):
            yield from _noun_phrase(doc, token.head)
        if token.lemma_ in ("die", "perish", "flee", "succumb") or hit.trigger.effect == "displaced":
            subject = subject_of(token)
            if subject is not None:
                yield from _noun_phrase(doc, subject)
    yield from _aimed_at(doc, token)
    if hit.form != "verb":
        for ancestor in (token.head, token.head.head):
            yield from _aimed_at(doc, ancestor)


def _aimed_at(doc: Doc, token: Token) -> Iterator[Phrase]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in (*TARGET_PREPOSITIONS, "with", "of"):
            if child.lower_ in ("with", "of") and token.lemma_.lower() not in (
                "clash",
                "fight",
                "battle",
                "fighting",
                "shelling",
                "bombardment",
                "bombing",
                "targeting",
                "killing",
                "capture",
                "siege",
                "arrest",
                "abduction",
                "execution",
                "displacement",
                "kidnapping",
                "beheading",
            ):
                continue
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ != "DATE" and not _is_day(inner):
                    yield from _noun_phrase(doc, inner)


def _is_day(token: Token) -> bool:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    months = (
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    return (
        token.lower_ in days or token.lower_ in months or token.lower_ in ("day", "week", "month", "weekend", "scale")
    )


def _noun_phrase(doc: Doc, head: Token) -> Iterator[Phrase]:
    """The noun with what stands before it, its coordinated nouns and a short "of" or name after it."""
    start = head.left_edge.i
    end = head.i + 1
    for right in head.rights:
        if right.dep_ == "conj" and right.pos_ in ("NOUN", "PROPN", "PRON"):
            end = max(end, right.i + 1)
        elif right.dep_ == "cc" or (right.dep_ == "prep" and right.lower_ in ("of", "from")):
            end = max(end, min(right.right_edge.i + 1, right.i + 8)) if right.dep_ == "prep" else end
        elif right.dep_ in ("appos", "nmod", "flat", "compound", "nummod") and right.i - head.i <= 3:
            end = max(end, right.i + 1)
        elif right.dep_ == "punct" or right.lower_ in ("'s", "’s"):
            continue
        else:
            break
    if end - start > LONGEST:
        start = max(start, end - LONGEST)
    yield Phrase(start, end, head.i)
