"""The queue in a real browser: keyboard first, each decision with a reason."""

from __future__ import annotations

from pathlib import Path

import browser as real
from browser import Browser, serving
from selenium.webdriver.common.keys import Keys
from test_review import near_ledger
from web_samples import make_ledger

from reportedly.web.settings import Settings

pytestmark = real.needed()
Page = tuple[Browser, str]


def queue(window: Browser) -> list[str]:
    return [one.text for one in window.all(".queue .tag")]


def test_the_queue_is_worked_through_from_the_keyboard(page: Page) -> None:
    window, address = page
    window.open(f"{address}/review")
    window.until(lambda: len(window.all(".queue li")) > 2)
    waiting = len(window.all(".queue li"))
    window.until(lambda: window.all(".detail .claims tbody tr"))
    window.picture("review-1400")
    window.one("body").send_keys("j")
    window.until(lambda: window.one(".queue li[aria-current]").get_attribute("data-n") == "1")
    window.one("body").send_keys("k")
    window.one("body").send_keys("a")
    window.one("#why").send_keys("as told")
    window.button("Save the decision").click()
    window.until(lambda: 0 < len(window.all(".queue li")) < waiting)
    window.says("Mina: accept – as told")
    window.one("body").send_keys("?")
    window.says("Keys: j next")
    window.one("body").send_keys("u")
    window.press("read again" + Keys.ENTER)
    window.until(lambda: len(window.all(".queue li")) == waiting)


def test_the_chosen_entry_is_shown_with_its_claims_and_words_beside_the_queue(page: Page) -> None:
    window, address = page
    window.open(f"{address}/review")
    window.until(lambda: "Selmere" in window.one(".detail .incident-title").text)
    window.counts(".detail .claims tbody tr", 1)
    at = next(n for n, one in enumerate(window.all(".queue li")) if "Harbour" in one.text)
    for _ in range(at):
        window.one("body").send_keys("j")
    window.until(lambda: "Harbour" in window.one(".detail .incident-title").text)
    window.counts(".detail .claims tbody tr", 3)
    window.counts(".detail .report .words", 3)


def test_the_queue_can_be_narrowed_to_one_reason(page: Page) -> None:
    window, address = page
    window.open(f"{address}/review")
    window.until(lambda: "Dispute" in queue(window))
    assert len(set(queue(window))) > 1
    next(one for one in window.all(".queue-side button") if one.text.startswith("Dispute (")).click()
    window.until(lambda: set(queue(window)) == {"Dispute"})
    window.until(lambda: "reason=dispute" in window.driver.current_url)


def test_what_was_nearly_joined_is_shown_together_and_joined_by_a_key(window: Browser, tmp_path: Path) -> None:
    window.size(1400, 1000)
    path = near_ledger(tmp_path / "l.ledger", days_apart=2)
    with serving(Settings(ledger=path, user="Mina")) as address:
        window.open(f"{address}/review?reason=apart")
        window.until(lambda: len(window.all(".detail .incident-title")) == 2)
        window.one("body").send_keys("s")
        window.one("#why").send_keys("one raid, told on two days")
        window.button("Save the decision").click()
        window.says("Mina: same – one raid")
        window.open(address)
        window.says("1 incident")


def test_what_was_joined_by_little_is_taken_apart_by_a_key(window: Browser, tmp_path: Path) -> None:
    window.size(1400, 1000)
    path = near_ledger(tmp_path / "l.ledger", days_apart=1)
    with serving(Settings(ledger=path, user="Mina")) as address:
        window.open(f"{address}/review?reason=same")
        window.until(lambda: queue(window) == ["Joined by little"])
        window.one("body").send_keys("d")
        window.one("#why").send_keys("two raids")
        window.button("Save the decision").click()
        window.says("Mina: not same – two raids")
        window.open(address)
        window.says("2 incidents")


def test_two_reviewers_judge_apart_and_their_agreement_is_told(window: Browser, tmp_path: Path) -> None:
    window.size(1400, 1000)
    path = make_ledger(tmp_path / "l.ledger")
    for name in ("Mina", "Rana"):
        with serving(Settings(ledger=path, user=name)) as address:
            window.open(f"{address}/review?reason={'second_look' if name == 'Rana' else 'large_toll'}")
            window.until(lambda: window.all(".queue li"))
            window.one("body").send_keys("g")
            window.one("#d-value").send_keys("weak")
            window.one("#why").send_keys("one voice alone")
            window.button("Save the decision").click()
            window.says(f"{name}: grade Weak – one voice alone")
    window.reads("section[aria-labelledby=h-kappa] tbody td", "Mina", "Rana", "grade", "1", "1")
