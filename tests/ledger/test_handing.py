"""A ledger put elsewhere is the same ledger: copied between engines, backed up, packed; and what was altered on the way
is not taken in."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ledger_samples import ARRIVED, add, claim_of, coding_of, raw_of, report_of
from sqlalchemy import select

from reportedly.ledger import (
    Ledger,
    LedgerConflict,
    LedgerDamaged,
    LedgerError,
    LedgerMissing,
    LedgerUnavailable,
    NotALedger,
)
from reportedly.ledger.copying import BATCH, KEPT
from reportedly.ledger.handing import unpack
from reportedly.records import Unreadable

AT = datetime(2024, 3, 6, 9, tzinfo=UTC)


def fill(ledger: Ledger) -> None:
    """One of everything that a ledger can hold."""
    for number in range(8):
        add(ledger, number)
    strange = report_of(20, title="\x00 \x10 é \U0010ffff", published=None, publisher=None, notes=())
    ledger.add(strange, raw_of(20), coding_of(strange, "coder-1", claim_of(strange, place=None, when=None)), ARRIVED)
    ledger.add_coding(coding_of(report_of(3), "coder-2"), AT)
    ledger.describe_coder("coder-3", {"name": "ours"}, AT)
    ledger.refuse(Unreadable(origin="empty.txt", reason="empty", message="the file is empty", size=0), AT)
    ledger.decide("reject", "Mina", "not of this war", AT, claims=(claim_of(report_of(1)).id,))
    ledger.redact(report_of(2).id, "Northford", "Mina", "asked for", AT)
    ledger.delete(report_of(5).id, "Mina", "asked for", AT)


def rows_of(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    with ledger._reading() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in KEPT
        }


def assert_same(one: Ledger, other: Ledger) -> None:
    assert rows_of(one) == rows_of(other)
    assert all(rows_of(one).values())
    assert one.head() == other.head()
    assert one.state_digest() == other.state_digest()
    assert list(one.records()) == list(other.records())
    for words in ("shelling", "Northford", "é"):
        assert set(one.search(words, 20)) == set(other.search(words, 20))  # engines rank by rules of their own
    assert other.check().problems == ()


@pytest.mark.parametrize("there", ["sqlite", "postgresql"])
def test_a_copy_is_the_same_ledger_on_either_engine_and_can_be_gone_on_with(
    ledger: Ledger, there: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    fill(ledger)
    if there == "sqlite":
        target = str(tmp_path / "copy.db")
    else:
        server = request.getfixturevalue("postgres")
        target = server.address(server.new_database())
    said: list[int] = []
    with Ledger.open(target) as copy:
        copied = ledger.copy_to(copy, said.append)
        assert sum(said) == sum(copied.rows.values()) == ledger.size()
        assert copied.head == ledger.head()
        assert_same(ledger, copy)
        for one in (ledger, copy):
            add(one, 9)
            one.refuse(Unreadable(origin="b.txt", reason="empty", message="the file is empty", size=0), AT)
        assert_same(ledger, copy)


def test_a_ledger_that_is_there_and_back_again_is_the_same(tmp_path: Path, database: str) -> None:
    with (
        Ledger.open(tmp_path / "one.db") as one,
        Ledger.open(database) as middle,
        Ledger.open(tmp_path / "back.db") as back,
    ):
        fill(one)
        one.copy_to(middle)
        middle.copy_to(back)
        assert_same(one, back)


def test_more_rows_than_are_read_at_once_are_copied_all(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as one, Ledger.open(tmp_path / "two.db") as two:
        for number in range(BATCH + 3):
            report = report_of(number)
            one.add(report, raw_of(number), coding_of(report), ARRIVED)
        assert one.copy_to(two).rows["reports"] == BATCH + 3
        assert rows_of(one) == rows_of(two)
        assert len(two.search("shelling", BATCH * 2)) == BATCH + 3


def test_nothing_is_copied_into_a_ledger_that_holds_something(ledger: Ledger, tmp_path: Path) -> None:
    add(ledger, 1)
    with Ledger.open(tmp_path / "taken.db") as taken:
        taken.describe_coder("coder-1", {}, AT)
        with pytest.raises(LedgerConflict, match="is not empty"):
            ledger.copy_to(taken)
        with pytest.raises(LedgerConflict, match="is not empty"):
            taken.copy_to(taken)
        assert taken.counts().reports == 0


def test_a_copy_that_breaks_off_leaves_the_target_empty(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as one, Ledger.open(tmp_path / "two.db") as two:
        fill(one)
        with pytest.raises(ZeroDivisionError):
            one.copy_to(two, lambda rows: 1 // (rows - 1))
        assert not any(rows_of(two).values())
        one.copy_to(two)
        assert_same(one, two)


def test_a_backup_holds_what_was_there_while_others_go_on(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    target = tmp_path / "backup.db"
    with Ledger.open(ledger.path) as other:
        made = ledger.back_up(target)
        assert made.head == ledger.head()
        add(other, 30)
    with Ledger.open(target) as backup:
        assert backup.head() == made.head != ledger.head()
        assert backup.check().problems == ()
        add(backup, 30)
        assert_same(ledger, backup)
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


def test_a_pack_opens_to_the_same_ledger(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    packed, target = tmp_path / "for-you.zip", tmp_path / "yours.db"
    manifest = ledger.pack(packed, AT)
    assert (manifest.reports, manifest.head) == (8, ledger.head().hash)
    assert unpack(packed, target) == manifest
    with Ledger.open(target) as theirs:
        assert_same(ledger, theirs)
        assert add(theirs, 40)
    connection = sqlite3.connect(target)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


@pytest.mark.parametrize("write", [Ledger.back_up, lambda ledger, path: ledger.pack(path, AT)])
def test_nothing_is_written_over_and_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, write: Callable[[Ledger, Path], object]
) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        add(ledger, 1)
        taken = tmp_path / "taken"
        taken.write_text("mine")
        with pytest.raises(LedgerConflict, match="nothing is written over"):
            write(ledger, taken)
        assert taken.read_text() == "mine"
        with pytest.raises(LedgerUnavailable, match="cannot be written"):
            write(ledger, tmp_path / "nowhere" / "file")


@pytest.mark.parametrize("write", [Ledger.back_up, lambda ledger, path: ledger.pack(path, AT)])
def test_a_ledger_that_was_altered_is_not_handed_on(tmp_path: Path, write: Callable[[Ledger, Path], object]) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        add(ledger, 1)
        alter(tmp_path / "one.db")
        with pytest.raises(LedgerDamaged, match="was altered after it was added"):
            write(ledger, tmp_path / "new")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["one.db"]


def alter(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER reports_no_update")
    connection.execute("UPDATE reports SET publisher = 'another'")
    connection.execute(
        "CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    )
    connection.commit()
    connection.close()


def no_archive(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 this is none" * 100)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def another_ledger(path: Path) -> None:
    rewrite(path, content=lambda content: content[:-1] + b"!")


def longer_than_said(path: Path) -> None:
    rewrite(path, content=lambda content: content + b"\0" * 5_000_000)


def made_to_fill_a_disk(path: Path) -> None:
    rewrite(path, manifest=lambda said: {**said, "size": 300_000_000})


def of_a_newer_program(path: Path) -> None:
    rewrite(path, manifest=lambda said: {**said, "form": 2})


def another_head(path: Path) -> None:
    rewrite(path, manifest=lambda said: {**said, "head": "0" * 64})


def without_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ledger.db", b"SQLite format 3\0")


def rewrite(
    path: Path,
    content: Callable[[bytes], bytes] = lambda content: content,
    manifest: Callable[[dict[str, Any]], dict[str, Any]] = lambda said: said,
) -> None:
    with zipfile.ZipFile(path) as archive:
        said, held = json.loads(archive.read("manifest.json")), archive.read("ledger.db")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest(said)))
        archive.writestr("ledger.db", content(held))


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (no_archive, NotALedger, "is no pack"),
        (cut_off, NotALedger, "is no pack"),
        (without_manifest, NotALedger, "is no pack"),
        (another_ledger, LedgerDamaged, "another ledger than its manifest says"),
        (longer_than_said, LedgerDamaged, "another ledger than its manifest says"),
        (made_to_fill_a_disk, NotALedger, "no ledger packs so tightly"),
        (of_a_newer_program, NotALedger, "newer version of reportedly"),
        (another_head, LedgerDamaged, "the ledger in it was altered"),
        (Path.unlink, LedgerMissing, "there is no such file"),
    ],
)
def test_a_pack_that_was_spoiled_is_not_opened(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[LedgerError], words: str
) -> None:
    packed, target = tmp_path / "pack.zip", tmp_path / "target.db"
    with Ledger.open(tmp_path / "one.db") as ledger:
        add(ledger, 1)
        ledger.pack(packed, AT)
    spoil(packed)
    with pytest.raises(error, match=words):
        unpack(packed, target)
    assert not target.exists()
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


def older(path: Path) -> None:
    """A ledger as earlier versions left it: its rows, and the log's digests of them, name the folders of a machine."""
    with Ledger.open(path) as ledger, pytest.MonkeyPatch.context() as patched:
        patched.setattr("reportedly.ledger.rows.without_folders", lambda origin: origin)
        patched.setattr("reportedly.ledger.rows.message_without_folders", lambda message, origin: message)
        for number in range(3):
            report = report_of(number, origin=f"/volumes/mina/secret-case/{number}.txt")
            ledger.add(report, raw_of(number), coding_of(report, "coder-1", claim_of(report)), ARRIVED)
        ledger.add(report_of(4), raw_of(4), coding_of(report_of(4)), ARRIVED)
        message = "/volumes/mina/secret-case/b.txt: there is nothing in it"
        ledger.refuse(Unreadable(origin="/volumes/mina/secret-case/b.txt", reason="empty", message=message), AT)
        assert ledger.check().problems == ()


def test_what_a_ledger_tells_names_no_folder_of_a_machine_though_an_older_one_holds_it(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    assert b"secret-case" in (tmp_path / "old.db").read_bytes()
    with Ledger.open(tmp_path / "old.db") as ledger:
        assert [report.origin for report in ledger.reports()] == ["0.txt", "1.txt", "2.txt", "northford/4.txt"]
        (refusal,) = ledger.refusals()
        assert (refusal.unreadable.origin, refusal.unreadable.message) == ("b.txt", "b.txt: there is nothing in it")


def test_a_pack_of_an_older_ledger_holds_no_folder_and_its_log_goes_on_from_the_old_one(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    with Ledger.open(tmp_path / "old.db") as ledger:
        before, made = ledger.head(), ledger.pack(tmp_path / "handed.zip", AT)
        assert ledger.head() == before
    unpack(tmp_path / "handed.zip", tmp_path / "new.db")
    content = (tmp_path / "new.db").read_bytes()
    assert b"secret-case" not in content
    assert b"mina" not in content
    with Ledger.open(tmp_path / "new.db") as there:
        assert (made.entry, there.check(before.hash).problems) == (before.entry + 1, ())
        assert add(there, 9)
        assert there.pack(tmp_path / "again.zip", AT).entry == made.entry + 1
        with pytest.raises(Exception, match="append-only"), there._writing() as connection:
            connection.exec_driver_sql("UPDATE reports SET origin = 'x'")


def test_a_ledger_without_folders_is_packed_as_it_is(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.db") as ledger:
        fill(ledger)
        assert ledger.pack(tmp_path / "handed.zip", AT).head == ledger.head().hash
