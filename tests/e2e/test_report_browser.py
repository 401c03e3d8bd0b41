"""The HTML report in a real browser: it fits, it opens, it prints, and it asks nobody anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import sync_playwright

from footprint.comparing import Comparison, compare
from footprint.locale import Language, translator
from footprint.report import Format, render, render_comparison, render_sheet
from unit.report.sample import PROFILES, published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, with a user data folder of its own that is gone afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS], timeout=60_000)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def opened_sheet(tab: Page, folder: Path, name: str = "published", language: Language = "en") -> Page:
    file = folder / f"{name}-sheet.html"
    made = render_sheet(PROFILES[name](), Format.HTML, translator(language), needed=(3, 13))
    file.write_text(made, encoding="utf-8")
    tab.goto(file.as_uri())
    return tab


def opened(tab: Page, folder: Path, name: str = "published", language: Language = "en") -> Page:
    file = folder / f"{name}.html"
    file.write_text(render(PROFILES[name](), Format.HTML, translator(language)), encoding="utf-8")
    tab.goto(file.as_uri())
    return tab


@pytest.mark.parametrize("name", PROFILES)
def test_the_page_runs_nothing_asks_nobody_and_breaks_no_policy(tab: Page, tmp_path: Path, name: str) -> None:
    asked: list[str] = []
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(message.text)

    def count(request: Request) -> None:
        asked.append(request.url)

    tab.on("console", note)
    tab.on("request", count)
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    opened(tab, tmp_path, name)
    tab.wait_for_load_state("networkidle")

    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    assert said == []


def test_the_style_sheet_is_the_one_that_the_policy_allows(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path)

    assert tab.locator("body").evaluate("one => getComputedStyle(one).maxWidth") != "none"


@pytest.mark.parametrize("name", PROFILES)
def test_the_page_fits_any_screen(tab: Page, tmp_path: Path, name: str) -> None:
    opened(tab, tmp_path, name, "fr")
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    for width in (320, 390, 768, 1280, 1920):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_follows_day_and_night(chromium: Browser, tmp_path: Path, scheme: str, *, is_dark: bool) -> None:
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    ground = (
        opened(context.new_page(), tmp_path).locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    )
    context.close()
    parts = [int(one) for one in ground.removeprefix("rgb(").removesuffix(")").split(",")]

    assert (sum(parts) < 3 * 128) is is_dark


@pytest.mark.parametrize("width", [390, 1280])
def test_the_rows_of_names_are_read_as_rows_on_any_screen(tab: Page, tmp_path: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    table = opened(tab, tmp_path, "names").get_by_role("table").first
    row = table.get_by_role("row").filter(has_text="Pinterest")

    assert row.get_by_role("rowheader").inner_text().strip() == "Pinterest key network"
    assert row.get_by_role("cell").first.inner_text() == "camilleroy"
    assert row.get_by_role("link", name="Sign up").get_attribute("href") == "https://pinterest.example/join"


def test_on_a_phone_what_to_do_stands_below_the_name(tab: Page, tmp_path: Path) -> None:
    tab.set_viewport_size({"width": 390, "height": 900})
    row = opened(tab, tmp_path, "names").get_by_role("row").filter(has_text="Pinterest").first
    name = row.get_by_role("cell").first.bounding_box()
    action = row.get_by_role("link", name="Sign up").bounding_box()

    assert name is not None
    assert action is not None
    assert action["y"] >= name["y"] + name["height"] - 1


@pytest.mark.parametrize("width", [390, 1280])
def test_engines_side_by_side_are_read_as_a_table_on_any_screen(tab: Page, tmp_path: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    table = opened(tab, tmp_path, "search").get_by_role("table").first
    row = table.get_by_role("row").nth(2)

    assert table.get_by_role("columnheader").all_inner_texts()[1:3] == ["Brave", "Mojeek"]
    assert row.get_by_role("rowheader").inner_text() == "2"
    assert [one.strip() for one in row.get_by_role("cell").all_inner_texts()] == ["theirs", "other", "theirs", "other"]


@pytest.mark.parametrize(("width", "is_below"), [(390, True), (1280, False)])
def test_on_a_phone_engines_stand_one_below_the_other(tab: Page, tmp_path: Path, width: int, *, is_below: bool) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    table = opened(tab, tmp_path, "search").get_by_role("table").first
    last = table.get_by_role("row").nth(10).get_by_role("cell").first.bounding_box()
    second = table.get_by_role("columnheader", name="Mojeek").bounding_box()

    assert last is not None
    assert second is not None
    assert (second["y"] >= last["y"] + last["height"] - 1) is is_below


def test_what_looks_like_the_name_is_folded_and_opens(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path, "names")
    alike = tab.get_by_text("camil1eroy", exact=True)
    before = alike.is_visible()
    tab.locator("details", has_text="Handles that look like it").locator("summary").first.click()

    assert not before
    assert alike.is_visible()


def test_a_number_opens_to_its_evidence_from_the_keyboard(tab: Page, tmp_path: Path) -> None:
    number = opened(tab, tmp_path).locator('details[id="pub.fresh"]')
    evidence = number.get_by_text("entry[0].published")
    before = evidence.is_visible()
    number.locator("summary").focus()
    tab.keyboard.press("Enter")

    assert not before
    assert evidence.is_visible()


def test_the_first_stop_of_the_keyboard_skips_to_the_report(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.keyboard.press("Tab")
    stop = tab.locator(":focus")
    place = stop.bounding_box()

    assert stop.get_attribute("href") == "#report"
    assert place is not None
    assert place["x"] >= 0


def test_what_has_the_focus_is_outlined(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.keyboard.press("Tab")

    assert tab.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_hostile_address_is_not_a_link(tab: Page, tmp_path: Path) -> None:
    targets = opened(tab, tmp_path, "hostile").locator("a").evaluate_all("all => all.map(one => one.protocol)")

    assert set(targets) <= {"file:", "http:", "https:"}


def test_on_paper_every_fold_is_open_and_links_are_spelled_out(tab: Page, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.emulate_media(media="print")
    heights = tab.locator(".opened").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    spelled = tab.locator("a.named").first.evaluate("one => getComputedStyle(one, '::after').content")

    assert len(heights) == len(published().indicators)
    assert min(heights) > 0
    assert "https://" in spelled


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_report_prints(tab: Page, tmp_path: Path, paper: str) -> None:
    printed = opened(tab, tmp_path).pdf(format=paper)

    assert printed.startswith(b"%PDF")
    assert len(printed) > 10_000


def test_the_browser_reads_the_bars_aloud(tab: Page, tmp_path: Path) -> None:
    bar = opened(tab, tmp_path).get_by_role("img", name="Community and credibility")

    assert bar.get_attribute("aria-label") == (
        "Community and credibility · No score, for only 40% could be seen; it lies between 25 and 85 out of 100"
    )


@pytest.mark.parametrize("name", ["published", "hostile"])
def test_the_sheet_fits_any_screen_and_breaks_no_policy(tab: Page, tmp_path: Path, name: str) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    opened_sheet(tab, tmp_path, name, "fr")
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    for width in (320, 390, 768, 1280, 1920):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []


PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_employer_settles_fills_one_sheet_of_paper(
    tab: Page, tmp_path: Path, paper: str, language: Language
) -> None:
    width, height = PAPERS[paper]
    tab.set_viewport_size({"width": round((width - 32) / 25.4 * 96), "height": 900})
    opened_sheet(tab, tmp_path, language=language)
    tab.emulate_media(media="print")
    leaf = tab.locator(".leaf").first.bounding_box()

    assert leaf is not None
    assert leaf["y"] + leaf["height"] <= (height - 36) / 25.4 * 96
    assert tab.locator(".leaf").first.evaluate("one => getComputedStyle(one).breakAfter") == "page"


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_prints(tab: Page, tmp_path: Path, paper: str) -> None:
    assert opened_sheet(tab, tmp_path).pdf(format=paper).startswith(b"%PDF")


def test_on_paper_each_question_has_lines_for_notes_and_on_a_screen_none(tab: Page, tmp_path: Path) -> None:
    notes = opened_sheet(tab, tmp_path).locator(".question .notes")
    on_screen = notes.first.is_visible()
    tab.emulate_media(media="print")
    lines = notes.first.locator("i")

    assert not on_screen
    assert notes.first.is_visible()
    assert lines.count() == 4
    assert lines.last.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"


def test_a_word_of_the_trade_leads_to_what_it_means(tab: Page, tmp_path: Path) -> None:
    word = opened(tab, tmp_path).locator("a.term").first
    target = str(word.get_attribute("href"))
    word.click()

    assert tab.url.endswith(target)
    assert tab.locator(f'dt[id="{target[1:]}"]').is_visible()


def test_the_candidates_words_open_beside_their_number(tab: Page, tmp_path: Path) -> None:
    number = opened(tab, tmp_path, "range-only").locator('details[id="pub.cadence"]')
    words = number.get_by_text("The posts of my old site are missing.")
    before = words.is_visible()
    number.locator("summary").first.click()

    assert not before
    assert words.is_visible()


@pytest.mark.parametrize(("name", "language"), [("published", "fr"), ("hostile", "en")])
def test_a_comparison_fits_any_screen_breaks_no_policy_and_is_accessible(
    tab: Page, tmp_path: Path, name: str, language: Language
) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    old = PROFILES[name]()
    new = replace(old, accounts=(), traces=(), searches=()) if name == "hostile" else PROFILES["withheld"]()
    found = compare(old, new)
    assert isinstance(found, Comparison)
    file = tmp_path / "comparison.html"
    file.write_text(render_comparison(found, Format.HTML, translator(language)), encoding="utf-8")
    tab.goto(file.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")

    for width in (320, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert Axe().run(tab).response["violations"] == []
