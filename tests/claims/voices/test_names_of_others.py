"""Names that are no known source's: another body's, a party's, or the town that a paragraph is about."""

import pytest


def sources_of(claims):
    return {claim.source.name for claim in claims}


@pytest.mark.parametrize(
    ("told", "who"),
    [
        (
            "The National Rights Observatory said gunmen killed nine people in Gonaives, Haiti.",
            "National Rights Observatory",
        ),
        (
            "A blast killed nine people in Aleppo, Syria, the Syrian Observatory said.",
            "Syrian Observatory for Human Rights",
        ),
        (
            "A blast killed nine people in Aleppo, Syria, the Observatory said.",
            "Syrian Observatory for Human Rights",
        ),
        ("Gunmen killed nine people in Gonaives, Haiti, the Observatory said.", "Observatory"),
    ],
)
def test_a_body_that_shares_a_word_with_a_known_one_is_itself(claims_of, told, who):
    assert sources_of(claims_of(told)) == {who}


def test_initials_of_a_party_name_no_charity_for_a_group_without_a_name(claims_of):
    told = "The RSF took the town of Karm in Sudan. Fighters killed 13 farmers, according to a local rights group."
    killing = next(claim for claim in claims_of(told) if claim.tolls)
    assert (killing.source.name, killing.source.kind) == ("local rights group", "ngo")


def test_the_town_that_a_paragraph_is_about_tells_nothing(claims_of):
    told = (
        "The monitor counted the dead of one week in Sudan.\n\n"
        "Khartoum: On 3 June a drone of the army struck a depot in the south of the city. Eight people were killed.\n\n"
        "South: Six farmers were killed and nine injured by shells on 4 June."
    )
    assert sources_of(claims_of(told)) == {"The Ostrand Herald"}


def test_a_publisher_with_a_name_that_holds_a_known_one_is_itself(claims_of):
    claims = claims_of("A blast killed nine people in Aleppo, Syria.", publisher="Orient Wire")
    assert sources_of(claims) == {"Orient Wire"}
