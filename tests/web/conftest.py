"""A served ledger, asked without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, serving
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


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests; each test opens its own address."""
    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.driver.quit()


@pytest.fixture
def page(window: Browser, tmp_path: Path) -> Iterator[tuple[Browser, str]]:
    """The browser and the address of a server on a ledger with one disputed shelling."""
    window.size(1400, 1000)
    window.complaints()
    with serving(Settings(ledger=make_ledger(tmp_path / "served.ledger"), user="Mina")) as address:
        yield window, address
