"""A real browser before a real server on this machine. Needs Chromium and its driver, and the built page."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from reportedly.web.application import create_app
from reportedly.web.settings import STATIC, Settings

CHROMIUM, DRIVER = shutil.which("chromium") or shutil.which("chromium-browser"), shutil.which("chromedriver")
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --force-color-profile=srgb --lang=en"
)
PATIENCE = 30.0
LATE = float(os.environ.get("REPORTEDLY_LATE_ANSWERS", "0"))  # seconds at most: finds tests that do not wait
PICTURES = Path(__file__).parents[2] / "test-pictures"  # what the tests saw, for people; not under version control


def needed() -> list[pytest.MarkDecorator]:
    """Marks of a module whose tests need the browser."""
    reason = missing()
    return [pytest.mark.enable_socket, pytest.mark.slow, pytest.mark.skipif(reason is not None, reason=str(reason))]


def missing() -> str | None:
    """Why there can be no browser test here."""
    if not (CHROMIUM and DRIVER):
        return "Chromium or its driver is not installed"
    return None if (STATIC / "index.html").is_file() else "the page is not built (make web)"


def late(application: Any) -> Any:
    """The application, each answer held back for a while nobody can foresee."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await asyncio.sleep(random.uniform(0, LATE))
        await application(scope, receive, send)

    return answer


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The server in a thread; its address."""
    application = late(create_app(settings)) if LATE else create_app(settings)
    config = uvicorn.Config(
        application, host="127.0.0.1", port=0, log_level="error", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    limit = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < limit:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        running.join(PATIENCE)


class Browser:
    """A window, and what a person does with it."""

    def __init__(self, home: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for argument in (*QUIET.split(), f"--user-data-dir={home}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options, Service(str(DRIVER)))
        self.size(1400, 1000)

    def size(self, width: int, height: int, dark: bool = False) -> None:
        """The window's size, and whether the person likes it dark."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def open(self, address: str) -> None:
        """Goes there and waits until nothing is being loaded."""
        self.driver.get(address)
        self.settled()

    def settled(self) -> None:
        """Waits until the page has drawn something and waits for nothing."""
        self.until(lambda: self.find("main h1, main form, main table") is not None and not self.all("[aria-busy]"))

    def until(self, true: Callable[[], object]) -> None:
        """Waits until something holds."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            with suppress(StaleElementReferenceException):  # drawn anew while it was read
                if true():
                    return
            time.sleep(0.05)
        raise AssertionError(f"it did not come to pass; the page says: {self.text()[:2000]}")

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def find(self, selector: str) -> WebElement | None:
        found = self.all(selector)
        return found[0] if found else None

    def one(self, selector: str) -> WebElement:
        self.until(lambda: self.find(selector))
        found = self.find(selector)
        assert found is not None
        return found

    def text(self) -> str:
        return str(self.driver.execute_script("return document.body.innerText"))

    def says(self, words: str) -> None:
        """Waits until the page says so."""
        self.until(lambda: words in self.text())

    def counts(self, selector: str, number: int) -> None:
        """Waits until so many are there."""
        self.until(lambda: len(self.all(selector)) == number)

    def reads(self, selector: str, *texts: str) -> None:
        """Waits until the first ones there say this, in this order."""
        self.until(lambda: [one.text for one in self.all(selector)[: len(texts)]] == list(texts))

    def visible(self, selector: str) -> list[WebElement]:
        return [one for one in self.all(selector) if one.is_displayed()]

    def press(self, keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(keys)

    def button(self, words: str) -> WebElement:
        """The first button that says so."""
        self.until(lambda: [one for one in self.all("button") if one.text == words])
        return next(one for one in self.all("button") if one.text == words)

    def script(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(code, *arguments)

    def complaints(self) -> list[str]:
        """What the browser's console holds: broken policies, failed loads, errors."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def picture(self, name: str) -> Path:
        """A screenshot, kept where REPORTEDLY_SCREENSHOTS says, else in `test-pictures`."""
        kept = Path(os.environ.get("REPORTEDLY_SCREENSHOTS", PICTURES))
        kept.mkdir(parents=True, exist_ok=True)
        path = kept / f"{name}.png"
        self.driver.save_screenshot(str(path))
        return path

    def barriers(self) -> list[str]:
        """What axe finds that is serious or worse: rule and where."""
        self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((r) => done(r.violations.map((v) => "
            "[v.impact, v.id + ' ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join('; ')])))"
        )
        return [text for impact, text in found if impact in ("serious", "critical")]


def open_incident(window: Browser, address: str, place: str = "Harbour") -> None:
    """Opens the first incident of a place and waits until all of it is there."""
    window.open(f"{address}/?place={place}")
    window.one(".incidents a").click()
    window.says("What is claimed, by whom")
    window.settled()
