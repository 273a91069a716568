"""Whether a claim's own words tell who acts and who suffers, or the report around it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.text.triggers import SPOKEN
from reportedly.claims.who.lends import TAKEN_UP, possessive
from reportedly.records import Participant


def with_basis(
    context: Context, own: Sequence[Found], ruled: Sequence[Found], chosen: Sequence[Found] | Iterator[Found]
) -> Iterator[Found]:
    """The chosen claims, each participant marked "context" whom the words of its claim do not tell. `own`: what each
    clause says by itself; `ruled`: the rules' answers."""
    for told, rules, item in zip(own, ruled, chosen, strict=True):
        actor, target = item.actor, item.target
        if actor is not None and not tells_actor(context, told, rules, actor):
            item = replace(item, actor=actor.model_copy(update={"basis": "context"}))
        if target is not None and not context.parsed.tells(item.span, target.start):
            item = replace(item, target=target.model_copy(update={"basis": "context"}))
        yield item


def tells_actor(context: Context, told: Found, rules: Found, actor: Participant) -> bool:
    """Whether the actor stands in the claim's sentence, is whom a pronoun there stands for, or the speaker of what only
    its speaker can do ("there must be an end"). Whose the forces are that a report's publisher does not name ("six
    jets") no word tells."""
    if context.parsed.tells(told.span, actor.start):
        lent = told.actor is not None and told.actor.start == actor.start and not told.actor.parties
        return not (lent and actor.parties and told.source.text is None and _pronoun(told) is None)
    if _pronoun(told) is not None and rules.actor is not None and rules.actor.start == actor.start:
        return _is_before(context, told, actor) or actor.start == told.source.start
    return told.happening.kind in SPOKEN and actor.start == told.source.start


def _pronoun(told: Found) -> str | None:
    """The pronoun that acts, or owns who acts."""
    return told.pronoun or possessive(told.actor)


def _is_before(context: Context, told: Found, actor: Participant) -> bool:
    """Whether words stand so near before a claim that a pronoun in it goes back to them."""
    words = context.parsed.doc.char_span(actor.start, actor.end, alignment_mode="expand")
    return words is not None and 0 < told.happening.anchor - words.start <= 2 * TAKEN_UP
