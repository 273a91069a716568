"""Ledgers on both engines: a test that asks for `address` or `ledger` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))  # the starter of private servers lies there

import cluster

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[cluster.Cluster]:
    """A private server; the same one for all tests."""
    reason = cluster.why_not()
    if reason is not None:
        pytest.skip(reason)
    with cluster.cluster() as running:
        yield running


@pytest.fixture
def database(postgres: cluster.Cluster) -> Iterator[str]:
    """The address of an empty database."""
    name = postgres.new_database()
    yield postgres.address(name)
    postgres.drop(name)


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, on each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return str(request.getfixturevalue("database"))


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger on each engine."""
    with Ledger.open(address) as opened:
        yield opened
