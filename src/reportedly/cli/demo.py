"""The command that shows a newcomer the whole way, on the reports that the package carries."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from reportedly import api
from reportedly.answers import Answers, telling
from reportedly.cli import coding, console, tables
from reportedly.cli.adding import Adding, Tally, expected
from reportedly.cli.exporting import Format, write
from reportedly.cli.listing import HARMED, ranked
from reportedly.ledger import Ledger
from reportedly.samples import samples

FILES = {
    Format.csv: "incidents.csv",
    Format.geojson: "incidents.geojson",
    Format.jsonl: "incidents.jsonl",
    Format.picture: "incidents.png",
}


def demo(
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to put the results.")] = Path(
        "demo-output"
    ),
) -> None:
    """Read the bundled sample reports, show the record, and leave a ledger, tables and a picture to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "reportedly.ledger"
    for old in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        old.unlink(missing_ok=True)
    console.say("Reading the sample reports: four on Aleppo in 2016, and an exercise in a country that does not exist.")
    with Ledger.open(path) as ledger:
        coding.tell(_read(ledger))
        answers, out = Answers(ledger), console.out()
        _show(out, answers, ledger)
        for form, name in FILES.items():
            write(form, folder / name, answers)
        _next(out, answers, path, folder)


def _read(ledger: Ledger) -> Tally:
    tally = Tally()
    found = samples()
    with coding.progress(sum(expected([sample.reports]) for sample in found)) as advance:
        for sample in found:
            coder = api.coder(sample.gazetteers, sample.parties)
            Adding(ledger, coder, advance).add([sample.reports], coding.read_options(), tally)
    return tally


def _show(out: Console, answers: Answers, ledger: Ledger) -> None:
    counts, incidents = ledger.counts(), answers.incidents()
    reports, claims = telling.count(counts.reports, "report"), telling.count(counts.claims, "claim")
    summary = f"{reports} ({counts.not_coded} not coded), {claims}, {telling.count(len(incidents), 'incident')}"
    out.print(Text(f"\n{summary}\n", style="bold"))
    harmed, violent, other = ranked(incidents)
    out.print(tables.incidents(harmed, HARMED, out.width))
    out.print(
        f"And {len(violent) + len(other)} without a number of people harmed: {telling.kinds([*violent, *other])}.\n"
    )
    out.print(tables.tolls(answers.tolls(by="week"), "week", "Tolls by week"))
    if checks := answers.checks():
        out.print(tables.checks(checks, "Totals that reports give, beside the sum of the incidents in their window"))
    out.print(tables.control(answers.control(), answers.claims, "Who is reported to hold which place"))


def _next(out: Console, answers: Answers, ledger: Path, folder: Path) -> None:
    out.print(Text("Written", style="bold"))
    for name in (ledger.name, *FILES.values()):
        out.print(f"  {folder / name}")
    told = max(answers.all_incidents, key=lambda one: (one.independent_voices, len(one.claims), one.id), default=None)
    command = f"reportedly --ledger {ledger}"
    tries = [
        f"{command} show {told.id[: telling.SHORT]}" if told else f"{command} reports",
        f"{command} incidents --all",
        f"{command} incidents --place Tarnholt",
        f"{command} control Selmere",
        f"{command} serve",
        f"{command} brief --place Tarnholt --out {folder / 'tarnholt'}",
        f"{command} tolls --by place --from 2024-03-01",
        f"{command} export csv {folder / 'selmere.csv'} --place Selmere",
        "reportedly code REPORT.txt --published 2024-03-05",
        "reportedly add FOLDER",
    ]
    if script := _activation():
        tries.insert(0, f". {script}")
    out.print(Text("Try next", style="bold"))
    for line in tries:
        out.print(f"  {line}", soft_wrap=True)


def _activation() -> str | None:
    """The script that puts the command on the path, where it is not on it already; by its short name in a checkout."""
    script = Path(sys.executable).with_name("activate")
    if shutil.which("reportedly") is not None or not script.is_file():
        return None
    return telling.path(str(script))
