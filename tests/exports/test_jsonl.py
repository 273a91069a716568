"""Whole records: every claim can be found again in its report."""

import json
from pathlib import Path

from export_samples import TEXT, incident

from reportedly.exports import jsonl
from reportedly.records import Claim, Report


def test_a_line_holds_the_incident_and_its_claims(claim: Claim, report: Report) -> None:
    record = json.loads(jsonl.line(incident(), {"c1": claim}, {"r1": report}))
    assert (record["id"], record["estimates"][0]["best"]) == ("i1", 12)
    assert [one["id"] for one in record["claim_records"]] == ["c1"]
    assert record["claim_records"][0]["report"]["publisher"] == "Southern Wire"


def test_selectors_find_the_words_of_claims_and_tolls(claim: Claim, report: Report) -> None:
    written = jsonl.claim_record(claim, report)
    for holder in (written, *written["tolls"]):
        quote, position = holder["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert "evidence" not in holder


def test_a_claim_that_is_not_at_hand_stays_in_the_list_of_ids() -> None:
    record = json.loads(jsonl.line(incident(), {}, {}))
    assert (record["claims"], record["claim_records"]) == (["c1"], [])


def test_one_incident_a_line(tmp_path: Path, claim: Claim, report: Report) -> None:
    target = tmp_path / "out.jsonl"
    assert jsonl.write(target, [incident("i1"), incident("i2")], {"c1": claim}, {"r1": report}) == 2
    lines = target.read_bytes().split(b"\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == ["i1", "i2"]
    assert lines[-1] == b""
