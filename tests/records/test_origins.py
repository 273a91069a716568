"""A record names a file, and never the folders of somebody's machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import message_without_folders, without_folders

NAMES = st.text("abcé .-_", min_size=1, max_size=8).map(lambda name: f"n{name}.txt")


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("/volumes/mina/cases/market.txt", "market.txt"),
        ("/volumes/mina/cases/all.jsonl:14", "all.jsonl:14"),
        ("C:\\people\\mina\\market.html", "market.html"),
        ("\\\\server\\mina\\market.html", "market.html"),
        ("~/cases/market.txt", "market.txt"),
        ("../../mina/market.txt", "market.txt"),
        ("file:///volumes/mina/market.txt", "market.txt"),
        ("/", "a folder"),
        ("2024/march/market.txt", "2024/march/market.txt"),
        ("https://news.example/2024/market", "https://news.example/2024/market"),
        ("standard input", "standard input"),
        ("", ""),
    ],
)
def test_a_path_that_leads_through_a_machine_is_told_by_its_files_name(origin: str, told: str) -> None:
    assert without_folders(origin) == told


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(["/", "../", "C:\\", "~/", "file:/"]))
def test_no_folder_is_left_whatever_they_are_called(names: list[str], start: str) -> None:
    assert without_folders(start + "/".join(names)) == names[-1]


def test_a_sentence_about_a_file_names_it_likewise() -> None:
    said = "/volumes/mina/a.txt: there is nothing in it"
    assert message_without_folders(said, "/volumes/mina/a.txt") == "a.txt: there is nothing in it"
