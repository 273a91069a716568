"""A coder that keeps its claims in a file, so that linking and reconciling can be measured without reading anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import reportedly
from reportedly.claims.interface import Coder
from reportedly.records import Coding, Report, digest


class KeptCoder:
    """Codes a report once; a report that stands in the file already has the claims that stand there. Codings of another
    coder (another version or set-up) are not used. A change of its code alone does not show: then delete the file."""

    def __init__(self, coder: Coder, path: Path) -> None:
        """Raises ValueError, with file and line, for what is no coding."""
        self._coder, self._path = coder, path
        self._known = dict(self._read()) if path.exists() else {}

    @property
    def id(self) -> str:
        return self._coder.id

    def code(self, report: Report) -> Coding:
        key = digest("kept", report.id, report.text_sha256, str(report.published), report.language)
        if key not in self._known:
            self._known[key] = coding = self._coder.code(report)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps({"key": key, "coding": coding.model_dump(mode="json")}) + "\n")
        return self._known[key]

    def _read(self) -> Iterator[tuple[str, Coding]]:
        for number, line in enumerate(self._path.read_text(encoding="utf-8").split("\n"), 1):
            if line:
                try:
                    row = json.loads(line)
                    coding = Coding.model_validate(row["coding"])
                except (ValueError, KeyError, TypeError) as error:
                    raise ValueError(f"{self._path}:{number}: not a kept coding ({error}); delete the file") from error
                if coding.coder == self.id:
                    yield row["key"], coding


@contextmanager
def kept_claims(path: Path) -> Iterator[None]:
    """While it lasts, the package's own coder keeps its claims in a file."""
    coder = KeptCoder(reportedly.coder(), path)
    with patch.object(reportedly, "code", coder.code), patch.object(reportedly, "coder", lambda: coder):
        yield
