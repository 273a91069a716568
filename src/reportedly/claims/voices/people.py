"""What kind of speaker a source's words name, and which source named before a pronoun or a description goes back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from reportedly.claims.people.people import group_of
from reportedly.claims.text.token_table import token_table
from reportedly.claims.voices.drafts import Draft, phrase
from reportedly.claims.voices.words import speaker_words

RECENT = 100  # voices that a pronoun can go back to
FAR = 400  # tokens between a pronoun and the voice it goes back to


@dataclass(frozen=True)
class Mention:
    """A voice named in the text: its tokens and head; `full` is the mention that names it in full."""

    tokens: tuple[int, ...]
    head: int
    words: frozenset[str]
    person: bool
    plural: bool


def find_anchors(doc: Doc, drafts: Sequence[Draft]) -> dict[int, tuple[int, ...]]:
    """For drafts (by position in `drafts`) whose source is a pronoun, a surname or a description: the tokens of the
    source words that it goes back to."""
    names = _names(doc)
    mentions: list[Mention] = []
    anchors: dict[int, tuple[int, ...]] = {}
    order = sorted((d.source[0], number) for number, d in enumerate(drafts) if d.source and d.head is not None)
    for _, number in order:
        draft = drafts[number]
        head = doc[draft.head if draft.head is not None else draft.source[0]]
        del mentions[:-RECENT]
        found = _teller(doc, head, drafts) or _anchor(doc, head, draft, mentions, names)
        if found is not None and set(found.tokens) != set(draft.source):
            anchors[number] = found.tokens
            if speaks(doc[found.head]):
                mentions.append(found)
        elif head.lower_ not in speaker_words().pronouns:
            mentions.append(mention_of(doc, tuple(draft.source), head))
    return anchors


def mention_of(doc: Doc, tokens: tuple[int, ...], head: Token) -> Mention:
    words = frozenset(doc[i].lower_ for i in tokens)
    named = len(tokens) > 1 and doc[tokens[0]].text[:1].isupper() and head.text[:1].isupper()
    named = named and all(doc[i].text[:1].isupper() for i in tokens if doc[i].pos_ == "NOUN")  # "Doctors Abroad"
    lists = speaker_words()
    ranked = head.pos_ == "PROPN" and bool(lists.ranks & words) and head.lower_ not in lists.organisations
    return Mention(tokens, head.i, words, ranked or is_person(head), head.tag_ == "NNS" and not named)


def speaks(head: Token) -> bool:
    """Whether a noun can name a speaker: what "which" stands for ("the aftermath, which showed ...") often cannot."""
    words = speaker_words()
    lists = words.organisations | words.person_words | words.group_words | words.ranks | words.documents
    return head.pos_ != "NOUN" or head.lower_ in lists or head.tag_ == "NNS"


def names_speaker(noun: Token) -> bool:
    """Whether a noun names somebody: by a name, or as people, an office or a body."""
    words = speaker_words()
    lists = words.organisations | words.person_words | words.group_words | words.ranks | words.documents
    return noun.pos_ in ("PROPN", "PRON") or noun.lower_ in lists or group_of(noun) is not None


def is_person(head: Token) -> bool:
    """Whether a noun phrase names one person, by its last word: a name that no organisation bears, an office, or
    somebody not named before ("a shopkeeper")."""
    words = speaker_words()
    lowered = head.lower_
    if lowered in words.organisations or head.tag_ in ("NNS", "NNPS"):
        return False
    if head.pos_ == "PROPN":
        return not head.is_upper
    if head.pos_ != "NOUN" or lowered in words.documents:
        return False
    return lowered in words.person_words | words.ranks or (lowered not in words.group_words and _is_one(head))


def _is_one(noun: Token) -> bool:
    """Whether a noun stands with the article of what is named for the first time."""
    return any(word.lower_ in ("a", "an") for word in noun.lefts)


def _names(doc: Doc) -> dict[str, list[int]]:
    """Last words of names of two words or more, where they stand."""
    found: dict[str, list[int]] = {}
    table, groups = token_table(doc), speaker_words().group_words
    for at, (before, own) in enumerate(pairwise(table.parts), start=1):
        named = before == own == "PROPN"
        if not (named or before == "ADJ") or not table.texts[at][:1].isupper():
            continue
        organisation = table.lowers[at] in groups and table.texts[at - 1][:1].isupper()
        if (named or organisation) and doc[at - 1].whitespace_:
            found.setdefault(table.texts[at], []).append(at)
    return found


def _anchor(
    doc: Doc, head: Token, draft: Draft, mentions: Sequence[Mention], names: Mapping[str, list[int]]
) -> Mention | None:
    """The speaker named before to whom a pronoun, a surname or a description goes back."""
    words = speaker_words()
    pronoun = words.pronouns.get(head.lower_)
    if pronoun == "relative":
        return _antecedent(doc, head)
    if pronoun is not None:
        voice = _ahead(head) or _issuer(head) or _last(mentions, head.i, pronoun)
        return _subject_before(doc, head, pronoun, voice)
    if (owner := _whose(doc, head, draft, mentions)) is not None:
        return owner
    if head.pos_ == "PROPN" and (head.lower_ not in words.group_words or len(draft.source) <= 2):
        return _full_name(doc, head, draft, names)
    return _described_before(doc, head, draft, mentions)


def _described_before(doc: Doc, head: Token, draft: Draft, mentions: Sequence[Mention]) -> Mention | None:
    """Whom "the colonel" or "the group" takes up: the last that was called so, or that may be."""
    words = speaker_words()
    definite = any(c.lower_ in ("the", "this", "that") for c in head.lefts) or len(draft.source) == 1
    alike = next((kin for kin in words.alike if head.lower_ in kin), frozenset((head.lower_,)))
    if not definite or not alike & (words.group_words | words.person_words | words.alike[0]):
        return None
    if len(draft.source) > 3 and any(doc[i].pos_ == "PROPN" for i in draft.source if i != head.i):
        return None
    named = [m for m in reversed(mentions) if alike & m.words and head.i - m.head < FAR]
    named = [m for m in named if "according" not in m.words]
    if not named and head.lower_ in words.bodies and (before := _told_of_before(doc, head)) is not None:
        return before
    if not named and head.lower_ in words.ranks and head.tag_ not in ("NNS", "NNPS") and len(draft.source) <= 2:
        return _last(mentions, head.i, "person")
    if not named and definite and head.lower_ in words.bodies and head.tag_ == "NN":
        return _last_body(doc, mentions, head.i)
    return next((m for m in named if len(m.tokens) > len(draft.source)), named[0] if named else None)


def _teller(doc: Doc, head: Token, drafts: Sequence[Draft]) -> Mention | None:
    """Whom "it" means in "the office said it had received reports": who says so."""
    if head.lower_ not in ("it", "they") or not head.pos_:
        return None
    for other in drafts:
        told = other.head is not None and other.cue and other.content and other.source and other.cue[0] < head.i
        if told and other.head is not None and min(other.content) in (head.i, head.i - 1) and not other.quoted:
            teller = doc[other.head]
            if teller.lower_ not in speaker_words().pronouns and (
                head.lower_ == "it" or teller.tag_ in ("NNS", "NNPS")
            ):
                return mention_of(doc, tuple(other.source), teller)
    return None


def _told_of_before(doc: Doc, head: Token) -> Mention | None:
    """Whom "the group denied it" means after "an armed group shelled the town": the one that the two sentences before
    tell of for the first time."""
    start = head.sent.start
    for _ in range(2):
        start = doc[start - 1].sent.start if start else 0
    for token in reversed(doc[start : head.sent.start]):
        if token.lower_ == head.lower_ and token.pos_ == "NOUN" and token.tag_ == "NN" and _is_one(token):
            return mention_of(doc, tuple(i for i in phrase(token) if i <= token.i), token)
    return None


def _whose(doc: Doc, head: Token, draft: Draft, mentions: Sequence[Mention]) -> Mention | None:
    """Whom "its spokesman" speaks for: the body that the sentence before tells of, or the last that spoke."""
    named = any(doc[i].pos_ == "PROPN" for i in draft.source)
    if named or head.lower_ not in speaker_words().person_words or not any(t.lower_ == "its" for t in head.lefts):
        return None
    start = head.sent.start
    before = doc[start - 1].sent.root.lefts if start else ()
    subject = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass") and _is_body(t)), None)
    own = tuple(i for i in phrase(subject) if i <= subject.i) if subject is not None else ()
    return mention_of(doc, own, subject) if subject is not None else _last(mentions, head.i, "thing")


def _issuer(pronoun: Token) -> Mention | None:
    """Whom "it" means in "the ministry put out a video that it said showed strikes"."""
    thing = pronoun.head.head
    if pronoun.head.dep_ != "relcl" or thing.lower_ not in speaker_words().documents or thing.dep_ != "dobj":
        return None
    subject = next((t for t in thing.head.lefts if t.dep_ == "nsubj"), None)
    return mention_of(pronoun.doc, tuple(phrase(subject)), subject) if subject and names_speaker(subject) else None


def _last_body(doc: Doc, mentions: Sequence[Mention], before: int) -> Mention | None:
    """The last voice with a name that is no person's: "the group" takes up "Casualty Watch"."""
    named = (m for m in reversed(mentions) if doc[m.head].pos_ == "PROPN" and not m.person and before - m.head < FAR)
    return next(named, None)


def _antecedent(doc: Doc, head: Token) -> Mention | None:
    verb = head.head
    while verb.dep_ not in ("relcl", "ROOT") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl" or verb.head.i >= head.i:
        return None
    noun = verb.head
    return mention_of(doc, tuple(i for i in phrase(noun) if i < head.i), noun)


def _ahead(owner: Token) -> Mention | None:
    """Whom an owner at the head of a sentence means: "In its report, Casualty Watch counted ..."."""
    noun = owner.head
    verb = noun.head.head
    if owner.dep_ != "poss" or noun.dep_ != "pobj" or verb.i < owner.i:
        return None
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj" and t.i > noun.i), None)
    return None if subject is None else mention_of(owner.doc, tuple(phrase(subject)), subject)


def _last(mentions: Sequence[Mention], before: int, kind: str) -> Mention | None:
    """The last voice that a pronoun can stand for."""
    for mention in reversed(mentions):
        if before - mention.head > FAR:
            return None
        if kind == "person" and mention.person:
            return mention
        if kind == "group" and (mention.plural or not mention.person):
            return mention
        if kind == "thing" and not mention.person and not mention.plural:
            return mention
    return None


def _subject_before(doc: Doc, head: Token, kind: str, voice: Mention | None) -> Mention | None:
    """Whom "it said" and "she said" mean: the body or the person that the sentence before tells of, if it stands nearer
    than the last voice ("The Casualty Watch put the toll at 9. It said ...", "The mayor was told so by guards. She
    said ..."); `voice` elsewhere."""
    start = head.sent.start
    if kind not in ("thing", "person") or head.i - start > 2 or start == 0 or head.dep_ == "poss":
        return voice
    root = doc[start - 1].sent.root
    subject = next((t for t in root.lefts if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("PROPN", "NOUN")), None)
    if subject is None or (voice is not None and voice.head >= subject.i):
        return voice
    tokens = tuple(i for i in phrase(subject) if i < root.i)
    if not (_is_body(subject) if kind == "thing" else _is_officer(doc, tokens, subject)):
        return voice
    return mention_of(doc, tokens, subject)


def _is_body(noun: Token) -> bool:
    lists = speaker_words()
    return noun.pos_ == "PROPN" and noun.lower_ in lists.organisations | lists.group_words


def _is_officer(doc: Doc, tokens: Sequence[int], noun: Token) -> bool:
    """Whether a phrase names one person by an office, with the name or without."""
    lists = speaker_words()
    offices = (lists.person_words | lists.ranks) - lists.documents
    return is_person(noun) and any(doc[i].lower_ in offices and doc[i].tag_ not in ("NNS", "NNPS") for i in tokens)


def _without_office(doc: Doc, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A name without the end of its bearer's office, which a parse ran into it: "minister for the Upper Valley Anna
    Berg"."""
    first = tokens[0]
    office = first > 1 and doc[first - 1].lower_ == "the" and doc[first - 2].lower_ in ("for", "of", "to")
    named = len(tokens) > 2 and all(doc[i].pos_ == "PROPN" for i in tokens)
    return tokens[-2:] if office and named else tokens


def _full_name(doc: Doc, head: Token, draft: Draft, names: Mapping[str, list[int]]) -> Mention | None:
    """The first mention of a surname with more of the name before it."""
    before = [i for i in draft.source if doc[i].pos_ == "PROPN" and i < head.i]
    titles_only = all(doc[i].text.endswith(".") for i in before)
    if before and not titles_only and len(draft.source) > 3:
        return None
    for index in names.get(head.text, ()):
        if index >= draft.source[0]:
            return None
        noun = doc[index]
        while noun.dep_ in ("compound", "flat") and noun.head.i == noun.i + 1 and noun.head.pos_ == "PROPN":
            noun = noun.head
        tokens = _without_office(doc, tuple(phrase(noun))[:25])
        if noun.text == head.text and len(tokens) > len(draft.source):
            return mention_of(doc, tokens, noun)
    return None
