"""What the tests of reading share."""

from __future__ import annotations

import pytest

from reportedly.reports import ReadOptions, read_bytes


@pytest.fixture(scope="session", autouse=True)
def _libraries_loaded() -> None:
    """The extraction libraries and the language model are loaded at the first page, which would break deadlines."""
    read_bytes(b"<p>Soldiers left the town by the river on Sunday.</p>", "x.html", ReadOptions())
