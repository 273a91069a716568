"""Which of several accounts of a time or a place an incident goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reportedly.incidents.units import precision_rank
from reportedly.records import Claim, Place, When

Key = tuple[int, date, str, str]


def settled_place(claims: Sequence[Claim]) -> Place | None:
    """The most precise place; of equals the one that most reports, then most claims, name; then by name; then as
    a claim's own words tell it."""
    told = [(claim.report, claim.place) for claim in claims if claim.place]
    if not told:
        return None
    count = Counter(place.name for _, place in told)
    reports = Counter(name for _, name in {(report, place.name) for report, place in told})

    def order(place: Place) -> tuple[int, int, int, bool, str, bool, str]:
        name, lent = place.name, place.basis == "context"
        return (precision_rank(place), -reports[name], -count[name], place.latitude is None, name, lent, place.text)

    return min((place for _, place in told), key=order)


def settled_when(claims: Sequence[Claim]) -> When | None:
    """The time that lies inside the times of most reports; of equals the tightest, then the earliest. Times from the
    reports' words go before times that rest on their dates, and times without both bounds come last."""
    told = [(claim.report, claim.when) for claim in claims if claim.when]
    stated = [(report, when) for report, when in told if when.basis != "report"]
    tellers: dict[Key, tuple[When, set[str]]] = {}
    for report, when in stated or told:
        tellers.setdefault(_tightness(when), (when, set()))[1].add(report)
    if not tellers:
        return None

    def order(key: Key) -> tuple[int, Key]:
        inner = tellers[key][0]
        support = {report for outer, reports in tellers.values() if _inside(outer, inner) for report in reports}
        return -len(support), key

    return tellers[min(tellers, key=order)][0]


def _inside(wide: When, narrow: When) -> bool:
    if not (wide.earliest and wide.latest and narrow.earliest and narrow.latest):
        return wide.edtf == narrow.edtf
    return wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


def _tightness(when: When) -> Key:
    first, last = when.earliest, when.latest
    days = (last - first).days if first and last else date.max.toordinal()
    return (days, first or date.max, when.edtf, when.text or "")
