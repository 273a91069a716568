"""Claims out of tables: a row for each, its figures as tolls."""

import pytest

WEEK = "Town | Killed | Injured\nAleppo | 12 | 30\nIdlib | 3 | -\nTotal | 15 | 30"


def told(claims):
    return [
        (claim.place.text if claim.place else None, toll.effect, toll.group, toll.low, toll.scope)
        for claim in claims
        for toll in claim.tolls
    ]


@pytest.mark.parametrize("text", [WEEK, WEEK.replace(" | ", "\t"), WEEK.replace(" | ", "    ")])
def test_each_row_is_a_claim_and_the_sum_a_total(claims_of, text):
    assert told(claims_of(text)) == [
        ("Aleppo", "killed", "people", 12, "incident"),
        ("Aleppo", "injured", "people", 30, "incident"),
        ("Idlib", "killed", "people", 3, "incident"),
        (None, "killed", "people", 15, "cumulative"),
        (None, "injured", "people", 30, "cumulative"),
    ]


def test_quotes_are_the_row_and_its_cell(claims_of):
    text = f"The office published its figures.\n\n{WEEK}\n\nIt thanked everybody."
    claims = claims_of(text)
    assert [claim.evidence.exact for claim in claims] == ["Aleppo | 12 | 30", "Idlib | 3 | -", "Total | 15 | 30"]
    assert [toll.evidence.exact for toll in claims[0].tolls] == ["12", "30"]
    for claim in claims:
        for words in (claim.evidence, *(toll.evidence for toll in claim.tolls)):
            assert text[words.start : words.end] == words.exact
    assert "Killed" in [step.words for step in claims[0].trace]


def test_the_caption_tells_kind_days_and_that_rows_are_totals(claims_of):
    claims = claims_of(f"Killed and injured in shelling between 3 and 9 May 2021\n\n{WEEK}")
    assert {claim.kind for claim in claims} == {"shelling"}
    assert {claim.when.edtf for claim in claims} == {"2021-05-03/2021-05-09"}
    assert {toll.scope for claim in claims for toll in claim.tolls} == {"cumulative"}


def test_a_day_in_a_row_makes_it_an_incident(claims_of):
    claims = claims_of("Date | Place | Dead\n3 May 2021 | Aleppo | 4\n5 May 2021 | Idlib | 2\nTotal | | 6")
    assert [(c.when.edtf, c.tolls[0].low, c.tolls[0].scope) for c in claims] == [
        ("2021-05-03", 4, "incident"),
        ("2021-05-05", 2, "incident"),
        ("2021-05-03/2021-05-05", 6, "cumulative"),
    ]


def test_months_are_totals(claims_of):
    claims = claims_of("Month | Civilians killed\nMarch 2021 | 1,204\nApril 2021 | 903*")
    assert [(c.when.edtf, c.tolls[0].group, c.tolls[0].low, c.tolls[0].scope) for c in claims] == [
        ("2021-03", "civilians", 1204, "cumulative"),
        ("2021-04", "civilians", 903, "cumulative"),
    ]


def test_groups_beside_their_sum_are_parts_of_it(claims_of):
    claims = claims_of("Town | Men killed | Women killed | Total killed\nAleppo | 5 | 2 | 7\nIdlib | 1 | 1 | 2")
    assert [(toll.group, toll.scope) for toll in claims[0].tolls] == [
        ("men", "part"),
        ("women", "part"),
        ("people", "incident"),
    ]


def test_rows_by_weapon_are_parts_of_the_total(claims_of):
    claims = claims_of("Cause | Killed\nAir strikes | 20\nShelling | 30\nTotal | 50")
    assert [(claim.kind, claim.tolls[0].scope) for claim in claims] == [
        ("air_strike", "part"),
        ("shelling", "part"),
        ("killing", "cumulative"),
    ]


def test_two_figures_in_a_cell_are_those_of_its_heading(claims_of):
    assert told(claims_of("Town | Killed/wounded\nAleppo | 5/12\nHoms | 2 / 3"))[:2] == [
        ("Aleppo", "killed", "people", 5, "incident"),
        ("Aleppo", "injured", "people", 12, "incident"),
    ]


def test_words_of_a_row_tell_the_deed_once(claims_of):
    text = (
        "Date | Place | Event | Killed\n"
        "3 May 2021 | Aleppo | Artillery shelling by government forces killed five people in a market | 5\n"
        "4 May 2021 | Idlib | A car bomb went off at a bus station | 3"
    )
    claims = claims_of(text)
    assert [(claim.kind, claim.place.text, claim.when.edtf) for claim in claims] == [
        ("shelling", "Aleppo", "2021-05-03"),
        ("bombing", "Idlib", "2021-05-04"),
    ]
    assert [[toll.low for toll in claim.tolls] for claim in claims] == [[5], [3]]


def test_who_counts_is_named_below(claims_of):
    claims = claims_of(f"{WEEK}\n\nSource: Kell Monitor")
    assert {claim.source.text for claim in claims} == {"Kell Monitor"}


def test_rows_without_a_figure_or_with_noughts_alone_are_nothing(claims_of):
    assert told(claims_of("Town | Killed | Hurt\nAleppo | 0 | 0\nIdlib | n/a | -\nHoms | 0 | 2")) == [
        ("Homs", "killed", "people", 0, "incident"),
        ("Homs", "injured", "people", 2, "incident"),
    ]


def test_ragged_rows_are_read_as_far_as_they_go(claims_of):
    assert told(claims_of("Town | Killed | Hurt\nAleppo | 4\nIdlib | 3 | 2 | 9 | 9\nHoms")) == [
        ("Aleppo", "killed", "people", 4, "incident"),
        ("Idlib", "killed", "people", 3, "incident"),
        ("Idlib", "injured", "people", 2, "incident"),
    ]


def test_the_text_around_a_table_is_read_as_before(claims_of):
    claims = claims_of(f"Shells killed four people in Homs on Monday.\n\n{WEEK}\n\nGunmen abducted two nurses in Hama.")
    assert claims[0].tolls[0].low == 4
    assert claims[0].place.text == "Homs"
    assert claims[-1].kind == "abduction"


def test_a_table_of_other_things_is_left_to_the_sentences(claims_of):
    assert claims_of("Team | Played | Won\nKarm | 12 | 3\nLorn | 12 | 5") == ()


@pytest.mark.parametrize("rows", [400, 800])
def test_long_tables_keep_every_row(claims_of, rows):
    text = "Town | Killed\n" + "\n".join(f"Karm{number} | {number % 9 + 1}" for number in range(rows))
    assert len(claims_of(text)) == rows
