"""Names of places that tell nothing of where it happened."""

import pytest


def places(claims_of, text):
    return [claim.place.name.split(", ")[0] if claim.place else None for claim in claims_of(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells killed two workers near Kherson, home of Europe's largest mill, a Ukrainian doctor said.", "Kherson"),
        ("A raid killed nine people in Khartoum, the Middle East envoy said.", "Khartoum"),
        ("Soldiers killed nine people in Adigrat in Ethiopia, in breach of the Pretoria agreement.", "Adigrat"),
        ("A drone killed two men in Tyre in Lebanon. A third was hurt and taken to a hospital in Sidon.", "Tyre"),
        ("Israeli jets hit a Hamas post in Rafah, killing two fighters.", "Rafah"),
    ],
)
def test_what_only_describes_is_no_place_of_a_claim(claims_of, text, place):
    assert set(places(claims_of, text)) == {place}


def test_a_continent_is_a_place_behind_a_preposition(claims_of):
    assert places(claims_of, "Militants killed nine people in Europe last year.") == ["Europe"]


def test_who_tells_it_elsewhere_gives_way_to_where_it_was(claims_of):
    text = "An officer in Bosaso in Somalia said that nine soldiers were killed in a raid on a base near Garowe."
    assert places(claims_of, text) == ["Garoowe"]


def test_a_further_name_of_a_town_abroad_is_no_town_of_that_country(claims_of):
    text = "Nine farmers were killed in Beni in Congo. Fighters burned homes in Mambasa and left for Bunia."
    assert [claim.place.country for claim in claims_of(text) if claim.place is not None] == ["CD", "CD", "CD"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Rebels captured the village of Tilmara in eastern Congo's Lubero territory.",
            "Tilmara, Lubero, North Kivu, Democratic Republic of the Congo",
        ),
        (
            "Two shells hit the Tilmara displacement site west of Goma in Congo, killing nine people.",
            "Tilmara, Goma, North Kivu, Democratic Republic of the Congo",
        ),
        ("A raid in Tilmara village, Galgaduud region, killed nine Somali soldiers.", "Tilmara, Galgadud, Somalia"),
    ],
)
def test_a_place_in_no_gazetteer_lies_in_what_its_words_name_around_it(claims_of, text, place):
    assert [claim.place.name for claim in claims_of(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "In Sudan, the army withdrew from Nyala towards Kutum on Tuesday.",
        "Government troops retreated from Nyala to Kutum, in Sudan, after two days.",
        "The rebels pulled back to Kutum on Monday, residents of Nyala in Sudan said.",
        "The retreat of the army to Kutum left Nyala in Sudan to the rebels.",
    ],
)
def test_where_those_go_who_give_up_a_town_is_not_the_town(claim_of, text):
    assert claim_of(text, "withdrawal").place.name.startswith("Nyala")


def test_where_forces_come_back_from_is_the_town_that_they_gave_up(claim_of):
    assert claim_of("The army pulled out of Nyala in Sudan on Monday.", "withdrawal").place.name.startswith("Nyala")


@pytest.mark.parametrize(
    "text",
    [
        "Gulf states condemned the attack on the airport.",
        "Gulf Arab states have armed the rebels, the minister said.",
        "Gulf Cooperation Council states agreed on a ceasefire.",
        "Balkan nations sent aid to the refugees.",
        "The Baltic states condemned the raid.",
    ],
)
def test_states_that_act_together_are_no_place(claims_of, text):
    assert places(claims_of, text) == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ships were attacked in the Gulf and two sailors were killed.", "Persian Gulf"),
        ("Twelve people were killed in the Gulf states on Monday.", "Persian Gulf"),
        ("Gunmen killed twelve people in Borno and Yobe states on Monday.", "Borno"),
        ("Twelve people were killed in Balkan province on Monday.", "Balkan"),
    ],
)
def test_where_something_lies_is_a_place_though_states_follow_it(claims_of, text, place):
    assert places(claims_of, text) == [place]


def test_a_further_name_of_a_small_town_is_not_it_where_no_country_is_told(claims_of):
    text = "Gunmen attacked a post in Inata on Monday, killing nine soldiers."
    assert places(claims_of, text) == [None]
    assert places(claims_of, text.replace("Inata", "Inata, Burkina Faso,")) == ["Inata"]
    assert places(claims_of, text.replace("a post", "a Japanese post")) == ["Inada"]


def test_a_near_spelling_of_a_town_needs_its_country(claims_of):
    text = "Six people were killed in Mosool on Monday."
    assert places(claims_of, text) == [None]
    assert places(claims_of, text.replace("Mosool", "Mosool, Iraq,")) == ["Mosul"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The raid near Idlib killed a journalist from Norway and two doctors from France.", "Idlib"),
        ("Traders from Kenya were abducted by gunmen.", None),
        ("The rebels killed two peacekeepers from Chad.", None),
        ("The army's guns drove insurgents from Syria's second city, killing nine.", "Syria"),
    ],
)
def test_the_land_where_people_are_from_is_not_where_it_happened(claims_of, text, place):
    assert set(places(claims_of, text)) == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Missiles killed nine in Khan Touman in the Northern Province of Aleppo.", "Khan Touman, Aleppo, Syria"),
        ("Shells killed two in Jaffna in the Northern Province.", "Jaffna, Northern Province, Sri Lanka"),
        ("Shells killed two in Jaffna in the Northern Province of Sri Lanka.", "Jaffna, Northern Province, Sri Lanka"),
    ],
)
def test_a_side_of_a_province_is_no_province_of_that_name_elsewhere(claims_of, text, place):
    assert [claim.place.name for claim in claims_of(text)] == [place]


def test_an_oil_field_is_not_in_the_quarter_of_a_city_that_has_its_name(claims_of):
    assert places(claims_of, "Shells hit the Shaar district of Aleppo, killing two.") == ["Al-Shaar"]
    assert places(claims_of, "Shells hit the Shaar gas field east of Homs, killing two.") == ["Homs"]
