"""Who suffered it: the phrases that may name the target of a happening, and how plainly each does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.claims.events.mines import meets_a_mine
from reportedly.claims.findings.happening import ATTACKS, WORDS_ONLY, Happening
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.parties.acts import attackers, kept_under
from reportedly.claims.parties.blamed import is_blamed_on, repelled
from reportedly.claims.parties.phrases import (
    Phrase,
    between,
    conjuncts,
    is_ground,
    is_time,
    listed,
    noun_phrase,
    who_list,
)
from reportedly.claims.parties.subjects import CLIMB, governed, is_passive, subject_of
from reportedly.claims.people.people import group_of
from reportedly.claims.text.clauses import RELATIVES
from reportedly.claims.text.kept import kept_for_hit
from reportedly.claims.text.token_table import tokens_in, words_in
from reportedly.claims.text.triggers import Hit
from reportedly.claims.text.words import word_list

AIMLESS = frozenset({"capture", "control", "withdrawal"})  # ground is taken or left, and suffers nothing
TOGETHER = 20  # tokens in which people are counted one by one
OBJECTS = ("dobj", "nsubjpass", "dative")


@kept_for_hit
def harmed(doc: Doc, happening: Happening) -> Iterator[Phrase]:
    """The people whom the happening's tolls count, those with a noun of their own first; then those whom its words of
    harm are about ("civilian casualties", "deaths among villagers")."""
    tolls = [toll for toll in happening.tolls if toll.low != 0]
    tolls = [toll for toll in tolls if not toll.part] or tolls
    whole = _listed_together(doc, tolls)
    if whole is not None:
        yield whole
    for toll in sorted(tolls, key=lambda toll: (toll.part, not _has_noun(doc, toll), toll.start)):
        head = _counted(doc, toll)
        if head is not None:
            yield from noun_phrase(doc, head)
    for hit in happening.hits:
        if hit.role == "harm" and hit.form != "verb":
            yield from _described(doc, doc[hit.anchor])


def _listed_together(doc: Doc, tolls: Sequence[TollMention]) -> Phrase | None:
    """ "A boy, a girl and two women": women, men and children counted one by one."""
    row = sorted((toll for toll in tolls if toll.group in ("women", "men", "children")), key=lambda toll: toll.start)
    if len({toll.group for toll in row}) < 2 or row[-1].end - row[0].start > TOGETHER:
        return None
    heads = [head for toll in row if (head := _counted(doc, toll)) is not None]
    return Phrase(row[0].start, row[-1].end, heads[0].i) if heads else None


def _described(doc: Doc, harm: Token) -> Iterator[Phrase]:
    for child in harm.children:
        if child.dep_ in ("amod", "compound", "nmod") and group_of(child) is not None and child.i < harm.i:
            yield Phrase(child.i, child.i + 1, child.i)
        if child.dep_ == "prep" and child.lower_ in ("among", "amongst", "of", "against"):
            yield from (p for t in child.children if t.dep_ == "pobj" and group_of(t) for p in noun_phrase(doc, t))


def _has_noun(doc: Doc, toll: TollMention) -> bool:
    head = _counted(doc, toll)
    return head is not None and head.pos_ in ("NOUN", "PROPN") and head.lower_ not in ("others", "more")


def _counted(doc: Doc, toll: TollMention) -> Token | None:
    """The noun at the end of a toll's words, else its number."""
    words = [t for t in tokens_in(doc, toll.start, toll.end) if not t.is_punct]
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "amod")]
    return nouns[-1] if nouns else words[-1] if words else None


@kept_for_hit
def struck(doc: Doc, happening: Happening) -> Iterator[Phrase]:
    """Things that were hit or aimed at, when they are no mere ground: an embassy, a bus, a clinic."""
    for hit in happening.hits:
        if hit.role in ("event", "attack", "means") and hit.trigger.kind in ATTACKS:
            for phrase in targets(doc, hit):
                if doc[phrase.head].pos_ in ("NOUN", "PROPN") and not is_ground(doc[phrase.head]):
                    yield phrase
            yield from _beside(doc, doc[hit.anchor])


def _beside(doc: Doc, token: Token) -> Iterator[Phrase]:
    """What a blast was told to be near, and what a noun of attack is named after: "outside the embassy", "the clinic
    bombing"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("near", "outside", "beside", "inside"):
            for inner in child.children:
                if inner.dep_ == "pobj" and listed(inner, "things"):
                    yield from noun_phrase(doc, inner)
        if child.dep_ in ("compound", "nmod") and child.i < token.i and listed(child, "things"):
            yield Phrase(child.left_edge.i, child.i + 1, child.i)


@kept_for_hit
def targets(doc: Doc, hit: Hit) -> Iterator[Phrase]:
    """Phrases that may name what a word of the happening was done to."""
    token = doc[hit.anchor]
    if hit.trigger.kind == "demand" and token.dep_ == "aux":  # "the army must leave"
        yield from (p for t in token.head.lefts if t.dep_ in ("nsubj", "nsubjpass") for p in noun_phrase(doc, t))
    if hit.trigger.kind == "announce":
        yield from _meant(doc, governed(token))
    if hit.trigger.kind in WORDS_ONLY:
        yield from _spoken_to(doc, token)
    if hit.trigger.kind == "threaten":
        deeds = (t for t in token.rights if t.dep_ in ("xcomp", "conj"))  # "threatened to wipe out both towns"
        yield from (p for deed in deeds for t in deed.rights if t.dep_ == "dobj" for p in noun_phrase(doc, t))
    if hit.trigger.kind == "demand" and hit.form != "verb" and token.head.pos_ == "VERB":
        yield from _called_on(doc, token.head)
    if hit.trigger.kind in AIMLESS:
        yield from _losers(doc, token, hit)
        return
    if hit.trigger.kind in ("aid", "arms_supply"):
        yield from _armed(doc, token)
        yield from _receivers(doc, token)
        if hit.trigger.kind == "aid":
            return
    if meets_a_mine(doc, hit):
        yield from _subject(doc, token)
        return
    yield from _other_side(doc, token)
    if repelled(token):
        yield from attackers(doc, token)
    if "under" in words_in(doc, hit.start, hit.end):
        yield from _put_under(doc, token, hit)
    if hit.form == "verb" and token.pos_ in ("VERB", "AUX"):
        flight = hit.trigger.effect == "displaced" and not is_passive(token)
        yield from (p for p in _objects(doc, token) if not flight or group_of(doc[p.head]) is not None)
        suffers = listed(token, "suffering") or hit.trigger.effect == "displaced"
        if suffers and not any(t.dep_ == "dobj" for t in token.children if hit.role == "attack"):
            yield from _subject(doc, token)
    yield from _aimed_at(doc, token)
    if hit.trigger.kind == "siege":
        yield from _surrounded(doc, token)
    if hit.trigger.kind in ATTACKS:
        yield from _beside(doc, token)
    yield from _under(doc, token, hit)
    if hit.form != "verb":
        for ancestor in (token.head, token.head.head):
            if ancestor.i != token.i:
                yield from _aimed_at(doc, ancestor)
        if token.dep_ in ("nsubj", "pobj") and token.head.pos_ in ("VERB", "ADP"):
            verb = token.head if token.head.pos_ == "VERB" else token.head.head
            if verb.pos_ == "VERB" and token.dep_ == "nsubj":
                yield from _objects(doc, verb)


def _subject(doc: Doc, verb: Token) -> Iterator[Phrase]:
    subject = subject_of(verb)
    if subject is not None:
        yield from noun_phrase(doc, subject)


def _objects(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """What a verb is done to: its object, the subject of its passive, the noun that a participle describes."""
    for child in verb.children:
        if child.dep_ not in OBJECTS:
            continue
        if child.lower_ in RELATIVES | {"whom"} and verb.dep_ == "relcl":
            yield from noun_phrase(doc, verb.head)
        else:
            if child.lemma_.lower() in word_list("attempts"):  # "an attempt by rebels to storm the base was foiled"
                yield from attackers(doc, child)
            yield from noun_phrase(doc, child)
            yield from conjuncts(doc, child)[1:]
    own = any(t.dep_ in ("nsubjpass", "nsubj", "dobj") for t in verb.children)
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN" and not own:
        yield from noun_phrase(doc, verb.head)
    elif verb.dep_ == "conj" and verb.tag_ == "VBN" and not own and verb.head.pos_ == "VERB" and is_passive(verb.head):
        yield from _objects(doc, verb.head)
    elif verb.tag_ == "VBN" and not own and verb.dep_ in ("advcl", "pcomp") and is_passive(verb):
        yield from _sufferer(doc, verb)


def _aimed_at(doc: Doc, token: Token) -> Iterator[Phrase]:
    for child in token.children:
        if child.dep_ != "prep" or (child.lower_ == "on" and is_blamed_on(token)):
            continue
        if child.lower_ == "on" and token.lemma_.lower() in word_list("guns") and token.pos_ == "NOUN":
            continue  # "artillery on the mountain shelled": where it stands
        if listed(token, "mutual"):  # "clashed for a second day with troops"
            spans = (t for t in child.children if t.dep_ == "pobj" and is_time(t))
            withs = [t for span in spans for t in span.rights if t.dep_ == "prep" and t.lower_ == "with"]
            yield from (p for prep in withs for t in prep.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))
        aims = child.lower_ in who_list("aiming") or (child.lower_ == "of" and listed(token, "done_to"))
        if aims or (child.lower_ == "with" and listed(token, "mutual")):
            for inner in child.children:
                if inner.dep_ == "pobj" and not is_time(inner):
                    yield from noun_phrase(doc, inner)
                    yield from conjuncts(doc, inner)[1:]


def _under(doc: Doc, token: Token, hit: Hit) -> Iterator[Phrase]:
    """ "The hospital came under attack", "civilians are under siege": who stands under it."""
    if token.dep_ == "pobj" and token.head.lower_ == "under" and token.head.head.pos_ in ("VERB", "AUX"):
        yield from _put_under(doc, token, hit)


def _put_under(doc: Doc, token: Token, hit: Hit) -> Iterator[Phrase]:
    """What a verb puts under a siege or an attack, else the subject that comes or stands under it."""
    keeper = kept_under(token, hit)
    verb = token.head.head if token.dep_ == "pobj" else token
    yield from _sufferer(doc, verb) if keeper is None else _objects(doc, keeper)


def _sufferer(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """The subject of a verb or of those it hangs on: "the clinic closed after being hit"."""
    for _ in range(CLIMB):
        for token in verb.lefts:
            if token.dep_ in ("nsubj", "nsubjpass"):
                relative = token.lower_ in RELATIVES and verb.dep_ == "relcl"
                yield from noun_phrase(doc, verb.head if relative else token)
                return
        if verb.head.i == verb.i or verb.dep_ not in ("advcl", "pcomp", "prep", "conj", "xcomp"):
            return
        verb = verb.head


def _surrounded(doc: Doc, token: Token) -> Iterator[Phrase]:
    """What a siege is laid to, or a noose tightened around."""
    words = (token, *(t for t in token.children if t.dep_ == "dobj"))
    if any(listed(word, "surrounding") for word in words):
        for prep in (t for word in words for t in word.children if t.dep_ == "prep" and t.lower_ in ("to", "around")):
            yield from (p for t in prep.children if t.dep_ == "pobj" and not is_time(t) for p in noun_phrase(doc, t))


def _receivers(doc: Doc, token: Token) -> Iterator[Phrase]:
    """Whom aid or arms are for: "delivered bread to the residents", "food for 900 people", those who received it, where
    it came to."""
    verb = next((t for t in (token, token.head, token.head.head) if t.pos_ == "VERB"), token)
    if listed(verb, "receiving"):
        yield from _sufferer(doc, verb)
    for word in (token, verb, *(t for t in verb.children if t.dep_ in ("dobj", "nsubjpass", "nsubj"))):
        for child in word.children:
            if child.dep_ == "dative" and child.pos_ in ("NOUN", "PROPN"):
                yield from noun_phrase(doc, child)
            if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "among"):
                yield from (
                    p for t in child.children if t.dep_ == "pobj" and not is_time(t) for p in noun_phrase(doc, t)
                )
    if listed(verb, "reaching"):
        yield from _objects(doc, verb)
    if verb.lemma_.lower() in word_list("arriving") | {"enter"}:  # "a convoy of food arrived in the town"
        inside = (t for t in verb.rights if t.dep_ == "prep" and t.lower_ in ("in", "at", "into"))
        yield from (p for prep in inside for t in prep.rights if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _armed(doc: Doc, token: Token) -> Iterator[Phrase]:
    """Whom a verb supplies with something: "armed the rebels", "reinforced them with rockets", "arming of rebels"."""
    supplied = any(t.dep_ == "prep" and t.lower_ == "with" for t in token.children)
    if supplied or listed(token, "arming"):
        yield from (p for t in token.children if t.dep_ in ("dobj", "nsubjpass") for p in noun_phrase(doc, t))
        for prep in (t for t in token.rights if t.dep_ == "prep" and t.lower_ == "of"):
            yield from (p for t in prep.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _other_side(doc: Doc, token: Token) -> Iterator[Phrase]:
    """The second of two sides: "clashes between the army and rebels"."""
    for side in between(token):
        yield from conjuncts(doc, side)[1:2]


def _losers(doc: Doc, token: Token, hit: Hit) -> Iterator[Phrase]:
    """From whom ground was taken: "seized the town from the army", "territory previously held by rebels"."""
    if hit.trigger.kind != "capture":
        return
    for child in token.children:
        if child.dep_ in OBJECTS and not is_ground(child):  # "drove the rebels out of the town"
            yield from noun_phrase(doc, child)
    near = [token, *(t for t in token.children if t.dep_ in OBJECTS)]
    for noun in near:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("from", "against"):
                yield from (p for t in child.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))
            if child.dep_ == "acl" and listed(child, "owning"):
                for by in child.children:
                    if by.lower_ == "by":
                        yield from (p for t in by.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))


def _spoken_to(doc: Doc, token: Token) -> Iterator[Phrase]:
    """To whom a demand, a threat or blame is put: "urged the army to", "call on states", "blame on rebels"."""
    if token.lemma_ == "refer" and token.dep_ in ("xcomp", "conj", "advcl", "ccomp", "relcl"):
        asked = next((t for t in token.ancestors if listed(t, "asking")), None)
        if asked is not None:  # "urged the Council to refer it to the Court"
            yield from _spoken_to(doc, asked)
            return
    for child in token.children:
        if child.dep_ in ("dobj", "dative") and not listed(child, "said_of"):
            yield from noun_phrase(doc, child)
        to_do = child.dep_ in ("advcl", "acl", "relcl") and any(t.lower_ == "to" for t in child.lefts)
        if child.dep_ in ("ccomp", "xcomp") or to_do:
            yield from (p for t in child.lefts if t.dep_ in ("nsubj", "nsubjpass") for p in noun_phrase(doc, t))
        if child.dep_ == "dobj" and listed(child, "said_of"):
            yield from _doers(doc, child)
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "with", "against", "at", "for", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj" and not is_time(inner):
                    yield from noun_phrase(doc, inner)
                    yield from _doers(doc, inner)


def _called_on(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """ "Renewed its call on the militias": where the parse hangs the "on" on the verb."""
    on = (t for t in verb.rights if t.dep_ == "prep" and t.lower_ in ("on", "upon"))
    yield from (
        p for prep in on for t in prep.children if t.dep_ == "pobj" and not is_time(t) for p in noun_phrase(doc, t)
    )


def _meant(doc: Doc, verb: Token) -> Iterator[Phrase]:
    """Whom a plan names: "vowed to drive the rebels out", "will continue its strikes against the group"."""
    for token in verb.subtree:
        if token.i > verb.i and token.dep_ in ("dobj", "pobj") and not is_time(token):
            yield from noun_phrase(doc, token)


def _doers(doc: Doc, act: Token) -> Iterator[Phrase]:
    """Who committed what is condemned: "the massacre committed by the group", "the regime's crimes"."""
    if act.lemma_.lower() in word_list("halts"):  # "an end to Turkish shelling"
        over = (t for prep in act.rights if prep.lower_ in ("to", "of") for t in prep.rights if t.dep_ == "pobj")
        act = next(over, act)
    for child in act.children:
        if child.dep_ in ("poss", "compound", "amod"):
            yield Phrase(child.left_edge.i, child.i + 1, child.i)
        bys = [child] if child.lower_ == "by" else [t for t in child.children if t.lower_ == "by"]
        for by in bys:
            yield from (p for t in by.children if t.dep_ == "pobj" for p in noun_phrase(doc, t))
