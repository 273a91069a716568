"""The repository names no machine: neither its folders nor its package index."""

import re
from collections import Counter

import pytest
from source_files import ROOT, name_of, tracked_files

TEXTS = {".py", ".toml", ".md", ".csv", ".json", ".jsonl", ".txt", ".html", ".lock", ".yml", ".yaml", ".cfg", ".sh", ""}
HOME = re.compile(r"(?<![\w./~-])/(?:home|Users|work|root|tmp|mnt|opt|data|srv|var/folders)/[\w.-]+")
INDEX = re.compile(
    r"--(?:extra-)?index-url|--trusted-host|--find-links|https?://[^\s/]*@|\b\d{1,3}(?:\.\d{1,3}){3}:\d+"
)
ALLOWED = re.compile(r"#!/usr/bin/env|file:///")


def text_files():
    return [path for path in tracked_files() if path.suffix in TEXTS and path.stat().st_size < 5_000_000]


@pytest.mark.parametrize("path", text_files(), ids=name_of)
def test_a_file_names_no_machine(path):
    if path == ROOT / "tests" / "house" / "test_paths.py":
        pytest.skip("holds the patterns themselves")
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if ALLOWED.search(line):
            continue
        found = HOME.search(line) or INDEX.search(line)
        assert not found, f"{name_of(path)}:{number}: {found and found.group()}"


def test_no_file_holds_two_versions_of_itself():
    """Marks that a merge left where both sides had changed a line."""
    mark = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
    assert [name_of(path) for path in text_files() if mark.search(path.read_text("utf-8", "replace"))] == []


def test_no_two_files_of_tests_share_a_name():
    """pytest takes both for one module and runs neither, unless their folders are packages."""
    tests = [path for path in tracked_files() if path.name.startswith("test_") and path.suffix == ".py"]
    names = Counter(path.name for path in tests if not (path.parent / "__init__.py").exists())
    assert [name for name, count in names.items() if count > 1] == []
