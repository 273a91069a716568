"""`muc4`: where and when a template's incident happened, by the claims and the names of countries in the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from adapters._muc4_text import Report, sentence
from reportedly.claims.roles.fillers import RoleFiller
from reportedly.records import Claim, Place
from reportedly.vocabulary import vocabulary

NEAR = 90  # code points between a place and what it lies in
MOST_PLACES = 2
OWN, IN_DATELINE = 3, 2  # votes for a country: by a claim of the incident, by its name in the dateline
CALENDAR_DAY = re.compile(r"(?i)\b\d{1,2}\s+[a-z]{3,}|\b[a-z]{3,}\s+\d{1,2}\b")
RELATIVE_DAY = re.compile(r"(?i)\b(?:today|tonight|yesterday|this|last\s+night|days?)\b")
PARAGRAPH = 2000  # code points further on, a place counts one point less


def day(own: Sequence[Claim], report: Report) -> str | None:
    """The day that the words of a claim tell, by the calendar rather than from the report's day; else on or before that
    of the report, as the key has it too where only a weekday is told."""
    told = [claim.when for claim in own if claim.when and claim.when.basis == "text"]
    inside = [when for when in told if when.start is None or when.start >= report.body]
    single = [when for when in inside if when.earliest and when.earliest == when.latest]
    for pattern in (CALENDAR_DAY, RELATIVE_DAY):
        for when in single:
            if re.search(pattern, when.text or "") and when.earliest:
                return when.earliest.isoformat()
    return f"../{report.issued.isoformat()}" if report.issued else None


def country(own: Sequence[Claim], report: Report, names: Mapping[str, str]) -> str | None:
    """The country, among those of the yardstick, that claims and words name most; by its code."""
    votes: Counter[str] = Counter()
    for claim in report.claims:
        if claim.place and claim.place.country in names:
            weight = OWN if claim in own else 1
            votes[claim.place.country] += 2 * weight if claim.place.start >= report.body else weight
    for code, pattern in names.items():
        for hit in re.finditer(pattern, report.text):
            votes[code] += 2 if hit.start() >= report.body else 2 * IN_DATELINE
    return votes.most_common(1)[0][0] if votes else None


def country_name(code: str | None) -> str | None:
    state = vocabulary().states.get(code or "")
    return state.names[0].upper() if state else None


def is_scene(place: Place, report: Report, where: str | None) -> bool:
    """Whether a place can be that of an incident in the country: no country itself, and not that of the dateline."""
    return (
        place.start >= report.body
        and place.precision != "country"
        and (where is None or place.country is None or place.country == where)
    )


def regions(own: Sequence[Claim], report: Report, where: str | None) -> Mapping[str, set[tuple[int, int]]]:
    """The regions where the claims stand, each with the sentences that tell of it."""
    found: dict[str, set[tuple[int, int]]] = {}
    for claim in own:
        if claim.place and is_scene(claim.place, report, where):
            region = claim.place.admin1 or claim.place.name
            found.setdefault(region, set()).add(sentence(report.text, claim.evidence.start))
    return found


def places(own: Sequence[Claim], fillers: Sequence[RoleFiller], report: Report, where: str | None) -> list[str]:
    """The place told in sentences of the incident's fillers and claims, the earliest of the best, and what it lies in
    or beside."""
    found = {c.place.start: c.place for c in report.claims if c.place and is_scene(c.place, report, where)}
    told = {sentence(report.text, mention.start) for filler in fillers for mention in filler.mentions}
    acts = {sentence(report.text, claim.evidence.start) for claim in own}
    lent = {claim.place.start for claim in own if claim.place}

    def weight(place: Place) -> float:
        around = sentence(report.text, place.start)
        return 2 * (around in told) + (around in acts) + 2 * (place.start in lent) - place.start / PARAGRAPH

    order = sorted(found.values(), key=lambda place: -weight(place))
    if not order:
        return []
    near = [place for place in order[1:] if abs(place.start - order[0].start) <= NEAR]
    names = [*named(order[0], report), *(named(place, report)[0] for place in near)]
    return list(dict.fromkeys(names))[:MOST_PLACES]


def named(place: Place, report: Report) -> list[str]:
    """The place as the report names it, and the names of what it lies in where the report says them beside it."""
    around = " ".join(report.text[max(report.body, place.start - NEAR) : place.end + NEAR].upper().split())
    own, *wider = [part.upper() for part in place.name.split(", ")]
    said = [name.strip().removesuffix(" DEPARTMENT") for name in " ".join(place.text.upper().split()).split(" AND ")]
    return said + [part for part in wider[:-1] if part != own and re.search(rf"\b{re.escape(part)}\b", around)]
