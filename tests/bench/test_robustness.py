"""Every text of an input goes through reading, coding and a ledger, and what became of it is counted."""

import json

import robustness


def outcome(tmp_path, capsys, rows):
    source = tmp_path / "input.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert robustness.main([str(source), str(tmp_path / "ledger")]) == 0
    return json.loads(capsys.readouterr().out)


def test_texts_are_added_known_not_coded_or_refused(tmp_path, capsys):
    spanish = "Las fuerzas armadas anunciaron el martes que dos soldados murieron en un ataque cerca de la capital."
    killed = {"text": "A bomb killed two people in Kabul."}
    told = outcome(tmp_path, capsys, [killed, killed, {"text": spanish}, {"text": ""}])
    assert (told["texts"], told["added"], told["known"], told["coded"]) == (4, 2, 1, 1)
    assert told["not coded: language es is not coded"] == 1
    assert told["refused: no_text"] == 1
    assert (told["crashes"], told["lost"], told["damage"]) == ({}, 0, [])


def test_a_crash_is_counted_with_its_lines_and_the_rest_goes_on(tmp_path, capsys, monkeypatch):
    def fail(self, report):
        raise RuntimeError("no such thing")

    monkeypatch.setattr("reportedly.claims.coder.EnglishCoder.code", fail)
    told = outcome(tmp_path, capsys, [{"text": "One."}, {"text": "Two."}])
    assert told["crashes"] == {"RuntimeError: no such thing": [1, 2]}


def test_reports_inside_a_row_are_texts_of_their_own():
    row = {"reports": [{"text": "One.", "published": "2020-01-01"}, {"text": "Two.", "published": None}]}
    assert list(robustness.texts(row)) == [{"text": "One.", "published": "2020-01-01"}, {"text": "Two."}]
    assert list(robustness.texts({"source": "A headline"})) == [{"text": "A headline"}]
    assert list(robustness.texts({"id": "a"})) == []
