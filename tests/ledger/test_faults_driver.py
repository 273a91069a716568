"""A short run of the driver that kills writers and fails their writes; `bench/faults.py` does the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

import faults
import writers
from cluster import Cluster

SEED = 20160927


@pytest.mark.slow
def test_killed_writers_lose_and_double_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    numbers = iter(range(1000))
    found = faults.kills(12, SEED, lambda: str(tmp_path / f"{next(numbers)}.ledger"))
    assert found.struck == 12
    assert found.acknowledged > 12
    assert found.well, found


@pytest.mark.slow
def test_killed_writers_on_a_server_lose_and_double_nothing(postgres: Cluster) -> None:
    found = faults.kills(8, SEED, lambda: postgres.address(postgres.new_database()))
    assert found.struck == 8
    assert found.acknowledged > 8
    assert found.well, found


@pytest.mark.slow
def test_failing_writes_are_told_and_lose_and_double_nothing(tmp_path: Path) -> None:
    numbers = iter(range(1000))
    found = faults.faults(6, SEED, lambda: str(tmp_path / f"{next(numbers)}.ledger"), None)
    assert set(found.said) <= {"LedgerUnavailable", "LedgerFull"}
    assert found.struck >= 6
    assert found.well, found


@pytest.mark.slow
def test_a_full_disk_loses_and_doubles_nothing() -> None:
    with faults.small_disk() as disk:
        if disk is None:
            pytest.skip("only root can make a small file system")
        numbers = iter(range(1000))
        found = faults.faults(4, SEED, lambda: str(disk / f"{next(numbers)}.ledger"), disk)
    assert set(found.said) == {"LedgerFull"}
    assert found.well, found


@pytest.mark.slow
def test_writers_at_once_lose_and_double_nothing(address: str, tmp_path: Path) -> None:
    found = writers.measure(address, 4, 120, tmp_path)
    assert found["met"] > 0
    assert not any(found[name] for name in ("lost", "doubled", "claims_missing", "errors", "problems")), found
