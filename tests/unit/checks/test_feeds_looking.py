"""Which feed is found from a page, in how many requests, and which is left alone."""

from __future__ import annotations

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from blog_web import BlogWeb, answer, response
from footprint.catalogue import load_catalogue
from footprint.locale import translator
from footprint_checks.feeds.looking import MOST_ASKED, Looked, look
from once import once
from small_web import NOW

if TYPE_CHECKING:
    from footprint.web import Outcome, Request

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("feeds_looking.toml").read_text(encoding="utf-8")
)
MEDIAN = 8
"""Requests that half of the blogs must not need more of."""


class Site(BlogWeb):
    """The web of one case."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.url: str = case.get("url", "https://blog.example/")
        super().__init__(pages={url: self._page(page) for url, page in case["pages"].items()})
        self._posts = case.get("posts", 0)
        self._all = self._page(case["all"]) if "all" in case else None

    def _answer(self, request: Request) -> Outcome:
        if self._posts and "/wp/v2/posts" in request.url:
            return self._listed(request.url)
        own = urlsplit(self.url).hostname
        if self._all and request.url not in self.pages and urlsplit(request.url).hostname == own:
            return answer(request.url, self._all)
        if request.url not in self.pages and urlsplit(request.url).hostname == own:
            return response(request.url, 404, b"<h1>Not found</h1>", "text/html")
        return super()._answer(request)

    def _page(self, page: str | dict[str, Any]) -> dict[str, Any]:
        front = f"https://{urlsplit(self.url).hostname}/"
        own: dict[str, Any] = {"ages": [3, 40, 80], "site": front, "at": f"{front}posts/{{}}"}
        words: dict[str, dict[str, Any]] = {
            "main": {"feed": own},
            "other": {"feed": {**own, "ages": [1, 2, 5], "title": "Another", "first": 50}},
            "foreign": {"feed": {**own, "site": "https://host.test/", "at": "https://host.test/news/{}"}},
            "empty": {"feed": {**own, "ages": []}},
            "home": {"html": "<title>Camille</title><h1>Camille</h1><p>Bonjour.</p>"},
        }
        match page:
            case {"many": int(count), "each": str(each), "then": str(last)}:
                return {"html": "".join(each.replace("{}", str(one)) for one in range(count)) + last}
            case dict():
                return page
            case word:
                return words.get(word, {"html": word})

    def _listed(self, url: str) -> Outcome:
        """What WordPress' REST interface says of posts."""
        posts = [
            {
                "link": f"https://blog.example/{number}/",
                "date_gmt": (NOW - timedelta(days=9 * number)).strftime("%Y-%m-%dT%H:%M:%S"),
                "title": {"rendered": f"Post {number}"},
                "content": {"rendered": "<p>" + f"w{number} " * 200, "protected": False},
            }
            for number in range(self._posts)
        ]
        kind, total = "application/json; charset=UTF-8", (("x-wp-total", str(self._posts)),)
        return response(url, 200, json.dumps(posts).encode(), kind, more=total)

    async def looked(self, case: dict[str, Any]) -> Looked:
        catalogue = load_catalogue() if case.get("network") else None
        since = NOW - timedelta(days=731)
        whole_host = case.get("whole_host", False)
        return await look(self.url, self, since=since, whole_host=whole_host, catalogue=catalogue)


@once
async def looked_at(name: str) -> Looked:
    return await Site(CASES[name]).looked(CASES[name])


@pytest.mark.parametrize("name", CASES)
async def test_the_main_feed_is_the_one_that_is_found_first(name: str) -> None:
    looked = await looked_at(name)

    assert [one.url for one in looked.channels[:1]] == [one for one in (CASES[name]["is"],) if one]


@pytest.mark.parametrize("name", CASES)
async def test_further_feeds_are_kept_and_no_others(name: str) -> None:
    looked = await looked_at(name)

    assert [one.url for one in looked.channels[1:]] == CASES[name].get("also", [])


@pytest.mark.parametrize("name", [one for one in CASES if "within" in CASES[one]])
async def test_a_plain_sign_is_followed_at_once(name: str) -> None:
    looked = await looked_at(name)

    assert 0 < looked.found_after <= CASES[name]["within"]


@pytest.mark.parametrize("name", CASES)
async def test_every_step_is_told(name: str) -> None:
    looked = await looked_at(name)

    told = [one.exchange.key for one in looked.steps]
    assert told == [one.key for one in looked.asked[: len(told)]]
    say = translator("en").say
    assert all(words and "{" not in words for one in looked.steps for words in (say(one.why), say(one.came)))


@pytest.mark.parametrize("name", CASES)
async def test_no_address_is_asked_twice_and_the_search_ends(name: str) -> None:
    looked = await looked_at(name)

    asked = [one.exchange.request.url for one in looked.steps]
    assert len(asked) == len(set(asked))
    assert len(asked) <= MOST_ASKED + 5


@pytest.mark.parametrize("name", CASES)
async def test_what_stayed_unseen_has_its_reason(name: str) -> None:
    looked = await looked_at(name)

    assert (looked.reason.value if looked.reason else "") == CASES[name].get("reason", "")


@pytest.mark.parametrize("name", [one for one in CASES if "empty" in CASES[one]])
async def test_an_announced_feed_without_posts_is_known(name: str) -> None:
    looked = await looked_at(name)

    assert [one.feed.url for one in looked.empty] == CASES[name]["empty"]


@pytest.mark.parametrize("name", [one for one in CASES if "kind" in CASES[one]])
async def test_a_list_in_a_feeds_stead_is_called_one(name: str) -> None:
    looked = await looked_at(name)

    assert looked.channels[0].kind == CASES[name]["kind"]


@pytest.mark.parametrize("name", [one for one in CASES if "asked" in CASES[one]])
async def test_the_other_form_of_a_feed_is_not_asked_for(name: str) -> None:
    looked = await looked_at(name)

    assert len(looked.asked) == CASES[name]["asked"]


async def test_half_of_the_feeds_are_found_in_a_few_requests() -> None:
    found = sorted(one.found_after for one in [await looked_at(name) for name in CASES] if one.found_after)

    assert found[len(found) // 2] <= MEDIAN
