"""`python bench/run.py TASK INPUT PREDICTIONS`: what it writes and how it ends."""

import json
import subprocess
import sys

import pytest

import run


@pytest.fixture
def input_file(tmp_path):
    path = tmp_path / "input.jsonl"
    path.write_text(
        '{"id": "a", "text": "Ten families fled\u2028Goma."}\n\n{"id": "b", "text": ""}\n', encoding="utf-8"
    )
    return path


def test_every_row_gets_a_line_and_blank_lines_are_passed_over(input_file, tmp_path):
    target = tmp_path / "predictions.jsonl"
    assert run.main(["displacement", str(input_file), str(target)]) == 0
    lines = target.read_text(encoding="utf-8").split("\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["a", "b"]
    assert lines[-1] == ""


@pytest.mark.parametrize("arguments", [[], ["displacement"], ["no_such_task", "in", "out"], ["_rows", "in", "out"]])
def test_wrong_arguments_end_with_two_and_name_the_tasks(arguments, capsys):
    assert run.main(arguments) == 2
    assert "isaf" in capsys.readouterr().err


def test_a_broken_line_ends_the_run_with_its_number(tmp_path):
    source = tmp_path / "broken.jsonl"
    source.write_text('{"id": "a", "text": ""}\n{"id": \n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"broken\.jsonl:2: not JSON"):
        run.main(["displacement", str(source), str(tmp_path / "out.jsonl")])


def test_a_missing_input_fails_as_a_process(bench_folder, tmp_path):
    command = [
        sys.executable,
        str(bench_folder / "run.py"),
        "isaf",
        str(tmp_path / "none.jsonl"),
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "none.jsonl" in done.stderr
