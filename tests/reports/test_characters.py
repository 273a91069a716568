"""Text out of markup loses what only a page's layout needs."""

from reportedly.reports.characters import tidy


def test_marks_of_direction_go_where_no_letter_runs_from_right_to_left():
    assert tidy("Shells fell on al-\u200fGhouta\u200e.") == "Shells fell on al-Ghouta."


def test_marks_of_direction_stay_beside_letters_that_do():
    text = "Shells fell on \u202bالغوطة\u202c."
    assert tidy(text) == text
