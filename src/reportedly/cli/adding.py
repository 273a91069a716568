"""From paths to a ledger: read, code, keep, one report at a time, so that stopping at any moment loses nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.answers import telling
from reportedly.ledger import Custody, Ledger
from reportedly.records import Report, Unreadable

if TYPE_CHECKING:
    from reportedly.claims.interface import Coder
    from reportedly.reports import ReadOptions
    from reportedly.reports.originals import Originals


@dataclass
class Tally:
    """What became of the input. `refused`, `not_coded` and `undated` hold one sentence for each,
    `passed_over` the files of folders that no report ends like, by their ending."""

    added: int = 0
    known: int = 0
    claims: int = 0
    refused: list[str] = field(default_factory=list)
    not_coded: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Adding:
    """A ledger to add to and the coder to do it with. `advance` is called with the name of each input that is done."""

    ledger: Ledger
    coder: Coder
    advance: Callable[[str], None] = lambda name: None

    def add(self, paths: Sequence[Path], options: ReadOptions, tally: Tally) -> None:
        """Adds all reports of files and folders and counts them in `tally`, which is right after every one of them."""
        from reportedly.reports import read_paths
        from reportedly.reports.folders import endings_passed_over
        from reportedly.reports.originals import Originals

        originals = Originals(paths)
        with self.ledger.together():
            for found in read_paths(paths, options):
                if isinstance(found, Unreadable):
                    self._refuse(found, originals, tally)
                else:
                    self._keep(found, originals, tally)
                self.advance(found.origin)
        tally.passed_over.update(endings_passed_over(paths))

    def _refuse(self, unreadable: Unreadable, originals: Originals, tally: Tally) -> None:
        self.ledger.refuse(originals.inside(unreadable), datetime.now(UTC))
        tally.refused.append(unreadable.message)

    def _keep(self, report: Report, originals: Originals, tally: Tally) -> None:
        if self.ledger.known(report.raw_sha256):
            tally.known += 1
            return
        from reportedly.reports.originals import OriginalLostError

        try:
            raw = originals.of(report)
        except OriginalLostError as error:
            tally.refused.append(str(error))
            return
        coding = self.coder.code(report)
        custody = Custody(collected_at=datetime.now(UTC), collection_method="file")
        if not self.ledger.add(originals.inside(report), raw, coding, custody):
            tally.known += 1  # another process was quicker
            return
        tally.added += 1
        tally.claims += len(coding.claims)
        if not coding.coded:
            tally.not_coded.append(f"{telling.path(report.origin)}: {coding.reason}")
        elif report.published is None:
            tally.undated.append(f"{telling.path(report.origin)}{_wrong_day(report)}")


def _wrong_day(report: Report) -> str:
    """What is wrong with the day that came with a report; nothing where none came."""
    from reportedly.reports.dates import NO_DATE, UNRESOLVED

    ending = f"; {UNRESOLVED}"
    wrong = [note for note in report.notes if note.endswith(ending) and note != NO_DATE]
    return "".join(f": {telling.clean(note.removesuffix(ending))}" for note in wrong)


def recode(ledger: Ledger, coder: Coder, advance: Callable[[str], None]) -> Tally:
    """Codes each report of a ledger that this coder has not coded; one transaction each, so that it may be stopped."""
    tally = Tally()
    done = {coding.report for coding in ledger.codings() if coding.coder == coder.id}
    with ledger.together():
        for identity in [report.id for report in ledger.reports()]:
            report = ledger.report(identity)
            if identity in done:
                tally.known += 1
            else:
                coding = coder.code(report)
                if ledger.add_coding(coding, datetime.now(UTC)):
                    tally.added += 1
                    tally.claims += len(coding.claims)
                if not coding.coded:
                    tally.not_coded.append(f"{telling.path(report.origin)}: {coding.reason}")
            advance(report.origin)
    return tally


def expected(paths: Sequence[Path]) -> int:
    """About how many reports lie under paths, for a progress bar: files, and the lines of JSON Lines files."""
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return sum(_reports_in(file) for file in files if file.is_file() and not file.name.startswith((".", "_")))


def _reports_in(file: Path) -> int:
    if file.suffix.lower() not in (".jsonl", ".ndjson"):
        return 1
    try:
        with file.open("rb") as lines:
            return sum(1 for _ in iter(lambda: lines.readline(1 << 20), b""))
    except OSError:  # reading will say why; this is only for the bar
        return 1
