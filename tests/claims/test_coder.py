"""The coder as a whole: it quotes exactly, never fails, repeats itself, and says when it did not look."""

import cProfile
import pstats
import time
from datetime import date

import pytest
from any_text import ANY_TEXT, check_quotes
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reportedly

TOWNS = ("Aleppo", "Homs", "Hama", "Idlib")


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT, st.sampled_from(["", "Shells kill 12 in Aleppo"]), st.sampled_from([None, date(2016, 9, 27)]))
@example("Shells killed 12 people \ud7ff😀 in Aleppo, 5 of them children", "", None)
@example("\u202eShells\u202c killed 3 🧒🧒🧒 people", "👩‍🚒", None)
@example("١٤ people were killed. ²³ people were killed. 1²34 people were killed.", "", None)
def test_every_claim_of_any_text_quotes_the_report_exactly(coder, text, title, published):
    report = reportedly.report(text, title=title, published=published, language="en")
    coding = coder.code(report)
    assert coding.coded
    check_quotes(report, coding)


@settings(max_examples=30, deadline=None)
@given(ANY_TEXT)
def test_the_same_report_gives_the_same_bytes(coder, text):
    report = reportedly.report(text, published=date(2016, 9, 27), language="en")
    assert coder.code(report).model_dump_json() == coder.code(report).model_dump_json()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["a", "9", "killed ", "12 people killed and ", "(", "\n", "1,", "in Aleppo on Monday ", '"']
)
def test_a_hundred_thousand_repeated_characters_are_coded_in_time(coder, unit):
    text = f"Shells killed 12 people. {unit * (100_000 // len(unit))}"
    report = reportedly.report(text, language="en")
    started = time.process_time()
    check_quotes(report, coder.code(report))
    assert time.process_time() - started < 60


def test_nothing_found_is_not_the_same_as_not_looked(coding_of):
    coding = coding_of("The choir sang in the square.")
    assert (coding.coded, coding.reason, coding.claims) == (True, None, ())


def test_without_a_date_relative_times_stay_unresolved(claims_of):
    claims = claims_of("Shells hit a mill in Aleppo on Monday. Rebels looted a shop in Mosul.", published=None)
    assert [claim.when.earliest if claim.when else None for claim in claims] == [None, None]


def test_without_a_date_full_dates_are_still_read(claims_of):
    (claim,) = claims_of("Shells hit a mill in Aleppo on 3 May 2017.", published=None)
    assert claim.when.edtf == "2017-05-03"


def test_an_impossible_date_is_no_day(claims_of):
    (claim,) = claims_of("Shells hit a mill in Aleppo on 31 February 2017.", published=None)
    assert (claim.when.edtf, claim.when.precision) == ("2017-02", "month")


def test_unparsed_passages_leave_the_others_where_they_are(coding_of, coder):
    dull = "The choir sang in the square and went home. " * 40
    text = f"{dull}\n\nShells killed 14 millers in Aleppo. {dull}\nDoctors said that two more died. {dull}"
    report = reportedly.report(text, published=date(2021, 6, 15), language="en")
    coding = coder.code(report)
    check_quotes(report, coding)
    assert [toll.low for claim in coding.claims for toll in claim.tolls] == [14, 2]


def test_dull_text_between_does_not_change_what_is_found(claims_of):
    told = "Shells killed 14 millers in Aleppo on Sunday."
    dull = "The choir sang in the square."
    alone, among = claims_of(told), claims_of(f"{dull} {told} {dull}")
    assert [(c.kind, c.evidence.exact, c.when.edtf) for c in alone] == [
        (c.kind, c.evidence.exact, c.when.edtf) for c in among
    ]


def test_claims_name_their_report_and_coder(coder, coding_of):
    coding = coding_of("Shells killed 14 millers in Aleppo.")
    assert coding.coder == coder.id
    assert {(claim.report, claim.coder) for claim in coding.claims} == {(coding.report, coder.id)}


def test_a_report_twice_as_long_takes_about_twice_the_steps(coder):
    """Calls are counted, for they do not depend on what else the machine does."""

    def steps(days):
        text = "\n\n".join(
            f"On {day % 28 + 1} June {1990 + day // 28} shells killed {day + 2} people in {TOWNS[day % 4]}, the mayor "
            f"of {TOWNS[day % 3]} said. Rebels denied that they had shelled the town, and a clinic put the dead at "
            f"{day + 5}. The group said that a judge was shot in {TOWNS[day % 2]}."
            for day in range(days)
        )
        profile = cProfile.Profile()
        profile.runcall(coder.code, reportedly.report(text, published=date(2016, 9, 27), language="en"))
        return pstats.Stats(profile).total_calls

    steps(2)  # tables are read
    assert steps(160) < 2.1 * steps(80)


@pytest.mark.parametrize("words", ["killed\tfive\t", "killed five; "])
def test_a_sentence_of_nothing_but_tolls_is_read_in_steps_that_do_not_grow_with_their_square(coder, words):
    def steps(many):
        profile = cProfile.Profile()
        profile.runcall(coder.code, reportedly.report(words * many, language="en"))
        return pstats.Stats(profile).total_calls

    steps(2)  # tables are read
    assert steps(160) < 3.5 * steps(80)


def test_blanks_without_end_between_two_days_are_read_in_a_moment(coder):
    text = f"Shells killed five people on 5 May{' ' * 200_000}6 May in Aleppo."
    start = time.process_time()
    coder.code(reportedly.report(text, language="en"))
    assert time.process_time() - start < 10  # what tries each split of the blanks takes minutes
