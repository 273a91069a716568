"""A coder's set-up and the identity that follows from it."""

import pytest

import reportedly
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.options import CoderOptions

PARTIES = """id,name,kind,countries,aliases
karm-brigade,Karm Brigade,rebel_group,XA,Sons of Aleppo|OKB
ostria,Government of Ostria,government,XA,Ostrian army
"""


@pytest.fixture(scope="module")
def with_own_parties(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "parties.csv"
    path.write_text(PARTIES, encoding="utf-8")
    return EnglishCoder(CoderOptions.with_files(parties=[path]))


@pytest.fixture
def places(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("name,latitude,longitude,country\nKarvel,10.5,20.5,XA\n", encoding="utf-8")
    return path


def test_the_same_set_up_is_the_same_coder(coder):
    assert EnglishCoder().id == coder.id


def test_files_of_ones_own_make_another_coder(coder, places):
    own = EnglishCoder(CoderOptions.with_files(gazetteers=[places]))
    assert own.id != coder.id
    assert own.id == EnglishCoder(CoderOptions.with_files(gazetteers=[places])).id


def test_another_content_of_the_same_file_is_another_coder(places):
    before = CoderOptions.with_files(gazetteers=[places]).label
    places.write_text(places.read_text(encoding="utf-8").replace("10.5", "11.5"), encoding="utf-8")
    assert CoderOptions.with_files(gazetteers=[places]).label != before


def test_no_files_are_the_package_s_own_tables_indexed_once():
    assert CoderOptions.with_files().label == ""
    assert CoderOptions.with_files().parties is CoderOptions().parties  # `reportedly.code` makes a coder a report


def test_a_place_of_ones_own_is_found(places):
    report = reportedly.report("Shells hit a mill in Karvel.", language="en")
    (claim,) = reportedly.coder(gazetteers=[places]).code(report).claims
    assert claim.place is not None
    assert (claim.place.latitude, claim.place.longitude) == (10.5, 20.5)


# --- what is known of a party that only the user's file names ---------------------------------------------------------


def claim_by(coder, text):
    (claim,) = coder.code(reportedly.report(text, language="en")).claims
    return claim


def test_whom_an_armed_group_of_ones_own_holds_it_has_abducted(coder, with_own_parties):
    held = "The Karm Brigade is holding 14 nurses in the camp."
    assert [claim_by(coder, held).kind, claim_by(with_own_parties, held).kind] == ["detention", "abduction"]


def test_a_state_and_rebels_of_ones_own_stand_on_two_sides(with_own_parties):
    claim = claim_by(with_own_parties, "Ostrian army troops and Karm Brigade fighters clashed in the hills.")
    assert claim.actor is not None
    assert claim.target is not None
    assert [party.id for party in (*claim.actor.parties, *claim.target.parties)] == ["ostria", "karm-brigade"]


def test_a_town_in_the_name_of_a_party_of_ones_own_is_no_place(coder, with_own_parties):
    text = "Shells killed six people near the mill, the Sons of Aleppo said."
    assert claim_by(coder, text).place is not None
    assert claim_by(with_own_parties, text).place is None


def test_a_name_of_ones_own_in_capitals_is_read_as_a_name(with_own_parties):
    text = "SHELLS FIRED BY THE KARM BRIGADE KILLED SIX PEOPLE NEAR THE MILL ON MONDAY, THE OKB SAID IN A STATEMENT."
    read = with_own_parties.as_read(reportedly.report(text, language="en")).report.text
    assert "by the Karm Brigade killed six people" in read
    assert "the OKB said" in read
