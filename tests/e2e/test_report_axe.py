"""Every kind of page that footprint writes, looked at by axe-core in a real browser: it finds nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import pytest

from browsing import browser
from footprint.catalogue import load_catalogue
from footprint.locale import Language, Translator, translator
from footprint.notice import Looking, Terms, notice
from footprint.report import Format, render, render_sheet
from footprint.report.papers import paper
from footprint.rubric import load_rubric
from footprint.subject import Mandate
from unit.report.identity_sample import identity_only
from unit.report.sample import PROFILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

    from footprint.profile import Profile

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const resultTypes = ['violations']
  const all = { runOnly: tags, rules: { 'color-contrast': { enabled: false } }, resultTypes }
  const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes }
  const found = [await axe.run(document, all), await axe.run('[data-sample]', contrast)]
  return found.flatMap(one => one.violations).flatMap(one =>
    one.nodes.map(node => `${one.id}: ${node.target}: ${node.failureSummary}`))
}"""
"""Contrast takes axe-core six times as long on a page as all the rest together: it judges samples of it."""
ONE_OF_EACH = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true })
  const met = new Set()
  for (const one of document.querySelectorAll('body *')) {
    if (![...one.childNodes].some(each => each.nodeType === 3 && each.data.trim())) continue
    const { color, fill, fontSize, fontWeight, opacity } = getComputedStyle(one)
    const looks = [color, fill, fontSize, fontWeight, opacity]
    for (let up = one; up; up = up.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(up)
      looks.push(backgroundColor.replace('rgba(0, 0, 0, 0)', ''), backgroundImage.replace('none', ''))
    }
    if (!met.has(looks.join(''))) one.dataset.sample = ''
    met.add(looks.join(''))
  }
}"""
"""Opens every fold, and marks one text of each colour, size and ground: axe-core judges the contrast of these."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


def of(profile: Profile) -> Callable[[Translator], str]:
    return lambda words: render(profile, Format.HTML, words)


def of_oneself(profile: Profile) -> Profile:
    return replace(profile, subject=replace(profile.subject, mandate=Mandate(self_audit=True)))


def sheet(words: Translator) -> str:
    return render_sheet(PROFILES["published"](), Format.HTML, words, needed=(3, 13))


def sent(words: Translator) -> str:
    looking = Looking(load_rubric("full"), (), load_catalogue().networks, ())
    return paper(notice(Terms(controller="Agency Example"), looking).signed, Format.HTML, words)


PAGES: Mapping[str, Callable[[Translator], str]] = {
    "whole": of(PROFILES["published"]()),
    "of-oneself": of(of_oneself(PROFILES["withheld"]())),
    "blog": of(PROFILES["blog"]()),
    "names": of(PROFILES["names"]()),
    "identity": of(identity_only()),
    "search": of(PROFILES["search"]()),
    "sheet": sheet,
    "notice": sent,
}


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    language: Language
    scheme: Literal["light", "dark"]
    width: int


VIEWS = {"phone-by-day": View("en", "light", 390), "desk-by-night": View("fr", "dark", 1280)}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page_with_every_fold_open(
    chromium: Browser, tmp_path: Path, name: str, view: str
) -> None:
    seen = VIEWS[view]
    file = tmp_path / "page.html"
    file.write_text(PAGES[name](translator(seen.language)), encoding="utf-8")
    context = chromium.new_context(color_scheme=seen.scheme, viewport={"width": seen.width, "height": 900})
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.evaluate(ONE_OF_EACH)
    tab.evaluate(AXE)
    found = tab.evaluate(LOOK)
    context.close()

    assert found == []
