"""Whatever happens, an acknowledged report is there, once; and what cannot be done is said plainly.

The writers are processes of their own, killed without warning at seeded moments. More rounds:
REPORTEDLY_FAULT_ROUNDS=200 REPORTEDLY_FAULT_REPORTS=400 python -m pytest tests/ledger/test_faults.py
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger_samples import add, coding_of, raw_of, report_of, write

from reportedly.ledger import (
    Ledger,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerIsFolder,
    LedgerMissing,
    LedgerNewer,
    LedgerOlder,
    LedgerReadOnly,
    LedgerUnavailable,
    NotALedger,
)

ROUNDS = int(os.environ.get("REPORTEDLY_FAULT_ROUNDS", "6"))
REPORTS = int(os.environ.get("REPORTEDLY_FAULT_REPORTS", "60"))
WRITER = Path(__file__).with_name("ledger_samples.py")


def start_writer(path: Path, acknowledged: Path, first: int, last: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(WRITER), str(path), str(acknowledged), str(first), str(last)])


def acknowledged_in(path: Path) -> set[int]:
    """The numbers written so far; a last line that was cut off was not acknowledged."""
    lines = path.read_text(encoding="ascii").splitlines(keepends=True) if path.exists() else []
    return {int(line) for line in lines if line.endswith("\n")}


def kept_in(ledger: Ledger) -> list[str]:
    return [report.id for report in ledger.reports()]


def assert_whole(path: Path, acknowledged: set[int]) -> None:
    """Nothing acknowledged is missing, nothing is there twice, every report has its coding, claims and bytes."""
    numbers = {report_of(number).id: number for number in range(REPORTS)}
    with Ledger.open(path) as ledger:
        kept = kept_in(ledger)
        assert {report_of(number).id for number in acknowledged} <= set(kept)
        assert len(kept) == len(set(kept))
        assert ledger.check().problems == ()
        assert [entry.claims for entry in ledger.codings()] == [1] * len(kept)
        for report, claims in ledger.records():
            assert claims == coding_of(report).claims
            assert ledger.raw(report.id) == raw_of(numbers[report.id])


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "ledger.db", tmp_path / "acknowledged"
    moments = random.Random(20160927)
    killed = 0
    for round_number in range(ROUNDS):
        before = acknowledged_in(acknowledged)
        writer = start_writer(path, acknowledged, 0, REPORTS)
        if round_number % 3 == 0:
            time.sleep(moments.uniform(0.1, 0.9))  # anywhere: also in the imports and in the migration
        else:
            _wait_for_more(acknowledged, len(before), writer)
            time.sleep(moments.uniform(0, 0.02))
        writer.send_signal(signal.SIGKILL)
        killed += writer.wait() == -signal.SIGKILL
        assert_whole(path, acknowledged_in(acknowledged))
    assert killed > 0
    write(path, acknowledged, 0, REPORTS)
    assert_whole(path, set(range(REPORTS)))
    with Ledger.open(path) as ledger:
        assert ledger.counts().reports == REPORTS


def _wait_for_more(acknowledged: Path, before: int, writer: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + 30
    while writer.poll() is None and time.monotonic() < limit:
        if acknowledged.exists() and len(acknowledged.read_bytes().splitlines()) > before:
            return
        time.sleep(0.002)


@pytest.mark.slow
def test_two_writers_at_once_add_everything_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    overlapping = [(0, REPORTS * 2 // 3), (REPORTS // 3, REPORTS)]
    writers = [start_writer(path, tmp_path / f"said-{first}", first, last) for first, last in overlapping]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    assert_whole(path, set(range(REPORTS)))
    with Ledger.open(path) as ledger:
        assert ledger.counts().reports == REPORTS


def test_a_migration_that_breaks_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    path = tmp_path / "ledger.db"
    calls: list[str] = []
    create_index = op.create_index

    def fail_late(name: str, *rest: object, **options: object) -> None:
        calls.append(name)
        if name == "derived_members_by_incident":
            raise RuntimeError("the power went")
        create_index(name, *rest, **options)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(op, "create_index", fail_late)
    with pytest.raises(RuntimeError, match="the power went"):
        Ledger.open(path)
    assert len(calls) > 1
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        assert add(ledger, 1)


def test_a_full_disk_is_told_and_leaves_the_ledger_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, 0)
        _limit_pages(ledger)
        with pytest.raises(LedgerFull, match="free some disk space") as raised:
            add_from(ledger, 1)
        assert str(path) in str(raised.value)
        number = ledger.counts().reports
        assert number > 1
        assert ledger.check().problems == ()
    assert_numbers(path, number)
    with Ledger.open(path) as ledger:
        assert add(ledger, number)


def add_from(ledger: Ledger, first: int) -> None:
    for number in range(first, first + 1000):
        add(ledger, number)


def _limit_pages(ledger: Ledger) -> None:
    """Makes SQLite believe that the disk has room for a few pages more, on every connection of this ledger."""
    from sqlalchemy import event

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if not hasattr(ledger, "pages"):
            ledger.pages = pages + 12  # type: ignore[attr-defined]  # a note of this test
        connection.execute(f"PRAGMA max_page_count = {ledger.pages}")  # type: ignore[attr-defined]  # a note of this test

    event.listen(ledger._database.engine, "checkout", limit)


def assert_numbers(path: Path, count: int) -> None:
    with Ledger.open(path) as ledger:
        assert sorted(kept_in(ledger)) == sorted(report_of(number).id for number in range(count))


def test_a_failing_write_is_told_and_leaves_the_ledger_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, 0)
    program = (
        "import resource, sys, pathlib; from ledger_samples import add; from reportedly.ledger import Ledger\n"
        "ledger = Ledger.open(pathlib.Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "for number in range(1, 1000):\n    add(ledger, number)\n    print(number, flush=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=WRITER.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "LedgerUnavailable" in done.stderr
    assert "the disk failed to read or write" in done.stderr
    acknowledged = {0, *map(int, done.stdout.split())}
    assert len(acknowledged) > 1
    assert_numbers(path, max(acknowledged) + 1)
    with Ledger.open(path) as ledger:
        assert ledger.check().problems == ()


def test_another_process_that_never_lets_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.ledger.database.BUSY_SECONDS", 0.05)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, 1)
        blocker = sqlite3.connect(path, isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="in use by another process"):
            add(ledger, 2)
        assert ledger.counts().reports == 1
        blocker.execute("ROLLBACK")
        blocker.close()
        assert add(ledger, 2)


def a_folder(path: Path) -> None:
    path.mkdir()


def garbage(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 this is no ledger at all" * 50)


def short_garbage(path: Path) -> None:
    path.write_bytes(b"SQLi")


def broken_after_the_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


def another_programs_file(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.commit()
    connection.close()


def a_newer_ledger(path: Path) -> None:
    with Ledger.open(path) as ledger:
        add(ledger, 1)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def a_protected_ledger(path: Path) -> None:
    with Ledger.open(path) as ledger:
        add(ledger, 1)
    path.chmod(0o444)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (a_folder, LedgerIsFolder, "is a folder; name a file in it"),
        (garbage, NotALedger, "not an SQLite file"),
        (short_garbage, NotALedger, "not an SQLite file"),
        (broken_after_the_header, (NotALedger, LedgerDamaged), "is "),
        (another_programs_file, NotALedger, "another program"),
        (a_newer_ledger, LedgerNewer, "newer version of reportedly .*update reportedly"),
        (a_protected_ledger, LedgerReadOnly, "is read-only; make it writable"),
    ],
)
def test_a_file_that_is_no_ledger_of_ours_is_refused_and_left_untouched(
    tmp_path: Path, make: Callable[[Path], None], error: type[LedgerError], words: str
) -> None:
    path = tmp_path / "ledger.db"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(error, match=words) as raised:
        Ledger.open(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert before is None or path.read_bytes() == before
    if before is not None:
        assert [item.name for item in tmp_path.iterdir()] == ["ledger.db"]


def test_a_missing_folder_or_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match=r"the folder .*nowhere does not exist"):
        Ledger.open(tmp_path / "nowhere" / "ledger.db")
    with pytest.raises(LedgerMissing, match="there is no ledger here"):
        Ledger.open(tmp_path / "ledger.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="cannot be looked at"):
        Ledger.open(tmp_path / ("long" * 100))
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    with pytest.raises(LedgerError, match="loop"):
        Ledger.open(loop)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotALedger, match="no regular file"):
        Ledger.open(pipe)


def test_many_readers_at_once_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        for number in range(3):
            add(ledger, number)
        readers = [ledger.records() for _ in range(40)]
        assert len({next(reader)[0].id for reader in readers}) == 1
        for reader in readers:
            assert len(list(reader)) == 2


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with Ledger.open(path) as ledger:
        assert add(ledger, 1)


def test_a_protected_ledger_can_be_read_and_refuses_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    a_protected_ledger(path)
    with Ledger.open(path, readonly_ok=True) as ledger:
        assert kept_in(ledger) == [report_of(1).id]
        with pytest.raises(LedgerReadOnly, match="make the file and its folder writable"):
            add(ledger, 2)
        assert not add(ledger, 1)


def test_a_ledger_in_a_protected_folder_can_be_read_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "ledger #1?.db"
    with Ledger.open(path) as ledger:
        add(ledger, 1)
    folder.chmod(0o555)
    try:
        with pytest.raises(LedgerReadOnly, match="lies in a folder that is read-only"):
            Ledger.open(path)
        with Ledger.open(path, readonly_ok=True) as ledger:
            assert kept_in(ledger) == [report_of(1).id]
        assert [item.name for item in folder.iterdir()] == [path.name]
    finally:
        folder.chmod(0o755)


def test_an_older_ledger_that_is_protected_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    path.chmod(0o444)
    with pytest.raises(LedgerOlder, match="make it writable once"):
        Ledger.open(path, readonly_ok=True)


def test_bytes_that_changed_on_the_disk_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, 1)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER reports_no_update")
    connection.execute("UPDATE reports SET raw_zlib = x'00'")
    connection.commit()
    connection.close()
    with Ledger.open(path) as ledger, pytest.raises(LedgerDamaged, match="cannot be unpacked"):
        ledger.raw(report_of(1).id)
