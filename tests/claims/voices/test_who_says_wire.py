"""Who says it, in the ways of news wires and situation reports."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        (
            "Reuters, quoting a security source, said earlier that a missile had destroyed a depot.",
            "security source",
            "Reuters",
        ),
        (
            "Soldiers killed five rebels, according to a medic quoted by the Kell news agency.",
            "medic",
            "Kell news agency",
        ),
        ("A nurse told the local channel Kell Star that shells had killed nine people.", "nurse", "Kell Star"),
        (
            "More than 900 people have died in the camp Interfax quoted the envoy Pavel Berg as saying.",
            "Pavel Berg",
            "Interfax",
        ),
        ("The Kell Brigade claimed through its outlet to have killed six soldiers.", "Kell Brigade", None),
        ("The think tank assessed that the rebels had captured the town.", "think tank", None),
        ("The clinic had spoken on Saturday of 220 killed in the raids.", "clinic", None),
        ("The European Union, in a statement on Monday, spoke of a massacre of 20 farmers.", "European Union", None),
        (
            "The toll of the air strike rose to 14, governor Ivan Berg said, up from 12 reported on Monday.",
            "Ivan Berg",
            None,
        ),
        ("Some 900 people have fled the town since mid-December (UNHCR).", "UNHCR", None),
        ("Nine people were killed in the camp on Monday (source: Kell Health Watch).", "Kell Health Watch", None),
        ("Residents in Abu Karm said that nine people were killed.", "Residents in Abu Karm", None),
        ("Save the Children put the number of displaced in the province at 17,000.", "Save the Children", None),
        ("A Reuters reporter saw two bodies in the main square.", "Reuters", None),
        (
            "Amnesty International renewed calls for a truce in Aleppo.",
            "Amnesty International",
            None,
        ),
        (
            "The United Nations said in Geneva it had received reports that rebels killed 40 men.",
            "United Nations",
            None,
        ),
    ],
)
def test_the_nearest_teller_is_the_source_and_others_stand_behind_it(claims_of, text, name, via):
    sources = [c.source for c in claims_of(text)]
    assert any(s.name.startswith(name) and (via is None or any(via in v for v in s.via)) for s in sources), sources


def test_what_closes_a_relative_clause_tells_no_more_than_that(claims_of):
    text = "The rebels say they will besiege Karm, where 30 people have been killed, according to the clinic there."
    dead = next(c for c in claims_of(text) if c.tolls)
    assert dead.source.name.startswith("clinic")
    assert all("clinic" not in v for c in claims_of(text) if not c.tolls for v in (c.source.name, *c.source.via))


def test_a_rank_before_a_name_ends_no_sentence(claims_of):
    text = (
        "Troops entered Karm on Tuesday and seized the station, Staff Lt. Gen. Karim Berg told reporters at the front."
    )
    assert [c.source.name for c in claims_of(text) if c.kind == "capture"] == ["Karim Berg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The governor of North Karm, Lt. Gen. Ivan Berg, announced a toll of 36 dead.", "Ivan Berg"),
        ("The army admitted to losing nine men in the battle.", "army"),
        ("Some 12,000 people, by the estimate of two aid agencies, have fled to the camp.", "aid agencies"),
        ("Kell troops are backed by Borland. Raiders killed 17 people, according to the local chief.", "local chief"),
    ],
)
def test_who_vouches_for_it_is_named(claims_of, text, name):
    assert name in [claim.source.name for claim in claims_of(text) if claim.tolls]


def test_what_is_announced_does_not_speak(claims_of):
    text = "Amnesty International spoke. It calls on all parties to respect the ceasefire announced in Karm."
    assert {claim.source.text for claim in claims_of(text) if claim.kind == "ceasefire"} == {None}
    assert {claim.source.name for claim in claims_of(text) if claim.kind == "demand"} == {"Amnesty International"}


def test_the_place_of_a_dateline_does_not_speak(claims_of):
    text = "ALEPPO: Nine people were killed in the town when shells hit a mosque on Monday."
    assert [claim.source.text for claim in claims_of(text)] == [None]
