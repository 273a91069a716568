"""Files and folders: sorted, without loops, each refusal with its place."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reportedly.records import Report, Unreadable
from reportedly.reports import ReadOptions, read_path, read_paths

OPTIONS = ReadOptions()


def write(folder: Path, name: str, text: str = "Shells fell.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reasons(*paths: Path) -> list[str]:
    return [item.reason if isinstance(item, Unreadable) else item.text for item in read_paths(paths, OPTIONS)]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    for name in ("b.txt", "a/z.md", "a/b.html", "c.jsonl", "d"):
        write(tmp_path, name, '{"text": "Shells fell."}' if name.endswith("jsonl") else "Shells fell.")
    origins = [Path(item.origin).relative_to(tmp_path).as_posix() for item in read_paths([tmp_path], OPTIONS)]
    assert origins == ["a/b.html", "a/z.md", "b.txt", "c.jsonl:1", "d"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "_draft.txt",
        ".git/x.txt",
        "_old/x.txt",
        "README.md",
        "LICENCE",
        "places.csv",
        "map.geojson",
        "parties.toml",
        "a.PNG",
    ],
)
def test_what_is_no_report_is_passed_over_in_folders(tmp_path, name):
    write(tmp_path, name)
    assert reasons(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("README.md", "Shells fell."),
        ("_draft.txt", "Shells fell."),
        ("places.csv", "not_a_report"),
        ("a.pdf", "unsupported"),
    ],
)
def test_what_is_named_is_looked_at(tmp_path, name, read):
    assert reasons(write(tmp_path, name)) == [read]


def test_a_folder_named_like_a_note_is_read(tmp_path):
    write(tmp_path, "notice/x.txt")
    assert reasons(tmp_path) == ["Shells fell."]


def test_links_do_not_loop_and_a_folder_is_read_once(tmp_path):
    write(tmp_path, "a/x.txt")
    (tmp_path / "a/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert reasons(tmp_path, tmp_path / "a") == ["Shells fell."]


def test_a_missing_file_and_a_dangling_link_are_refused(tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(tmp_path / "none.txt", tmp_path, Path("nul\0.txt")) == ["not_found", "not_found", "not_found"]


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert reasons(tmp_path) == ["io_error"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    write(tmp_path, "x.txt").chmod(0)
    assert reasons(tmp_path) == ["permission"]


def test_a_path_that_the_system_cannot_take_is_refused():
    assert reasons(Path("x" * 5_000)) == ["io_error"]


def test_a_named_pipe_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=("Shells fell.",))
    writer.start()
    assert reasons(tmp_path / "pipe") == ["Shells fell."]
    writer.join()


def test_a_folder_is_no_file(tmp_path):
    (refused,) = read_path(tmp_path, OPTIONS)
    assert refused.reason == "unsupported"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == []


def test_fifty_megabytes_are_refused_by_their_size_alone(tmp_path):
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.write(b"words ")
        file.truncate(50_000_000)
    (refused,) = read_path(path, OPTIONS)
    assert (refused.reason, refused.size) == ("too_large", 50_000_000)


def test_json_lines_may_be_larger_than_one_report(tmp_path):
    path = write(tmp_path, "x.jsonl", '{"text": "Shells fell."}\n' * 50)
    assert len([r for r in read_path(path, ReadOptions(max_bytes=100)) if isinstance(r, Report)]) == 50
