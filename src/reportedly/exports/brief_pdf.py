"""A brief as PDF, set by Typst (extra `brief`): shapes Arabic and Indic letters, turns right-to-left words, looks
in the fonts of the machine for letters that ours lack."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib

if TYPE_CHECKING:
    from reportedly.answers.brief import Brief
    from reportedly.exports.brief import Pictures

TEMPLATE = Path(__file__).parent / "data" / "brief.typ"
FONTS = "fonts/ttf"  # DejaVu, which matplotlib carries


class NeedsTypst(Exception):  # noqa: N818 - it is what is missing
    """The library that sets PDF is not installed."""


def pdf(brief: Brief, pictures: Pictures) -> bytes:
    """The brief, tagged for screen readers (PDF/UA-1). The same brief and fonts give the same bytes. NeedsTypst."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise NeedsTypst("a brief as PDF needs one more library: pip install 'reportedly[brief]'") from error
    content: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[Path(matplotlib.get_data_path()) / FONTS],
        sys_inputs={"brief": json.dumps(_held(brief, pictures), default=_plain)},
        pdf_standards="ua-1",
    )
    return content


def _held(brief: Brief, pictures: Pictures) -> dict[str, Any]:
    """All that the template needs."""
    from reportedly.exports.brief import texts

    fields = {name: value for name, value in vars(brief).items() if name != "incidents"}
    return {
        "brief": fields,
        "where": pictures.where.decode(),
        "when": pictures.when.decode(),
        "undrawn": pictures.undrawn,
        "texts": vars(texts()),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value.model_dump(mode="json")
