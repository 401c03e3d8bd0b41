"""Asks a site for its own lists of posts: WordPress' for programs, its site maps, its archive page."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from footprint.extract.feed import Feed, FeedKind
from footprint.extract.sitemap import Listed, read_sitemap, sitemaps_named
from footprint.extract.wordpress import QUERY, read_posts
from footprint_checks.feeds import trail
from footprint_checks.feeds.asking import read
from footprint_checks.feeds.found import Document
from footprint_checks.feeds.mapping import Addresses, is_of_posts, posts_of
from footprint_checks.feeds.owning import is_same_owner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from footprint.extract.html import Page
    from footprint.extract.sitemap import Sitemap
    from footprint.message import Message
    from footprint_checks.feeds.asking import Asking

MOST_MAPS = 4
"""Site maps that are read of one site."""

_ARCHIVE = re.compile(
    r"(?i)^\W*(?:(?:the |les? |toutes les |all )?archives?|all posts|tous les (?:articles|billets))\W*$"
)
_MORE = re.compile(r"(?i)/page/?\d+|[?&]paged?=\d+")


async def from_wordpress(asking: Asking, page: Page, *, number: int = 1) -> Document | None:
    """A hundred posts, as WordPress lists them for programs; None when it does not."""
    api = page.api or urljoin(page.url, "/wp-json/")
    if not is_same_owner(api, page.url):
        return None
    separator = "&" if "?" in api else "?"
    url = f"{api.rstrip('/')}/wp/v2/posts{separator}{QUERY.format(page=number)}"
    response = await asking.page(url, trail.POSTS, may_be_missing=True)
    if response is None:
        return None
    feed = await asyncio.to_thread(read_posts, response.body, response.url, site=page.url)
    if feed is None:
        return None
    asking.say(trail.came(feed, is_part=False))
    return Document(asking.asked[-1], feed)


async def from_sitemap(asking: Asking, page: Page) -> Document | None:
    """The posts that the site's map names, as a feed without words; None when it names none."""
    addresses = await addresses_of(asking, page)
    entries = () if addresses is None else posts_of(addresses, page.url)
    if not entries:
        return None
    asking.say(trail.addresses(len(entries)))
    exchange = asking.asked[-1]
    return Document(exchange, Feed(exchange.request.url, page.title, page.url, "", "", entries, kind=FeedKind.SITEMAP))


async def addresses_of(asking: Asking, page: Page, *, since: datetime | None = None) -> Addresses | None:
    """The addresses that the site's maps list; None when it has none that can be read.

    Args:
        asking: the questions.
        page: any page of the site.
        since: maps that last changed before are left aside, for what they list appeared earlier still.
    """
    maps = await _top_maps(asking, page)
    top = tuple(Listed(one.url) for one in maps)
    parts = tuple(part for one in maps for part in one.parts if is_same_owner(part.url, page.url))
    of_posts = tuple(one for one in parts if is_of_posts(one.url))
    wanted = [one for one in of_posts or parts if since is None or one.changed is None or one.changed >= since]
    read_parts = [found for one in wanted[:MOST_MAPS] if (found := await _map(asking, one.url, trail.MAP_NAMED))]
    if not maps or (parts and wanted and not read_parts):
        return None
    listed = tuple(place for one in (*maps, *read_parts) for place in one.pages)
    is_partial = any(one.is_partial for one in (*maps, *read_parts)) or len(read_parts) < len(of_posts or parts)
    are_posts = bool(of_posts) or all(is_of_posts(one.url) for one in top)
    return Addresses(listed, are_posts=are_posts, is_partial=is_partial)


async def archive_of(asking: Asking, page: Page) -> Addresses | None:
    """The addresses on the page of older posts that the page links; None when it links none."""
    links = (one.url.partition("#")[0] for one in page.links if _is_archive(one.text, one.url, page.url))
    url = next(links, "")
    response = await asking.page(url, trail.ARCHIVE, may_be_missing=True) if url else None
    if response is None:
        return None
    archive = await read(response)
    own = tuple(Listed(one.url.partition("#")[0]) for one in archive.links if is_same_owner(one.url, page.url))
    return Addresses(own, is_partial=any(_MORE.search(one.url) for one in own))


async def _top_maps(asking: Asking, page: Page) -> Sequence[Sitemap]:
    """The maps that robots.txt names, which was read already for its rules; else the one at the usual place."""
    robots = await asking.page(urljoin(page.url, "/robots.txt"), trail.ROBOTS, may_be_missing=True)
    named = () if robots is None else sitemaps_named(robots.text(), robots.url)
    own = tuple(one for one in named if is_same_owner(one, page.url))
    if robots is not None:
        asking.say(trail.MAPS_NAMED if own else trail.NO_MAPS_NAMED)
    best = sorted(own, key=lambda one: not is_of_posts(one))[:2]
    places = [(one, trail.MAP_NAMED) for one in best] or [(urljoin(page.url, "/sitemap.xml"), trail.MAP)]
    return [found for url, why in places if (found := await _map(asking, url, why)) is not None]


async def _map(asking: Asking, url: str, why: Message) -> Sitemap | None:
    response = await asking.page(url, why, may_be_missing=True)
    found = None if response is None else await asyncio.to_thread(read_sitemap, response.body, response.url)
    if response is not None:
        asking.say(_said(found))
    return found


def _said(found: Sitemap | None) -> Message:
    if found is None:
        return trail.NO_MAP
    return trail.MAP_OF_MAPS if found.parts else trail.addresses(len(found.pages))


def _is_archive(text: str, url: str, page_url: str) -> bool:
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2].partition(".")[0]
    return is_same_owner(url, page_url) and bool(_ARCHIVE.match(text) or _ARCHIVE.match(last))
