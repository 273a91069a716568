"""An incident in a real browser: claims side by side, exact words, rules, decisions."""

from __future__ import annotations

from pathlib import Path

import browser as real
from browser import Browser, open_incident, serving
from selenium.webdriver.common.keys import Keys
from web_samples import Happening, add, written

from reportedly.ledger import Ledger
from reportedly.web.settings import Settings

pytestmark = real.needed()
Page = tuple[Browser, str]


def part(window: Browser, name: str) -> str:
    return window.one(f"section[data-part={name}]").text


def test_claims_stand_side_by_side_with_voice_chain_numbers_and_exact_words(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    window.counts(".claims tbody tr", 3)
    heads = [one.text for one in window.all(".claims thead th")]
    assert heads == ["Voice", "Published", "Says", "Killed", "When", "Where", "Sure"]
    row = next(one for one in window.all(".claims tbody tr") if one.text.startswith("Harbour Master"))
    first = [one.text for one in row.find_elements("css selector", "td")]
    assert "in Paper 0" in first[0]
    assert (first[3], first[4]) == ("3", "2024-03-05")
    quotes = [one.text for one in window.all(".claims blockquote")]
    window.counts(".report .words", 3)
    joined = window.script(
        "return [...document.querySelectorAll('.claims tr[id]')].map((row) => "
        "[...document.querySelectorAll(`mark[data-claims~='${row.id.slice(6)}']`)]"
        ".map((one) => one.textContent).join(''))"
    )
    assert joined == quotes
    window.says("What the claims disagree on")
    window.picture("incident-1400")


def test_highlights_count_characters_and_not_their_halves(window: Browser, tmp_path: Path) -> None:
    text = "\U0001f54a\U0001f54a قصف الميناء. Three were killed."
    report, claim = written(text, 0, Happening(), "Paper")
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, claim, 0)
    window.size(1400, 1000)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        open_incident(window, address)
        window.until(lambda: window.all("mark.strong"))
        marked = "return [...document.querySelectorAll('mark.strong')].map((one) => one.textContent).join('')"
        assert window.script(marked) == text[:20]
        assert window.one(".words").get_attribute("dir") == "auto"
        assert window.script("return getComputedStyle(document.querySelector('.claims blockquote')).direction") == "rtl"
        window.picture("incident-right-to-left")


def test_from_a_claim_it_is_one_step_to_its_words_in_the_report(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    window.counts(".report .words", 3)
    row = next(one for one in window.all(".claims tbody tr") if one.text.startswith("Rescue Service"))
    row.find_element("css selector", "blockquote button").click()
    window.until(lambda: window.script("return document.activeElement.matches('mark.now')"))
    assert "Rescuers told" in window.script("return document.activeElement.closest('.words').textContent")


def test_another_rule_is_one_choice_away_and_says_what_it_was_given(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    assert "ucdp in force 3 (3–12)" in part(window, "figures")
    assert "What the rule ucdp was given" in part(window, "figures")
    window.one("input[value=minimum-maximum]").click()
    shown = part(window, "figures")
    assert "What the rule minimum-maximum was given" in shown
    assert "The least and the greatest number of any voice" in shown
    assert "Saint Anna Hospital 12 2024-03-05 all of those harmed" in shown


def test_the_record_tells_when_its_reports_came_and_where_it_was(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    assert part(window, "history").count("2024-03-09 00:00 Taken in (file)") == 3
    assert "within about 5 km" in part(window, "where")
    window.until(lambda: window.find("section[data-part=where] canvas"))


def test_why_a_claim_is_coded_so_is_told_beside_it(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    window.one(".claims summary").click()
    window.says("kind: Shelling")


def test_the_proposed_grade_comes_with_reasons_and_can_be_given(page: Page) -> None:
    window, address = page
    open_incident(window, address, "Selmere")
    assert "proposed by the program" in part(window, "grade")
    window.one("section[data-part=grade] .reasons li")
    window.button("Give this grade").click()
    window.one("#why").send_keys("as proposed")
    window.button("Save the decision").click()
    window.says("given by Mina: as proposed")


def test_a_decision_needs_a_reason_is_kept_shown_and_undone(page: Page) -> None:
    window, address = page
    open_incident(window, address, "Selmere")
    window.button("Grade").click()
    window.one("#d-value").send_keys("fair")
    window.one("#why").send_keys("   ")
    window.button("Save the decision").click()
    window.says("Give a reason")
    window.one("#why").send_keys("two voices")
    window.button("Save the decision").click()
    window.says("given by Mina: two voices")
    assert "Mina: grade" in part(window, "history")
    window.button("Undo").click()
    window.press("too soon" + Keys.ENTER)
    window.until(lambda: "given by Mina" not in window.text())
    window.says("too soon")


def test_selected_words_become_a_correction(page: Page) -> None:
    window, address = page
    open_incident(window, address, "Selmere")
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
    window.one("#why").send_keys("so it says")
    window.button("Save the decision").click()
    window.says("tolls.0.low = 20 – so it says")


def test_a_claim_of_another_happening_is_taken_out_and_its_incident_named_as_near(page: Page) -> None:
    window, address = page
    open_incident(window, address)
    window.all(".claims tbody tr")[1].find_element("xpath", ".//button[text()='Not the same']").click()
    window.one("#why").send_keys("another quay")
    window.button("Save the decision").click()
    window.until(lambda: "2 incidents" not in window.text() and not window.all("[aria-busy]"))
    window.open(f"{address}/?place=Harbour")
    window.says("2 incidents")


def test_who_and_where_only_the_report_around_tells_are_marked(window: Browser, tmp_path: Path) -> None:
    report, claim = written("Shells hit. Three were killed.", 0, Happening(), "Paper")
    lent = {name: getattr(claim, name).model_copy(update={"basis": "context"}) for name in ("actor", "place")}
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        add(ledger, report, claim.model_copy(update=lent), 0)
    window.size(1400, 1000)
    with serving(Settings(ledger=tmp_path / "l.ledger")) as address:
        open_incident(window, address)
        window.counts(".claims tbody tr", 1)
        assert "Northern Army (from context)" in window.one(".lead").text
        assert "(from context)" in window.one(".claims td[data-label=Where]").text
        assert "Northern Army (from context)" in window.one(".claims td[data-label=Says]").text
