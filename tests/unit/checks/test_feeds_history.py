"""How far back a feed is read, and what the site's own lists prove of the posts that it leaves out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from blog_web import BlogWeb, FeedSpec, feed, response
from footprint.extract.feed import Entry, FeedKind
from footprint.extract.sitemap import Listed
from footprint_checks.feeds.looking import Channel, look
from footprint_checks.feeds.mapping import Addresses, Compared, compared, day_in, is_of_posts, posts_of
from small_web import NOW

if TYPE_CHECKING:
    from footprint.web import Outcome, Request

FRONT = "https://blog.example/"
FEED = f"{FRONT}feed/"
TEN = tuple(range(3, 103, 10))
ANNOUNCED = '<link rel="alternate" type="application/rss+xml" href="/feed/"><a href="/about">About</a>'


@dataclass
class Blog(BlogWeb):
    """A blog whose feed gives its ten newest posts.

    Attributes:
        generator: of the feed.
        total: posts that there are, ten days apart.
        links: address of a post, by its number from 0.
        more: further pages, by path.
        rest: WordPress' list answers.
        head: of the front page.
    """

    generator: str = ""
    total: int = 10
    links: str = f"{FRONT}posts/{{}}"
    more: dict[str, str] = field(default_factory=dict[str, str])
    rest: bool = False
    head: str = ""

    def _answer(self, request: Request) -> Outcome:
        parts = urlsplit(request.url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path in self.more:
            kind = "text/html" if self.more[parts.path].startswith("<html") else "text/plain"
            return response(request.url, 200, self.more[parts.path].encode(), kind)
        if parts.path == "/":
            return response(request.url, 200, (self.head + ANNOUNCED).encode(), "text/html")
        if parts.path == "/feed/":
            return self._feed(request.url, query)
        if self.rest and parts.path == "/wp-json/wp/v2/posts":
            return self._rest(request.url, int(query["page"]))
        return response(request.url, 404, b"<h1>Not found</h1>", "text/html")

    def _feed(self, url: str, query: dict[str, str]) -> Outcome:
        start, count = 10 * (int(query.get("paged", 1)) - 1), 10
        if "start-index" in query:
            start, count = int(query["start-index"]) - 1, int(query["max-results"])
        if start >= self.total and "paged" in query:
            return response(url, 404, b"<h1>Not found</h1>", "text/html")
        ages = tuple(3 + 10 * one for one in range(start, min(self.total, start + count)))
        spec = FeedSpec(ages=ages, generator=self.generator, at=self.links, first=start, site=FRONT)
        body, kind = feed(url, spec)
        return response(url, 200, body, kind)

    def _rest(self, url: str, page: int) -> Outcome:
        numbers = range(100 * (page - 1), min(self.total, 100 * page))
        posts = [
            {
                "link": self.links.format(one),
                "date_gmt": (NOW - timedelta(days=3 + 10 * one, hours=1)).strftime("%Y-%m-%dT%H:%M:%S"),
                "title": {"rendered": f"Post {one}"},
                "content": {"rendered": "<p>" + "word " * 200},
            }
            for one in numbers
        ]
        total = (("x-wp-total", str(self.total)),)
        return response(url, 200, json.dumps(posts).encode(), "application/json", more=total)

    async def channel(self) -> Channel:
        return (await look(FRONT, self, since=NOW - timedelta(days=731))).channels[0]


def sitemap(*urls: str, changed: str = "") -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<urlset>{''.join(f'<url><loc>{one}</loc>{lastmod}</url>' for one in urls)}</urlset>"


def posts(count: int, links: str = f"{FRONT}posts/{{}}") -> list[str]:
    return [links.format(one) for one in range(count)]


API = '<link rel="https://api.w.org/" href="https://blog.example/wp-json/">'
WORDPRESS: dict[str, Any] = {"generator": "https://wordpress.org/?v=6.8"}
FOUND: dict[str, tuple[Blog, int, bool]] = {
    "ten-posts-and-nothing-else": (Blog(), 10, False),
    "wordpress-page-by-page": (Blog(**WORDPRESS, total=35), 35, True),
    "wordpress-by-its-list": (Blog(**WORDPRESS, total=60, rest=True, head=API), 60, True),
    "wordpress-whose-list-is-shut": (Blog(**WORDPRESS, total=35, head=API), 35, True),
    "wordpress-until-two-years-are-covered": (Blog(**WORDPRESS, total=300, rest=True, head=API), 100, False),
    "blogger": (Blog(generator="Blogger", total=60), 60, True),
    "map-with-the-same-posts": (Blog(more={"/sitemap.xml": sitemap(FRONT, *posts(10), f"{FRONT}about")}), 10, True),
    "map-with-older-posts": (Blog(more={"/sitemap.xml": sitemap(*posts(30))}), 10, False),
    "map-without-a-post-of-the-feed": (Blog(more={"/sitemap.xml": sitemap(*posts(9))}), 10, False),
    "map-of-news": (Blog(more={"/sitemap.xml": sitemap(*posts(10)) + "<news:news>"}), 10, False),
    "map-with-days-in-its-addresses": (
        Blog(
            links=f"{FRONT}2026/10/{{:02}}/post",
            more={"/sitemap.xml": sitemap(*posts(10, f"{FRONT}2026/10/{{:02}}/post"), f"{FRONT}2026/01/02/old")},
        ),
        11,
        True,
    ),
    "map-of-posts-by-its-name": (
        Blog(
            links=f"{FRONT}{{}}/",
            more={
                "/robots.txt": f"Sitemap: {FRONT}sitemap_index.xml",
                "/sitemap_index.xml": f"<sitemapindex><sitemap><loc>{FRONT}page-sitemap.xml</loc></sitemap>"
                f"<sitemap><loc>{FRONT}post-sitemap.xml</loc></sitemap></sitemapindex>",
                "/post-sitemap.xml": sitemap(FRONT, *posts(10, f"{FRONT}{{}}/")),
            },
        ),
        10,
        True,
    ),
}


@pytest.mark.parametrize("name", FOUND)
async def test_a_feed_is_followed_back(name: str) -> None:
    blog, count, is_whole = FOUND[name]

    channel = await blog.channel()

    assert (len(channel.entries), channel.is_whole) == (count, is_whole)


async def test_posts_known_by_their_addresses_have_no_words_and_the_day_that_these_hold() -> None:
    links = f"{FRONT}2026/10/1{{}}/post"
    older = [f"{FRONT}2026/01/02/old", f"{FRONT}2025/12/31/older/"]
    blog = Blog(links=links, more={"/sitemap.xml": sitemap(*posts(10, links), *older, f"{FRONT}about")})

    channel = await blog.channel()

    added = [entry for page, entry in channel.entries if page.feed.kind is FeedKind.SITEMAP]
    assert [(one.url, one.published) for one in added] == [
        (older[0], datetime(2026, 1, 2, tzinfo=UTC)),
        (older[1], datetime(2025, 12, 31, tzinfo=UTC)),
    ]
    assert channel.is_whole
    assert not any(one.words or one.is_whole for one in added)


async def test_posts_that_last_changed_long_ago_are_surely_older() -> None:
    listed = sitemap(*posts(10)).replace("</urlset>", "")
    old = sitemap(f"{FRONT}posts/x", changed="2024-01-05").replace("<urlset>", "")

    channel = await Blog(more={"/sitemap.xml": listed + old}).channel()

    assert (channel.is_whole, channel.covered_from) == (False, date(2024, 1, 6))


async def test_an_archive_page_lists_what_the_feed_leaves_out() -> None:
    links = f"{FRONT}2026/10/1{{}}/post"
    listed = "".join(f'<a href="{one}">x</a>' for one in [*posts(10, links), f"{FRONT}2025/02/03/old"])
    blog = Blog(links=links, head='<a href="/all">Archives</a>', more={})
    blog.more = {"/all": f"<html>{listed}</html>"}

    channel = await blog.channel()

    assert (len(channel.entries), channel.is_whole) == (11, True)


async def test_a_next_page_that_is_named_and_gone_does_not_end_a_feed() -> None:
    body, _ = feed(FEED, FeedSpec(ages=TEN, next="/feed/2", site=FRONT))

    channel = await Blog(more={"/feed/": body.decode()}).channel()

    assert not channel.is_whole


async def test_an_archive_document_is_followed() -> None:
    body, _ = feed(FEED, FeedSpec(ages=TEN, site=FRONT))
    older, _ = feed(f"{FRONT}old.xml", FeedSpec(ages=(300, 400), first=50, site=FRONT))
    named = body.replace(b"<channel>", b'<channel><atom:link rel="prev-archive" href="/old.xml"/>')

    channel = await Blog(more={"/feed/": named.decode(), "/old.xml": older.decode()}).channel()

    assert len(channel.entries) == 12


async def test_a_feed_that_reaches_back_far_enough_costs_no_further_request() -> None:
    body, _ = feed(FEED, FeedSpec(ages=(*TEN, 800), site=FRONT))

    looked = await look(FRONT, Blog(more={"/feed/": body.decode()}), since=NOW - timedelta(days=731))

    assert [one.request.url for one in looked.asked] == [FRONT, FEED]


KNOWN = [Entry(0, f"{FRONT}posts/a", "A", NOW), Entry(1, f"{FRONT}posts/b/", "B", NOW)]
SAME = (Listed("http://www.blog.example/posts/a/"), Listed(f"{FRONT}posts/b"))
OLD = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("addresses", "is_whole"),
    [
        pytest.param(Addresses(SAME), True, id="the-same"),
        pytest.param(Addresses(SAME, is_partial=True), False, id="a-list-in-parts"),
        pytest.param(Addresses(SAME[:1]), False, id="a-post-is-missing-from-the-list"),
        pytest.param(Addresses((*SAME, Listed(FRONT), Listed(f"{FRONT}about"))), True, id="pages-higher-up"),
        pytest.param(Addresses((*SAME, Listed(f"{FRONT}tags/x/"))), True, id="a-tag"),
        pytest.param(Addresses((*SAME, Listed(f"{FRONT}blog/page/2"))), True, id="a-page-of-a-list"),
        pytest.param(Addresses((*SAME, Listed(f"{FRONT}other/c"))), False, id="as-deep-elsewhere"),
        pytest.param(Addresses((*SAME, Listed(f"{FRONT}about")), are_posts=True), False, id="among-posts-by-name"),
    ],
)
def test_a_list_proves_a_feed_whole_only_when_it_can(addresses: Addresses, *, is_whole: bool) -> None:
    assert compared(KNOWN, addresses).is_whole is is_whole


def test_what_changed_last_bounds_what_a_feed_leaves_out() -> None:
    found = compared(KNOWN, Addresses((*SAME, Listed(f"{FRONT}posts/c", OLD), Listed(f"{FRONT}posts/d", NOW))))

    assert found == Compared(covered_from=NOW.date() + timedelta(days=1))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"{FRONT}2025/03/14/pi", date(2025, 3, 14)),
        (f"{FRONT}blog/2025-03-14-pi.html", date(2025, 3, 14)),
        (f"{FRONT}20250314-pi", date(2025, 3, 14)),
        (f"{FRONT}2025/03/pi", None),
        (f"{FRONT}2025/13/14/pi", None),
        (f"{FRONT}1025/03/14/pi", None),
        (f"{FRONT}posts/12345678-pi", None),
    ],
)
def test_a_day_is_read_from_an_address_that_holds_one(url: str, expected: date | None) -> None:
    assert day_in(url) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("post-sitemap.xml", True),
        ("post-sitemap2.xml", True),
        ("wp-sitemap-posts-post-1.xml", True),
        ("wp-sitemap-posts-page-1.xml", False),
        ("post_tag-sitemap.xml", False),
        ("sitemap-posts.xml", True),
        ("sitemap-authors.xml", False),
        ("category-sitemap.xml", False),
        ("sitemap.xml", False),
    ],
)
def test_a_map_of_posts_is_told_by_its_name(name: str, expected: object) -> None:
    assert is_of_posts(f"{FRONT}{name}") is expected


def test_a_site_with_pages_only_has_no_posts() -> None:
    pages = tuple(Listed(f"{FRONT}{one}", NOW) for one in ("about", "team", "prices", "blog/", "2026/"))

    assert posts_of(Addresses(pages), FRONT) == ()
