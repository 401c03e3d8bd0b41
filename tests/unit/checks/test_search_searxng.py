"""When an empty list of SearXNG's is what an engine answered, and when nobody did."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from blog_web import response
from footprint.exhibit import SearchStatus
from footprint.search import Setting
from footprint_checks.search.searxng import SearXNG, provider

if TYPE_CHECKING:
    from footprint.web import Response

OTHER = {"url": "https://a.example/", "title": "A", "engine": "bing", "positions": [1]}


def answered(*times: str, results: object = (), silent: object = ()) -> Response:
    """A page of results and the times that stand in its header."""
    body = json.dumps({"results": results, "unresponsive_engines": silent}).encode()
    page = response("https://searx.example/search", 200, body, "application/json")
    return replace(page, headers=(*page.headers, *(("server-timing", one) for one in times)))


@pytest.mark.parametrize(
    ("page", "status"),
    [
        (answered(), SearchStatus.EMPTY),
        (answered("cache;dur=1"), SearchStatus.EMPTY),
        (answered("total;dur=9.1, render;dur=0, total_0_google cse;dur=8"), SearchStatus.EMPTY),
        (answered("edge;dur=1", "total;dur=9.1, total_1_google cse;dur=8"), SearchStatus.EMPTY),
        (answered("total;dur=9.1, render;dur=0"), SearchStatus.ERROR),
        (answered("total;dur=9.1, total_0_google;dur=8"), SearchStatus.ERROR),
        (answered("total;dur=9.1, load_0_google cse;dur=8"), SearchStatus.ERROR),
        (answered(silent=[["google cse", "CAPTCHA"]]), SearchStatus.BLOCKED),
        (answered(silent=[["google", "CAPTCHA"]]), SearchStatus.ERROR),
        (answered(silent=[["google", "CAPTCHA"]], results=[OTHER]), SearchStatus.ERROR),
        (answered(silent=["google cse", 3]), SearchStatus.EMPTY),
        (answered(silent="google cse"), SearchStatus.EMPTY),
    ],
    ids=[
        "no-times", "times-of-a-proxy", "it-took-time", "after-a-proxy", "nobody-took-time", "another-took-time",
        "only-loading", "it-is-silent", "another-is-silent", "unknown", "odd-pairs", "no-list",
    ],
)  # fmt: skip
def test_empty_is_what_the_engine_that_was_asked_said(page: Response, status: SearchStatus) -> None:
    assert SearXNG("https://searx.example", "google cse").read(page).status is status


def test_an_engine_is_asked_for_as_searxng_spells_it() -> None:
    setting = Setting("searxng", "https://searx.example", ("DuckDuckGo", "duckduckgo", "Google CSE"))

    assert [one.name for one in provider.engines(setting)] == ["SearXNG (duckduckgo)", "SearXNG (google cse)"]
