"""Which of the places that a report names is that of a claim."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Fighters positioned in Idlib shelled the city of Homs on Monday.", "shelling", "Homs"),
        ("Damascus carried out an air strike. The strike killed four men in Aleppo.", "killing", "Aleppo"),
        ("Militants of the Islamic State in Iraq and the Levant shelled a school in Homs.", "shelling", "Homs"),
        ("Jets hit a school near Homs. Families left the city on Monday.", "displacement", "Homs"),
        ("Jets hit a mill in the town of Oxford in rural Aleppo on Monday.", "air_strike", "Oxford"),
        ("Strikes by Washington and its allies killed nine men near Raqqa on Monday.", "air_strike", "Ar Raqqah"),
        ("Rebels shelled Hama on Monday. Two men were killed by the army and Russia.", "killing", "Hama"),
    ],
)
def test_the_place_of_a_claim_is_where_it_happened(claims_of, text, kind, place):
    claims = [claim for claim in claims_of(text) if claim.kind == kind] or claims_of(text)[-1:]
    assert claims[-1].place.name.split(", ")[0] == place


def test_a_town_told_with_its_province_is_no_namesake_elsewhere(places):
    found = places("Jets hit a mill in the town of Oxford in rural Aleppo on Monday.")
    assert found["Oxford"].place.country == "SY"


def test_a_capital_that_acts_is_its_state_and_one_that_suffers_is_the_town(places):
    assert places("Damascus denied the raid and launched strikes.")["Damascus"].used_as == "party"
    assert places("Damascus came under fire on Monday.")["Damascus"].used_as == "place"
    assert places("Damascus awoke to shelling.")["Damascus"].used_as == "place"


def test_a_village_that_no_gazetteer_holds_lies_in_the_province_of_the_town_named_before_it(places):
    found = places("Fighting went on in Saraqib. Shells fell on the village of Tilmara on Monday.")
    assert found["Tilmara"].place.name == "Tilmara, Idlib, Syria"
    assert found["Tilmara"].place.precision == "adm1"


@pytest.fixture
def places():
    from reportedly.claims.places.where import find_places
    from reportedly.claims.text.parse import parse
    from reportedly.gazetteers import default_gazetteer

    return lambda text: {m.text: m for m in find_places(parse(text), default_gazetteer())}


def test_where_a_teller_telephones_from_is_not_where_it_happened(claims_of):
    text = (
        "Shells fell on Homs on Sunday. Nine people were killed, the monitor's director said by telephone from Britain."
    )
    places = [claim.place.name for claim in claims_of(text) if claim.place is not None]
    assert places
    assert not any("Kingdom" in place for place in places)


def test_a_state_that_leads_a_coalition_is_no_place(claims_of):
    text = "Fighters in Mosul were hit by air strikes carried out by a coalition led by the United States."
    assert [c.place.country for c in claims_of(text) if c.kind == "air_strike" and c.place] == ["IQ"]
