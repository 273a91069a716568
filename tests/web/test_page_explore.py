"""Map, timeline, tolls and list in a real browser: one screen, linked, kept in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import browser as real
from browser import Browser, serving
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from web_samples import add, told

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings

pytestmark = real.needed()
LOADED = "return performance.getEntriesByType('resource').map((one) => one.name)"
COLOURS = (
    "const canvas = document.querySelector('.map canvas'); const seen = new Set();"
    "const found = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
    "for (let n = 0; n < found.length; n += 4) seen.add(found[n] * 65536 + found[n + 1] * 256 + found[n + 2]);"
    "return seen.size"
)
Page = tuple[Browser, str]


def listed(window: Browser) -> list[str]:
    return [one.text for one in window.all(".incidents tbody td:nth-child(2)")]


def test_the_first_view_shows_map_timeline_tolls_and_list_together(page: Page) -> None:
    window, address = page
    window.open(address)
    window.says("2 incidents")
    window.one(".map canvas")
    window.says("2 incidents on this part of the map")
    window.counts(".timeline g[role=button]", 2)
    window.counts(".timeline .toll-band", 2)
    window.reads(".toll-panel tbody tr td", "23", "23", "32")
    assert window.complaints() == []
    assert window.picture("explore-1400").stat().st_size > 10_000


def test_the_map_is_drawn_from_what_the_server_holds_and_asks_nobody_else(page: Page) -> None:
    window, address = page
    window.open(address)
    window.until(lambda: "Natural Earth" in window.text())
    window.until(lambda: any("countries" in one for one in window.script(LOADED)))
    assert all(one.startswith(address) for one in window.script(LOADED))
    window.one(".map canvas")
    window.until(lambda: window.script(COLOURS) > 5)


def test_filters_are_plain_words_that_stand_in_the_address_and_can_be_taken_away(page: Page) -> None:
    window, address = page
    window.open(address)
    window.one("#f-place").send_keys("Selmere")
    window.button("Apply").click()
    window.says("in Selmere")
    window.says("1 incident")
    assert "place=Selmere" in window.driver.current_url
    window.driver.refresh()
    window.says("1 incident")
    window.one(".chips button").click()
    window.says("2 incidents")
    window.driver.back()
    window.says("1 incident")


def test_a_bar_of_the_timeline_filters_by_its_span_also_from_the_keyboard(page: Page) -> None:
    window, address = page
    window.open(f"{address}/?by=month")
    window.one(".timeline g[role=button]").send_keys(Keys.ENTER)
    window.says("from 2024-01-01")
    window.says("to 2024-01-31")
    window.says("1 incident")


def test_dragging_over_the_timeline_filters_all_parts(page: Page) -> None:
    window, address = page
    window.open(f"{address}/?by=month")
    chart = window.one("svg.timeline")
    width = chart.rect["width"]
    drag = ActionChains(window.driver).move_to_element_with_offset(chart, int(width * 0.3), 0)
    drag.click_and_hold().move_by_offset(int(width * 0.05), 0).move_by_offset(int(width * 0.1), 0).release().perform()
    window.says("from 2024-03-01")
    window.says("to 2024-03-31")
    window.until(lambda: listed(window) == ["Harbour, Exercise Land"])
    window.says("1 incident on this part of the map")
    window.reads(".toll-panel tbody tr td", "3", "3", "12")


def test_the_timeline_is_stacked_by_kind_or_by_party(page: Page) -> None:
    window, address = page
    window.open(address)
    window.reads(".time .legend", "Shelling")
    window.one("#c-stack").send_keys("party")
    window.until(lambda: "stack=party" in window.driver.current_url)
    window.reads(".time .legend", "Northern Army")


def test_a_part_of_the_map_becomes_a_filter_of_everything(page: Page) -> None:
    window, address = page
    window.open(f"{address}/?area=19,12.5,21,13.5")
    window.says("on one part of the map")
    window.until(lambda: listed(window) == ["Selmere, Exercise Land"])
    window.reads(".toll-panel tbody tr td", "20", "20", "20")
    window.one(".chips button").click()
    window.says("2 incidents")
    window.button("Only what is on this part of the map").click()
    window.until(lambda: "area=" in window.driver.current_url)
    window.says("2 incidents")


def test_what_lies_on_no_map_and_what_has_no_day_is_listed_and_not_dropped(window: Browser, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        for number, town in enumerate(("Harbour", "Nowhere", "Sometime")):
            report, claim = told(number, town, date(2024, 3, 1 + 9 * number))
            if town == "Nowhere":
                claim = claim.model_copy(update={"place": None})
            if town == "Sometime":
                claim = claim.model_copy(update={"when": None})
            add(ledger, report, claim, number)
    window.size(1400, 1000)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        window.open(address)
        window.button("List the 1 without a known place").click()
        window.says("without a known place")
        window.until(lambda: listed(window) == ["unknown"])
        window.open(address)
        window.button("List the 1 without a day").click()
        window.until(lambda: listed(window) == ["Sometime, Exercise Land"])


def test_many_incidents_at_one_point_are_one_circle_that_lists_them(window: Browser, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        for number in range(3):
            report, claim = told(number, "Harbour", date(2024, 3 + number, 1))
            place = claim.place.model_copy(update={"latitude": 10.0}) if claim.place else None
            add(ledger, report, claim.model_copy(update={"place": place}), number)
    window.size(1400, 1000)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        window.open(address)
        window.says("3 incidents on this part of the map")
        window.one(".map canvas")
        ActionChains(window.driver).move_to_element(window.one(".map")).click().perform()
        window.until(lambda: len(window.all(".here button")) == 3)
        window.one(".here button").click()
        window.says("What is claimed, by whom")


def test_tiles_of_ones_own_are_asked_for_only_where_they_were_named(window: Browser, tmp_path: Path) -> None:
    report, claim = told(0)
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, claim, 0)
    window.size(1400, 1000)
    tiles = "http://localhost:9/{z}/{x}/{y}.png"
    with serving(Settings(ledger=tmp_path / "l.ledger", tiles=tiles)) as address:
        window.open(address)
        window.until(lambda: window.all("img.leaflet-tile"))
        assert not [one for one in window.complaints() if "Content Security Policy" in one]
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        window.open(address)
        window.says("1 incident on this part of the map")
        assert not window.all("img.leaflet-tile")
