"""What all tests share: patience with a busy machine, and how cost grows whatever the machine's speed."""

import time
from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("patient", parent=settings.default, deadline=None)  # keeps what the CI profile says besides
settings.load_profile("patient")


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start


@pytest.fixture
def growth() -> Callable[[Callable[[int], object], int], float]:
    """How many times the CPU seconds four times the size costs: 4 in proportion to it, 16 with its square.

    A bound in seconds fails on a slow machine and lets a square through on a fast one.
    """

    def measured(work: Callable[[int], object], size: int) -> float:
        work(size)  # tables are read
        few, many = (min(_seconds(work, often) for _ in range(2)) for often in (size, 4 * size))
        return many / max(few, 0.01)  # below a hundredth of a second the clock decides

    return measured
