"""Lines of a page that stand inside its report and lead to others: what they tell is no part of it."""

from __future__ import annotations

import re
from functools import cache

from reportedly.reports.tables import table

LONGEST = 200  # code points; a longer line tells something itself


def without_leads(body: str) -> tuple[str, int]:
    """The text without lines such as "Also read: Two killed in Lorn", and how many there were."""
    if not body:
        return body, 0
    lines = body.split("\n")
    kept = [line for line in lines if len(line) > LONGEST or not _lead().match(line)]
    return "\n".join(kept), len(lines) - len(kept)


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(map(re.escape, table("surroundings")["leads"]))
    return re.compile(rf"[^\w\n]{{0,5}}(?:{leads})\s?(?:[:|»>–—]| - )(?=.)", re.IGNORECASE)
