"""Attributions looked up by where they stand: the same as going over all of them, but not over all of them."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.findings.mentions import Attribution
from reportedly.claims.voices.chains import covers, is_act
from reportedly.claims.voices.table import AttributionTable, nearest_named

SPANS = st.tuples(st.integers(0, 3000), st.integers(1, 700)).map(lambda pair: (pair[0], sum(pair)))
ATTRIBUTIONS = st.lists(
    st.builds(
        Attribution,
        source=st.lists(SPANS, max_size=1).map(tuple),
        cue=st.lists(SPANS, max_size=2).map(tuple),
        content=st.lists(SPANS, min_size=1, max_size=2).map(lambda spans: tuple(sorted(spans))),
        stance=st.sampled_from(["say", "deny"]),
        anchor=st.one_of(st.none(), SPANS),
    )
)


@given(ATTRIBUTIONS, SPANS)
def test_no_attribution_that_bears_on_a_stretch_is_missed(attributions, span):
    near = AttributionTable(attributions).near(span)
    for bears in (covers, is_act):
        assert [one for one in near if bears(one, span)] == [one for one in attributions if bears(one, span)]


@given(ATTRIBUTIONS, st.integers(0, 4000))
def test_speakers_are_told_backwards_from_where_one_stands(attributions, start):
    table = AttributionTable(attributions)
    earlier = [one for one in attributions if one.source and one.source[0][0] < start]
    assert list(table.spoken_before(start)) == sorted(earlier, key=lambda one: -one.source[0][0])
    at = [one for one in attributions if one.source and one.anchor is None and one.source[0][0] == start]
    assert table.speaking_at(start) == next(iter(at), None)


@given(st.sets(st.integers(0, 200)), st.integers(0, 200), st.booleans())
def test_sources_named_are_told_nearest_first(offsets, start, before_first):
    named = [(at, at) for at in sorted(offsets)]
    expected = sorted(offsets, key=lambda at: ((at < start) is not before_first, abs(at - start)))
    assert list(nearest_named(named, start, before_first)) == expected


def test_of_the_attributions_of_a_long_report_few_are_looked_at():
    attributions = [
        Attribution(((at, at + 10),), ((at + 11, at + 15),), ((at + 16, at + 90),)) for at in range(0, 10**6, 100)
    ]
    assert len(AttributionTable(attributions).near((500_000, 500_010))) < 10
