"""Lists of places with their dead: each line in its own place, their sum in none of them."""

import reportedly

LIST = "- Tyre: 6 killed, 10 injured\n- Nabatieh: 4 killed, 8 injured\n- Baalbek: 3 killed, 2 injured"
HEAD = "The ministry of health said that raids on Monday killed 13 people and injured 20.\n\n"


def told(claims):
    return [
        (claim.place.text if claim.place else None, toll.effect, toll.low, toll.scope)
        for claim in claims
        for toll in claim.tolls
    ]


def test_the_lines_stand_in_their_places_and_the_sum_is_a_total(claims_of):
    assert told(claims_of(HEAD + LIST)) == [
        (None, "killed", 13, "cumulative"),
        (None, "injured", 20, "cumulative"),
        ("Tyre", "killed", 6, "incident"),
        ("Tyre", "injured", 10, "incident"),
        ("Nabatieh", "killed", 4, "incident"),
        ("Nabatieh", "injured", 8, "incident"),
        ("Baalbek", "killed", 3, "incident"),
        ("Baalbek", "injured", 2, "incident"),
    ]


def test_nobody_is_counted_twice(coder):
    report = reportedly.report(HEAD + LIST, language="en")
    incidents = reportedly.link([(report, coder.code(report).claims)])
    assert sum(toll.best for one in incidents for toll in one.estimates if toll.effect == "killed") == 13


def test_a_sum_below_stands_in_no_line(claims_of):
    claims = claims_of(f"Casualties on 14 June:\n{LIST}\nTotal: 13 killed, 20 injured")
    assert told(claims)[-2:] == [(None, "killed", 13, "cumulative"), (None, "injured", 20, "cumulative")]


def test_lines_below_the_sum_of_a_month_are_totals(claims_of):
    claims = claims_of(
        "The office counted 60 dead in Syria in April 2021.\n\nAleppo: 30 dead\nIdlib: 20 dead\nHoms: 10 dead"
    )
    assert {claim.when.edtf for claim in claims} == {"2021-04"}
    assert {toll.scope for claim in claims for toll in claim.tolls} == {"cumulative"}


def test_nobody_says_what_a_heading_counts(claims_of):
    claims = claims_of("Fatalities: 5. Injuries: 12.")
    assert {claim.source.text for claim in claims} == {None}


def test_a_list_tells_what_happened_behind_its_places(claims_of):
    text = (
        "Our teams counted the dead of the day in Idlib.\n\n• Ariha: artillery shelling, 2 killed, 5 injured\n"
        "• Sarmin: drone strike, 1 killed\nTotal today: 3 killed and 5 injured."
    )
    claims = claims_of(text)
    assert [(place, low) for place, effect, low, _ in told(claims) if effect == "killed"] == [
        ("Ariha", 2),
        ("Sarmin", 1),
        (None, 3),
    ]
    assert {toll.scope for toll in claims[-1].tolls} == {"cumulative"}


def test_a_dateline_is_no_line_of_a_list(claims_of):
    claims = claims_of("DAMASCUS: Fifty-five rebels were killed in Homs during the last 36 hours, the army said.")
    assert {toll.scope for claim in claims for toll in claim.tolls} == {"cumulative"}
