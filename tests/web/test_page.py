"""The page in a real browser: look, question, decide; for everybody; and whatever a report holds is only text."""

from __future__ import annotations

import re
from pathlib import Path

import browser as real
import pytest
from browser import Browser, open_incident, serving
from selenium.webdriver.common.keys import Keys
from vectors import VECTORS
from web_samples import NORTH, PASSWORD, Happening, add, make_ledger, written

from reportedly.ledger import Ledger
from reportedly.web.accounts import Accounts
from reportedly.web.settings import Settings

pytestmark = real.needed()
VIEWS = ("/", "/review", "/voices", "/control")
STRINGS = Path(__file__).parents[2] / "web" / "src"


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
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_incident_and_a_voice_put_no_serious_barrier_before_anybody(page: tuple[Browser, str], dark: bool) -> None:
    window, address = page
    window.size(1400, 1000, dark)
    open_incident(window, address)
    window.until(lambda: window.all("mark.strong"))
    assert window.barriers() == []
    window.button("Grade").click()
    assert window.barriers() == []
    window.open(f"{address}/voices/saint%20anna%20hospital")
    window.says("Its killed beside the others'")
    assert window.barriers() == []


@pytest.mark.parametrize("view", [*VIEWS, "incident"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900), (1920, 1080)])
def test_every_view_fits_a_phone_a_laptop_and_a_wide_screen(
    page: tuple[Browser, str], view: str, width: int, height: int
) -> None:
    window, address = page
    window.size(width, height, dark=width == 1920)
    if view == "incident":
        open_incident(window, address)
        window.until(lambda: window.all("mark.strong"))
    else:
        window.open(address + view)
    window.picture(f"{view.strip('/') or 'explore'}-{width}")
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert window.script(wide) <= 0


def test_the_first_key_leads_past_the_menu_and_all_filters_have_labels(page: tuple[Browser, str]) -> None:
    window, address = page
    window.open(address)
    window.one("body").send_keys(Keys.TAB)
    assert window.script("return document.activeElement.textContent") == "Skip to the content"
    window.press(Keys.ENTER)
    assert window.script("return document.activeElement.id") == "content"
    unnamed = (
        "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
        ".filter((one) => !one.labels.length && !one.getAttribute('aria-label')).length"
    )
    assert window.script(unnamed) == 0


def test_what_is_waited_for_is_told_in_words(page: tuple[Browser, str]) -> None:
    window, address = page
    window.open(address)
    window.script(
        "const before = window.fetch; window.fetch = async (...asked) => {"
        "if (String(asked[0]).includes('/sources')) await new Promise((done) => setTimeout(done, 4000));"
        "return before(...asked); };"
    )
    next(one for one in window.all("header nav a") if one.text == "Voices").click()
    window.until(lambda: "Loading Voices" in window.text())
    window.until(lambda: "This takes longer than usual" in window.text())
    assert "longer" in window.script("return document.getElementById('status').textContent")
    window.says("Saint Anna Hospital")
    assert "longer" not in window.text()


def test_a_failure_is_told_with_a_way_to_try_again(page: tuple[Browser, str]) -> None:
    window, address = page
    window.open(address)
    window.script(
        "const before = window.fetch; let times = 0; window.fetch = (...asked) => "
        "String(asked[0]).includes('/control') && times++ < 1"
        " ? Promise.reject(new Error('no line')) : before(...asked);"
    )
    next(one for one in window.all("header nav a") if one.text == "Control").click()
    window.says("Could not load")
    window.button("Try again").click()
    window.says("No report speaks of who holds ground there.")


def test_the_page_is_printed_without_its_controls(page: tuple[Browser, str]) -> None:
    window, address = page
    for view, kept in (("/", ".incidents"), ("/control", "h1"), ("incident", ".words")):
        if view == "incident":
            open_incident(window, address)
            window.until(lambda: window.all(".words"))
        else:
            window.open(address + view)
        window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        assert not window.visible("header nav, form.filters, .actions button, .leaflet-control-zoom, .choice")
        assert window.visible(kept)
        window.picture(f"print-{view.strip('/') or 'explore'}")
        window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_all_words_of_the_page_stand_in_one_catalogue() -> None:
    """What is shown comes from strings.ts or from the ledger: no other file gives an element a sentence."""
    words = re.compile(r"""h\("[a-z0-9]+", \{[^{}]*\}, "[A-Za-z]{2,}""")
    spoken = re.compile(r"""(?:aria-label|title|placeholder): ["`][A-Za-z]{2,}""")
    for path in sorted(STRINGS.rglob("*.ts")):
        if path.name != "strings.ts":
            text = path.read_text(encoding="utf-8")
            assert not words.findall(text), path.name
            assert not spoken.findall(text), path.name


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
