"""The samples are whole, marked as ours, and hold what a newcomer is to see."""

import csv
import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from reportedly.records import Report
from reportedly.reports import ReadOptions, read_paths
from reportedly.samples import DATA, Sample, samples
from reportedly.vocabulary import model
from reportedly.vocabulary.loader import read_rows

PUBLISHED = Path(__file__).parents[3] / "shared" / "reports" / "aleppo-2016-09-27.txt"


def by_name(name: str) -> Sample:
    return next(sample for sample in samples() if sample.name == name)


def read(sample: Sample) -> list[Report]:
    found = list(read_paths([sample.reports], ReadOptions()))
    assert all(isinstance(one, Report) for one in found), found
    return [one for one in found if isinstance(one, Report)]


def test_there_are_two_samples_and_both_say_who_wrote_them() -> None:
    assert [sample.name for sample in samples()] == ["aleppo-2016-09", "exercise"]
    for sample in samples():
        note = (DATA / sample.name / "_note.md").read_text(encoding="utf-8")
        assert "authors of this program" in " ".join(note.split())


def test_all_reports_of_the_samples_can_be_read() -> None:
    assert [len(read(sample)) for sample in samples()] == [4, 16]


def test_publishers_on_aleppo_are_marked_as_samples() -> None:
    assert {(report.publisher or "").split()[0] for report in read(by_name("aleppo-2016-09"))} == {"Sample"}


def test_the_exercise_has_an_undated_report_and_one_in_another_language() -> None:
    reports = read(by_name("exercise"))
    assert [report.title for report in reports if report.published is None] == [
        "Roadside bomb kills four soldiers near Orrindale"
    ]
    assert {report.language for report in reports} == {"en", "es"}


def test_the_page_is_read_without_its_menu_and_footer() -> None:
    (page,) = [report for report in read(by_name("exercise")) if report.content_type == "text/html"]
    assert (str(page.published), page.publisher) == ("2024-03-06", "Kestrian News Agency")
    assert "Nine civilians were killed" in page.text
    for boilerplate in ("cookies", "newsletter", "cup final", "Weather"):
        assert boilerplate not in page.text


def test_two_papers_carry_one_wire() -> None:
    file = by_name("exercise").reports / "02-two-papers-one-wire.jsonl"
    first, second = (json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines())
    assert 0.8 < SequenceMatcher(None, first.split(), second.split()).ratio() < 1


def test_the_parties_are_of_the_kinds_that_the_vocabulary_knows() -> None:
    (file,) = by_name("exercise").parties
    parties = read_rows(file, model.Party)
    assert {party.countries for party in parties.values()} == {("XQ",)}
    assert "xq-government" in parties


def test_the_invented_country_lies_in_the_open_ocean() -> None:
    (file,) = by_name("exercise").gazetteers
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            assert -33 < float(row["latitude"]) < -27
            assert -24 < float(row["longitude"]) < -16
            assert row["country"] == "XQ"


@pytest.mark.skipif(
    not PUBLISHED.exists(), reason="the published report lies beside the project only where it is developed"
)
def test_the_reports_on_aleppo_copy_no_phrase() -> None:
    def runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
        words = text.lower().replace(",", " ").replace(".", " ").split()
        return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}

    published = runs(PUBLISHED.read_text(encoding="utf-8"))
    for report in read(by_name("aleppo-2016-09")):
        assert not runs(report.text) & published
