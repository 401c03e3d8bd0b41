"""Debian's Chromium as the tests start it: without a sandbox, and without a word to anybody on the network; and axe."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Browser, Page

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


_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_LOOK = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const resultTypes = ['violations']
  const all = { runOnly: tags, rules: { 'color-contrast': { enabled: false } }, resultTypes }
  const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes }
  const found = [await axe.run(document, all), await axe.run('[data-sample]', contrast)]
  return found.flatMap(one => one.violations).flatMap(one =>
    one.nodes.map(node => `${one.id}: ${node.target}: ${node.failureSummary}`))
}"""
"""Contrast takes axe-core six times as long on a page as all the rest together: it judges samples of it."""
_ONE_OF_EACH = """() => {
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


@contextmanager
def browser() -> Generator[Browser]:
    """With a user data folder of its own that is gone afterwards."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS], timeout=60_000)
        yield started
        started.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page with every fold open: the rule, the element, and what to do."""
    page.evaluate(_ONE_OF_EACH)
    page.evaluate(_AXE)
    found: list[str] = page.evaluate(_LOOK)
    return found
