"""Voices and control of places in a real browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import browser as real
from browser import Browser, serving
from selenium.webdriver.common.keys import Keys
from web_samples import NORTH, add, told

from reportedly.ledger import Ledger
from reportedly.records import PartyReference
from reportedly.web.settings import Settings

pytestmark = real.needed()
Page = tuple[Browser, str]
SOUTH = PartyReference(id="south", name="Southern Army", kind="rebel_group")


def test_voices_are_listed_compared_and_drawn(page: Page) -> None:
    window, address = page
    window.open(f"{address}/voices")
    window.says("Saint Anna Hospital")
    window.counts("svg.graph path", 4)
    row = next(one.text for one in window.all(".voices tbody tr") if "Saint Anna" in one.text)
    assert "0 lower, 0 among, 1 higher" in row
    assert "Northern Army" in row
    window.picture("voices-1400")


def test_a_name_in_the_graph_shows_its_lines_alone_also_from_the_keyboard(page: Page) -> None:
    window, address = page
    window.open(f"{address}/voices")
    window.until(lambda: window.all("svg.graph text"))
    window.script("document.querySelector('svg.graph text').focus()")
    window.counts("svg.graph.lit path.on", 1)
    assert "quotes" in str(window.one("svg.graph text").get_attribute("aria-label"))


def test_a_voice_opens_with_the_incidents_on_which_it_differs(page: Page) -> None:
    window, address = page
    window.open(f"{address}/voices")
    next(one for one in window.all(".voices a") if one.text == "Saint Anna Hospital").click()
    window.says("Its killed beside the others'")
    window.reads(".beside tbody td", "12", "3 · best 3 (3–12)", "higher")
    window.one(".beside a").click()
    window.says("What is claimed, by whom")


def test_voices_follow_the_filters(page: Page) -> None:
    window, address = page
    window.open(f"{address}/voices?place=Selmere")
    window.says("in Selmere")
    window.until(lambda: [one.text for one in window.all(".voices tbody th")] == ["Mayor of Selmere"])


def captured(path: Path) -> Path:
    """Harbour is taken by the one on the 5th, and by the other on the 20th of March."""
    with Ledger.open(path) as ledger:
        for number, (day, party) in enumerate([(5, NORTH), (20, SOUTH)]):
            report, claim = told(number, "Harbour", date(2024, 3, day))
            actor = claim.actor.model_copy(update={"parties": (party,)}) if claim.actor else None
            place = claim.place.model_copy(update={"latitude": 10.0}) if claim.place else None
            change = {"kind": "capture", "tolls": (), "actor": actor, "place": place}
            add(ledger, report, claim.model_copy(update=change), number)
    return path


def holders(window: Browser) -> list[str]:
    return [one.text for one in window.all(".control tbody td:nth-child(2)")]


def test_control_is_shown_as_bands_and_on_a_chosen_day(window: Browser, tmp_path: Path) -> None:
    window.size(1400, 1000)
    with serving(Settings(ledger=captured(tmp_path / "l.ledger"))) as address:
        window.open(f"{address}/control?on=2024-03-06")
        window.until(lambda: holders(window) == [NORTH.name])
        window.counts("svg.bands g.interval", 2)
        window.says("As told by 2024-03-06")
        window.picture("control-1400")
        window.open(f"{address}/control?on=2024-03-01")
        window.says("Of 2024-03-01 no report speaks")


def test_the_day_is_moved_from_the_keyboard_and_stands_in_the_address(window: Browser, tmp_path: Path) -> None:
    window.size(1400, 1000)
    with serving(Settings(ledger=captured(tmp_path / "l.ledger"))) as address:
        window.open(f"{address}/control?on=2024-03-19")
        window.until(lambda: holders(window) == [NORTH.name])
        window.one(".slider").send_keys(Keys.ARROW_RIGHT)
        window.until(lambda: "on=2024-03-20" in window.driver.current_url)
        window.until(lambda: SOUTH.name in holders(window))
        window.button("All time").click()
        window.until(lambda: "on=" not in window.driver.current_url)
        window.until(lambda: holders(window) == [NORTH.name, SOUTH.name])
