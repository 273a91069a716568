"""Which country a briefing's heading names."""

from datetime import date

import reportedly


def headings(coder, text):
    context = coder.as_read(reportedly.report(text, published=date(2021, 6, 15), language="en"))
    return [context.heading(text.index(word)) for word in ("one", "two")]


def test_a_line_of_its_own_is_a_heading(coder):
    text = "Yemen\nShells killed one man in Taiz.\n\nSyria\nShells killed two men in Homs."
    assert headings(coder, text) == [("YE",), ("SY",)]


def test_a_single_country_before_a_colon_may_be_who_says_it(coder):
    assert headings(coder, "Russia: Raids killed one man in Homs, Syria, and two in Hama.") == [(), ()]


def test_a_country_inside_a_sentence_is_no_heading(coder):
    assert headings(coder, "In Yemen shells killed one man.\nIn Syria shells killed two.") == [(), ()]
