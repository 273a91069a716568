"""Sums of several attacks that a report tells before it tells of each."""


def scopes(tolls_of, text):
    return [(low, scope) for effect, _, low, _, scope in tolls_of(text) if effect == "killed"]


def test_attacks_inside_of_a_place_make_the_greater_number_before_them_a_total(tolls_of):
    text = (
        "Twenty civilians were killed in rocket attacks in Aleppo. A source told the agency that militants fired "
        "rockets at al-Hamdaniya neighborhood in Aleppo, killing a man and his wife. The source added that a sniper "
        "shot at people in al-Midan neighborhood in Aleppo, leaving three civilians dead."
    )
    assert scopes(tolls_of, text)[0] == (20, "cumulative")


def test_one_attack_is_no_sum_of_those_in_places_inside(tolls_of):
    text = (
        "Twenty civilians were killed in an attack in Aleppo. A source told the agency that militants fired rockets "
        "at al-Hamdaniya neighborhood in Aleppo, killing a man and his wife. The source added that a sniper shot at "
        "people in al-Midan neighborhood in Aleppo, leaving three civilians dead."
    )
    assert scopes(tolls_of, text)[0] == (20, "incident")
