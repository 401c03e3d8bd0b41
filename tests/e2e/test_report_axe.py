"""Every kind of page that footprint writes, looked at by axe-core in a real browser: it finds nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import pytest

from browsing import browser, violations
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
    found = violations(tab)
    context.close()

    assert found == []
