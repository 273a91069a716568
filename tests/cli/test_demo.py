"""What a newcomer sees first."""

import json
from pathlib import Path

import pytest
from cli_runs import Command


@pytest.mark.slow
def test_the_demo_shows_the_whole_way_and_leaves_its_files(command: Command, tmp_path: Path) -> None:
    ended = command("demo")
    assert ended.code == 0
    for heading in (
        "20 reports",
        "People harmed (low-best-high",
        "Tolls by week",
        "Who is reported to hold",
        "Try next",
    ):
        assert heading in ended.out
    assert "1 not coded" in ended.err
    names = {"reportedly.ledger", "incidents.csv", "incidents.geojson", "incidents.jsonl", "incidents.png"}
    assert names <= {path.name for path in (tmp_path / "demo-output").iterdir()}
    geojson = json.loads((tmp_path / "demo-output" / "incidents.geojson").read_text(encoding="utf-8"))
    assert len(geojson["features"]) > 20


@pytest.mark.slow
def test_the_demo_can_be_run_again_with_the_same_result(command: Command, tmp_path: Path) -> None:
    first = command("demo", "--folder", "out")
    kept = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.suffix != ".ledger"}
    second = command("demo", "--folder", "out")
    assert second.out == first.out
    assert kept == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.suffix != ".ledger"}
