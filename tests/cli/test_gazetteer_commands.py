"""The command line keeps gazetteers and codes with them."""

import pytest

from reportedly.cli.app import run


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))


def test_an_added_gazetteer_is_used_for_coding(tmp_path, capsys):
    mine = tmp_path / "mine.csv"
    mine.write_text("name,latitude,longitude,country\nVarnikstead,1,2,XV\n", encoding="utf-8")
    report = tmp_path / "report.txt"
    report.write_text("Shells killed four people in Varnikstead on Monday.", encoding="utf-8")
    assert run(["code", str(report), "--json"]) == 0
    assert "user:mine/varnikstead" not in capsys.readouterr().out
    assert run(["gazetteer", "add", str(mine)]) == 0
    assert run(["code", str(report), "--json"]) == 0
    assert "user:mine/varnikstead" in capsys.readouterr().out
    assert run(["gazetteer", "list"]) == 0
    assert "mine" in capsys.readouterr().out
    assert run(["gazetteer", "remove", "mine"]) == 0
    assert run(["code", str(report), "--json"]) == 0
    assert "user:mine/varnikstead" not in capsys.readouterr().out


def test_refused_rows_are_listed_and_told_by_the_exit_code(tmp_path, capsys):
    mine = tmp_path / "mine.csv"
    mine.write_text("name,latitude,longitude\nOrhal,1,2\nBelor,100,2\n", encoding="utf-8")
    assert run(["gazetteer", "add", str(mine)]) == 1
    told = capsys.readouterr().err
    assert "mine: 1 place kept" in told
    assert "mine.csv:3:" in told
    assert "swapped" in told


def test_a_name_that_was_not_added_is_an_error(capsys):
    assert run(["gazetteer", "remove", "nothing"]) == 2
    assert "there is no gazetteer 'nothing'" in capsys.readouterr().err
