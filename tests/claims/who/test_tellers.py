"""Who tells it, where no verb of reporting stands over the claim."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The United Nations condemned the shelling of a clinic in Aleppo.", "condemned", "United Nations"),
        ("Amnesty International, which had given a toll of 20 dead, spoke again.", "20 dead", "Amnesty International"),
        ("Police put at 11 the number of workers abducted near Karm.", "abducted", "Police"),
        ("The mayor later raised the number of wounded to 65.", "wounded", "mayor"),
        ("Activists spoke of 14 dead in Aleppo.", "14 dead", "Activists"),
        ("Amnesty International urged both sides to stop the attacks.", "urged", "Amnesty International"),
        ("Amnesty International wants both sides to stop the attacks.", "stop", None),
        ("The blast, which gave a toll of 20 dead, shook the town.", "20 dead", None),
    ],
)
def test_the_speaker_of_a_speech_act_and_the_counter_of_the_dead_are_its_source(claims_of, text, words, name):
    sources = [claim.source for claim in claims_of(text) if words in claim.evidence.exact]
    assert sources
    assert (sources[0].name if sources[0].text else None) == name
