"""A site of somebody's list, and how it may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from footprint.catalogue import load_catalogue
from footprint.catalogue.parse import read_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.catalogue import Network

COMMON = load_catalogue().get("github").rules.common
FOUND = httpx.Response(200, text="<h1>Profile of a member since 2019</h1>")
MISSING = httpx.Response(404, text="<h1>There is no such member here</h1>")


def site(**changes: object) -> Network:
    """The site, with other keys of its file."""
    document: dict[str, object] = {
        "name": "PixelPost",
        "niche": "images",
        "homepage": "https://pixelpost.example/",
        "profile": "https://pixelpost.example/{handle}",
        "handle": {"pattern": ".{1,64}", "case": "kept", "source": "a list"},
        "probe": {"url": "https://pixelpost.example/{handle}", "documented": False},
        "found": {"status": 200, "markers": [{"text": "Profile of a member"}]},
        "missing": {"status": 404, "markers": [{"text": "no such member"}]},
        "proof": {"known": ["press"], "sources": ["a list"], "confidence": "low", "vouched": False},
        **changes,
    }
    return read_network("pixelpost.toml", document, COMMON)


class Wire:
    """Answers by the name asked for, and remembers the names in order."""

    def __init__(self, answer: Callable[[str], httpx.Response]) -> None:
        self.asked: list[str] = []
        self._answer = answer

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        name = request.url.path.strip("/")
        self.asked.append(name)
        return _fresh(self._answer(name))


def _fresh(response: httpx.Response) -> httpx.Response:
    return httpx.Response(response.status_code, headers=response.headers, content=response.content)
