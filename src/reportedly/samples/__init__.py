"""Reports to try the program on, written by its authors; the `_note.md` of each folder says what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Sample:
    """One sample: the folder of its reports, and the gazetteers and parties that they need beyond the package's own."""

    name: str
    reports: Path
    gazetteers: tuple[Path, ...] = ()
    parties: tuple[Path, ...] = ()


def samples() -> list[Sample]:
    """All samples that the package carries, by name."""
    return [_sample(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir()]


def _sample(folder: Path) -> Sample:
    own = {kind: tuple(sorted(folder.glob(f"{kind}*.csv"))) for kind in ("gazetteer", "parties")}
    return Sample(folder.name, folder / "reports", own["gazetteer"], own["parties"])
