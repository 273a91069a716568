"""Places told against others lie where the words put them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.places.relative import kilometres, moved

ALEPPO = (36.20124, 37.16117)


def test_between_two_towns_is_half_way_with_a_radius_that_holds_both(claim_of):
    place = claim_of("A mine killed two farmers between Homs and Hama on Monday.", "bombing").place
    assert (place.name, place.entry, place.precision) == ("between Homs and Hama, Syria", None, "region")
    for end in ((34.72682, 36.72339), (35.13179, 36.75783)):
        assert kilometres((place.latitude, place.longitude), end) < place.radius_km


@pytest.mark.parametrize(
    ("words", "distance"), [("10 km", 10), ("10 kilometres", 10), ("10 kilometers (6 miles)", 10), ("20 miles", 32.2)]
)
def test_a_distance_and_a_direction_move_the_point(claim_of, words, distance):
    place = claim_of(f"Shelling killed five people {words} north of Aleppo on Monday.", "shelling").place
    assert place.latitude > ALEPPO[0]
    assert place.longitude == pytest.approx(ALEPPO[1], abs=1e-4)
    assert kilometres((place.latitude, place.longitude), ALEPPO) == pytest.approx(distance, rel=0.01)
    assert place.radius_km > 0.38 * distance


def test_two_towns_of_different_countries_frame_no_place(claim_of):
    place = claim_of("A mine killed two farmers between Homs and Mosul on Monday.", "bombing").place
    assert place.name == "Mosul, Nineveh, Iraq"


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 250))
def test_a_moved_point_lies_as_far_off_as_it_was_moved(latitude, longitude, bearing, distance):
    assert kilometres((latitude, longitude), moved((latitude, longitude), bearing, distance)) == pytest.approx(
        distance, rel=1e-3
    )
