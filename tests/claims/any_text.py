"""Texts of any kind, and what must hold for every claim of every coder."""

from hypothesis import strategies as st

WORDS = ["Shells", "killed", "14", "civilians", "including", "5 children", "in", "Aleppo", "on Monday", "the army"]
WORDS += [
    "denied",
    "said",
    "that",
    '"',
    "“",
    "”",
    ".",
    ",",
    "\n",
    "\t",
    "At least",
    "between 20 and 30",
    "family of five",
]
WORDS += ["dozens", "were", "wounded", "and", "1,234", "300 000", "according to", "rebels", "may", "attack", "no one"]
WORDS += ["😀", "👩‍👩‍👧", "مدينة حلب", "e\u0301", "a\u0308\u0308\u0308", "\u202e", "\ufeff", "\u200d", "\x07", "ﬁ", "½"]
NEWS = st.sampled_from(WORDS)
READABLE = st.one_of(
    st.lists(NEWS, min_size=1, max_size=40).map(" ".join),
    st.lists(NEWS, min_size=1, max_size=40).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=120).map(lambda text: f"Shells killed 12 people {text}"),
)
ANY_TEXT = READABLE.filter(lambda text: any(character.isalnum() for character in text))  # others are refused as empty


def check_quotes(report, coding):
    for claim in coding.claims:
        spans = [claim.evidence, *(toll.evidence for toll in claim.tolls)]
        assert all(report.text[span.start : span.end] == span.exact != "" for span in spans)
        for words in (claim.actor, claim.target, claim.place):
            assert words is None or report.text[words.start : words.end] == words.text
        for words in (claim.when, claim.source):
            if words is not None and words.text is not None and words.start is not None:
                assert report.text[words.start : words.end] == words.text
        for toll in claim.tolls:
            assert toll.low is None or toll.high is None or toll.low <= toll.high
