"""Questions and answers over what a ledger keeps: incidents, tolls, checks of totals, who holds which place."""

from reportedly.answers.agreement import Agreement, agreement
from reportedly.answers.filters import Filter
from reportedly.answers.sums import TollRow, tolls
from reportedly.answers.territory import ControlInterval, control
from reportedly.answers.totals import CumulativeCheck, checks
from reportedly.answers.view import Answers, incidents

__all__ = [
    "Agreement",
    "Answers",
    "ControlInterval",
    "CumulativeCheck",
    "Filter",
    "TollRow",
    "agreement",
    "checks",
    "control",
    "incidents",
    "tolls",
]
