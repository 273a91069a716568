"""The stretch of days that a "since" opens."""

from __future__ import annotations

from reportedly.claims.context import Context
from reportedly.claims.times.calendar import Period, day_period, joined
from reportedly.claims.times.clause import told_when
from reportedly.records import When

BEHIND = 10  # tokens behind a "since" in which its day is told


def days_since(context: Context, since: int) -> When | None:
    """The days from the one named behind a "since" up to the report's day."""
    doc, today = context.parsed.doc, context.today
    end = min(len(doc), since + BEHIND) - 1
    dated = (m for m in context.times if doc[since].idx <= m.start < doc[end].idx and m.edtf is not None)
    told = next(dated, None)
    if told is None or told.edtf is None or told.precision is None or today is None:
        return None
    if told.earliest is None or told.earliest >= today:
        return None
    period = Period(told.edtf, told.earliest, told.latest, told.precision)
    return told_when(told, joined(period, day_period(today)), "text")
