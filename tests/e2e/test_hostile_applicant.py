"""A candidate whose pages and servers name hundreds of places, without end: an audit stays within its bounds."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx

import footprint_world
from footprint.exhibit import Standing
from footprint.parse import parse_subject
from whole import CATALOGUE, audited, live

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 60
"""Places that each page names: far more than are followed."""
TARGETS = (
    "https://github.com/u{0}",
    "https://s{0}.evavil.example/@u{0}",
    "https://evavil.example/@u{0}",
    "https://bsky.app/profile/u{0}.evavil.example",
    "https://evavil.example/p{0}",
    "https://p{0}.evavil.example/",
    "https://codeberg.org/u{0}",
    "https://evavil.example/loop{0}",
)
MOST = 300
"""Questions to their own hosts: ten pages and twenty accounts, each host's robots.txt and front page among them, five
pages of activity an account, twenty questions a page for its feed, and ten each for press, roles and links."""
MOST_OF_ONE_NETWORK = 20 * 6 + 10
"""Profile, second question, three pages of events, repositories and stars for each account; and the controls."""
SUBJECT = parse_subject(("evavil",), directory=CATALOGUE, name="Eva Vil", urls=("https://evavil.example/",))


def targets() -> Iterator[str]:
    return (TARGETS[one % len(TARGETS)].format(one) for one in range(MANY))


def page() -> bytes:
    own = "".join(f'<a rel="me" href="{one}">me</a>' for one in targets())
    talks = "".join(f'<h2>Talks</h2><a href="https://t{one}.example/">Speaker</a>' for one in range(MANY))
    feeds = "".join(f'<link rel="alternate" type="application/rss+xml" href="/feed{one}">' for one in range(MANY))
    person = json.dumps({"@type": "Person", "name": "Eva Vil", "sameAs": [*targets()]})
    script = f'<script type="application/ld+json">{person}</script>'
    return f"<html><head><title>Eva Vil</title>{feeds}{script}</head><body>{own}{talks}</body></html>".encode()


def feed() -> bytes:
    items = "".join(
        f"<item><title>{one}</title><link>/post{one}</link><pubDate>Sun, 22 Nov 2026 07:00:00 GMT</pubDate></item>"
        for one in range(MANY)
    )
    head = "<title>Eva</title><link>https://evavil.example/</link>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def statuses(after: int) -> list[object]:
    """A page of messages that another always follows, with values of every wrong kind."""
    odd: list[object] = [1, None, [], {"created_at": []}, {"created_at": 10**30}, {"created_at": "2026-99-99"}]
    message = {"created_at": "2026-11-21T10:00:00Z", "replies_count": 10**40, "tags": {"a": 1}, "content": ["<a"]}
    return [*odd, *({"id": f"{after}{one}", **message} for one in range(40))]


PAGE, FEED = page(), feed()


class Hostile(httpx.AsyncBaseTransport):
    """The demo world, where all of `evavil.example` and everybody called `u1`, `u2` … on GitHub mean harm."""

    def __init__(self) -> None:
        self._world = footprint_world.transport()
        self.asked: Counter[str] = Counter()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        self.asked["theirs" if host.endswith("evavil.example") else host] += 1
        if host.endswith("evavil.example"):
            return self._theirs(request)
        name = request.url.path.split("/")[2:3]
        if host == "api.github.com" and name and name[0][1:].isdecimal():
            return self._github(request, name[0])
        return await self._world.handle_async_request(request)

    def _theirs(self, request: httpx.Request) -> httpx.Response:
        path, query = request.url.path, parse_qs(urlsplit(str(request.url)).query)
        if path == "/.well-known/webfinger":
            links = [{"rel": "self", "href": one} for one in targets()]
            return _json(request, {"subject": query["resource"][0], "links": links})
        if path == "/api/v1/accounts/lookup":
            name = query["acct"][0]
            account = {"id": "1", "username": name, "acct": name, "display_name": "Eva Vil", "followers_count": "many"}
            fields = [{"name": "x", "value": f'<a href="{one}">x</a>'} for one in targets()]
            return _json(request, {**account, "fields": fields, "created_at": [], "note": "x" * 300_000})
        if path.endswith("/statuses"):
            after = int(query.get("max_id", ["0"])[0])
            link = f'<https://{request.url.host}{path}?max_id={after + 1}>; rel="next"'
            return _json(request, statuses(after), {"link": link})
        if path.startswith("/loop"):
            return httpx.Response(302, headers={"location": path}, request=request)
        kind, body = ("application/rss+xml", FEED) if "feed" in path else ("text/html", PAGE)
        return httpx.Response(200, headers={"content-type": kind}, content=body, request=request)

    def _github(self, request: httpx.Request, name: str) -> httpx.Response:
        if request.url.path.endswith("/social_accounts"):
            return _json(request, [{"provider": "generic", "url": one} for one in targets()])
        if request.url.path.count("/") > 2:
            return httpx.Response(200, content=b"[" * 100_000, request=request)
        user = {"login": name, "id": 5, "type": "User", "name": "Eva Vil", "blog": "https://evavil.example/"}
        return _json(request, {**user, "followers": "many", "bio": ["x"], "created_at": 5, "avatar_url": {}})


def _json(request: httpx.Request, value: object, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.Response(200, json=value, headers=headers, request=request)


async def test_pages_that_name_hundreds_of_places_cause_a_bounded_number_of_questions() -> None:
    hostile = Hostile()
    async with live(hostile) as web:
        profile = await audited(SUBJECT, web)

    assert hostile.asked["theirs"] <= MOST
    assert hostile.asked["api.github.com"] <= MOST_OF_ONE_NETWORK
    assert profile.sources  # it was looked at, and of so many accounts on one network none is taken for theirs
    assert not [one for one in profile.accounts if one.standing is Standing.ATTRIBUTED]
