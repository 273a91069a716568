"""Talks, pacts and truces: made and held, or only gone by; and who moves, warns or holds ground where they stand."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Elders signed reconciliation agreements in two villages near Lorn.", "ceasefire"),
        ("The rebels agreed to leave Lorn on Monday.", "withdrawal"),
        ("The rebels agreed to halt the fighting in Lorn.", "ceasefire"),
        ("The army declared a halt to hostilities in Lorn.", "ceasefire"),
        ("The rebels agreed to hold talks in Karm.", "negotiation"),
        ("The truce in Lorn fell apart on Monday.", "ceasefire_violation"),
        ("The army's side registered nine cases of firing in Lorn.", "ceasefire_violation"),
        ("More than 4,000 people have quit Lorn since Monday.", "displacement"),
        ("The army reinforced its positions in Lorn.", "deployment"),
        ("The army dispatched patrols to Lorn.", "deployment"),
    ],
)
def test_the_deed_is_told_and_not_the_agreement_or_promise_to_do_it(claims_of, sentence, kind):
    assert [claim.kind for claim in claims_of(sentence)] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister met his aides in Lorn.",
        "The summit was the first since the war began.",
        "Rescuers pulled two children out alive in Lorn.",
        "His car was found abandoned at the airport of Lorn.",
        "The vote reinforces the case for patience.",
        "The agency warned of a shortage of food in Lorn.",
        "The mayor warned that the winter is hard.",
        "The villagers were warned.",
    ],
)
def test_what_only_sounds_like_talks_a_move_or_a_threat_is_none(claims_of, sentence):
    assert claims_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Warplanes hit strongholds of the rebels near Lorn.", "air_strike"),
        ("The army shelled rebel-held villages near Lorn.", "shelling"),
        ("A patrol of the army killed two rebels near Lorn.", "battle"),
        ("Artillery strikes left nine dead in Lorn.", "shelling"),
    ],
)
def test_who_holds_the_ground_that_is_struck_is_not_told_for_itself(claims_of, sentence, kind):
    assert [claim.kind for claim in claims_of(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("The ministry said it would send experts to Lorn.", "announce", "planned"),
        ("The president said he would not support the draft.", "announce", "planned"),
        ("The coalition dropped leaflets over Lorn.", "announce", "asserted"),
        ("Four more villages signed up to the truce.", "ceasefire", "asserted"),
        ("The rebels made a mockery of the truce.", "ceasefire_violation", "asserted"),
        ("The king vowed to hit back at the militia.", "threaten", "asserted"),
        ("The agency had to halt food distributions in Lorn.", "aid", "asserted"),
        ("Elders had bargained for the release of the miners of Lorn.", "negotiation", "asserted"),
    ],
)
def test_what_speakers_will_do_and_do_by_words(claims_of, sentence, kind, status):
    assert (kind, status) in {(claim.kind, claim.status) for claim in claims_of(sentence)}


def test_what_would_be_on_a_condition_is_no_plan(claims_of):
    assert claims_of("Residents said they would move if the wind turned.") == ()


def test_blame_with_a_matter_of_its_own_takes_no_kind_from_a_deed_told_before(claims_of):
    shells = "Shells killed nine people in Lorn on Monday. "
    general = claims_of(shells + "The president accused the militia of laughing at the country.")
    assert [claim.kind for claim in general] == ["shelling", "accuse"]
    back = claims_of(shells + "The president accused the militia of being behind it.")
    assert [claim.kind for claim in back] == ["shelling", "shelling"]
