"""Puts the corpus of invented blogs before a public finder of feeds; run by the Python of an environment that has it.

    PYTHONPATH=tests PYTHON tests/benchmarks/finders.py trafilatura|feedsearch|feedsearch-paths

Prints one JSON object: what the finder holds for the main feed, by blog, or null. Only its function for fetching is
replaced, by one that answers from the corpus as the hosts would, redirects followed; what it asks, believes and
prefers is its own.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

from blogs.loading import Answered, load_blogs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from blogs.loading import Blog

_LEAST_BYTES = 10
"""A shorter answer is none to trafilatura."""


def trafilatura(blogs: Mapping[str, Blog]) -> dict[str, str | None]:
    """Its `find_feed_urls` returns the posts' addresses: the feed is the first that gave any."""
    feeds: Any = import_module("trafilatura.feeds")  # this and the next are not typed here
    decode: Any = import_module("trafilatura.utils").decode_file
    extract = feeds.extract_links
    asked: list[str] = []
    gave: list[str] = []
    blog: Blog

    def fetch(url: str, **_: object) -> str | None:
        said = blog.answer(url)
        asked.append(url)
        if not isinstance(said, Answered) or said.status != 200 or len(said.body) < _LEAST_BYTES:
            return None
        return str(decode(said.body))

    def links(text: str, params: object) -> list[str]:
        found: list[str] = extract(text, params)
        if found:
            gave.append(asked[-1])
        return found

    feeds.fetch_url, feeds.extract_links, feeds.sleep = fetch, links, _at_once
    found: dict[str, str | None] = {}
    for name, blog in blogs.items():
        gave.clear()
        feeds.find_feed_urls(blog.address)
        found[name] = gave[0] if gave else None
    return found


def feedsearch(blogs: Mapping[str, Blog], *, paths: bool = False) -> dict[str, str | None]:
    """The feed that its `search` scores best; `paths` as its `try_urls`, which also asks the usual places."""
    library: Any = import_module("feedsearch_crawler")
    requests: Any = import_module("feedsearch_crawler.crawler.request")
    blog: Blog

    def answer(request: Any) -> _Answer:  # noqa: ANN401 (not typed here)
        return _Answer(blog, str(request.url))

    requests.Request._create_request = answer
    found: dict[str, str | None] = {}
    for name, blog in blogs.items():
        best = asyncio.run(library.search_async(blog.address, try_urls=paths, delay=0))
        found[name] = str(best[0].url) if best else None
    return found


class _Answer:
    """What aiohttp would hand out, as far as the finder looks at it."""

    def __init__(self, blog: Blog, url: str) -> None:
        self._blog, self._asked = blog, url
        self.closed = True
        self.method = "GET"
        self.cookies: dict[str, str] = {}
        self._body = b""

    async def __aenter__(self) -> Self:
        said = self._blog.answer(self._asked)
        if not isinstance(said, Answered):
            raise OSError(said.kind)
        address: Any = import_module("yarl").URL
        self.url = address(said.url)
        self.status = said.status
        self.history = [SimpleNamespace(url=address(one), status=301) for one in said.hops]
        self.headers: Any = import_module("multidict").CIMultiDict(said.headers)
        self.content = SimpleNamespace(iter_chunked=partial(_chunks, said.body))
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    def get_encoding(self) -> str:
        """As declared, else UTF-8."""
        kind = str(self.headers.get("content-type", ""))
        return kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ") or "utf-8"

    async def text(self, encoding: str) -> str:
        """The body, or an error as aiohttp raises it."""
        return self._body.decode(encoding)

    def raise_for_status(self) -> None:
        """As aiohttp does."""
        if self.status >= 400:
            error: Any = import_module("aiohttp").ClientResponseError
            raise error(None, (), status=self.status)


async def _chunks(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


def _at_once(_: float) -> None:
    """Instead of a pause between two questions."""


_FINDERS: Mapping[str, Callable[[Mapping[str, Blog]], dict[str, str | None]]] = {
    "trafilatura": trafilatura,
    "feedsearch": feedsearch,
    "feedsearch-paths": lambda blogs: feedsearch(blogs, paths=True),
}

if __name__ == "__main__":
    logging.disable()
    print(json.dumps(_FINDERS[sys.argv[1]](load_blogs())))
