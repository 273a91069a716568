"""Claims kept in a file are not read anew, unless the coder is another one."""

from __future__ import annotations

import pytest

import reportedly
from kept import KeptCoder, kept_claims
from reportedly.records import Coding


class Counting:
    """A coder that finds nothing, and counts how often it is asked."""

    def __init__(self, name: str = "one") -> None:
        self.id, self.asked = name, 0

    def code(self, report):
        self.asked += 1
        return Coding(report=report.id, coder=self.id, coded=True)


REPORT = reportedly.report("Four people were hurt in Lorn on Monday.", language="en")


def test_a_report_is_coded_once(tmp_path):
    first, again = Counting(), Counting()
    coding = KeptCoder(first, tmp_path / "claims").code(REPORT)
    assert KeptCoder(again, tmp_path / "claims").code(REPORT) == coding
    assert (first.asked, again.asked) == (1, 0)


def test_another_coder_reads_for_itself(tmp_path):
    KeptCoder(Counting(), tmp_path / "claims").code(REPORT)
    other = Counting("two")
    assert KeptCoder(other, tmp_path / "claims").code(REPORT).coder == "two"
    assert other.asked == 1


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "claims").write_text("{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="claims:1: not a kept coding"):
        KeptCoder(Counting(), tmp_path / "claims")


def test_while_kept_the_package_codes_through_the_file_and_after_it_no_more(tmp_path):
    plain = reportedly.coder
    with kept_claims(tmp_path / "claims"):
        claims = reportedly.code(REPORT).claims
        assert reportedly.coder().code(REPORT).claims == claims
    assert reportedly.coder is plain
    assert len((tmp_path / "claims").read_text(encoding="utf-8").splitlines()) == 1
