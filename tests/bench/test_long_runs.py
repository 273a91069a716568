"""`python bench/long_runs.py`: what took long is recorded once, and told with its day and commit."""

import importlib
import json

import pytest

long_runs = importlib.import_module("long_runs")


@pytest.fixture(autouse=True)
def records(tmp_path, monkeypatch):
    monkeypatch.setattr(long_runs, "RECORDS", tmp_path / "long_runs.jsonl")


def keep(tmp_path, *printed, note=""):
    file = tmp_path / "printed"
    file.write_text("".join(json.dumps(one) + "\n" for one in printed), encoding="utf-8")
    return long_runs.main(["--keep", "linking", str(file), "--note", note])


def test_the_last_record_of_a_run_is_told(tmp_path):
    assert keep(tmp_path, {"claims": 10, "seconds": 9}) == 0
    assert keep(tmp_path, {"claims": 10, "seconds": 2}, {"claims": 20, "seconds": 3}, note="busy") == 0
    (told,) = long_runs.recorded()
    assert list(long_runs.figures(told["found"])) == ["claims 10", "seconds 2", "claims 20", "seconds 3"]
    assert told["note"] == "busy"


def test_names_lead_to_the_figures_inside(tmp_path):
    found = {"kills": {"lost": 0, "problems": []}, "control of a place": {"p95_ms": 12.5}, "nothing": None}
    assert list(long_runs.figures(found)) == ["kills lost 0", "control of a place p95 ms 12.5"]


def test_an_unknown_run_is_refused(tmp_path):
    with pytest.raises(SystemExit):
        long_runs.main([str(tmp_path), "marathon"])


def test_every_run_has_a_script_and_says_what_it_is_about():
    for name, told in long_runs.known().items():
        assert (long_runs.BENCH / told["command"][0]).is_file(), name
        assert told["about"], name
