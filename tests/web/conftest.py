"""A served ledger, asked without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_samples import client, make_ledger

from reportedly.web.settings import Settings


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    return make_ledger(tmp_path / "served.ledger")


@pytest.fixture
def asking(ledger_path: Path) -> Iterator[TestClient]:
    with client(Settings(ledger=ledger_path, user="Mina")) as opened:
        yield opened
