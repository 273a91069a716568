"""A brief as one HTML file: no script, nothing fetched, all text escaped by the template's engine."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from reportedly.answers.brief import Brief
    from reportedly.exports.brief import Pictures

TEMPLATES = Path(__file__).parent / "data"


def html(brief: Brief, pictures: Pictures) -> str:
    """The brief. Pictures stand in it as data, where a browser runs nothing that they may hold."""
    from reportedly.exports.brief import texts

    engine = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    engine.trim_blocks = engine.lstrip_blocks = True
    engine.filters["svg"] = _address
    return engine.get_template("brief.html.j2").render(brief=brief, pictures=pictures, texts=texts())


def _address(picture: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture).decode('ascii')}"
