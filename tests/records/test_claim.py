"""What a record of a claim may hold."""

import pytest
from pydantic import ValidationError

from reportedly.records import Participant, PartyReference, Place
from reportedly.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("kind", "sector"), [("government", "GOV"), ("rebel_group", "REB"), ("civilians", "CVL"), ("unknown", "UNK")]
)
def test_a_party_has_the_sector_of_its_kind(kind, sector):
    assert PartyReference(id=None, name="the Front", kind=kind).sector == sector


def test_every_kind_of_party_has_a_sector_that_plover_knows():
    codes = vocabulary().standards["plover"]["sectors"]
    assert all(PartyReference(id=None, name="x", kind=kind).sector in codes for kind in vocabulary().ids("party_kinds"))


def test_a_closer_sector_wins_over_that_of_the_kind():
    assert PartyReference(id=None, name="police", kind="state_forces", sector="COP").sector == "COP"


def test_a_sector_that_plover_does_not_know_is_refused():
    with pytest.raises(ValidationError, match=r"'COPS' is no entry of the vocabulary table plover\.sectors"):
        PartyReference(id=None, name="police", sector="COPS")


def test_a_party_written_before_there_were_sectors_gets_one():
    assert PartyReference.model_validate({"id": "x", "name": "X", "kind": "ngo"}).sector == "NGO"


def test_a_party_and_a_place_stored_before_there_was_a_basis_are_read_as_told_in_the_claims_words():
    assert Participant.model_validate({"text": "the army", "start": 0, "end": 8}).basis == "text"
    assert Place.model_validate({"text": "Karm", "start": 0, "end": 4, "name": "Karm"}).basis == "text"


def test_a_party_is_never_taken_from_the_reports_date():
    with pytest.raises(ValidationError):
        Participant(text="the army", start=0, end=8, basis="report")
