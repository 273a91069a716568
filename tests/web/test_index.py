"""The columns answer as the filter does on the records themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from web_samples import told

from reportedly.answers import Filter
from reportedly.answers.facets import facets
from reportedly.records import Claim, Estimate, Incident, PartyReference, Place, Report, When
from reportedly.web.index import Index

KINDS, STATUSES = ("battle", "shelling"), ("asserted", "denied")
TOWNS = (None, "Harbour, Exercise Land", "Selmere, Exercise Land", "Öst-Tal, Exercise Land")
PARTIES = (PartyReference(id="north", name="Northern Army"), PartyReference(id=None, name="Southern Front"))
DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 20)))


def incident(number: int, row: Any) -> Incident:
    kind, status, town, day, party, killed = row
    when = When(edtf=day.isoformat(), earliest=day, latest=day, precision="day", basis="text") if day else None
    figures = {"effect": "killed", "group": "people", "high": None, "rule": "ucdp", "claims": ("c",)}
    return Incident(
        id=f"i{number}",
        kind=kind,
        status=status,
        place=Place(text="x", start=0, end=1, name=town) if town else None,
        when=when,
        actors=(party,) if party else (),
        estimates=() if killed is None else (Estimate(low=killed, best=killed, **figures),),
        claims=(f"c{number}",),
        reports=("r",),
    )


ROW = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(STATUSES),
    st.sampled_from(TOWNS),
    DAYS,
    st.sampled_from([None, *PARTIES]),
    st.sampled_from([None, 0, 7]),
)
ROWS = st.lists(ROW, max_size=12)
ASKED = st.builds(
    lambda days, **more: Filter(since=days[0], until=days[1], **more),
    st.tuples(DAYS, DAYS).map(lambda two: two if None in two else tuple(sorted(two))),  # type: ignore[type-var] # no None among them
    kind=st.sampled_from([None, *KINDS]),
    status=st.sampled_from([None, *STATUSES]),
    place=st.sampled_from([None, "harb", "ost tal", "exercise", "nowhere"]),
    party=st.sampled_from([None, "north", "front", "army"]),
    source_kind=st.sampled_from([None, "witness", "monitor"]),
    publisher=st.sampled_from([None, "paper 1", "post"]),
)


@given(ROWS, ASKED)
def test_a_mask_is_what_the_filter_says_of_each_incident(rows: list[Any], asked: Filter) -> None:
    found: list[tuple[Incident, tuple[Claim, ...], Report]] = []
    for number, row in enumerate(rows):
        report, claim = told(number)
        found.append((incident(number, row), (claim,), report))
    index = Index((one, facets(one, claims, {report.id: report})) for one, claims, report in found)
    expected = [asked.matches_incident(one, claims, {report.id: report}) for one, claims, report in found]
    assert index.mask(asked).tolist() == expected


def test_an_index_of_nothing_answers_with_nothing() -> None:
    index = Index(())
    assert len(index) == 0
    assert index.mask(Filter(place="x", party="y", source_kind="witness")).tolist() == []
    assert np.count_nonzero(index.dated) == 0


def test_columns_count_nobody_as_part_and_as_whole() -> None:
    rows = [incident(n, ("battle", "asserted", TOWNS[1], None, None, 7)) for n in range(4)]
    rows[1:] = [one.model_copy(update={"part_of": "i0"}) for one in rows[1:3]] + rows[3:]
    index = Index([(one, facets(one, [], {})) for one in rows])
    everything = np.ones(4, dtype=bool)
    assert index.told_once("killed", everything)[:, 0].tolist() == [1, 2, 3]  # twice seven are more than seven
    assert index.told_once("killed", np.array([True, True, False, True]))[:, 0].tolist() == [0, 3]
    assert len(index.told_once("injured", everything)) == 0
