"""An index that takes over what did not change is the one that reads everything."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from test_index import ROW, incident
from web_samples import told

from reportedly.answers.facets import Facets, facets
from reportedly.records import Incident
from reportedly.web.index import NAMED, PLAIN, Index
from reportedly.web.renewing import Row, renewed

STATE = st.dictionaries(st.integers(0, 9), ROW, max_size=10)  # incidents by number, so that some stay and some change


def rows(state: dict[int, Any]) -> list[Row]:
    found = []
    for number, row in sorted(state.items(), key=lambda pair: repr(pair[1])):
        report, claim = told(number)
        one = incident(number, row)
        one = one.model_copy(update={"part_of": "i0" if number == 3 else None})
        more = facets(one, (claim,), {report.id: report})
        found.append((one.model_dump_json(), more.model_dump_json()))
    return found


class Reader:
    """Reads rows and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, row: Row) -> tuple[Incident, Facets]:
        self.count += 1
        return Incident.model_validate_json(row[0]), Facets.model_validate_json(row[1])


def held(index: Index) -> dict[str, Any]:
    """All that an index says, whatever the order of its names."""
    named: dict[str, Any] = {
        name: [getattr(index, name).values[number] for number in getattr(index, column)]
        for name, column in NAMED.items()
    }
    counted = {name: sorted(map(repr, getattr(index, name).values)) for name in NAMED}
    plain = {name: np.nan_to_num(getattr(index, name), nan=-999.0).tolist() for name in PLAIN}
    harm = {effect: told.tolist() for effect, told in sorted(index.harm.items())}
    return {"ids": index.ids, "at": index.at, "wholes": index.wholes, "harm": harm, "names": counted, **named, **plain}


@given(st.lists(STATE, min_size=1, max_size=4))
def test_after_any_changes_it_says_what_an_index_of_everything_says(states: list[dict[int, Any]]) -> None:
    index, known = None, set[Row]()
    for state in states:
        reader, now = Reader(), rows(state)
        index = renewed(now, reader, index)
        assert held(index) == held(Index(map(Reader(), now)))
        assert reader.count == len(set(now) - known)  # what was known is not read again
        known = set(now)
