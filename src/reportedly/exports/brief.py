"""A situation brief as files: HTML that holds all it needs, and PDF."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from reportedly.answers.brief import Brief
from reportedly.exports import borders, brief_pictures
from reportedly.exports.atomic import replacing
from reportedly.exports.picture_map import Located, Towns

TEXTS = Path(__file__).parent / "data" / "brief.toml"


@dataclass(frozen=True)
class Texts:
    """What every brief says of itself."""

    method: tuple[str, ...]
    caution: tuple[str, ...]
    key: str
    version: str


@cache
def texts() -> Texts:
    """Read when first asked for."""
    held = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    key = f"{held['key']} {borders.CREDIT}."
    return Texts(tuple(held["method"]), tuple(held["caution"]), key, version("reportedly"))


@dataclass(frozen=True)
class Pictures:
    """The pictures of a brief (SVG), and what of it is on the map."""

    where: bytes
    when: bytes
    located: Located

    @property
    def undrawn(self) -> str:
        """What the map leaves out, in words."""
        parts = []
        if self.located.coarse:
            parts.append(f"{self.located.coarse} known only to a province or wider")
        if self.located.nowhere:
            parts.append(f"{self.located.nowhere} without a known place")
        return f"Not on the map: {', '.join(parts)}." if parts else ""


def pictures_of(brief: Brief, towns: Towns | None = None) -> Pictures:
    """Draws the pictures once for all formats."""
    where, located = brief_pictures.map_of(brief.incidents, towns)
    return Pictures(where, brief_pictures.timeline_of(brief.incidents, brief.span), located)


def write(brief: Brief, targets: list[Path], towns: Towns | None = None) -> None:
    """Writes the brief to each target: PDF where its name ends so, else HTML. Formats are imported when asked for."""
    pictures = pictures_of(brief, towns)
    for target in targets:
        if target.suffix.lower() == ".pdf":
            from reportedly.exports import brief_pdf

            content = brief_pdf.pdf(brief, pictures)
        else:
            from reportedly.exports import brief_html

            content = brief_html.html(brief, pictures).encode("utf-8", "replace")
        with replacing(target) as file:
            file.write(content)
