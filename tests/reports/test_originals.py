"""Raw bytes are found again, or the report is refused."""

import hashlib
import json
from pathlib import Path

import pytest

from reportedly.records import Report, Unreadable
from reportedly.reports import ReadOptions, read_paths
from reportedly.reports.originals import OriginalLostError, Originals


def read(*paths: Path) -> list[Report]:
    found = list(read_paths(paths, ReadOptions()))
    assert not any(isinstance(one, Unreadable) for one in found)
    return [one for one in found if isinstance(one, Report)]


def assert_found(reports: list[Report]) -> None:
    originals = Originals()
    for report in reports:
        assert hashlib.sha256(originals.of(report)).hexdigest() == report.raw_sha256


def test_a_file_is_found_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfTwelve people died.\r\n")
    assert_found(read(tmp_path / "a.txt"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_of_json_are_found_line_by_line(tmp_path: Path, end: str, mark: str) -> None:
    lines = [json.dumps({"text": f"{number} people died in the town."}) for number in range(2, 6)]
    lines.insert(1, "")
    for name in ("a.jsonl", "b:1.jsonl"):
        (tmp_path / name).write_bytes((mark + end.join(lines)).encode())
    reports = read(tmp_path)
    assert len(reports) == 8
    assert_found(reports)


def test_a_file_that_changed_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Twelve people died.", encoding="utf-8")
    (report,) = read(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text("Nobody died.", encoding="utf-8")
    with pytest.raises(OriginalLostError, match="changed while it was read"):
        Originals().of(report)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(OriginalLostError, match="changed while it was read"):
        Originals().of(report)


def test_what_was_read_is_named_by_its_path_inside_the_folder_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "mina" / "march").mkdir(parents=True)
    (tmp_path / "mina" / "march" / "a.txt").write_text("Two people died.", encoding="utf-8")
    (tmp_path / "mina" / "b.jsonl").write_text('{"text": "Three people died."}\n{broken\n', encoding="utf-8")
    for given, names in (
        ([tmp_path / "mina"], ["b.jsonl:1", "b.jsonl:2", "march/a.txt"]),
        ([tmp_path / "mina" / "b.jsonl", tmp_path / "mina" / "march" / "a.txt"], ["b.jsonl:1", "b.jsonl:2", "a.txt"]),
    ):
        named = [Originals(given).inside(one) for one in read_paths(given, ReadOptions())]
        assert [one.origin for one in named] == names
        assert all(str(tmp_path) not in one.model_dump_json() for one in named)
