"""What is counted in the same period is of the stretch named last."""

import pytest


def last_of(claims):
    (toll,) = claims[-1].tolls
    return claims[-1].when.edtf, toll.scope


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Since 1 May 2020, clashes have displaced 45,000 people. The council reports 19 deaths in the same period.",
            "2020-05-01/",
        ),
        (
            "Between 12 and 18 May 2020, shells killed 31 people in Karm. Nine farmers died over the same period.",
            "2020-05-12/2020-05-18",
        ),
    ],
)
def test_the_same_period_is_the_stretch_named_last(claims_of, text, days):
    assert last_of(claims_of(text))[0].startswith(days)


def test_what_is_counted_since_then_is_a_total(claims_of):
    text = "Since 1 May 2020, clashes have displaced 45,000 people. The council reports 19 deaths in the same period."
    assert last_of(claims_of(text))[1] == "cumulative"


def test_the_same_period_of_another_year_is_not_it(claims_of):
    text = "Since 1 May 2020, raids have killed 40 people. Nine people were killed in the same period last year."
    assert not last_of(claims_of(text))[0].startswith("2020-05-01")
