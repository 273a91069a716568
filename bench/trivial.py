"""Reports that cost nothing to make and a coder that costs nothing to run, where only the keeping is of interest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from reportedly.ledger import Custody
from reportedly.records import Claim, Coding, Evidence, Report, Source, digest

START = datetime(2024, 1, 1, tzinfo=UTC)


class TrivialCoder:
    """Makes one claim of each line, in no time."""

    id = "trivial"

    def code(self, report: Report) -> Coding:
        claims, start = [], 0
        for line in report.text.splitlines():
            if line:
                claims.append(self._claim(report, start, line))
            start += len(line) + 1
        return Coding(report=report.id, coder=self.id, coded=True, claims=tuple(claims))

    def _claim(self, report: Report, start: int, line: str) -> Claim:
        return Claim(
            id=digest("claim", report.id, start),
            report=report.id,
            coder=self.id,
            evidence=Evidence(start=start, end=start + len(line), exact=line),
            kind="shelling",
            source=Source(name="The Northford Post", kind="media"),
            happening=f"shelling {start}",
        )


def text(number: int, lines: int = 3) -> str:
    """A report of so many lines; another one for each number."""
    return "\n".join(f"Shelling of Northford, account {number}, line {line}." for line in range(lines)) + "\n"


def report(number: int) -> tuple[Report, bytes]:
    """The report of a number, as it would be read, and its bytes."""
    said = text(number)
    raw = said.encode()
    hashed = sha256(raw).hexdigest()
    day = (START + timedelta(days=number % 300)).date()
    fields = {"id": digest(hashed), "text": said, "raw_sha256": hashed, "text_sha256": hashed}
    return Report.model_validate({**fields, "published": day, "publisher": "The Northford Post"}), raw


def custody(number: int) -> Custody:
    """When a report arrived: a second after the one before it."""
    return Custody(collected_at=START + timedelta(seconds=number), collection_method="file")


def write_folder(folder: Path, count: int) -> None:
    """The same reports as files."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(text(number), encoding="utf-8")
