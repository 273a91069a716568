"""`code` and `add`: what is read, known, refused and not coded, and how it is told."""

import json
import sqlite3
from pathlib import Path

import pytest
from cli_runs import Command

from reportedly.cli.adding import Adding, Tally
from reportedly.records import Report
from reportedly.reports.originals import Originals

FRENCH = (
    "Au moins douze personnes ont été tuées mardi lorsque des obus sont tombés sur le marché de la ville, "
    "a déclaré un médecin de l'hôpital. Le gouvernement n'a pas encore confirmé le bilan de cette attaque."
)


def test_code_prints_json_lines_when_the_output_is_no_terminal(command: Command, report: Path) -> None:
    ended = command("code", str(report))
    claims = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.code == 0
    assert [toll["low"] for claim in claims for toll in claim["tolls"] if toll["effect"] == "killed"] == [12]


def test_code_reads_standard_input_and_takes_the_day_from_the_user(command: Command) -> None:
    text = b"Twelve people were killed on Tuesday when shells hit a market in Aleppo, a doctor said."
    ended = command("code", "-", "--published", "2016-09-28", "--publisher", "Sample", stdin=text)
    (claim,) = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, claim["when"]["earliest"]) == (0, "2016-09-27")


def test_code_touches_no_ledger(command: Command, report: Path, tmp_path: Path) -> None:
    command("code", str(report))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.md"]


def test_a_text_in_another_language_is_said_not_to_be_coded(command: Command) -> None:
    ended = command("code", "-", stdin=FRENCH.encode())
    assert (ended.code, ended.out) == (1, "")
    assert "not coded: language fr" in ended.err


def test_a_day_that_does_not_exist_is_a_usage_error(command: Command, report: Path) -> None:
    ended = command("code", str(report), "--published", "2016-02-31")
    assert ended.code == 2
    assert "YYYY-MM-DD" in ended.err


def test_a_file_that_is_not_there_is_refused_in_a_sentence(command: Command) -> None:
    ended = command("code", "nowhere.txt")
    assert ended.code == 1
    assert "nowhere.txt: there is no such file" in ended.err
    assert "Traceback" not in ended.err


def test_a_report_without_a_claim_is_told_so_that_an_empty_answer_is_no_riddle(command: Command) -> None:
    ended = command("code", "-", stdin=b"The bakery on the corner sells bread.")
    assert (ended.code, ended.out) == (0, "")
    assert "no claim was found in it" in ended.err


def test_add_counts_and_is_safe_to_run_twice(command: Command, report: Path) -> None:
    assert "1 report added" in command("add", str(report)).err
    again = command("add", str(report))
    assert again.code == 0
    assert "0 reports added" in again.err
    assert "1 known already" in again.err


def test_add_lists_what_it_refused_and_keeps_the_rest(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ended = command("add", str(report), "empty.txt")
    assert ended.code == 1
    assert "1 report added" in ended.err
    assert "empty.txt: there is nothing in it" in ended.err


def test_add_keeps_a_report_in_another_language_and_says_so(command: Command, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    ended = command("add", "fr.txt", "--published", "2024-03-05")
    assert ended.code == 0
    assert "Kept, but not coded:\n  fr.txt: language fr is not coded" in ended.err
    assert "fr.txt" not in command("incidents").out
    assert json.loads(command("reports", "--json").out)["language"] == "fr"


def test_add_says_that_an_undated_report_keeps_its_days_open(command: Command, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("Four soldiers were killed on Friday by a bomb near Aleppo.", encoding="utf-8")
    assert "without a date" in command("add", "old.txt").err


def test_a_day_that_cannot_be_is_told_with_the_report_that_it_was_to_date(command: Command, tmp_path: Path) -> None:
    line = {"text": "Four soldiers were killed on Friday by a bomb near Aleppo.", "published": "2024-02-30"}
    (tmp_path / "old.jsonl").write_text(json.dumps(line), encoding="utf-8")
    told = command("add", "old.jsonl").err
    assert 'old.jsonl:1: the publication date "2024-02-30" does not exist' in told


def test_tables_that_lie_in_a_folder_are_said_to_be_passed_over(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.csv", "b.CSV", "c.png", ".d.csv", "README.md"):
        (tmp_path / "in" / name).write_text("x", encoding="utf-8")
    assert "no reports: 2 .csv, 1 .png." in command("add", "in").err
    assert "Passed over" not in command("add", str(report)).err


def test_a_report_that_came_without_a_date_has_that_of_its_head(command: Command, tmp_path: Path) -> None:
    text = "KARM, May 3, 2024 (Kell Wire) - A bomb killed four soldiers near Aleppo on Friday."
    (tmp_path / "old.txt").write_text(text, encoding="utf-8")
    assert "without a date" not in command("add", "old.txt").err
    assert json.loads(command("reports", "--json").out)["published"] == "2024-05-03"


def test_lines_of_json_are_kept_with_their_own_bytes(command: Command, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"{n} people were killed in Aleppo on 3 May 2016."}) for n in (3, 4)]
    (tmp_path / "two.jsonl").write_text("\n".join([lines[0], "{broken", "", lines[1]]) + "\n", encoding="utf-8")
    ended = command("add", "two.jsonl")
    assert ended.code == 1
    assert "2 reports added" in ended.err
    assert "two.jsonl:2: not JSON" in ended.err


def test_a_ledger_path_that_is_a_folder_is_told(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    ended = command("--ledger", "folder", "add", str(report))
    assert ended.code == 2
    assert "folder" in ended.err
    assert "Traceback" not in ended.err


def test_a_ledger_from_a_newer_version_is_told(command: Command, report: Path, tmp_path: Path) -> None:
    command("add", str(report))
    with sqlite3.connect(tmp_path / "reportedly.ledger") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    ended = command("incidents")
    assert ended.code == 2
    assert "newer version" in ended.err


def test_the_environment_names_the_ledger(
    command: Command, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", "other.ledger")
    command("add", str(report))
    assert (tmp_path / "other.ledger").exists()


def test_a_broken_file_of_parties_is_told_with_its_name(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text("id,name,kind\nx,X,no such kind\n", encoding="utf-8")
    ended = command("code", str(report), "--parties", "parties.csv")
    assert ended.code == 2
    assert "parties.csv" in ended.err
    assert "Traceback" not in ended.err


def test_a_broken_row_of_a_gazetteer_is_told_with_its_line(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,latitude,longitude\nTown,none,3\n", encoding="utf-8")
    ended = command("code", str(report), "--gazetteer", "places.csv")
    assert ended.code == 2
    assert "places.csv:2: " in ended.err


def test_places_of_the_user_are_found(command: Command, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "name,latitude,longitude,population\nQuorvale,1.5,2.5,40000\n", encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("Nine people were killed in a shelling in Quorvale, police said.", encoding="utf-8")
    (claim,) = map(json.loads, command("code", "a.txt", "--gazetteer", "places.csv").out.splitlines())
    assert (claim["place"]["name"], claim["place"]["latitude"]) == ("Quorvale", 1.5)


def test_stopping_keeps_what_was_added_and_says_so(
    command: Command, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "second.txt").write_text("Two people were killed in Aleppo.", encoding="utf-8")
    keep = Adding._keep

    def stopped(self: Adding, found: Report, originals: Originals, tally: Tally) -> None:
        if found.origin == "second.txt":
            raise KeyboardInterrupt
        keep(self, found, originals, tally)

    monkeypatch.setattr(Adding, "_keep", stopped)
    ended = command("add", str(report), "second.txt")
    assert ended.code == 130
    assert "1 report added" in ended.err
    assert "Stopped." in ended.err
    assert len(command("reports", "--json").out.splitlines()) == 1


def test_the_light_reading_leaves_out_what_counts_nobody(command, tmp_path):
    path = tmp_path / "two.txt"
    path.write_text("Rebels captured the town of Idlib. Shells killed 14 people there.", encoding="utf-8")
    kinds = [[json.loads(line)["kind"] for line in command("code", str(path), *how).out.splitlines()]
             for how in ((), ("--light",))]  # fmt: skip
    assert kinds == [["capture", "shelling"], ["shelling"]]


def test_a_model_elsewhere_is_refused_as_a_wrong_use_that_says_how_to_mean_it(command, report):
    ended = command("code", str(report), "--model-address", "http://models.example:8080")
    assert ended.code == 2
    assert "--model-elsewhere" in ended.err


def test_light_and_a_model_exclude_each_other(command, report):
    ended = command("code", str(report), "--light", "--model-address", "http://localhost:8080")
    assert ended.code == 2
    assert "exclude each other" in ended.err


def test_what_is_kept_names_no_folder_of_this_machine_and_what_is_said_here_does(command, tmp_path):
    folder = tmp_path / "mina" / "cases"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Nine people were killed by shells in Aleppo on 3 May 2016.", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    ended = command("add", str(folder))
    assert f"{folder}/empty.txt: there is nothing in it" in ended.err
    assert json.loads(command("reports", "--json").out)["origin"] == "a.txt"
    command("ledger", "pack", "handed.zip")
    command("ledger", "unpack", "handed.zip", "new.ledger")
    assert b"mina" not in (tmp_path / "new.ledger").read_bytes()
