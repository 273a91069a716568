"""What the rules find in the report that a test module gives."""

from datetime import date

import pytest

import reportedly
from reportedly.claims.assemble import ruled
from reportedly.claims.coder import EnglishCoder


@pytest.fixture(scope="module")
def told(request):
    """Context, claims, the rules' answers and labels of the module's `REPORT`."""
    coder = EnglishCoder()
    context = coder.context(reportedly.report(request.module.REPORT, published=date(2016, 5, 3), language="en"))
    found, answers, labels = ruled(context)
    return context, found, answers, labels
