"""What lasts as long as the process is left out of the garbage collector's rounds."""

from __future__ import annotations

import gc
from functools import cache


@cache
def leave_out_tables() -> None:
    """Tells Python's collector, once, to leave out all that stands now: the tables that the first report has loaded are
    never freed, and going over their hundred thousand objects again takes as long as coding three reports."""
    gc.collect(1)  # what is young, so that no garbage of it is kept for good
    gc.freeze()
