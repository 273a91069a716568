"""A coder's set-up and the identity that follows from it."""

import pytest

import reportedly
from reportedly.claims.coder import EnglishCoder
from reportedly.claims.options import CoderOptions


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


def test_no_files_are_the_package_s_own_tables():
    assert CoderOptions.with_files().label == ""


def test_a_place_of_ones_own_is_found(places):
    report = reportedly.report("Shells hit a mill in Karvel.", language="en")
    (claim,) = reportedly.coder(gazetteers=[places]).code(report).claims
    assert claim.place is not None
    assert (claim.place.latitude, claim.place.longitude) == (10.5, 20.5)
