"""What became of people: the hurt who are told as dead in a later report, and killers who killed themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.incidents.people import Figure
from reportedly.records import Claim
from reportedly.records import Toll as Told

_OWN_HAND = re.compile(r"\b(?:himself|herself|own life)\b")
_SOMEBODY_ELSE = re.compile(
    r"^(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)|[’']s\b"
    r"|\b(?:an?|another|others?|second|third|fourth|fifth|also|more|one|some|several)\b"
    r"|\b(?:his|their) \w|\bher (?!in\b|at\b|on\b|to\b)\w"
    r"|\bthe (?:\w+ )?(?:wounded|injured)\b"
)
_TO_OTHERS = re.compile(
    r"^(?:kill|murder|slay|gunn)(?:s|ed|ing)?\b"
    r"|^(?:shot|shooting|shoots) (?:and killed|dead|an?|the|his|her|their|\d+|two|three|four|five|six)\b"
)


@dataclass(frozen=True)
class Toll:
    """The greatest numbers of dead and of hurt that one report counts."""

    dead: int = 0
    hurt: int = 0


@dataclass(frozen=True)
class Dead:
    """How many people one report tells as dead, and of which groups they are."""

    number: int
    groups: frozenset[str]


def told_of(claims: Iterable[Claim]) -> Mapping[str, Toll]:
    """Report -> its dead and hurt, whoever speaks of them. Of those who were shot the dead are no survivors."""
    dead: dict[str, int] = {}
    hurt: dict[str, int] = {}
    for claim in claims:
        for toll in claim.tolls if claim.status == "asserted" else ():
            if toll.scope != "cumulative" and toll.low:
                numbers = (
                    dead if toll.effect == "killed" and not toll.also else hurt if toll.effect == "injured" else {}
                )
                numbers[claim.report] = max(numbers.get(claim.report, 0), toll.low)
    return {report: Toll(dead.get(report, 0), hurt.get(report, 0)) for report in dead.keys() | hurt.keys()}


def died_since(found: Sequence[Figure], claims: Sequence[Claim]) -> list[Figure]:
    """The figures; the injured of a report that counts no dead fall by as many as a later report counts dead, where
    that speaks of no more people hurt than dead. Only figures of all people are read so; where none of these is left,
    nobody of any group is."""
    told, report_of = told_of(claims), {claim.id: claim.report for claim in claims}
    later = [
        figure
        for figure in found
        if _is_of_all(figure, "killed")
        and all(told[one].hurt <= told[one].dead for one in _reports(figure, report_of) if one in told)
    ]
    most = max((figure.low for figure in found if _is_of_all(figure, "injured")), default=0)
    kept: list[Figure] = []
    for figure in found:
        gone = 0
        if figure.effect == "injured" and not any(told[one].dead for one in _reports(figure, report_of) if one in told):
            gone = max((one.low for one in later if one.told > figure.told), default=0)
        if _is_of_all(figure, "injured"):
            kept += _without(figure, gone)
        elif not 0 < figure.low <= gone or gone < most:
            kept.append(figure)
    return kept


def told_as_dead(claims: Sequence[Claim]) -> Mapping[str, Dead]:
    """Report -> its dead, where it tells of no more people hurt than of dead."""
    dead: dict[str, list[Told]] = defaultdict(list)
    hurt: dict[str, int] = defaultdict(int)
    for claim in claims:
        for toll in claim.tolls if claim.status == "asserted" else ():
            if toll.low and toll.scope != "cumulative" and not toll.superseded:
                if toll.effect == "killed" and not toll.also:
                    dead[claim.report].append(toll)
                elif toll.effect == "injured":
                    hurt[claim.report] = max(hurt[claim.report], toll.low)
    found = {
        report: Dead(max(toll.low or 0 for toll in tolls), frozenset(toll.group for toll in tolls))
        for report, tolls in dead.items()
    }
    return {report: told for report, told in found.items() if told.number == hurt.get(report)}


def are_dead(tolls: Sequence[Told], dead: Dead | None) -> bool:
    """Whether words for the hurt take up those who are told as dead: "the girl was hurt", "he was shot", "both victims
    had wounds". "A girl", "another man", "his wife" and "the three wounded" are other people."""
    return dead is not None and all(
        (toll.effect, toll.low) == ("injured", dead.number)
        and (toll.group == "people" or not dead.groups.isdisjoint((toll.group, "people")))
        and not _SOMEBODY_ELSE.search(toll.evidence.exact.casefold())
        for toll in tolls
    )


def dead_by_own_hand(claims: Iterable[Claim]) -> set[str]:
    """The reports in which one person ends his life."""
    return {claim.report for claim in claims if claim.status == "asserted" and any(map(_is_own_hand, claim.tolls))}


def killed_by_somebody(claim: Claim, tolls: Sequence[Told]) -> bool:
    """Whether these tolls are of somebody who kills others, so that he is not among them. Where one claim tells of both
    he is counted beside them anyway."""
    told = [toll.evidence.exact.casefold() for toll in tolls]
    active = all(toll.effect == "killed" for toll in tolls) and all(map(_TO_OTHERS.search, told))
    return active and not told[0].endswith((" him", " her")) and not any(map(_is_own_hand, tolls))


def _is_own_hand(toll: Told) -> bool:
    single = (toll.effect, toll.low, toll.high) == ("killed", 1, 1)
    return single and _OWN_HAND.search(toll.evidence.exact.casefold()) is not None


def _is_of_all(figure: Figure, effect: str) -> bool:
    return figure.effect == effect and figure.group == "people" and figure.whole and not figure.part and figure.low > 0


def _reports(figure: Figure, report_of: Mapping[str, str]) -> set[str]:
    return {report_of[claim] for claim in figure.claims}


def _without(figure: Figure, gone: int) -> list[Figure]:
    if not gone:
        return [figure]
    high = None if figure.high is None else max(figure.high - gone, 0)
    return [] if figure.low <= gone else [replace(figure, low=figure.low - gone, high=high)]
