"""Voices that stand beside what they say: in relative clauses, participles, sentences before, other countries."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Nine died and five were hurt, two critically, said a nurse.", "five were hurt", "nurse"),
        (
            "Doctors said nine people had died. Minister Rima Berg visited the clinic on Monday. She said 300 "
            "families had fled.",
            "300 families had fled",
            "Rima Berg",
        ),
        (
            "Rebels shelled the market. Their spokesman Colonel Adil al-Karmi said the shells had hit a barracks.",
            "had hit a barracks",
            "Adil al-Karmi",
        ),
        ("The ministry issued a warning that rebels had mined the road to Lorn.", "had mined", "ministry"),
        ("Shells killed nine people. A figure of 14 was given by the local council.", "figure of 14", "local council"),
        (
            "Shells killed two women in Lorn, a source at the Health Directorate said. The source had first put the "
            "number of dead at one.",
            "had first put",
            "source at the Health Directorate",
        ),
        ("Shells killed nine people, police said. Doctors say the true number is 30.", "true number", "Doctors"),
        (
            "Breakaway authorities in Lorn said two civilians were killed.",
            "two civilians",
            "Breakaway authorities in Lorn",
        ),
    ],
)
def test_who_says_it(claims_of, text, words, name):
    assert next(claim.source.name for claim in claims_of(text) if words in claim.evidence.exact) == name


def test_what_an_outlet_has_seen_is_the_word_of_who_wrote_it(claim_of):
    claim = claim_of("Gunmen shot dead nine farmers, according to a secret UN report seen by Agence Karm.", "shooting")
    assert (claim.source.name, claim.source.via) == ("United Nations", ("Agence Karm",))


def test_who_denies_in_a_relative_clause_speaks_for_himself(claims_of):
    told = claims_of("The minister said 14 guards had been killed, which the rebels denied.")
    assert [(c.status, c.source.name, c.source.via) for c in told] == [
        ("asserted", "minister", ()),
        ("denied", "rebels", ()),
    ]


def test_the_army_of_a_neighbour_is_not_that_of_the_report(claims_of):
    told = claims_of(
        "Sudan's army shelled El Fasher. The army said it had hit a depot. In neighbouring Chad, the army said three "
        "soldiers had been killed near Adre. Sudan is at war."
    )
    assert next(c.source.name for c in told if "three soldiers" in c.evidence.exact) == "Government of Chad"


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed nine people in Lorn, our correspondent reported.",
        "The clinic lies in ruins.\n\nCorrection: The report gave the number of people killed in Lorn as 25.",
    ],
)
def test_the_report_itself_speaks_through_its_own_people_and_labels(claims_of, text):
    assert {claim.source.kind for claim in claims_of(text)} == {"media"}


def test_who_speaks_of_the_dead_of_a_raid_tells_them(claims_of):
    assert {c.source.name for c in claims_of("A doctor spoke of 15 dead and 40 wounded in the raid.")} == {"doctor"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels dismissed the army's claim that it had recaptured Goma.",
        "The rebels rejected the army's claim to have retaken Goma.",
        "The rebels contested a report by the army that soldiers had retaken Goma.",
    ],
)
def test_who_rebuts_a_claim_is_the_one_who_denies_what_it_tells(claims_of, sentence):
    told = [claim for claim in claims_of(sentence) if claim.kind == "capture"]
    assert ["rebels" in claim.source.name for claim in told if claim.status == "denied"] == [True]
    assert ["army" in claim.source.text for claim in told if claim.status == "asserted"] == [True]


def test_a_report_that_nobody_disputes_is_its_authors(claims_of):
    told = claims_of("The ministry did not dispute the monitor's report that jets had bombed a school.")
    assert [(claim.status, claim.source.name) for claim in told] == [("asserted", "monitor")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A convoy fell into an ambush near Karm and all its vehicles were burnt the sources added.", "sources"),
        ("Gunmen took the town of Karm and nine people were killed, a medic said.", "medic"),
        ("Separately jets hit shelters near Karm killing ten fighters the Kell Clinic tweeted.", "Kell Clinic"),
        ("Over 80 fighters were killed in the operation near Karm the nurse pointed out.", "nurse"),
        ("Six people were killed in shelling on Karm affirmed a source in the police.", "source in the police"),
    ],
)
def test_who_is_named_at_the_end_of_a_sentence_says_all_of_it(claims_of, text, name):
    assert {claim.source.name for claim in claims_of(text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The army took Karm on Monday, but the medic said nine people were killed.",
        "Two people were killed in Karm and the doctor admitted on Monday that he had shot a third.",
        "The two men who were killed in Karm pointed out the house.",
    ],
)
def test_who_speaks_of_one_half_says_nothing_of_the_other(claims_of, text):
    assert claims_of(text)[0].source.text is None


@pytest.mark.parametrize(
    ("cited", "name"),
    [("new data", "ministry"), ("its own information", "ministry"), ("a police source", "police source")],
)
def test_data_that_somebody_cites_say_nothing_by_themselves(claims_of, cited, name):
    text = f"Four soldiers were killed near Karm when a mine blew up, the ministry said, citing {cited}."
    assert {claim.source.name for claim in claims_of(text)} == {name}


@pytest.mark.parametrize("promised", ["promised an inquiry into", "pledged aid to the victims of"])
def test_who_promises_is_the_one_who_says_so(claims_of, promised):
    claims = claims_of(f"The army {promised} the raid on Karm.")
    assert "The army" in {claim.source.text for claim in claims if claim.kind in ("announce", "aid")}
