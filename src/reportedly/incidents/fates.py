"""What became of people: the hurt who are told as dead in a later report, and killers who killed themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.incidents.harm import Harm, is_by_own_hand
from reportedly.incidents.people import Figure
from reportedly.incidents.who_is_meant import wording, words_of
from reportedly.records import Claim, Toll


def died_since(found: Sequence[Figure], claims: Sequence[Claim], harm: Mapping[str, Harm]) -> list[Figure]:
    """The figures; the injured of a report that counts no dead fall by as many as a later report counts dead, where
    that speaks of no more people hurt than dead. Only figures of all people are read so; where none of these is left,
    nobody of any group is."""
    report_of = {claim.id: claim.report for claim in claims}
    later = [
        figure
        for figure in found
        if _is_of_all(figure, "killed") and all(harm[one].hurt <= harm[one].dead for one in _reports(figure, report_of))
    ]
    most = max((figure.low for figure in found if _is_of_all(figure, "injured")), default=0)
    kept: list[Figure] = []
    for figure in found:
        gone = 0
        if figure.effect == "injured" and not any(harm[one].dead for one in _reports(figure, report_of)):
            gone = max((one.low for one in later if one.told > figure.told), default=0)
        if _is_of_all(figure, "injured"):
            kept += _without(figure, gone)
        elif not 0 < figure.low <= gone or gone < most:
            kept.append(figure)
    return kept


def are_dead(tolls: Sequence[Toll], harm: Harm) -> bool:
    """Whether words for the hurt take up those who are told as dead, where the report tells of as many hurt as dead:
    "the girl was hurt", "he was shot", "both victims had wounds". "A girl", "another man", "his wife" and "the three
    wounded" are other people."""
    return 0 < harm.dead == harm.hurt and all(
        (toll.effect, toll.low) == ("injured", harm.dead)
        and (toll.group == "people" or not harm.groups.isdisjoint((toll.group, "people")))
        and not wording().somebody_else.search(words_of(toll))
        for toll in tolls
    )


def killed_by_somebody(claim: Claim, tolls: Sequence[Toll]) -> bool:
    """Whether these tolls are of somebody who kills others, so that he is not among them. Where one claim tells of both
    he is counted beside them anyway."""
    told = [words_of(toll) for toll in tolls]
    active = all(toll.effect == "killed" for toll in tolls) and all(map(wording().kills_others.search, told))
    return active and not told[0].endswith(wording().pronouns) and not any(map(is_by_own_hand, tolls))


def _is_of_all(figure: Figure, effect: str) -> bool:
    return figure.effect == effect and figure.group == "people" and figure.whole and not figure.part and figure.low > 0


def _reports(figure: Figure, report_of: Mapping[str, str]) -> set[str]:
    return {report_of[claim] for claim in figure.claims}


def _without(figure: Figure, gone: int) -> list[Figure]:
    if not gone:
        return [figure]
    high = None if figure.high is None else max(figure.high - gone, 0)
    return [] if figure.low <= gone else [replace(figure, low=figure.low - gone, high=high)]
