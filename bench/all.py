"""All yardsticks that are present: runs each adapter, scores it, and writes one table.

Usage: python bench/all.py [FOLDER] [--task NAME]... [--date YYYY-MM-DD] [--output FILE] [--limit SECONDS]

FOLDER holds one folder for each yardstick (default: ../shared/bench beside the repository). Without `--task`
everything is run and bench/RESULTS.md is written; with it only the named ones are ("speed", "places and times",
"calibration", "robustness" and "long runs" count as tasks), and a file is written only with `--output`. Exit code 1:
something failed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import long_runs
from children import Run, run

BENCH = Path(__file__).resolve().parent
REPOSITORY = BENCH.parent
EXTRA = ("speed", "places and times", "calibration", "robustness", "long runs")
SPEEDS = {
    "coder": "`reportedly.code`",
    "light": "`reportedly.code`, light reading",
    "spacy": "spaCy, full English pipeline with ner",
}
LIMIT = 1800.0  # seconds; the yardsticks ask for 900 on two cores


@dataclass
class Report:
    """The lines of RESULTS.md, printed as they come, and whether anything failed."""

    lines: list[str] = field(default_factory=list)
    failed: bool = False

    def add(self, *lines: str) -> None:
        self.lines += lines
        print(*lines, sep="\n", flush=True)


@dataclass(frozen=True)
class Settings:
    folder: Path
    scratch: Path
    limit: float


def main(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    wanted = options.task or [*tasks(), *EXTRA]
    report = Report()
    report.add(*heading(options.date))
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(options.folder.resolve(), Path(scratch), options.limit)
        yardsticks(report, settings, [task for task in wanted if task not in EXTRA])
        if "speed" in wanted:
            speed(report, settings)
        if "places and times" in wanted:
            places_and_times(report, settings)
        if "calibration" in wanted:
            calibration(report, settings)
        if "robustness" in wanted:
            robustness(report, settings)
        if "long runs" in wanted:
            long(report)
    target = options.output or (None if options.task else BENCH / "RESULTS.md")
    if target is not None:
        target.write_text("\n".join(report.lines) + "\n", encoding="utf-8")
    return 1 if report.failed else 0


def parser() -> argparse.ArgumentParser:
    parsed = argparse.ArgumentParser(description="Runs the yardsticks that are present and writes one table.")
    parsed.add_argument("folder", nargs="?", type=Path, default=REPOSITORY.parent / "shared" / "bench")
    parsed.add_argument("--task", action="append", choices=[*tasks(), *EXTRA], help="only this one; may be repeated")
    parsed.add_argument("--date", type=date.fromisoformat, default=None, help="the day to write (default: today)")
    parsed.add_argument("--output", type=Path, help="file to write (default with no --task: bench/RESULTS.md)")
    parsed.add_argument("--limit", type=float, default=LIMIT, help="seconds after which a task is ended")
    return parsed


def specifications() -> dict[str, Any]:
    return tomllib.loads((BENCH / "figures.toml").read_text(encoding="utf-8"))


def tasks() -> list[str]:
    return sorted(specifications())


def heading(day: date | None) -> list[str]:
    commit = git("rev-parse", "--short=12", "HEAD") or "unknown"
    changed = " with uncommitted changes" if git("status", "--porcelain", "--", "src", "bench/adapters") else ""
    return [
        "# Results",
        "",
        "Written by `make bench`; figures are comparable only within one such table.",
        "",
        f"- commit: {commit}{changed}",
        f"- date: {(day or date.today()).isoformat()}",
        f"- machine: {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    ]


def git(*arguments: str) -> str:
    try:
        found = subprocess.run(["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    except OSError:  # no git on this machine: the table says "unknown"
        return ""
    return found.stdout.strip()


def table(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


# --- yardsticks -------------------------------------------------------------------------------------------------------


def yardsticks(report: Report, settings: Settings, wanted: Sequence[str]) -> None:
    if not wanted:
        return
    report.add("", "## Yardsticks", "")
    report.add(table("task", "part", "main", "other figures", "seconds", "CPU seconds", "peak MB"))
    report.add("|---|---|---|---|---|---|---|")
    for task in wanted:
        for part in specifications()[task].get("parts", ["dev"]):
            report.add(row(report, settings, task, part))


def row(report: Report, settings: Settings, task: str, part: str) -> str:
    folder = settings.folder / specifications()[task].get("folder", task)
    source, gold = (folder / f"{part}.{kind}.jsonl" for kind in ("input", "gold"))
    if not source.is_file():
        return table(task, part, "absent", "", "", "", "")
    target = settings.scratch / f"{task}-{part}.jsonl"
    done = run([sys.executable, str(BENCH / "run.py"), task, str(source), str(target)], settings.limit)
    cost = (f"{done.seconds:.0f}", f"{done.cpu_seconds:.0f}", f"{done.peak_mb:.0f}")
    failure, scores = done.failure, None
    if failure is None:
        failure, scores = scored(settings, folder / "score.py", gold, target)
    if scores is None:
        report.failed = True
        return table(task, part, "FAILED", failure, *cost)
    main_name, *others = figures(task, scores)
    return table(task, part, f"**{main_name[1]}** ({main_name[0]})", "; ".join(f"{n} {v}" for n, v in others), *cost)


def scored(settings: Settings, scorer: Path, gold: Path, target: Path) -> tuple[str | None, dict[str, Any] | None]:
    """Why scoring failed, or the scorer's answer."""
    done = run([sys.executable, str(scorer), str(gold), str(target)], settings.limit)
    if done.failure is not None:
        return f"scorer: {done.failure}", None
    try:
        return None, dict(json.loads(done.out))
    except ValueError as error:
        return f"scorer: no JSON ({error})", None


def figures(task: str, scores: dict[str, Any]) -> list[tuple[str, str]]:
    specification = specifications()[task]
    found = [(specification["main"], written(scores.get("main")))]
    for label, path in specification["figures"].items():
        found += [(" ".join([*names, label]), written(value)) for names, value in at(scores, path.split("."))]
    return found


def at(value: Any, path: Sequence[str]) -> Iterator[tuple[list[str], Any]]:
    """The values at a path, each with the names that stood for its stars. A name may hold points itself."""
    if not path:
        yield [], value
        return
    if path[0] == "*" and isinstance(value, dict):
        for name in value:
            for names, inner in at(value[name], path[1:]):
                yield [name, *names], inner
        return
    for length in range(len(path), 0, -1):
        name = ".".join(path[:length])
        if isinstance(value, dict) and name in value:
            yield from at(value[name], path[length:])
            return
    yield [], None


def written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) > 1 else f"{value:.4f}".lstrip("0") or "0"
    return "-" if value is None else str(value)


# --- speed ------------------------------------------------------------------------------------------------------------


def speed(report: Report, settings: Settings) -> None:
    source = settings.folder / "claims" / "dev.input.jsonl"
    report.add("", "## Speed", "")
    if not source.is_file():
        report.add("claims: absent")
        return
    report.add("The reports of `claims` (dev), one process each, loading left out of words per second.", "")
    report.add(table("what", "words", "CPU seconds", "words per CPU second", "CPU seconds to load", "peak MB"))
    report.add("|---|---|---|---|---|---|")
    for name, shown in SPEEDS.items():
        done = run([sys.executable, str(BENCH / "speed.py"), name, str(source)], settings.limit)
        if done.failure is not None:
            report.failed = True
            report.add(table(shown, "FAILED", done.failure, "", "", ""))
            continue
        told = json.loads(done.out)
        rate, memory = f"{told['words_per_second']:.0f}", f"{done.peak_mb:.0f}"
        report.add(table(shown, told["words"], f"{told['seconds']:.2f}", rate, f"{told['load']:.2f}", memory))


# --- places and times -------------------------------------------------------------------------------------------------


def places_and_times(report: Report, settings: Settings) -> None:
    """What finding them costs beside the parse, and what the gazetteer costs alone."""
    source = settings.folder / "claims" / "dev.input.jsonl"
    report.add("", "## Cost of places and times", "")
    if not source.is_file():
        report.add("claims: absent")
        return
    report.add("CPU seconds over the reports of `claims` (dev), and the package's gazetteer by itself.", "")
    report.add(table("what", "figure", "at most"), "|---|---|---|")
    share = told_by(report, settings, "places_and_times.py", str(source))
    cost = told_by(report, settings, "gazetteer.py")
    if share:
        report.add(table("times and places together, share of the parse", written(share["share"]), share["target"]))
    if cost:
        most = cost["targets"]
        report.add(table("the index is built, CPU seconds", cost["build_seconds"], most["build_seconds"]))
        report.add(table("places and names in it", f"{cost['places']} and {cost['names']}", "-"))
        report.add(table("is a name in it? microseconds", cost["has_microseconds"], most["lookup_microseconds"]))
        report.add(table("its places, microseconds", cost["matches_microseconds"], most["lookup_microseconds"]))
        report.add(table("memory, MB", cost["memory_mb"], most["memory_mb"]))


def told_by(report: Report, settings: Settings, script: str, *arguments: str) -> dict[str, Any]:
    """The JSON object that a script prints; where it fails a row that says so, and nothing."""
    done = run([sys.executable, str(BENCH / script), *arguments], settings.limit)
    if done.failure is not None:
        report.failed = True
        report.add(table("FAILED", f"{script}: {done.failure}", ""))
        return {}
    return dict(json.loads(done.out))


# --- calibration ------------------------------------------------------------------------------------------------------


def calibration(report: Report, settings: Settings) -> None:
    """How sure the coder is, beside how often it is right; the picture of it beside the table."""
    report.add("", "## Calibration", "")
    folder = settings.folder / "claims"
    if not (folder / "dev.input.jsonl").is_file():
        report.add("claims: absent")
        return
    report.add("Confidence on `claims` (dev), which its models never saw. The picture: `bench/calibration.png`.")
    report.add("By chance: the error that so few answers would show if every confidence were exactly true.", "")
    columns = ("answers", "number", "share right", "mean confidence", "expected calibration error")
    report.add(table(*columns, "by chance: mean", "by chance: 95 % stay below"))
    report.add("|---|---|---|---|---|---|---|")
    picture = BENCH / "calibration.png"
    done = run([sys.executable, str(BENCH / "calibration.py"), str(folder), "--picture", str(picture)], settings.limit)
    if done.failure is not None:
        report.failed = True
        report.add(table("FAILED", done.failure, *[""] * 5))
        return
    for name, told in json.loads(done.out).items():
        names = ("right", "confidence", "expected_calibration_error", "by_chance", "by_chance_95")
        report.add(table(name, told["answers"], *(written(told[one]) for one in names)))


# --- robustness -------------------------------------------------------------------------------------------------------


def robustness(report: Report, settings: Settings) -> None:
    report.add("", "## Robustness", "", "Every text of every dev input, read, coded and added to a ledger.", "")
    report.add(table("task", "texts", "added", "known", "coded", "not coded", "refused", "claims", "lost", "crashes"))
    report.add("|---|---|---|---|---|---|---|---|---|---|")
    for task in (name for name in tasks() if "folder" not in specifications()[name]):
        source = settings.folder / task / "dev.input.jsonl"
        if not source.is_file():
            report.add(table(task, "absent", *[""] * 8))
            continue
        ledger = settings.scratch / f"{task}.ledger"
        done = run([sys.executable, str(BENCH / "robustness.py"), str(source), str(ledger)], settings.limit)
        report.add(robustness_row(report, task, done))


def robustness_row(report: Report, task: str, done: Run) -> str:
    if done.failure is not None:
        report.failed = True
        return table(task, "FAILED", done.failure, *[""] * 7)
    told = json.loads(done.out)
    report.failed = report.failed or bool(told["crashes"] or told["lost"] or told["damage"])
    counts = [told.get(name, 0) for name in ("texts", "added", "known", "coded")]
    reasons = [counted(told, prefix) for prefix in ("not coded: ", "refused: ")]
    crashes = [f"{message} (line {lines[0]})" for message, lines in told["crashes"].items()]
    wrong = "; ".join([str(sum(map(len, told["crashes"].values()))), *crashes[:3], *told["damage"][:3]])
    return table(task, *counts, *reasons, told.get("claims", 0), told["lost"], wrong)


def counted(told: dict[str, Any], prefix: str) -> str:
    """How many, and the reasons with how many each."""
    found = {name.removeprefix(prefix): number for name, number in told.items() if name.startswith(prefix)}
    listed = "; ".join(f"{name} {number}" for name, number in sorted(found.items()))
    return f"{sum(found.values())} ({listed})" if found else "0"


# --- long runs --------------------------------------------------------------------------------------------------------


def long(report: Report) -> None:
    """What bench/long_runs.py recorded; nothing is run."""
    report.add("", "## Long runs", "", "Recorded by `python bench/long_runs.py`, each at its own day and commit.", "")
    report.add(table("run", "command", "commit, day", "figures"))
    report.add("|---|---|---|---|")
    for told in long_runs.recorded():
        run_ = long_runs.known()[told["name"]]
        shown = "; ".join(long_runs.figures(told["found"]))
        note = f" ({told['note']})" if told["note"] else ""
        command = f"`python bench/{' '.join(run_['command'])}`".replace("{scratch}", "FOLDER")
        report.add(table(run_["about"], command, f"{told['commit']}, {told['date']}", shown + note))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
