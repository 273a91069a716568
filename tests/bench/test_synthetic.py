"""Synthetic ledgers: seeded, of the size asked for, with evidence that stands in the text."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from synthetic import ledger  # the bench folder is no package


def test_the_same_seed_gives_the_same_ledger() -> None:
    assert ledger(300, seed=1) == ledger(300, seed=1)
    assert ledger(300, seed=1) != ledger(300, seed=2)


def test_a_ledger_has_whole_reports_and_at_least_the_claims_asked_for() -> None:
    made = ledger(500)
    assert 500 <= sum(len(claims) for _, claims in made) < 530
    assert len({report.id for report, _ in made}) == len(made)


def test_every_claim_has_its_words_in_its_report() -> None:
    for report, claims in ledger(300):
        for claim in claims:
            assert claim.report == report.id
            assert report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact


def test_ids_are_never_given_twice() -> None:
    ids = [claim.id for _, claims in ledger(2000) for claim in claims]
    assert len(set(ids)) == len(ids)
