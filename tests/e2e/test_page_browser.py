"""The local page in a real browser: nobody is kept out, nothing breaks it, and it ends when it is told to."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from browsing import browser, violations
from serving import HOSTILE, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LONG = "W" * 150
PAGES = (
    f"/?who=%40x&name={LONG * 20}", "/audits/runs22", "/audits", f"/?who=%40x&name={LONG * 20}",
    "/audits/bust22", "/audits/mean22", "/settings", "/settings", f"/notice?asked=yes&position={LONG}",
    f"/notice?asked=yes&position={LONG}",
)  # fmt: skip
"""The first, third … by day on a laptop, the others by night on a phone."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served")) as (address, _):
        yield address


def opened(browser: Browser, *, language: str = "en", scheme: str = "light", width: int = 1280) -> Page:
    context = browser.new_context(
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    context.set_default_timeout(20_000)
    return context.new_page()


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), ("fr", "dark", 320)],
    ids=["en-light-laptop", "fr-dark-phone"],
)
def test_axe_finds_nothing_and_every_page_fits(
    language: str, scheme: str, width: int, chromium: Browser, here: str
) -> None:
    page = opened(chromium, language=language, scheme=scheme, width=width)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    found: list[tuple[str, str]] = []
    wide: list[str] = []
    for path in PAGES[language == "fr" :: 2]:
        answer = page.goto(here + path)
        assert answer is not None
        assert answer.ok, path
        found += [(path[:20], one) for one in violations(page)]
        wide += [path[:20]] if page.evaluate("document.documentElement.scrollWidth") > width else []
        assert page.locator("#x").count() == 0
        assert page.locator("html").get_attribute("lang") == language
    page.context.close()

    assert (found, wide) == ([], [])
    assert [one for one in said if "status of 4" not in one] == []  # nothing breaks the policy


def test_how_far_an_audit_is_is_told_once_and_shown_as_it_goes(chromium: Browser, here: str) -> None:
    page = opened(chromium)
    page.goto(f"{here}/audits/runs22")
    page.evaluate("document.getElementById('live').replaceChildren()")
    page.get_by_text("29/43").wait_for()

    assert page.get_by_role("status").inner_text() == "Looking. Checks that are done: 1 of 11."
    assert page.get_by_role("progressbar", name="Accounts").count() == 1
    assert HOSTILE not in page.content()
    page.context.close()


def test_a_watched_audit_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with served(tmp_path) as (address, process), httpx.Client() as client:
        with client.stream("GET", f"{address}/audits/runs22/events") as events:
            next(events.iter_lines())
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            process.wait(5)
        took = time.monotonic() - began
        told = process.stderr.read() if process.stderr else ""

    assert (process.returncode, told) == (0, "")
    assert took < 3
