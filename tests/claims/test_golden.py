"""The coder's behaviour on small reports of our own. A wanted change is written anew: see golden_record.py."""

import golden_record
import pytest


@pytest.mark.parametrize("path", golden_record.reports(), ids=lambda path: path.stem)
def test_the_claims_are_those_of_the_record(coder, path):
    expected = path.with_suffix(".json").read_text(encoding="utf-8")
    assert golden_record.rendered(coder.code(golden_record.read(path)).claims) == expected, (
        "changed claims: if that is wanted, run `python tests/claims/golden_record.py` and commit the difference"
    )


def test_there_is_a_record():
    assert golden_record.reports()
