"""Numbers of houses and roads count nobody."""

import pytest


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Three people were found dead at a home at 302 E. Alder St. on Saturday.", [3]),
        ("Police were called to 1424 Mill Ave. after the raid. A boy was killed.", [1]),
        ("The driver was killed on the 805 freeway.", [1]),
        ("12 Alder Road residents were killed by the shells.", [12]),
        ("Shells killed 12 Karvel farmers.", [12]),
        ("Brigade 105 killed two men near Lorn.", [2]),
        ("Shelling of Sector 5 killed nine.", [9]),
        ("Gunmen killed a driver at km 40 of the road.", [1]),
        ("Blast at Army Post 12 dead, mayor says.", [12]),
        ("Task Force 77 killed three rebels.", [3]),
        ("Bombs Hit Karm 12 Killed 30 Hurt", [12]),
        ("In Sector 5 guards were killed.", [5]),
        ("Files 17033101, 17040100\n\nTwo men were killed in the raid on Lorn.", [2]),
    ],
)
def test_only_people_are_counted(tolls_of, text, numbers):
    assert [low for effect, _, low, _, _ in tolls_of(text) if effect == "killed"] == numbers
