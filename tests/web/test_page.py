"""The page in a real browser: look, question, decide; for everybody; and whatever a report holds is only text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import browser as real
import pytest
from browser import Browser, serving
from selenium.webdriver.common.keys import Keys
from vectors import VECTORS
from web_samples import NORTH, PASSWORD, Happening, add, make_ledger, told, written

from reportedly.ledger import Ledger
from reportedly.web.accounts import Accounts
from reportedly.web.settings import Settings

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.slow,
    pytest.mark.skipif(real.missing() is not None, reason=str(real.missing())),
]
VIEWS = ("/", "/review", "/voices", "/control")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests; each test opens its own address."""
    opened = Browser(tmp_path_factory.mktemp("browser"))
    yield opened
    opened.driver.quit()


@pytest.fixture
def page(window: Browser, tmp_path: Path) -> Iterator[tuple[Browser, str]]:
    """The browser and the address of a server on a ledger with one disputed shelling."""
    window.size(1400, 1000)
    window.complaints()
    with serving(Settings(ledger=make_ledger(tmp_path / "served.ledger"), user="Mina")) as address:
        yield window, address


def incident(window: Browser, address: str, place: str = "Harbour") -> None:
    window.open(f"{address}/?place={place}")
    window.one(".incidents a").click()
    window.says("What is claimed, by whom")
    window.settled()


def test_the_first_view_shows_map_timeline_tolls_and_list_together(page: tuple[Browser, str], tmp_path: Path) -> None:
    window, address = page
    window.open(address)
    window.says("2 incidents")
    assert window.find(".map canvas") is not None
    assert len(window.all(".timeline g[role=button]")) == 2
    assert [cell.text for cell in window.all(".toll-panel tbody tr td")[:3]] == ["23", "23", "32"]
    assert window.complaints() == []
    assert window.picture("explore-1400", tmp_path).stat().st_size > 10_000


def test_filters_are_plain_words_that_stand_in_the_address_and_can_be_taken_away(page: tuple[Browser, str]) -> None:
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


def test_a_bar_of_the_timeline_filters_by_its_span_also_from_the_keyboard(page: tuple[Browser, str]) -> None:
    window, address = page
    window.open(f"{address}/?by=month")
    window.one(".timeline g[role=button]").send_keys(Keys.ENTER)
    window.says("from 2024-01-01")
    window.says("to 2024-01-31")
    window.says("1 incident")


def test_an_incident_shows_claims_side_by_side_with_their_exact_words(
    page: tuple[Browser, str], tmp_path: Path
) -> None:
    window, address = page
    incident(window, address)
    assert len(window.all(".claims tbody tr")) == 3
    quotes = [one.text for one in window.all(".claims blockquote")]
    window.until(lambda: len(window.all("mark.strong")) == 3)
    assert sorted(mark.text for mark in window.all("mark.strong")) == sorted(quotes)
    window.says("What the claims disagree on")
    window.picture("incident-1400", tmp_path)


def test_highlights_count_characters_and_not_their_halves(window: Browser, tmp_path: Path) -> None:
    text = "\U0001f54a\U0001f54a قصف الميناء. Three were killed."
    report, claim = written(text, 0, Happening(), "Paper")
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, claim, 0)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        incident(window, address)
        window.until(lambda: window.all("mark.strong"))
        assert window.one("mark.strong").text == text[:20].strip()
        assert window.one(".words").get_attribute("dir") == "auto"


def test_another_rule_is_one_choice_away(page: tuple[Browser, str]) -> None:
    window, address = page
    incident(window, address)
    window.one("#rule").send_keys("airwars")
    assert "minimum" in window.one("#rule").find_element("xpath", "../..").text.lower()


def test_a_decision_needs_a_reason_is_kept_shown_and_undone(page: tuple[Browser, str]) -> None:
    window, address = page
    incident(window, address, "Selmere")
    window.button("Grade").click()
    window.one("#d-value").send_keys("fair")
    window.one("#why").send_keys("two voices")
    window.button("Save the decision").click()
    window.says("given by Mina: two voices")
    window.button("Undo").click()
    window.press("too soon" + Keys.ENTER)
    window.until(lambda: "given by Mina" not in window.text())
    window.says("too soon")


def test_selected_words_become_a_correction(page: tuple[Browser, str]) -> None:
    window, address = page
    incident(window, address, "Selmere")
    window.until(lambda: window.all(".report .words"))
    window.script(
        "const words = document.querySelector('.report .words'); const walk = document.createTreeWalker(words, 4);"
        "for (let node; (node = walk.nextNode()); ) { const at = node.data.indexOf('20 '); if (at < 0) continue;"
        "const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 2);"
        "getSelection().removeAllRanges(); getSelection().addRange(range); }"
        "words.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));"
    )
    window.one(".selection button").click()
    assert window.one("#d-value").get_attribute("value") == "20"
    assert window.one("#d-field").get_attribute("value") == "tolls.0.low"


def test_the_queue_is_worked_through_from_the_keyboard(page: tuple[Browser, str], tmp_path: Path) -> None:
    window, address = page
    window.open(f"{address}/review")
    window.until(lambda: len(window.all(".queue li")) > 2)
    waiting = len(window.all(".queue li"))
    window.picture("review-1400", tmp_path)
    window.one("body").send_keys("j")
    assert window.one(".queue li[aria-current]").get_attribute("data-n") == "1"
    window.one("body").send_keys("k")
    window.one("body").send_keys("a")
    window.one("#why").send_keys("as told")
    window.button("Save the decision").click()
    window.until(lambda: 0 < len(window.all(".queue li")) < waiting)
    window.says("Mina: accept")
    window.one("body").send_keys("?")
    window.says("Keys: j next")


def test_voices_are_listed_and_drawn(page: tuple[Browser, str], tmp_path: Path) -> None:
    window, address = page
    window.open(f"{address}/voices")
    window.says("Saint Anna Hospital")
    assert len(window.all("svg.graph path")) == 4
    window.picture("voices-1400", tmp_path)


def test_control_is_shown_as_bands_and_on_a_day(window: Browser, tmp_path: Path) -> None:
    report, claim = told(0, "Harbour", date(2024, 3, 5))
    taken = claim.model_copy(update={"kind": "capture", "tolls": ()})
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, taken, 0)
    window.size(1400, 1000)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        window.open(f"{address}/control?on=2024-03-06")
        window.says(NORTH.name)
        assert len(window.all("svg.bands rect")) == 1
        window.picture("control-1400", tmp_path)
        window.open(f"{address}/control?on=2024-03-01")
        window.says("No report speaks")


def test_a_team_logs_in_and_a_reader_cannot_decide(window: Browser, tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.json")
    accounts.add("Rana", "reader", PASSWORD)
    window.size(1400, 1000)
    with serving(Settings(ledger=make_ledger(tmp_path / "l.ledger"), accounts=accounts.path)) as address:
        window.open(address)
        window.one("#name").send_keys("Rana")
        window.one("#password").send_keys("wrong" + Keys.ENTER)
        window.says("name or password is wrong")
        window.one("#password").send_keys(PASSWORD + Keys.ENTER)
        window.says("2 incidents")
        window.one(".incidents a").click()
        window.says("Your role may look, not decide.")
        assert not [one for one in window.all("button") if one.text == "Accept"]
        window.button("Log out").click()
        window.says("Log in")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.skipif(not real.AXE.is_file(), reason="axe-core is not installed (make web)")
def test_no_view_puts_a_serious_barrier_before_anybody(page: tuple[Browser, str], view: str, dark: bool) -> None:
    window, address = page
    window.size(1400, 1000, dark)
    window.open(address + view)
    assert window.barriers() == []


@pytest.mark.skipif(not real.AXE.is_file(), reason="axe-core is not installed (make web)")
def test_an_incident_puts_no_serious_barrier_before_anybody(page: tuple[Browser, str]) -> None:
    window, address = page
    incident(window, address)
    assert window.barriers() == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [360, 1920])
def test_every_view_fits_a_phone_and_a_wide_screen(
    page: tuple[Browser, str], view: str, width: int, tmp_path: Path
) -> None:
    window, address = page
    window.size(width, 800)
    window.open(address + view)
    window.picture(f"{view.strip('/') or 'explore'}-{width}", tmp_path)
    assert window.script("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_page_is_printed_without_its_controls(page: tuple[Browser, str]) -> None:
    window, address = page
    window.open(address)
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not window.one("header nav").is_displayed()
    assert window.one(".incidents").is_displayed()
    window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_nothing_that_a_report_holds_is_ever_run(window: Browser, tmp_path: Path) -> None:
    assert len(VECTORS) >= 100
    path = tmp_path / "hostile.ledger"
    with Ledger.open(path) as ledger:
        for number, vector in enumerate(VECTORS):
            report, claim = written(f"{vector} {number}", number, Happening(), vector, vector)
            report = report.model_copy(update={"url": vector})
            party = NORTH.model_copy(update={"name": vector})
            source = claim.source.model_copy(update={"name": vector, "via": (vector,)})
            actor = claim.actor.model_copy(update={"parties": (party,)}) if claim.actor else None
            place = claim.place.model_copy(update={"name": vector}) if claim.place else None
            changed = {
                "actor": actor,
                "place": place,
                "source": source,
                "kind": "capture" if number % 2 else "shelling",
            }
            add(ledger, report, claim.model_copy(update=changed), number)
    window.size(1400, 1000)
    with serving(Settings(ledger=path)) as address:
        addresses = [address + view for view in VIEWS]
        addresses += [f"{address}/?place={way}" for way in ("%3Cimg src=x onerror=window.pwned=1%3E", "javascript:1")]
        window.open(address)
        shown = [one.get_attribute("href") for one in window.all(".incidents a")]
        seen = 0
        for link in (*addresses, *shown[:25]):
            window.open(link)
            if "/incident/" in link:
                window.until(lambda: window.all(".words"))
                links = [one.get_attribute("href") or "" for one in window.all("main a")]
                assert all(re.match(r"https?://", one) for one in links)
            seen += window.script("return document.body.innerText").count("window.pwned")
            assert window.script("return window.pwned === undefined"), link
            assert (
                window.script("return document.querySelectorAll('main iframe, main object, main script').length") == 0
            )
        assert seen > 100  # they were there, as text
