"""The yardsticks' runner is no package: its folder goes onto the path, as `python bench/run.py` puts it there."""

import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))


@pytest.fixture(scope="session")
def bench_folder():
    return BENCH
