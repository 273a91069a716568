"""Who cannot have done what is lent to him: the side that ground was freed from, who only complains of a deed, and
whoever is named near words for the other side."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.parties.phrases import listed, who_list
from reportedly.claims.parties.subjects import is_passive
from reportedly.claims.who.named import STATE
from reportedly.records import Participant

UP = 4  # heads between a deed and the verb by which somebody tells of it
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
BEFORE = frozenset({"after", "from", "following"})


def cannot_be(context: Context, item: Found, who: Participant) -> bool:
    """Whether somebody whom the words of a claim do not name did not do what it tells."""
    deed = context.parsed.doc[item.happening.anchor]
    return _lost_it(context, deed, item, who) or _complains_of(deed, item, who)


def _lost_it(context: Context, deed: Token, item: Found, who: Participant) -> bool:
    """ "With the liberation of Karm we push the Front back", "occupiers": the town was freed from them."""
    if item.happening.kind != "capture" or not listed(deed, "freeing"):
        return False
    words = context.parsed.doc.char_span(who.start, who.end, alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    armed = any(party.kind not in STATE for party in who.parties)
    suffers = armed and root.dep_ in OBJECTS and root.head.lower_ != "by" and root.sent.start == deed.sent.start
    return suffers or any(listed(token, "occupying") for token in words)


def _complains_of(deed: Token, item: Found, who: Participant) -> bool:
    """ "The Front charged that its envoy was shot": it tells of it and did not do it."""
    source = item.source
    if source.start is None or source.end is None or not source.start <= who.start < source.end:
        return False
    if not is_passive(deed):
        return False
    return any(listed(verb, "alleging") for verb in islice(deed.ancestors, UP))


def is_on_their_side(who: Participant) -> bool:
    """Whether words mean the side that is told to be there: "the garrison", "enemy units"."""
    return not who.parties and not who_list("on_their_side").isdisjoint(who.text.lower().split())


def held_it_before(context: Context, item: Found, who: Participant) -> bool:
    """Whether somebody is only told as who had the ground that was freed: "after its occupation by the Front"."""
    doc = context.parsed.doc
    if not listed(doc[item.happening.anchor], "freeing"):
        return False
    ended = (doc[hit.anchor] for hit in item.happening.hits if hit.form == "noun")
    return any(word.dep_ == "pobj" and word.head.lower_ in BEFORE and word.idx < who.start for word in ended)
