"""What the small models see of a happening and of a toll: named features, each one true or absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from reportedly.claims.context import Context
from reportedly.claims.findings.found import Found
from reportedly.claims.findings.toll_mentions import TollMention
from reportedly.claims.text.sentences import sentence_bounds
from reportedly.records import Participant


def of_happenings(context: Context, found: Sequence[Found]) -> list[frozenset[str]]:
    """The features of each happening, in order."""
    doc = context.parsed.doc
    return [
        frozenset((*_own(doc, item), *_neighbours(doc, found, number), f"headline:{_in_headline(context, item)}"))
        for number, item in enumerate(found)
    ]


def _own(doc: Doc, item: Found) -> Iterator[str]:
    """What a happening's own words and fields show."""
    happening, main = item.happening, item.happening.main
    token = doc[happening.anchor]
    yield f"kind:{happening.kind}"
    yield f"known:{happening.known}"
    yield f"trigger:{main.trigger.id}"
    yield f"form:{main.form}+dep:{token.dep_}"
    yield f"role:{main.role}"
    yield f"hits:{min(len(happening.hits), 4)}"
    yield f"status:{item.status}"
    yield f"scope:{item.report_scope}"
    yield f"place:{item.named_place}"
    yield f"when:{item.when is not None}"
    yield f"source:{item.source.text is not None}"
    yield f"tolls:{min(len(item.tolls), 2)}"
    yield _who("actor", item.actor)
    yield _who("target", item.target)
    yield f"definite:{any(t.lower_ in ('the', 'this', 'that', 'its', 'their') for t in token.lefts)}"


def _who(name: str, who: Participant | None) -> str:
    return f"{name}:{'none' if who is None else 'known' if who.parties else 'words'}"


def _neighbours(doc: Doc, found: Sequence[Found], number: int) -> Iterator[str]:
    """Whether the same sentence tells another happening of the same kind, before or after."""
    item = found[number]
    sentence = sentence_bounds(doc, item.happening.anchor)
    for name, near in (("before", found[max(0, number - 1) : number]), ("after", found[number + 1 : number + 2])):
        for other in near:
            if sentence_bounds(doc, other.happening.anchor) == sentence:
                yield f"{name}:{'same' if other.happening.kind == item.happening.kind else 'another'} kind"


def _in_headline(context: Context, item: Found) -> bool:
    return item.span[0] < context.report.body_start


def of_toll(doc: Doc, mention: TollMention, scope: str) -> frozenset[str]:
    """The features of a toll."""
    token = doc[mention.hit.anchor]
    return frozenset(
        (
            f"found by:{mention.rule}",
            f"effect:{mention.effect}",
            f"scope:{scope}",
            f"vague:{mention.vague}",
            f"one:{mention.low == 1 and mention.high == 1}",
            f"group known:{mention.group != 'people'}",
            f"also:{mention.effect == 'killed' and bool(mention.also)}",
            f"form:{mention.hit.form}",
            f"tag:{token.tag_}",
            f"distance:{min(6, abs(mention.start - token.i))}",
        )
    )
