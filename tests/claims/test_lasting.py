"""Tables stay out of the garbage collector's rounds, and garbage does not."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from reportedly.claims.lasting import leave_out_tables


class Knot:
    """What only the collector can free: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def anew() -> Iterator[None]:
    leave_out_tables.cache_clear()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("anew")
def test_what_stands_is_left_out_once():
    leave_out_tables()
    left_out = gc.get_freeze_count()
    assert left_out > 0
    later = [[] for _ in range(9)]
    leave_out_tables()
    assert gc.get_freeze_count() <= left_out
    assert len(later) == 9


@pytest.mark.usefixtures("anew")
def test_garbage_made_just_before_is_freed():
    knot = Knot()
    seen = weakref.ref(knot)
    del knot
    leave_out_tables()
    assert seen() is None
