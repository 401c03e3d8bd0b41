"""How many of the invented blogs' feeds are found: the floor may rise, not sink silently."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from blog_web import BlogWeb
from footprint.web import Purpose
from footprint_checks.feeds.looking import Looked, look
from small_web import NOW

BLOGS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("feeds_discovery.toml").read_text(encoding="utf-8")
)
KNOWN_MISSES = 3
MOST_ASKED = 20
"""A page, four announced feeds, three links, one hop with as many, eight usual places; less what was the same."""


class Corpus(BlogWeb):
    """A blog of the corpus; remembers what it was asked for."""

    def __init__(self, blog: dict[str, Any]) -> None:
        url = blog.get("url", "https://blog.example/")
        spec = {"ages": [3, 40, 80], "form": blog.get("form", "rss"), "title": "The blog", "site": blog.get("site", "")}
        feeds = {blog["at"]: {"feed": spec, "headers": {"content-type": blog["kind"]} if "kind" in blog else {}}}
        others = {one: {"feed": {**spec, "title": "Another", "first": 50}} for one in blog.get("also", ())}
        page = {"html": blog.get("page", ""), "headers": {"link": blog["header"]} if "header" in blog else {}}
        onward = {blog["next"]: {"html": blog["next_page"]}} if "next" in blog else {}
        super().__init__(pages={url: page, **onward, **others, **feeds})
        self.url = url

    async def found(self) -> Looked:
        return await look(self.url, self, since=NOW - timedelta(days=731))


def feeds_of(looked: Looked) -> list[str]:
    return [one.url for one in looked.channels]


@pytest.mark.parametrize("name", BLOGS)
async def test_the_feed_is_found_and_nothing_else_is(name: str) -> None:
    blog = BLOGS[name]

    looked = await Corpus(blog).found()

    assert feeds_of(looked) == ([blog["at"]] if blog.get("found", True) else [])


@pytest.mark.parametrize("name", BLOGS)
async def test_looking_is_bounded(name: str) -> None:
    looked = await Corpus(BLOGS[name]).found()

    assert len(looked.asked) <= MOST_ASKED


@pytest.mark.parametrize("name", BLOGS)
async def test_robots_are_asked_before_every_page(name: str) -> None:
    looked = await Corpus(BLOGS[name]).found()

    assert {one.request.purpose for one in looked.asked} == {Purpose.PAGE}


def test_no_more_blogs_are_missed_than_are_known_to_be() -> None:
    assert sum(not one.get("found", True) for one in BLOGS.values()) <= KNOWN_MISSES
