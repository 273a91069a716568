"""Who is brought out of a place, who only leaves it, and who is rescued."""

import pytest


def told(claims_of, text):
    return [(toll.effect, toll.low) for claim in claims_of(text) for toll in claim.tolls]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Twenty coaches carried 900 people from Karvel to Lorn on Monday.", "evacuated"),
        ("More than 9,000 people have quit Karvel since the first buses set off in March.", "evacuated"),
        ("Over 5,000 people have left the enclave with the assistance of Borland officers.", "evacuated"),
        ("The evacuation resumed on Sunday. Some 1,500 people went to Lorn.", "evacuated"),
        ("Around 600 rebels boarded buses in Karvel on Monday.", "evacuated"),
        ("Three buses with 120 people on board reached Lorn on Monday.", "evacuated"),
        ("In the same 24 hours 210 people were guided to safety.", "evacuated"),
        ("Rescuers pulled two children alive from the rubble in Karvel.", "evacuated"),
        ("Tens of thousands had abandoned the town.", "displaced"),
        ("About 1,200 people fled to Lorn with the help of the army.", "displaced"),
        ("Buses took 850 people from Karvel to Lorn on Friday.", "evacuated"),
        ("The Red Cross took 29 patients to Lorn by road.", "evacuated"),
        ("Buses drove 40 people to Lorn.", "evacuated"),
        ("The frigate took 1,600 foreigners off the island by ship.", "evacuated"),
        ("The mayor moved 1,200 children out of Karvel in a week.", "evacuated"),
        ("Borland airlifted 380 of its citizens from Karvel.", "evacuated"),
        ("Helicopters flew out 18 wounded soldiers.", "evacuated"),
        ("Some 120 sick and wounded people were allowed out of the town for treatment.", "evacuated"),
        ("At least 50 patients were transferred to a hospital in Lorn.", "evacuated"),
        ("Some 2,000 civilians were moved to shelters in Lorn.", "evacuated"),
        ("Soldiers led 46 civilians out through a corridor.", "evacuated"),
        ("Karvel is being evacuated. A convoy with 240 people aboard pulled out of the quarter.", "evacuated"),
        ("Karvel is being evacuated. The governor of Lorn said 2,100 people had been received there.", "evacuated"),
        ("Karvel is being evacuated. Last week 1,500 people made the journey.", "evacuated"),
        ("Around 15,000 people have left the area since May, according to the mayor.", "displaced"),
        ("Gunmen took 12 passengers off a bus in Karvel.", "abducted"),
        ("The rebels took 40 villagers from their homes.", "abducted"),
        ("Soldiers rescued 19 civilians abducted by the group.", "abducted"),
    ],
)
def test_how_people_left_tells_whether_they_were_brought_out(claims_of, text, effect):
    assert [found for found, _ in told(claims_of, text)] == [effect]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2,000 people came out to protest in Karvel on Friday after a truce.",
        "The army moved 400 soldiers to Karvel after the truce.",
        "The army sent 400 soldiers to the front by bus.",
        "A helicopter with 14 soldiers on board was shot down near Karvel.",
        "A bus carrying 40 pilgrims hit a mine near Karvel.",
        "A boat carrying 60 people sank off the coast.",
        "The evacuation of Karvel went on. Soldiers entered the quarter.",
        "A truce held in Karvel and three soldiers were let go.",
    ],
)
def test_not_everybody_who_moves_is_evacuated(claims_of, text):
    assert told(claims_of, text) == []
