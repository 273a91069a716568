"""Who demands, threatens or pleads, where the report names him by a pronoun, a surname or a description."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Unions marched in Karm to demand that foreign troops leave.", "to demand", "Unions"),
        ("The group also called on the government to release 40 detainees.", "called on", "group"),
        (
            "Azad Hemko of the council said shells hit Lorn. Hemko called for a truce.",
            "called for",
            "Azad Hemko of the council",
        ),
        (
            "The Karm Brigade issued a statement giving the rebels 48 hours to leave. The statement also called on "
            "them to return the cars.",
            "also called",
            "Karm Brigade",
        ),
        ("Amnesty International and the mayor renewed calls for a truce.", "calls", "Amnesty International"),
        ("A group calling itself the Sons of Karm threatened to behead the engineers.", "threatened", "group"),
        ("The strike threatened to end the truce.", "threatened", None),
        ("A text that demands an end to the raids is on the table.", "demands", None),
    ],
)
def test_the_speaker_of_a_demand_or_a_threat_is_its_source(claims_of, text, words, name):
    kinds = ("demand", "threaten")
    found = [claim.source for claim in claims_of(text) if claim.kind in kinds and words in claim.evidence.exact]
    assert [source.name if source.text else None for source in found[:1]] == [name]
