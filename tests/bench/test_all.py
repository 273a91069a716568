"""`python bench/all.py`: one table over the yardsticks that are there, and an exit code that tells of failure."""

import importlib
import json
from pathlib import Path

import pytest

everything = importlib.import_module("all")

SCORER = """import json, sys
gold, predicted = (sum(1 for _ in open(path)) for path in sys.argv[1:])
print(json.dumps({"main": predicted / gold, "f1": {"figure": 0.5, "term": None}}))
"""


@pytest.fixture
def folder(tmp_path):
    """A yardstick `displacement` of two excerpts, with a scorer that counts lines."""
    task = tmp_path / "bench" / "displacement"
    task.mkdir(parents=True)
    rows = [{"id": "a", "text": "Ten families fled Goma."}, {"id": "b", "text": ""}]
    for kind in ("input", "gold"):
        (task / f"dev.{kind}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (task / "score.py").write_text(SCORER, encoding="utf-8")
    return task.parent


def test_a_task_is_run_scored_and_written_with_its_figures(folder, tmp_path, capsys):
    target = tmp_path / "RESULTS.md"
    arguments = [str(folder), "--task", "displacement", "--date", "2020-02-02", "--output", str(target)]
    assert everything.main(arguments) == 0
    written = target.read_text(encoding="utf-8")
    assert "- date: 2020-02-02" in written
    assert "| displacement | dev | **1.0000** (mean F1) | figure F1 .5000; term F1 - |" in written
    assert written == capsys.readouterr().out


def test_an_absent_task_is_told_and_is_no_failure(folder, capsys):
    assert everything.main([str(folder), "--task", "isaf"]) == 0
    assert "| isaf | dev | absent |" in capsys.readouterr().out


def test_a_failing_scorer_is_a_row_and_the_exit_code_one(folder, capsys):
    (folder / "displacement" / "score.py").write_text("raise SystemExit('no gold for a | b')", encoding="utf-8")
    assert everything.main([str(folder), "--task", "displacement"]) == 1
    assert "FAILED | scorer: exit code 1: no gold for a \\| b" in capsys.readouterr().out


def test_a_task_over_its_limit_is_ended_and_told(folder, capsys):
    assert everything.main([str(folder), "--task", "displacement", "--limit", "0.2"]) == 1
    assert "ended by signal 9" in capsys.readouterr().out


def test_texts_are_counted_by_what_became_of_them(folder, capsys):
    assert everything.main([str(folder), "--task", "robustness"]) == 0
    out = capsys.readouterr().out
    assert "| displacement | 2 | 1 | 0 | 1 | 0 | 1 (no_text 1) |" in out
    assert "| muc4 | absent |" in out


def test_what_places_and_times_cost_stands_beside_what_they_may_cost(folder, monkeypatch, capsys):
    (folder / "claims").mkdir()
    (folder / "claims" / "dev.input.jsonl").write_text("", encoding="utf-8")
    gazetteer = {"build_seconds": 14.0, "places": 3, "names": 5, "has_microseconds": 9.5, "matches_microseconds": 41.0}
    gazetteer |= {"memory_mb": 210, "targets": {"build_seconds": 60, "lookup_microseconds": 50, "memory_mb": 300}}
    told = {"gazetteer.py": gazetteer, "places_and_times.py": {"share": 0.23, "target": 0.25}}

    def run(command, limit):
        return everything.Run(0, 1.0, 1.0, 1.0, json.dumps(told[Path(command[1]).name]), "")

    monkeypatch.setattr(everything, "run", run)
    assert everything.main([str(folder), "--task", "places and times"]) == 0
    out = capsys.readouterr().out
    assert "| times and places together, share of the parse | .2300 | 0.25 |" in out
    assert "| its places, microseconds | 41.0 | 50 |" in out


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("main", [([], 0.5)]),
        ("toll.scope.accuracy", [([], 0.9)]),
        ("by.*.f1", [(["x"], 1), (["y"], 2)]),
        ("f1.*", [(["a"], 3)]),
        ("absent.f1", [([], None)]),
    ],
)
def test_a_path_finds_its_values(path, found):
    scores = {"main": 0.5, "toll.scope": {"accuracy": 0.9}, "by": {"x": {"f1": 1}, "y": {"f1": 2}}, "f1": {"a": 3}}
    assert list(everything.at(scores, path.split("."))) == found


def test_every_adapter_has_its_figures():
    from run import tasks

    assert everything.tasks() == tasks()
