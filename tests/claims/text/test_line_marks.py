"""Whether something stands at the head of its line."""

import pytest

from reportedly.claims.text.line_marks import line_start, opens_line

TEXT = "Karm: 3 killed\n • Lorn: 4 killed\n  In Dell: 5 killed"


@pytest.mark.parametrize(("word", "opens"), [("Karm", True), ("Lorn", True), ("Dell", False), ("killed", False)])
def test_only_blanks_and_the_mark_of_a_list_stand_before_it(word, opens):
    assert opens_line(TEXT, TEXT.index(word)) is opens


def test_a_line_begins_behind_the_break_before_it():
    assert TEXT[line_start(TEXT, TEXT.index("Lorn")) :].startswith(" • Lorn")
    assert line_start(TEXT, 3) == 0
