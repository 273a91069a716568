"""Every text of the yardsticks is read. Their data lies beside the project and may be absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_path

SHARED = Path(__file__).parents[3] / "shared"
INPUTS = sorted(SHARED.glob("bench/*/dev.input.jsonl"))


@pytest.mark.skipif(not INPUTS, reason="the yardsticks' data is not beside the project")
@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.parent.name)
def test_every_line_with_a_text_is_read(path):
    with path.open(encoding="utf-8") as file:
        given = [json.loads(line) for line in file]
    for fields, read in zip(given, read_path(path, ReadOptions()), strict=True):
        if isinstance(fields.get("text"), str):
            assert isinstance(read, Report), read
            title = fields.get("title") or ""
            assert len(read.text) == len(fields["text"]) + (len(title) + 1 if title else 0)
            assert read.external_id == fields["id"]
