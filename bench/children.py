"""Runs a command as a process of its own and measures it: seconds, processor seconds, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Timer
from time import perf_counter

KIBIBYTES = 1024 * 1024 if sys.platform == "darwin" else 1024  # of a mebibyte: the unit of ru_maxrss differs


@dataclass(frozen=True)
class Run:
    """How a command went: seconds of the wall clock and of the processor, peak of the resident set in MiB."""

    code: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    out: str
    errors: str

    @property
    def failure(self) -> str | None:
        """Why the command failed, in its own last words."""
        if self.code == 0:
            return None
        last = self.errors.strip().splitlines()[-1:] or ["no message"]
        return f"exit code {self.code}: {last[0][:200]}"


def run(command: Sequence[str], limit: float) -> Run:
    """Runs a command; it is ended after `limit` seconds. Processes that it waited for count in."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = perf_counter()
        process = subprocess.Popen(list(command), stdout=out, stderr=errors)
        clock = Timer(limit, process.kill)
        clock.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        finally:
            clock.cancel()
        seconds = perf_counter() - started
        process.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
        if code < 0:
            said += f"\nended by signal {-code} after {seconds:.0f} s (limit {limit:.0f} s)"
        cpu = used.ru_utime + used.ru_stime
        peak = used.ru_maxrss / KIBIBYTES
        return Run(code, seconds, cpu, peak, out.read().decode("utf-8", "replace"), said)
