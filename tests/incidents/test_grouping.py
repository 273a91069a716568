"""Which pairs of accounts may begin an incident."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.incidents.grouping import DOUBTFUL, FEW, tied

from .conftest import Newsroom, place, when
from .test_scores import columns

ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
HARDLY, SURELY = DOUBTFUL / 2, DOUBTFUL


def tie(newsroom: Newsroom, score: float) -> bool:
    """Whether the first two accounts of a newsroom are tied by a score."""
    units = columns(newsroom.filed)
    at = {one: np.array([i]) for i, one in enumerate(units.report.tolist())}
    first, second = (columns(newsroom.filed[n : n + 1]).report.tolist()[0] for n in (0, 1))
    return bool(tied(units, (at[first], at[second]), np.array([score]), 0.0)[0])


def strikes(newsroom: Newsroom, many: int) -> None:
    for n in range(many):
        newsroom.file(f"r{n}", "Shells fell on Orsk.", when=when("2020-05-03"), place=ORSK)


@pytest.mark.parametrize("many", [2, FEW])
def test_a_doubtful_pair_is_a_tie_where_few_tell_of_its_place_and_day(newsroom: Newsroom, many: int) -> None:
    strikes(newsroom, many)
    assert tie(newsroom, HARDLY)
    assert not tie(newsroom, -HARDLY)


def test_a_doubtful_pair_is_none_on_a_day_of_many_accounts_and_a_likely_one_is(newsroom: Newsroom) -> None:
    strikes(newsroom, FEW + 1)
    assert not tie(newsroom, HARDLY)
    assert tie(newsroom, SURELY)


@pytest.mark.parametrize("untold", [{"place": ORSK}, {"when": when("2020-05-03")}])
def test_what_tells_no_day_or_no_place_is_tied_by_no_doubtful_pair(
    newsroom: Newsroom, untold: dict[str, object]
) -> None:
    strikes(newsroom, 1)
    newsroom.file("bare", "Shells fell.", **untold)
    assert not tie(newsroom, HARDLY)
    assert tie(newsroom, SURELY)


def test_the_threshold_moves_what_is_doubtful(newsroom: Newsroom) -> None:
    strikes(newsroom, FEW + 1)
    units = columns(newsroom.filed)
    pair = np.array([0]), np.array([1])
    assert not tied(units, pair, np.array([SURELY]), 0.5)[0]
