"""Whatever is hidden of a site, nothing comes out surer than it was (scoring, property 2)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog_web import BlogWeb
from footprint.finding import Finding
from footprint.rubric import load_rubric
from footprint.score import mark
from footprint_checks.site import site
from scenes import WAYS
from small_web import small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME, SECOND = "https://camille.example/", "https://projet.test/"
RUBRIC = load_rubric()
CATALOGUE = small_catalogue()
TEXT = "Un carnet de bord, deux fois par mois, sur ce qui se lit et ce qui se rate. " * 3


def page(*links: str, head: str = "", title: str = "Camille Roy, carnet") -> dict[str, Any]:
    anchors = "".join(f'<a href="{one}">Une adresse utile</a>' for one in links)
    return {"html": f"<html lang=fr><title>{title}</title>{head}<h1>Carnet</h1><p>{TEXT}</p>{anchors}</html>"}


PAGES: dict[str, dict[str, Any]] = {
    HOME: page(
        "https://a.test/", "https://dead.test/", "/about", SECOND,
        head='<link rel="alternate" type="application/rss+xml" href="/feed"><meta property="og:title" content="x">',
    ),
    f"{HOME}feed": {"feed": {"ages": (3, 33, 64, 94)}},
    f"{HOME}posts/1": page("https://b.test/", head='<meta name="description" content="x">'),
    f"{HOME}posts/2": page("https://dead.test/", "https://a.test/", title="x"),
    f"{HOME}posts/3": page(head='<script type="application/ld+json">{"@type": "Person"}</script>'),
    f"{HOME}about": page(),
    f"{HOME}robots.txt": {"raw": "Sitemap: https://camille.example/map.xml", "headers": {"content-type": "text/plain"}},
    "http://camille.example/": {"to": HOME, **page()},
    SECOND: page("https://b.test/", title="Un projet de Camille"),
    "http://projet.test/": page(),
    f"{SECOND}sitemap.xml": {"raw": "<urlset></urlset>", "headers": {"content-type": "application/xml"}},
    "https://a.test/": page(),
    "https://b.test/": page(),
    "https://dead.test/": {"status": 404, "html": ""},
}  # fmt: skip
"""A site with faults, and another one beside it."""
FOLLOWED = ("https://a.test/", "https://b.test/", "https://dead.test/", f"{HOME}about")
"""Pages that are only followed: what is not there, or answers, is so to whoever follows a link."""
SURELY_HIDDEN = ("time-out", "robots", "deadline", "asked too often", "403", "429", "503")
MAY_BE_MISSING = (f"{HOME}feed", f"{HOME}robots.txt", f"{SECOND}sitemap.xml")
"""Where a 404 is an answer: there is none."""


def is_hidden(url: str, way: str) -> bool:
    """Is it a way of hiding this page, and not of saying what there is?"""
    return way in SURELY_HIDDEN if url in FOLLOWED else way != "404" or url not in MAY_BE_MISSING


HIDDEN = st.dictionaries(st.sampled_from(sorted(PAGES)), st.sampled_from(sorted(WAYS)), min_size=1, max_size=4).filter(
    lambda faults: all(is_hidden(url, way) for url, way in faults.items())
)


def bounds(pages: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    async def looked() -> dict[str, tuple[float, float]]:
        case = small_case(subject_of([HOME, SECOND]), BlogWeb((), pages), catalogue=CATALOGUE)
        said = site.judge(await case.observation(site), case)
        marks = {
            one.indicator: mark(one, RUBRIC.indicators[one.indicator], 1.0) for one in said if isinstance(one, Finding)
        }
        return {name: (one.low, one.high) for name, one in marks.items()}

    return asyncio.run(looked())


WHOLE = bounds(PAGES)


def narrowed(part: Mapping[str, tuple[float, float]]) -> list[str]:
    """The indicators that came out surer, with what they were and are."""
    return [
        f"{name}: {low:g}..{high:g} to {part[name][0]:g}..{part[name][1]:g}"
        for name, (low, high) in WHOLE.items()
        if part[name][0] > low or part[name][1] < high
    ]


def test_the_whole_site_leaves_nothing_open() -> None:
    assert {name: low == high for name, (low, high) in WHOLE.items()} == dict.fromkeys(WHOLE, True)


@settings(max_examples=150)
@given(HIDDEN)
def test_hiding_pages_never_narrows_a_range(faults: dict[str, str]) -> None:
    part = bounds({**PAGES, **{url: WAYS[way] for url, way in faults.items()}})

    assert narrowed(part) == []


@pytest.mark.parametrize("url", PAGES)
def test_hiding_one_page_never_narrows_a_range(url: str) -> None:
    for way in WAYS:
        part = bounds({**PAGES, url: WAYS[way]}) if is_hidden(url, way) else WHOLE

        assert narrowed(part) == [], way
