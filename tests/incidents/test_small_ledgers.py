"""Small ledgers, in which short reports of one day are easily taken for one: which of them belong together."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.incidents import link
from reportedly.records import Participant, Place

from .conftest import Newsroom, party, place, toll, when

FRIDAY, TUESDAY, NEXT_TUESDAY = when("2020-05-01"), when("2020-05-05"), when("2020-05-12")
LAND = place("Arland", (41.0, 21.0), "country")
ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0))
NEAR_ORSK = place("Orsk, Lower Province, Arland", (40.0, 20.0), "near_settlement")
VELIN = place("Velin, Upper Province, Arland", (42.5, 23.0))
KARM, LORN, TILM = (place(f"{name}, Arland", (41.0, 21.0), "country") for name in ("Karm", "Lorn", "Tilm"))
ARMY, CIVILIANS = party("Arland Army", "government"), party("civilians", "civilians")


def listed(name: str, at: tuple[float, float]) -> Place:
    return place(name, at).model_copy(update={"entry": f"gazetteer:{name}"})


def tell(newsroom: Newsroom, name: str, words: str, **more: Any) -> None:
    """One report with one claim, whose evidence is all that it says; published the day after."""
    day = more["when"].latest.replace(day=more["when"].latest.day + 1)
    newsroom.file(name, words, published=more.pop("published", day.isoformat()), evidence=words, **more)


def people(words: str, who: Participant | None = None) -> Participant:
    return (who or Participant(text="", start=0, end=0)).model_copy(update={"text": words})


def told_together(newsroom: Newsroom) -> list[str]:
    """The reports of each incident, which is the same in whatever order they come."""
    mixed = random.Random(7).sample(newsroom.filed, len(newsroom.filed))
    assert link(mixed) == link(newsroom.filed)
    return sorted(" ".join(sorted(incident.reports)) for incident in link(newsroom.filed))


def test_four_bombs_of_one_day_in_one_land_are_four_incidents(newsroom: Newsroom) -> None:
    tell(
        newsroom, "market", "A bomb exploded at the vegetable market in Orsk on Friday, killing four shoppers.",
        kind="bombing", when=FRIDAY, place=ORSK, target=people("four shoppers", CIVILIANS),
        tolls=(toll(4, group="civilians"),),
    )  # fmt: skip
    tell(
        newsroom, "convoy", "A roadside bomb struck an army convoy near Orsk on Friday and killed four soldiers.",
        kind="bombing", when=FRIDAY, place=NEAR_ORSK, target=people("an army convoy", ARMY),
        tolls=(toll(4, group="combatants"),),
    )  # fmt: skip
    tell(
        newsroom, "land", "A car bomb killed 12 people in Arland on Friday, a rescue worker said.",
        kind="bombing", when=FRIDAY, place=LAND, tolls=(toll(12),),
    )  # fmt: skip
    tell(
        newsroom, "bus", "Seven passengers died on Friday when a bomb tore through their bus, a brother said.",
        kind="bombing", when=FRIDAY, target=people("Seven passengers", CIVILIANS), tolls=(toll(7, group="civilians"),),
    )  # fmt: skip
    assert told_together(newsroom) == ["bus", "convoy", "land", "market"]


@pytest.fixture
def patrol_and_shop(newsroom: Newsroom) -> Newsroom:
    soldiers = {"target": people("three soldiers", ARMY), "tolls": (toll(3, group="combatants"),)}
    shoppers = {"target": people("three civilians", CIVILIANS), "tolls": (toll(3, group="civilians"),)}
    for name, words, more in (
        ("patrol 1", "A roadside bomb killed three soldiers on patrol in Orsk on Tuesday, the army said.", soldiers),
        ("patrol 2", "Three soldiers were killed on Tuesday when a bomb hit their patrol in Orsk.", soldiers),
        ("shop 1", "A bomb in a sweet shop in Orsk killed three civilians on Tuesday, police said.", shoppers),
        ("shop 2", "Three customers died when a bomb went off in a sweet shop in Orsk on Tuesday.", shoppers),
    ):
        tell(newsroom, name, words, kind="bombing", when=TUESDAY, place=ORSK, **more)
    return newsroom


def test_soldiers_on_patrol_and_shoppers_are_two_incidents_of_one_town_and_day(patrol_and_shop: Newsroom) -> None:
    assert told_together(patrol_and_shop) == ["patrol 1 patrol 2", "shop 1 shop 2"]


def test_a_report_that_says_neither_who_nor_where_in_town_brings_them_not_together(patrol_and_shop: Newsroom) -> None:
    words = "A bomb killed three people in Orsk on Tuesday."
    tell(patrol_and_shop, "bare", words, kind="bombing", when=TUESDAY, place=ORSK, tolls=(toll(3),))
    found = told_together(patrol_and_shop)
    assert not any("patrol" in incident and "shop" in incident for incident in found)


def test_whether_the_dead_bore_arms_may_be_disputed_within_one_incident(newsroom: Newsroom) -> None:
    fighters, shoppers = toll(20, group="combatants"), toll(23, group="civilians")
    for name, words, counted in (
        ("army", "A drone strike on a market in Orsk killed 20 fighters on Tuesday, the army said.", fighters),
        ("medics", "A drone strike on the market of Orsk on Tuesday killed 23 civilians, doctors said.", shoppers),
        ("witness", "At least 20 people died when a drone hit Orsk's market on Tuesday.", toll(20, None)),
    ):
        tell(newsroom, name, words, kind="air_strike", when=TUESDAY, place=ORSK, tolls=(counted,))
    assert told_together(newsroom) == ["army medics witness"]


def test_shells_and_shots_of_one_day_in_one_town_are_two_incidents(newsroom: Newsroom) -> None:
    for name, words, kind, dead in (
        ("shells 1", "Shelling killed four civilians in Orsk on Tuesday, medics said.", "shelling", 4),
        ("shells 2", "Four civilians were killed by shells that fell on Orsk on Tuesday.", "shelling", 4),
        ("shots", "Gunmen shot dead three traders in Orsk on Tuesday, relatives said.", "shooting", 3),
        ("bare", "Four people were killed in Orsk on Tuesday.", "killing", 4),
    ):
        tell(newsroom, name, words, kind=kind, when=TUESDAY, place=ORSK, tolls=(toll(dead),))
    found = told_together(newsroom)
    assert any("shells 1 shells 2" in incident for incident in found)
    assert not any("shells" in incident and "shots" in incident for incident in found)


def test_a_report_without_a_place_belongs_to_neither_of_two_raids_that_it_fits_alike(newsroom: Newsroom) -> None:
    for name, words, where, dead in (
        ("Orsk", "An air strike killed seven people in Orsk on Tuesday, medics said.", ORSK, 7),
        ("Velin", "An air strike killed nine people in Velin on Tuesday, residents said.", VELIN, 9),
        ("nowhere", "Warplanes struck again on Tuesday and killed eight people, a lawyers' group said.", None, 8),
    ):
        tell(newsroom, name, words, kind="air_strike", when=TUESDAY, place=where, tolls=(toll(dead),))
    assert told_together(newsroom) == ["Orsk", "Velin", "nowhere"]


def test_a_report_without_a_place_goes_to_the_one_that_its_number_and_its_scene_tell(newsroom: Newsroom) -> None:
    for name, words, where, group, dead in (
        ("school", "Shells hit a school in Orsk on Tuesday and killed five children.", ORSK, "children", 5),
        ("camp", "Shells hit an army camp in Velin on Tuesday and killed 11 soldiers.", VELIN, "combatants", 11),
        ("burial", "The five children killed in their school on Tuesday were buried.", None, "children", 5),
    ):
        tell(newsroom, name, words, kind="shelling", when=TUESDAY, place=where, tolls=(toll(dead, group=group),))
    assert told_together(newsroom) == ["burial school", "camp"]


def test_villages_that_no_gazetteer_holds_are_told_apart_by_their_names(newsroom: Newsroom) -> None:
    for name, words, where, dead in (
        ("Karm 1", "Gunmen raided the village of Karm on Tuesday and killed six villagers.", KARM, 6),
        ("Karm 2", "Six villagers were shot dead on Tuesday in a village of Arland.", LAND, 6),
        ("Lorn", "Gunmen raided the village of Lorn on Tuesday and killed three villagers.", LORN, 3),
        ("Tilm", "Gunmen attacked the village of Tilm on Tuesday and killed five villagers.", TILM, 5),
    ):
        counted = (toll(dead, group="civilians"),)
        tell(newsroom, name, words, kind="shooting", when=TUESDAY, place=where, tolls=counted)
    assert told_together(newsroom) == ["Karm 1 Karm 2", "Lorn", "Tilm"]


def test_two_towns_side_by_side_are_two_towns(newsroom: Newsroom) -> None:
    upper = listed("Upper Orsk, Lower Province, Arland", (40.0, 20.0))
    lower = listed("Lower Orsk, Lower Province, Arland", (40.05, 20.05))
    for name, words, where, dead in (
        ("upper 1", "An air raid on Upper Orsk killed 12 people on Tuesday, the governor said.", upper, 12),
        ("upper 2", "An air raid killed 12 people in Upper Orsk on Tuesday, residents said.", upper, 12),
        ("lower", "An air raid on Lower Orsk killed two people on Tuesday, residents said.", lower, 2),
    ):
        tell(newsroom, name, words, kind="air_strike", when=TUESDAY, place=where, tolls=(toll(dead),))
    assert told_together(newsroom) == ["lower", "upper 1 upper 2"]


def strikes(day: Any, dead: int) -> Iterator[tuple[str, dict[str, Any]]]:
    more = {"kind": "bombing", "when": day, "place": ORSK, "tolls": (toll(dead),)}
    yield f"A car bomb at the bus station of Orsk killed {dead} people on Tuesday, police said.", more
    yield f"On Tuesday {dead} people died in a car bomb at Orsk's bus station, a hospital source said.", more


def test_one_station_bombed_two_weeks_running_is_two_incidents(newsroom: Newsroom) -> None:
    for week, day, dead in (("first", TUESDAY, 6), ("second", NEXT_TUESDAY, 8)):
        for n, (words, more) in enumerate(strikes(day, dead)):
            tell(newsroom, f"{week} {n}", words, **more)
    assert told_together(newsroom) == ["first 0 first 1", "second 0 second 1"]


def test_the_growing_toll_of_a_strike_stays_one_incident(newsroom: Newsroom) -> None:
    for name, words, dead in (
        ("first", "An air strike hit a bakery in Orsk on Tuesday and killed at least six people.", 6),
        ("evening", "Jets bombed the bakery of Orsk on Tuesday. Nine people were killed, the hospital said.", 9),
        ("next day", "The death toll from Tuesday's air strike on a bakery in Orsk has risen to 14.", 14),
    ):
        tell(newsroom, name, words, kind="air_strike", when=TUESDAY, place=ORSK, tolls=(toll(dead),))
    assert told_together(newsroom) == ["evening first next day"]
