"""Where voices disagree. A disagreement is kept beside the figures, never resolved away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from reportedly.incidents.deeds import of_the_deed
from reportedly.incidents.people import NO_PEOPLE, Figure, shared_by_none, together
from reportedly.incidents.tables import kinds
from reportedly.incidents.voices import Voice, voice_of
from reportedly.records import Claim, Dispute

COUNTED = ("killed", "injured")


def disputes(claims: Sequence[Claim], figures: Sequence[Figure], voices: Sequence[Voice]) -> tuple[Dispute, ...]:
    """Disagreements between different voices on how many were killed or injured, who did it, when, and whether it
    happened at all."""
    named = {claim: voice.name for claim, voice in voice_of(voices).items()}
    deeds = [claim for claim in claims if claim.kind not in kinds().words]  # who condemns a deed has not done it
    doing = of_the_deed(deeds) if deeds else deeds
    found = [
        *_numbers(figures),
        *_parts(figures),
        *_denials(claims, named),
        *_actors(doing, named),
        *_days(deeds, named),
    ]
    return tuple(sorted(found, key=lambda dispute: (dispute.field, dispute.text)))


def _numbers(figures: Sequence[Figure]) -> Iterator[Dispute]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.effect in COUNTED and figure.whole:
            groups[figure.effect, figure.group].append(figure)
    for (effect, group), found in sorted(groups.items()):
        ceiling = min((figure.high for figure in found if figure.high is not None), default=None)
        if ceiling is not None and max(figure.low for figure in found) > ceiling:
            sayings = ", ".join(f"{f.name} says {_range(f)}" for f in sorted(found, key=lambda f: (f.low, f.name)))
            claims = tuple(sorted({claim for figure in found for claim in figure.claims}))
            yield Dispute(field=effect, text=f"On how many {group} were {effect}, {sayings}.", claims=claims)


def _parts(figures: Sequence[Figure]) -> Iterator[Dispute]:
    """Where somebody counts more people of one group than somebody else, or the same voice, counts people."""
    for effect in COUNTED:
        mine = [figure for figure in figures if figure.effect == effect and figure.group not in NO_PEOPLE]
        people = [figure for figure in mine if figure.group == "people" and figure.whole and figure.high is not None]
        smallest = min(people, key=lambda f: (f.top, f.name), default=None)
        if smallest is None:
            continue
        more = [figure for figure in _inside(mine) if figure.low > smallest.top]
        if more and not _told_already(more, people):
            sayings = ", ".join(f"{f.name} says {_range(f)} {f.group.replace('_', ' ')}" for f in [smallest, *more])
            claims = tuple(sorted({claim for figure in [smallest, *more] for claim in figure.claims}))
            yield Dispute(field=effect, text=f"On how many were {effect}, {sayings}.", claims=claims)


def _inside(mine: Sequence[Figure]) -> list[Figure]:
    """The figures for groups, and what each voice's groups that share nobody come to."""
    voices: dict[str, list[Figure]] = defaultdict(list)
    for figure in mine:
        if figure.group != "people":
            voices[figure.voice].append(figure)
    sums = [together(shared_by_none(one), "people") for _, one in sorted(voices.items()) if len(one) > 1]
    return sorted([*(f for one in voices.values() for f in one), *sums], key=lambda f: (f.low, f.name, f.group))


def _told_already(more: Sequence[Figure], people: Sequence[Figure]) -> bool:
    """Whether those who count more of a group also count as many people, so that these numbers already disagree."""
    counted = {figure.voice: figure.low for figure in people}
    return all(counted.get(figure.voice, -1) >= figure.low for figure in more)


def _range(figure: Figure) -> str:
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.high == figure.low else f"{figure.low} to {figure.high}"


def _denials(claims: Sequence[Claim], named: Mapping[str, str]) -> Iterator[Dispute]:
    """Who denies that somebody did it contradicts those who say that he did; who denies that it happened at all, or was
    so, those who tell the same kind of happening, where there are any."""
    denied = [claim for claim in claims if claim.status == "denied"]
    asserted = [claim for claim in claims if claim.status == "asserted"]
    opposed: dict[str, Claim] = {}
    for denial in denied:
        same_actor = [claim for claim in asserted if _ids(claim) & _ids(denial)]
        same_kind = [claim for claim in asserted if claim.kind == denial.kind]
        opposed.update({claim.id: claim for claim in same_actor or same_kind or asserted})
    yield from _taken_back(denied, asserted, named)
    others = [claim for claim in opposed.values() if named[claim.id] not in {named[denial.id] for denial in denied}]
    if others:
        text = f"{_names(denied, named)} denied what {_names(others, named)} told."
        yield Dispute(field="status", text=text, claims=tuple(sorted(claim.id for claim in [*denied, *others])))


def _taken_back(denied: Sequence[Claim], asserted: Sequence[Claim], named: Mapping[str, str]) -> Iterator[Dispute]:
    """Where a voice denies a number that it told itself."""
    for denial in denied:
        numbers = {(toll.effect, toll.low) for toll in denial.tolls if toll.low}
        own = [
            claim
            for claim in asserted
            if named[claim.id] == named[denial.id] and numbers & {(toll.effect, toll.low) for toll in claim.tolls}
        ]
        if own:
            text = f"{named[denial.id]} denied a number of its own."
            yield Dispute(field="status", text=text, claims=tuple(sorted(one.id for one in [denial, *own])))


def _actors(claims: Sequence[Claim], named: Mapping[str, str]) -> Iterator[Dispute]:
    """Whose words name different actors; whom only the report around names, the voice has not named."""
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "asserted" and claim.actor and claim.actor.name and claim.actor.basis == "text":
            sides[claim.actor.name].append(claim)
    yield from _sides("actor", "who did it", sides, named, lambda a, b: not (_ids(a) & _ids(b)))


def _ids(claim: Claim) -> set[str]:
    return {party.id or party.name for party in (claim.actor.parties if claim.actor else ())}


def _days(claims: Sequence[Claim], named: Mapping[str, str]) -> Iterator[Dispute]:
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status == "asserted" and claim.when and claim.when.basis == "text" and claim.when.precision == "day":
            sides[claim.when.edtf].append(claim)
    yield from _sides("when", "the day", sides, named, _days_apart)


def _days_apart(a: Claim, b: Claim) -> bool:
    if not (a.when and b.when and a.when.earliest and a.when.latest and b.when.earliest and b.when.latest):
        return False
    return a.when.latest < b.when.earliest or b.when.latest < a.when.earliest


def _sides(
    field: str,
    question: str,
    sides: Mapping[str, Sequence[Claim]],
    named: Mapping[str, str],
    opposed: Callable[[Claim, Claim], bool],
) -> Iterator[Dispute]:
    """A dispute where two sides with different answers, told by different voices, oppose each other."""
    heads = {answer: found[0] for answer, found in sides.items()}
    tellers = {answer: {named[claim.id] for claim in found} for answer, found in sides.items()}
    answers = sorted(
        one
        for one in sides
        if any(opposed(heads[one], heads[other]) and tellers[one] != tellers[other] for other in sides if other != one)
    )
    if answers:
        sayings = ", ".join(f"{_names(sides[answer], named)} {_verb(tellers[answer])} {answer}" for answer in answers)
        claims = tuple(sorted(claim.id for answer in answers for claim in sides[answer]))
        yield Dispute(field=field, text=f"On {question}, {sayings}.", claims=claims)


def _verb(tellers: set[str]) -> str:
    return "says" if len(tellers) == 1 else "say"


def _names(claims: Sequence[Claim], named: Mapping[str, str]) -> str:
    names = sorted({named[claim.id] for claim in claims})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
