"""Commands over a ledger: lists, sums, words behind an incident, files."""

import csv
import json
from pathlib import Path

import pytest
from cli_runs import Command


@pytest.fixture
def filled(command: Command, report: Path) -> Command:
    assert command("add", str(report)).code == 0
    return command


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_incidents_are_a_table_for_people_and_lines_for_programs(filled: Command) -> None:
    (incident,) = records(filled("incidents", "--json").out)
    table = filled("incidents").out
    assert str(incident["id"])[:8] in table
    assert "12+" in table


def test_filters_leave_out_what_does_not_fit(filled: Command) -> None:
    assert len(records(filled("incidents", "--json", "--place", "Aleppo", "--from", "2024-03-01").out)) == 1
    assert records(filled("incidents", "--json", "--place", "Homs").out) == []
    assert records(filled("incidents", "--json", "--to", "2024-03-01").out) == []
    assert "No incident fits" in filled("incidents", "--place", "Homs").err


@pytest.mark.parametrize("option", [("--kind", "quarrel"), ("--status", "maybe"), ("--source-kind", "friend")])
def test_an_unknown_word_in_a_filter_is_a_usage_error_that_lists_the_known_ones(
    filled: Command, option: tuple[str, str]
) -> None:
    ended = filled("incidents", *option)
    assert ended.code == 2
    assert f"'{option[1]}' is none of" in " ".join(ended.err.split())


def test_a_word_that_is_nearly_a_known_one_is_answered_with_it(filled: Command) -> None:
    assert "did you mean air_strike?" in " ".join(filled("incidents", "--kind", "Air strike").err.split())
    assert "did you mean" not in filled("incidents", "--kind", "quarrel").err


def test_a_window_the_wrong_way_round_is_told(filled: Command) -> None:
    ended = filled("incidents", "--from", "2024-03-05", "--to", "2024-03-01")
    assert ended.code == 2
    assert "the wrong way round" in ended.err


def test_tolls_are_summed_by_week(filled: Command) -> None:
    (row,) = records(filled("tolls", "--by", "week", "--json").out)
    assert (row["bucket"], row["effect"], row["low"], row["high"]) == ("2024-W10", "killed", 12, None)
    assert "open" in filled("tolls").out


def test_control_of_a_place_on_a_day(command: Command, tmp_path: Path) -> None:
    (tmp_path / "taken.txt").write_text("The Syrian army captured Aleppo on 3 May 2016.", encoding="utf-8")
    command("add", "taken.txt", "--published", "2016-05-04")
    assert len(records(command("control", "Aleppo", "--on", "2016-05-05", "--json").out)) == 1
    assert records(command("control", "Aleppo", "--on", "2016-05-01", "--json").out) == []
    assert "2016-05-03" in command("control").out


def test_reports_are_listed_without_their_text(filled: Command) -> None:
    (listed,) = records(filled("reports", "--json").out)
    assert (listed["publisher"], "text" in listed) == ("Southern Wire", False)
    assert "Southern Wire" in filled("reports").out


def test_show_goes_down_to_the_words_and_up_to_the_voice(filled: Command) -> None:
    (incident,) = records(filled("incidents", "--json").out)
    told = " ".join(filled("show", str(incident["id"])[:6]).out.split())
    assert "«" in told
    assert "in Southern Wire" in told
    assert "low 12, best 12, no upper bound (rule ucdp)" in told
    assert "Rule ucdp:" in told


def test_show_as_json_is_a_whole_record(filled: Command) -> None:
    (incident,) = records(filled("incidents", "--json").out)
    (record,) = records(filled("show", str(incident["id"]), "--json").out)
    assert record["id"] == incident["id"]
    assert record["claim_records"]


def test_why_names_the_words_of_every_step(filled: Command) -> None:
    (incident,) = records(filled("incidents", "--json").out)
    claim = str(incident["claims"][0])  # type: ignore[index]  # parsed JSON
    told = filled("why", claim).out
    assert "Why it is coded so" in told
    assert "kind: " in told
    assert "Confidence" in told


def test_why_an_incident_is_one_and_where_its_figures_come_from(command: Command, tmp_path: Path) -> None:
    for name, dead in (("a", "Nine"), ("b", "Ten")):
        text = f"{dead} people were killed by shelling in Homs on 3 May. Shells hit the old mill of the town."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    command("add", "a.txt", "b.txt", "--published", "2016-05-04")
    found = next(one for one in records(command("incidents", "--json").out) if len(one["reports"]) == 2)  # type: ignore[arg-type]  # parsed JSON
    whole = str(found["id"])
    told = command("why", whole).out
    assert "What ties it together" in told
    assert "both name the same day" in told
    assert "How the figures came about" in told
    figures = command("why", f"{whole}/killed").out
    assert "killed, people" in figures
    assert "What ties it together" not in figures
    (answer,) = records(command("why", whole, "--json").out)
    assert answer["links"][0]["features"]  # type: ignore[index]  # parsed JSON
    ended = command("why", f"{whole}/trapped")
    assert ended.code == 2
    assert "it has: " in ended.err


def test_why_two_claims_are_not_one_happening_names_the_weights(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people were killed by shelling in Homs on 3 May.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("An air strike on Idlib killed two people on 1 May.", encoding="utf-8")
    command("add", "a.txt", "b.txt", "--published", "2016-05-04")
    one, two = (str(found["claims"][0]) for found in records(command("incidents", "--json").out))  # type: ignore[index]  # parsed JSON
    told = command("why", one, "--and", two).out
    assert "Not joined" in told
    assert "-9.0" in told
    assert "no report and no claim" in command("why", one, "--and", "zzzz").err


def test_why_says_what_it_was_asked_of_where_it_cannot_answer(filled: Command) -> None:
    (report,) = records(filled("reports", "--json").out)
    ended = filled("why", str(report["id"]))
    assert ended.code == 2
    assert "is a report; ask of two: --and names the other" in ended.err
    assert "there is no claim and no incident 'zzzz'" in filled("why", "zzzz").err


def test_what_is_no_choice_is_told_with_the_choices(filled: Command) -> None:
    for asked in (("tolls", "--by", "year"), ("export", "xls", "out.xls")):
        ended = filled(*asked)
        assert ended.code == 2
        assert f"'{asked[-1] if asked[0] == 'tolls' else asked[1]}' is none of" in ended.err
    assert "day, week, month" in filled("tolls", "--by", "year").err


def test_a_file_in_a_folder_that_is_not_there_is_told_by_its_own_name(filled: Command) -> None:
    ended = filled("export", "csv", "nowhere/out.csv")
    assert ended.code == 2
    assert ended.err.startswith("nowhere/out.csv: there is no folder nowhere")


def test_an_incident_that_is_not_there_is_told(filled: Command) -> None:
    ended = filled("show", "zzzz")
    assert ended.code == 2
    assert "there is no incident 'zzzz'; `reportedly incidents --all` lists them" in ended.err


def test_a_ledger_that_is_not_there_is_told_and_not_made(command: Command, tmp_path: Path) -> None:
    ended = command("incidents")
    assert ended.code == 2
    assert "reportedly.ledger" in ended.err
    assert not (tmp_path / "reportedly.ledger").exists()


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl", "picture"])
def test_every_format_is_written(filled: Command, tmp_path: Path, form: str) -> None:
    ended = filled("export", form, f"out.{form}")
    assert (ended.code, "1 incident written" in ended.err) == (0, True)
    assert (tmp_path / f"out.{form}").stat().st_size > 50


def test_an_export_obeys_the_filters(filled: Command, tmp_path: Path) -> None:
    filled("export", "csv", "out.csv", "--place", "Homs")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == []


def test_an_export_into_a_folder_that_is_not_there_is_told(filled: Command) -> None:
    for target in ("nowhere/out.csv", "."):
        ended = filled("export", "csv", target)
        assert ended.code == 2
        assert "Traceback" not in ended.err


def test_a_copy_of_a_wire_is_told_as_a_copy(command: Command, tmp_path: Path) -> None:
    wire = (
        "At least 12 people were killed on Tuesday when shells hit a crowded market in the centre of Aleppo, "
        "a doctor at the town's hospital said. Witnesses said that four shells fell within a few minutes, "
        "when the stalls were full. Most of the dead were traders and shoppers, they said. Nobody said at "
        "first who had fired the shells. The market was closed by police, and the wounded were brought to two "
        "hospitals in the west of the town."
    )
    lines = [
        {"text": wire, "title": "Shells hit market", "published": "2024-03-05", "publisher": "Southern Wire"},
        {"text": wire, "title": "Market shelled", "published": "2024-03-06", "publisher": "The Courier"},
    ]
    (tmp_path / "two.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    command("add", "two.jsonl")
    incidents = records(command("incidents", "--json", "--place", "Aleppo").out)
    both = [one for one in incidents if len(one["reports"]) == 2]  # type: ignore[arg-type]  # parsed JSON
    assert "(copies Southern Wire, 2024-03-05: Shells hit market)" in command("show", str(both[0]["id"])).out


def test_people_harmed_come_first_and_the_rest_is_counted(command: Command, tmp_path: Path) -> None:
    news = "The Syrian army captured Aleppo on 3 May 2016.\n\nThe United Nations condemned the shelling of Homs."
    (tmp_path / "news.txt").write_text(news, encoding="utf-8")
    (tmp_path / "harm.txt").write_text("Shells killed nine people in Homs on 3 May 2016.", encoding="utf-8")
    command("add", "news.txt", "harm.txt", "--published", "2016-05-04")
    told = command("incidents").out
    assert told.index("People harmed") < told.index("killed") < told.index("Violence, and ground")
    assert "condemnation 1" in told
    assert "--all" in told
    everything = command("incidents", "--all").out
    assert "Condemnation" in everything
    assert "--all" not in everything
    assert "Condemnation" in command("incidents", "--kind", "condemn").out


@pytest.mark.parametrize("width", ["80", "160"])
def test_identifiers_days_and_figures_stay_whole_on_any_terminal(
    filled: Command, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    (incident,) = records(filled("incidents", "--json").out)
    told = filled("incidents").out
    assert str(incident["id"])[:8] in told
    assert "2024-03-05" in told
    assert "12+" in told
    assert max(map(len, told.splitlines())) <= int(width)


def test_control_tells_who_says_so_and_who_denies_it(command: Command, tmp_path: Path) -> None:
    (tmp_path / "taken.txt").write_text("The Islamic State captured Aleppo on 3 May 2016.", encoding="utf-8")
    (tmp_path / "denied.txt").write_text(
        "The Syrian army denied on 5 May 2016 that the Islamic State had captured Aleppo.", encoding="utf-8"
    )
    command("add", "taken.txt", "denied.txt", "--published", "2016-05-05")
    told = command("control", "Aleppo").out
    assert "2016-05-03" in told
    assert "denied by Government of Syria" in told


def test_a_report_that_is_not_coded_says_so_in_the_list(command: Command, tmp_path: Path) -> None:
    spanish = "Según los vecinos, los combates duraron unas cuatro horas y murieron al menos siete soldados. " * 3
    (tmp_path / "es.md").write_text(f"---\nlanguage: es\n---\n{spanish}", encoding="utf-8")
    command("add", "es.md")
    assert "not coded" in command("reports").out
    assert "undated" in command("reports").out


def test_why_two_reports_are_in_one_incident(command: Command, tmp_path: Path) -> None:
    for name, dead in (("a", "Nine"), ("b", "Ten")):
        (tmp_path / f"{name}.txt").write_text(
            f"{dead} people were killed by shelling in Homs on 3 May.", encoding="utf-8"
        )
    command("add", "a.txt", "b.txt", "--published", "2016-05-04")
    one, two = (str(report["id"]) for report in records(command("reports", "--json").out))
    assert "oined (log odds" in command("why", one, "--and", two).out
    (answer,) = records(command("why", one, "--and", two, "--json").out)
    assert answer["reports"] == [one, two]
    assert command("why", one, "--and", one).code == 2
