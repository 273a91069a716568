"""Kills writers without warning, lets their writes fail and their disk fill up, and looks each time whether anything
that was acknowledged is lost, anything is there twice, and whether the ledger is as its log says.

Usage: python bench/faults.py [--kills N] [--faults N] [--engine sqlite|postgresql] [--seed N]

A writer is a process of its own that adds a folder of reports, as `reportedly add` does, and decides on claims; it
says what is done on a pipe. It is run again on the same ledger until all is in it; then a new ledger is begun. Prints
one JSON object; exit code 1 if anything was lost, doubled or not clean. A real full disk needs root (a small file
system in memory); elsewhere the sizes of files are limited.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cluster
import trivial
from reportedly.cli.adding import Adding, Tally
from reportedly.ledger import Ledger, LedgerError
from reportedly.records import digest
from reportedly.reports import ReadOptions

REPORTS = 40  # in one ledger
OPTIONS = ReadOptions(published=date(2024, 3, 6), language="en")
SMALL_DISK = "16m"
EARLY = 0.25  # share of the kills that come at any moment from the start: while the ledger is made, too
PATIENCE = 30.0  # seconds
EACH = 4  # after so many failing runs one may get through, and a new ledger is begun


@dataclass
class Found:
    """What came of the runs."""

    runs: int = 0
    struck: int = 0  # runs in which the writer did not get to its end
    ledgers: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    unclean: list[str] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)  # names of the errors that writers ended with

    @property
    def well(self) -> bool:
        return not (self.lost or self.doubled or self.unclean)


@dataclass
class Trial:
    """One ledger, the folder that goes into it, and what writers have said is in it."""

    address: str
    folder: Path
    reports: set[str] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        return len(self.reports) == len(self.decisions) == REPORTS


# --- the writer -------------------------------------------------------------------------------------------------------


def write(address: str, folder: Path, say: Callable[[str], None]) -> None:
    """Adds the folder and decides on a claim of each report; says what is done once it is done."""
    with Ledger.open(address) as ledger:

        def advance(origin: str) -> None:
            number = int(Path(origin).stem)
            say(f"report {number}")
            claim = digest("claim", report_id(number), 0)
            at = trivial.START + timedelta(days=400, seconds=number)
            ledger.decide("reject", "Mina", "not of this war", at, claims=(claim,))
            say(f"decision {number}")

        tally = Tally()
        Adding(ledger, trivial.TrivialCoder(), advance).add([folder], OPTIONS, tally)
        if tally.refused:
            raise RuntimeError(tally.refused[0])


def report_id(number: int) -> str:
    """The id that reading gives the report of a number."""
    return _ids()[number]


def _ids(known: dict[int, str] = {}) -> dict[int, str]:  # noqa: B006 - kept from call to call on purpose
    if not known:
        from reportedly.reports import read_paths

        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "reports"
            trivial.write_folder(folder, REPORTS)
            known.update({int(Path(one.origin).stem): one.id for one in read_paths([folder], OPTIONS)})  # type: ignore[union-attr]  # all can be read
    return known


@dataclass
class Pipe:
    """A writer that runs, and the pipe on which it speaks. Forked and not started anew: its libraries are there
    already, so that nearly all kills hit it at work. No connection is open while it is forked."""

    pid: int
    reader: int
    said: bytes = b""

    @classmethod
    def start(cls, trial: Trial, prepare: Callable[[], None] = lambda: None) -> Pipe:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writer)
            return cls(pid, reader)
        code = 1
        try:
            os.close(reader)
            prepare()
            write(trial.address, trial.folder, lambda line: _all_of(writer, f"{line}\n".encode()))
            code = 0
        except LedgerError as error:
            _all_of(writer, f"error {type(error).__name__}\n".encode())
        except BaseException as error:  # noqa: BLE001 - the child ends here; what it failed at is told by the parent
            message = " ".join(f"error {type(error).__name__}: {error}".split())[:300]
            _all_of(writer, f"{message}\n".encode())
        finally:
            os._exit(code)

    def listen(self, seconds: float) -> bool:
        """Reads what is said within so many seconds; False once the writer has ended."""
        ready, _, _ = select.select([self.reader], [], [], max(0.0, seconds))
        if not ready:
            return True
        heard = os.read(self.reader, 1 << 16)
        self.said += heard
        return bool(heard)

    def end(self, trial: Trial, found: Found) -> bool:
        """Waits for its end and notes what it said; False if it had not got through."""
        while self.listen(PATIENCE):
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.reader)
        for line in self.said.decode().splitlines(keepends=True):
            kind, _, what = line.partition(" ")
            if line.endswith("\n"):
                known = {"report": trial.reports, "decision": trial.decisions}
                if kind in known:
                    known[kind].add(what.strip())
                else:
                    found.said[what.strip()] += 1
        return os.waitstatus_to_exitcode(status) == 0


def _all_of(writer: int, line: bytes) -> None:
    os.write(writer, line)  # shorter than PIPE_BUF: whole or not at all


# --- what may happen to it --------------------------------------------------------------------------------------------


def kill(seed: int, trial: Trial, pipe: Pipe) -> None:
    """SIGKILL: early at any moment, else shortly after something more was acknowledged."""
    moment = random.Random(seed)
    if moment.random() < EARLY:
        until = time.monotonic() + moment.uniform(0, 0.25)
        while (left := until - time.monotonic()) > 0 and pipe.listen(left):
            pass
    else:
        limit = time.monotonic() + PATIENCE
        wanted = len(trial.reports) + len(trial.decisions) + moment.randrange(1, 12)
        while pipe.said.count(b"\n") < wanted and time.monotonic() < limit and pipe.listen(0.05):
            pass
        time.sleep(moment.uniform(0, 0.012))
    os.kill(pipe.pid, signal.SIGKILL)


def limited(seed: int) -> Callable[[], None]:
    """What makes the writes of a process fail from some size of a file on."""
    size = random.Random(seed).randrange(40_000, 700_000)
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A file system of a few megabytes, or None where one cannot be made."""
    with tempfile.TemporaryDirectory() as name:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK},mode=777", "tmpfs", name]
        if os.getuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
            yield None
            return
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=False)


def fill(disk: Path, seed: int) -> Path:
    """Leaves between nothing and 1.5 MB of a disk."""
    filler = disk / "filler"
    room = os.statvfs(disk)
    left = random.Random(seed).randrange(0, 1_500_000)
    with filler.open("wb") as file:
        file.write(b"\0" * max(0, room.f_bavail * room.f_frsize - left))
    return filler


# --- looking afterwards -----------------------------------------------------------------------------------------------


def look(trial: Trial, found: Found) -> None:
    """Counts what is lost, doubled or wrong in a ledger."""
    try:
        with Ledger.open(trial.address, create=False) as ledger:
            kept = [int(Path(report.origin).stem) for report in ledger.reports()]
            decided = [decision.claims[0] for decision in ledger.decisions()]
            codings = [(coding.report, coding.coder) for coding in ledger.codings()]
            halves = [one for one, claims in ledger.records() if len(claims) != 3]
            problems = ledger.check().problems
    except LedgerError as error:
        if trial.reports:
            found.unclean.append(str(error))
        return  # killed before there was a ledger
    numbers = {digest("claim", report_id(number), 0): str(number) for number in range(REPORTS)}
    found.lost += len(trial.reports - {str(number) for number in kept})
    found.lost += len(trial.decisions - {numbers[claim] for claim in decided})
    for listed in (kept, decided, codings):
        found.doubled += len(listed) - len(set(listed))  # type: ignore[arg-type]  # three kinds of lists
    found.unclean += problems
    found.unclean += [f"{report.id}: not whole" for report in halves]


def kills(count: int, seed: int, new_address: Callable[[], str]) -> Found:
    """Kills writers until so many were killed at work."""
    found = Found()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        trivial.write_folder(folder, REPORTS)
        trial: Trial | None = None
        while found.struck < count:
            if trial is None or trial.whole:
                trial = _begun(new_address(), folder, found)
            pipe = Pipe.start(trial)
            kill(seed + found.runs, trial, pipe)
            _ended(pipe, trial, found)
        _gone_on_with(trial, found)
        return found


def faults(count: int, seed: int, new_address: Callable[[], str], disk: Path | None) -> Found:
    """Lets the writes of so many writers fail: on a disk that is full where there is one, by a limit on files else."""
    found = Found()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        trivial.write_folder(folder, REPORTS)
        trial: Trial | None = None
        while found.struck < count and found.runs < 4 * count + 20:
            if trial is None or trial.whole:
                trial = _begun(new_address(), folder, found)
            moment = seed + found.runs
            if disk is not None:
                filler = fill(disk, moment)
                _ended(Pipe.start(trial), trial, found, freed=filler)
            else:
                _ended(Pipe.start(trial, limited(moment)), trial, found)
            if found.runs % EACH == 0:
                _gone_on_with(trial, found)
        _gone_on_with(trial, found)
        return found


def _gone_on_with(trial: Trial | None, found: Found) -> None:
    """A writer that nothing happens to brings everything in that is still missing."""
    if trial is not None and not trial.whole:
        Pipe.start(trial).end(trial, found)
        look(trial, found)
        if not trial.whole:
            found.unclean.append(f"{trial.address}: could not be gone on with")


def _begun(address: str, folder: Path, found: Found) -> Trial:
    found.ledgers += 1
    return Trial(address, folder)


def _ended(pipe: Pipe, trial: Trial, found: Found, freed: Path | None = None) -> None:
    before = len(trial.reports) + len(trial.decisions)
    through = pipe.end(trial, found)
    if freed is not None:
        freed.unlink()
    found.runs += 1
    found.struck += not through
    found.acknowledged += len(trial.reports) + len(trial.decisions) - before
    look(trial, found)


# --- all of it --------------------------------------------------------------------------------------------------------


def on_sqlite(options: argparse.Namespace) -> dict[str, Found]:
    numbers = iter(range(1_000_000))
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory()))

        def file_in(place: Path) -> Callable[[], str]:
            def new() -> str:
                for old in place.glob("*.ledger*"):
                    old.unlink()
                return str(place / f"{next(numbers)}.ledger")

            return new

        made = {"kills": kills(options.kills, options.seed, file_in(folder))}
        disk = kept.enter_context(small_disk())
        if disk is not None:
            half = options.faults // 2
            made["full disk"] = faults(half, options.seed, file_in(disk), disk)
            made["failing writes"] = faults(options.faults - half, options.seed, file_in(folder), None)
        else:
            made["failing writes"] = faults(options.faults, options.seed, file_in(folder), None)
        return made


def on_postgresql(options: argparse.Namespace) -> dict[str, Found]:
    with cluster.cluster() as server, ExitStack() as kept:
        made = {"kills": kills(options.kills, options.seed, lambda: server.address(server.new_database()))}
        disk = kept.enter_context(small_disk())
        if disk is not None:
            made["full disk"] = faults(options.faults, options.seed, _on_disk(server, disk), disk)
        return made


def _on_disk(server: cluster.Cluster, disk: Path) -> Callable[[], str]:
    """Databases whose tables lie on a small disk, one at a time."""
    import pwd

    owner = (server.folder / "data").stat().st_uid
    os.chown(disk, owner, pwd.getpwuid(owner).pw_gid)
    disk.chmod(0o700)
    server.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
    names: list[str] = []

    def new() -> str:
        if names:
            server.drop(names.pop())
        names.append(server.new_database())
        server.execute(f"ALTER DATABASE {names[0]} SET default_tablespace = 'small'")
        return server.address(names[0])

    return new


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Kills writers and fails their writes; looks what is left.")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--faults", type=int, default=20)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=20160927)
    options = parser.parse_args(arguments)
    _ids()  # loads what reading needs, once for all that are forked
    found = {"sqlite": on_sqlite, "postgresql": on_postgresql}[options.engine](options)
    print(json.dumps({"engine": options.engine, **{name: told(one) for name, one in found.items()}}))
    return 0 if all(one.well for one in found.values()) else 1


def told(found: Found) -> dict[str, Any]:
    counts = {name: getattr(found, name) for name in ("runs", "struck", "ledgers", "acknowledged", "lost", "doubled")}
    return {**counts, "unclean": len(found.unclean), "problems": found.unclean[:5], "errors": dict(found.said)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
