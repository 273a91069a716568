"""The committed JSON Schema says what the records are."""

from datetime import date
from pathlib import Path

import jsonschema
import pytest

from reportedly.records import Claim, Evidence, Place, Report, Source, Toll, When
from reportedly.records.schema import RECORDS, render, schemas, write

COMMITTED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", RECORDS)
def test_the_committed_schema_is_current(name):
    current = render(schemas()[name])
    assert (COMMITTED / f"{name}.json").read_text(encoding="utf-8") == current, "run `make docs`"


def test_no_schema_is_left_over():
    assert sorted(path.stem for path in COMMITTED.glob("*.json")) == sorted(RECORDS)


def test_each_schema_is_a_valid_schema_of_a_closed_object():
    for schema in schemas().values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["additionalProperties"] is False


def test_writing_makes_the_folder_and_the_same_bytes_again(tmp_path):
    first = {path.name: path.read_bytes() for path in write(tmp_path / "new" / "schema")}
    second = {path.name: path.read_bytes() for path in write(tmp_path / "new" / "schema")}
    assert first == second
    assert len(first) == len(RECORDS)


def a_claim():
    words = Evidence(start=0, end=9, exact="12 killed")
    return Claim(
        id="c1",
        report="r1",
        coder="k1",
        evidence=words,
        kind="air_strike",
        place=Place(text="Brel", start=12, end=16, name="Brel", latitude=1.5, longitude=2.5, precision="settlement"),
        when=When(edtf="2021-03-04", earliest=date(2021, 3, 4), latest=date(2021, 3, 4), precision="day"),
        source=Source(name="The Brel Courier", kind="media"),
        tolls=(Toll(effect="killed", group="people", low=12, high=12, evidence=words),),
        happening="h1",
    )


def test_a_claim_as_written_fits_its_schema():
    jsonschema.validate(a_claim().model_dump(mode="json"), schemas()["claim"])


def test_a_report_as_written_fits_its_schema():
    report = Report(id="r1", text="12 killed in Brel", raw_sha256="0" * 64, text_sha256="0" * 64)
    jsonschema.validate(report.model_dump(mode="json"), schemas()["report"])


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "massacre"), ("status", "rumoured"), ("grade", "A"), ("tolls", [{"effect": "slain"}])]
)
def test_the_schema_refuses_what_the_vocabulary_does_not_hold(field, value):
    wrong = {**a_claim().model_dump(mode="json"), field: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schemas()["claim"])
