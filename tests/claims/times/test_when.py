"""Times of a report: found, resolved against the day of publication, and given to clauses."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.findings.mentions import TimeMention
from reportedly.claims.text.parse import Parsed, language_model, parse
from reportedly.claims.times.when import find_times, when_nearby, when_of
from reportedly.records import When
from reportedly.vocabulary.loader import vocabulary

TUESDAY = date(2016, 9, 27)
VOCABULARY = """
on in since until the last next this past early late mid- Friday Fridays March May may Sept. 3rd 31 30
February 12 2016 1999 0025 80s '90s ago earlier later a two several days week months year years century decade
, . - / ( ) today yesterday overnight tonight noon 10:35 a.m. 99:99 pm GMT every first third quarter half old
more than 31.02.2016 2016-02-31 13/13/2013 10,000,000,000 1,234 Ramadan Easter Christmas spring the weekend
end of now soon nineteen ninety-seven hundred 123456789012345678901234567890 16 NOV 89 LAST NIGHT todays
"""


def tokens_only(text: str) -> Parsed:
    return Parsed(text, language_model().make_doc(text))


def only(text: str, published: date | None = TUESDAY) -> TimeMention:
    (mention,) = find_times(parse(text), published)
    return mention


def clause(text: str, words: str, published: date | None = TUESDAY) -> When | None:
    parsed = parse(text)
    start = text.index(words)
    return when_of((start, start + len(words)), find_times(parsed, published), parsed, published)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Shells fell on the market on Tuesday.", "2016-09-27", "2016-09-27"),
        ("Shells fell on the market on Friday.", "2016-09-23", "2016-09-23"),
        ("The envoys will meet on Friday.", "2016-09-30", "2016-09-30"),
        ("SHELLS FELL ON THE MARKET ON FRIDAY.", "2016-09-23", "2016-09-23"),
        ("A convoy was hit last week.", "2016-W38", "2016-09-19/2016-09-25"),
        ("A convoy was hit yesterday.", "2016-09-26", "2016-09-26"),
        ("Two homes were burnt overnight.", "2016-09-26TNI", "2016-09-26/2016-09-27"),
        ("LAST NIGHT TWO HOMES WERE BURNT.", "2016-09-26TNI", "2016-09-26"),
        ("Raids went on in the past two weeks.", "P2W", "2016-09-13~/2016-09-27"),
        ("Raids have grown in recent months.", "PXM", "2016-06~/2016-09-27"),
        ("The town fell in March.", "2016-03", "2016-03"),
        ("The town fell in mid-March.", "2016-03", "2016-03-15~"),
        ("The town fell last November.", "2015-11", "2015-11"),
        ("The town fell two days ago.", "2016-09-25", "2016-09-25"),
        ("The town fell two years ago.", "2014", "2014~"),
        ("A bomb went off on 16 NOV 89.", "1989-11-16", "1989-11-16"),
        ("A bomb went off on August 7, 1998.", "1998-08-07", "1998-08-07"),
        ("A bomb went off on 21.04.2016.", "2016-04-21", "2016-04-21"),
        ("A bomb went off on 4/21/2016.", "2016-04-21", "2016-04-21"),
        ("A bomb went off on 9/8/2016.", "2016-09-08", "2016-09-08"),
        ("The war of the 1990s left mines.", "199", "199X"),
        ("Prices doubled in the first half of 2014.", "2014-H1", "2014-01/2014-06"),
        ("Prices doubled in the last half of 2014.", "2014-H2", "2014-07/2014-12"),
        ("Convoys reached the town in early June this year.", "2016-06", "2016-06-01/2016-06-10"),
        ("The March offensive took the town.", "2016-03", "2016-03"),
        ("Envoys agreed on a withdrawal in October.", "2016-10", "2016-10"),
        ("The truce had been due to end on Friday.", "2016-09-23", "2016-09-23"),
        ("Until Friday, nobody had left the town.", "2016-09-23", "2016-09-23"),
        ("Aid deliveries rose for the year.", "2016", "2016"),
        ("A bomb went off earlier in the day.", "2016-09-27", "2016-09-27"),
        ("The blast came at 10:35 a.m. Monday.", "2016-09-26T10:35", "2016-09-26"),
        ("A truce was broken at Eid al-Adha.", "2016-09-11", "2016-09-11/2016-09-14"),
        ("A truce was broken on the first day of Eid al-Adha.", "2016-09-11", "2016-09-11"),
        ("A truce was broken on the last day of Eid al-Adha.", "2016-09-14", "2016-09-14"),
        ("A truce was broken on the eve of Eid al-Adha.", "2016-09-10", "2016-09-10"),
        ("They fled at Orthodox Easter.", "2016-05-01", "2016-05-01"),
        ("A market was hit on Christmas Eve.", "2015-12-24", "2015-12-24"),
    ],
)
def test_an_expression_is_resolved_against_the_day_of_publication(text: str, value: str, edtf: str) -> None:
    mention = only(text)
    assert (mention.value, mention.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The siege lasted three days.", "DURATION", "P3D"),
        ("The siege lasted two and a half years.", "DURATION", "P2Y6M"),
        ("Prayers are held every Friday.", "SET", "XXXX-WXX-5"),
        ("They are now in the town.", "DATE", "PRESENT_REF"),
        ("They want peace in the future.", "DATE", "FUTURE_REF"),
        ("The current truce is weak.", "DATE", "PRESENT_REF"),
        ("A weeklong siege was lifted.", "DURATION", "P1W"),
        ("The months-long blockade was lifted.", "DURATION", "PXM"),
        ("Both sides broke the 9-week-old truce.", "DURATION", "P9W"),
        ("The siege lasted a decade.", "DURATION", "P10Y"),
        ("The siege lasted half a decade.", "DURATION", "P5Y"),
        ("The siege lasted for decades.", "DURATION", "PXY"),
    ],
)
def test_what_names_no_day_has_a_value_and_no_edtf(text: str, kind: str, value: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value, mention.edtf) == (kind, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "At least 2000 people fled.",
        "The 52-year-old man was released.",
        "The 9-week-old baby was released.",
        "The clinic treats 40 people a day.",
        "It rained later in the day.",
        "They showed the film High Noon.",
        "The March of the Mothers was banned.",
        "It may rain and they march on.",
        "In all, 10,000,000,000 were spent.",
        "No such day: 31/02/2016.",
    ],
)
def test_numbers_ages_and_verbs_are_no_times(text: str) -> None:
    assert find_times(parse(text), TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells fell on Friday.", "XXXX-WXX-5"),
        ("Shells fell on 3 May.", "XXXX-05-03"),
        ("Shells fell on 3 May 0025.", "XXXX-05-03"),
        ("Shells fell today.", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    mention = only(text, None)
    assert (mention.value, mention.edtf) == (value, None)


def test_without_a_publication_date_a_year_named_before_goes_on() -> None:
    first, second = find_times(parse("The battle began on 3 May 2005. On 9 May the town fell."), None)
    assert (first.edtf, second.edtf) == ("2005-05-03", "2005-05-09")


def test_since_runs_up_to_publication() -> None:
    when = clause(
        "Some 40 people have died in the town since Thursday.", "40 people have died in the town since Thursday"
    )
    assert when is not None
    assert (when.edtf, when.earliest, when.latest) == ("2016-09-22/2016-09-27", date(2016, 9, 22), TUESDAY)


def test_since_a_war_began_is_a_stretch_outside_and_a_date_inside() -> None:
    text = "Thousands have been killed since the war began in 2011."
    outer, inner = clause(text, "Thousands have been killed"), clause(text, "the war began in 2011")
    assert outer is not None
    assert inner is not None
    assert (outer.edtf, inner.edtf) == ("2011/2016-09-27", "2011")


def test_the_date_of_the_saying_only_bounds_what_is_said() -> None:
    when = clause("Rebels took the hill, the army said on Sunday.", "Rebels took the hill")
    assert when is not None
    assert (when.edtf, when.basis) == ("2016-09-25~", "context")


def test_the_date_in_a_name_is_not_the_date_of_the_clause() -> None:
    assert clause("A man was arrested over last year's attack.", "A man was arrested over last year's attack") is None


def test_a_day_named_before_is_nearby_only_within_a_week_of_publication() -> None:
    text = "Shells fell on Sunday. Two homes burnt down."
    mentions = find_times(parse(text), TUESDAY)
    when = when_nearby(text.index("Two"), mentions, TUESDAY)
    assert when is not None
    assert (when.edtf, when.basis) == ("2016-09-25~", "context")
    assert when_nearby(text.index("Two"), mentions, date(2016, 12, 1)) is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(VOCABULARY.split()), max_size=25).map(" ".join) | st.text(max_size=80),
    st.none() | st.dates(min_value=date(1, 1, 1)),
)
def test_any_words_give_mentions_that_hold_together(text: str, published: date | None) -> None:
    mentions = find_times(tokens_only(text), published)
    assert all(text[m.start : m.end] == m.text and m.start < m.end for m in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    for mention in mentions:
        assert mention.value
        if mention.edtf is None:
            assert mention.earliest is None
            continue
        assert mention.precision in vocabulary().ids("time_precisions")
        assert mention.earliest is not None
        assert mention.latest is not None
        assert mention.earliest <= mention.latest
        checked_by_library(mention.edtf, mention.earliest, mention.latest)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def checked_by_library(edtf: str, earliest: date, latest: date) -> None:
    parsed = parse_edtf(edtf)
    if edtf[5:7] in ("21", "22", "23", "24"):
        return  # the library puts winter at both ends of the same year; ours begins in December
    assert parsed.lower_strict()[:3] == earliest.timetuple()[:3]
    assert parsed.upper_strict()[:3] == latest.timetuple()[:3]


def test_a_long_run_of_digits_or_words_is_read_in_a_moment() -> None:
    for text in ("9" * 200_000, "more than " * 20_000, "one-" * 50_000, "last " * 40_000, "Easter " * 20_000):
        parsed, start = tokens_only(text), process_time()
        find_times(parsed, TUESDAY)
        assert process_time() - start < 10  # what looks at each token's neighbours over and over takes minutes


def test_the_yardstick_is_not_below_its_floor() -> None:
    folder = Path(__file__).parents[3] / "shared" / "bench" / "times"
    if not (folder / "dev.gold.jsonl").exists():
        pytest.skip("the yardstick's data are not beside the repository")
    rows = lines(folder / "dev.input.jsonl")[:40]
    gold = {row["id"]: row["times"] for row in lines(folder / "dev.gold.jsonl")}
    hits = found = wanted = 0
    for row in rows:
        times = find_times(parse(row["text"]), date.fromisoformat(row["published"][:10]))
        said = {(m.start, m.value) for m in times}
        hits += sum((item["start"], item["value"]) in said for item in gold[row["id"]])
        found, wanted = found + len(times), wanted + len(gold[row["id"]])
    assert 2 * hits / (found + wanted) > 0.6


def test_the_day_of_the_saying_is_not_that_of_a_count_since_another(claim_of):
    text = (
        "Since 1 June at least 78 people have been killed in Yemen, of whom 31 were medics, a monitor said on Sunday."
    )
    assert claim_of(text, "killing").when.edtf.startswith("2021-06-01/")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The army gave them until 9 a.m. Friday to leave.", "Friday", "2016-09-30"),
        ("Aid may arrive as soon as Friday, officials said.", "Friday", "2016-09-30"),
        ("Shells fell on Friday.", "Friday", "2016-09-23"),
    ],
)
def test_a_deadline_lies_ahead_in_whatever_tense_it_is_told(text, words, value):
    found = find_times(parse(text), date(2016, 9, 27))
    assert next(m.value[:10] for m in found if words in m.text) == value


@pytest.mark.parametrize(
    "text",
    [
        "He told 60 Minutes so.",
        "The clinic is open 24 hours a day.",
        "The party daily Granma said so.",
        "He was soon released.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert find_times(parse(text), date(2016, 9, 27)) == []


def test_two_days_of_one_month_are_two_dates() -> None:
    values = [mention.value for mention in find_times(parse("They will meet on October 14 and 15."), TUESDAY)]
    assert values == ["2016-10-14", "2016-10-15"]


def test_a_number_that_counts_is_no_second_day() -> None:
    values = [mention.value for mention in find_times(parse("They came on May 14 and 15 people died."), TUESDAY)]
    assert values == ["2016-05-14"]


def test_what_follows_most_recently_says_when() -> None:
    assert only("Clinics were hit often, most recently last October.").value == "2015-10"


def test_time_ahead_begins_with_publication() -> None:
    mention = only("Fighting will go on in the weeks ahead.")
    assert (mention.value, mention.earliest) == ("PXW", TUESDAY)


def test_a_day_after_something_is_a_length_and_no_rate() -> None:
    mention = only("They killed 12 people a day after the truce.")
    assert mention.value == "P1D"


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("The town has been in rebel hands since March 2015, when rebels captured it.", "capture", "2015-03"),
        ("The truce held until 7 February 2016 when jets bombed the town of Kell.", "air_strike", "2016-02-07"),
    ],
)
def test_what_happened_when_is_of_the_day_right_before(claims_of, text, kind, edtf):
    told = {claim.kind: claim.when.edtf for claim in claims_of(text, published=date(2016, 9, 28))}
    assert told[kind] == edtf
