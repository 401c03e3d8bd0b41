"""Follows a feed back: its older pages, and what the site's own lists of posts say of those that it leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from footprint.extract.announcing import feed_target
from footprint.extract.feed import Feed, FeedKind
from footprint.extract.html import Page
from footprint.extract.wordpress import TOTAL
from footprint.web.exchange import Response
from footprint_checks.feeds import trail
from footprint_checks.feeds.found import Channel, Document, name_of
from footprint_checks.feeds.listing import addresses_of, archive_of, from_wordpress
from footprint_checks.feeds.mapping import compared
from footprint_checks.feeds.owning import is_same_owner
from footprint_checks.reasons import is_missing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from footprint_checks.feeds.asking import Asking
    from footprint_checks.feeds.mapping import Compared

MOST_PAGES = 10
"""Pages read of one feed."""
_SMALLEST_LIMIT = 10
"""Software that shortens its feeds keeps ten posts or more (WordPress, Jekyll and Medium ten, Ghost fifteen) ..."""
_ODD_LIMITS = frozenset({5, 8})
"""... or, seldom, five, or eight (PluXml): a feed of another length under ten is whole."""
_HEAD = 65_536
"""Bytes of a feed in which what it says of itself is looked for."""
_COMPLETE = re.compile(rb"<\w{1,20}:complete\b[^<>]{0,200}>")
_LINK = re.compile(rb"<(?:\w{1,20}:)?link\b[^<>]{0,1000}>")
_ARCHIVED = re.compile(rb"\brel\s*=\s*[\"']prev-archive[\"']")
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"'<>]{1,2000})[\"']")


async def followed(asking: Asking, first: Document, since: datetime, *, page: Page, with_lists: bool) -> Channel:
    """A feed and its older pages, as far as they matter.

    Args:
        asking: the questions.
        first: the feed as it was found.
        since: older posts are of no interest.
        page: the page that led to it.
        with_lists: the site is its owner's as a whole, so that its own lists of posts speak of this feed.
    """
    missed, walk = asking.reason, _Walk(asking, first, since)
    await walk.run(page if with_lists else Page(page.url))
    channel = Channel(tuple(walk.pages), walk.is_whole)
    if with_lists and not (walk.is_whole or walk.is_far_enough or len(walk.pages) == MOST_PAGES):
        channel = await _beside_lists(asking, channel, since, page)
    asking.reason = missed  # that an older page can't be had leaves the feed as it is
    return channel


class _Walk:
    """The way back through the pages of a feed.

    Attributes:
        pages: newest first.
        is_whole: nothing is older than the last one.
    """

    def __init__(self, asking: Asking, first: Document, since: datetime) -> None:
        self._asking = asking
        self._since = since
        self.pages = [first]
        self.is_whole = False

    @property
    def is_far_enough(self) -> bool:
        """Is the last post with a date older than matters? Not just any: an old one may be pinned to the top."""
        dated = [one.published for one in self.pages[-1].feed.entries if one.published is not None]
        return bool(dated) and dated[-1] < self._since

    async def run(self, page: Page) -> None:
        """Go back, by WordPress' list of posts where there is one, else page by page."""
        first = self.pages[0].feed
        if first.kind is FeedKind.SITEMAP:
            return
        if first.kind is FeedKind.WORDPRESS or (page.api and _is_by(first, "wordpress") and not self._seems_whole):
            await self._read_posts(page)
        if first.kind is not FeedKind.WORDPRESS and len(self.pages) == 1:
            await self._read_pages()

    @property
    def _seems_whole(self) -> bool:
        """Is nothing older than these pages, which name no further one?"""
        last = self.pages[-1].feed
        if last.was_cut or last.next:
            return False
        if len(self.pages) == 1 and _is_complete(self.pages[0]):
            return True
        count = sum(len(one.feed.entries) for one in self.pages)
        return len(self.pages) > 1 or (count < _SMALLEST_LIMIT and count not in _ODD_LIMITS)

    async def _read_posts(self, page: Page) -> None:
        """WordPress' list tells how many posts there are, so that it shows its own end."""
        listed = [self.pages[0]] if self.pages[0].feed.kind is FeedKind.WORDPRESS else []
        while not self.is_far_enough and len(self.pages) < MOST_PAGES and not _are_all(listed):
            following = await from_wordpress(self._asking, page, number=len(listed) + 1)
            if following is None or not following.feed.entries:
                return
            listed.append(following)
            self.pages.append(following)
        self.is_whole = _are_all(listed) and _names(self.pages[:1]) <= _names(listed)

    async def _read_pages(self) -> None:
        while len(self.pages) < MOST_PAGES and not self.is_far_enough:
            url, is_counted = _older(self.pages)
            if not url:
                self.is_whole = self._seems_whole
                return
            following = await self._page(url)
            if following is None or not following.feed.entries:
                # only a number too high says that this was the last; a page that is named should be there
                is_end = following is not None or is_missing(self._asking.asked[-1].outcome)
                self.is_whole = is_counted and is_end
                return
            if _names([following]) <= _names(self.pages):
                return
            self.pages.append(following)

    async def _page(self, url: str) -> Document | None:
        response = await self._asking.page(url, trail.ARCHIVE, may_be_missing=True)
        return None if response is None else await self._asking.document(response)


async def _beside_lists(asking: Asking, channel: Channel, since: datetime, page: Page) -> Channel:
    """The feed beside the site's map, or its archive page."""
    known = [entry for _, entry in channel.entries]
    addresses = await addresses_of(asking, page, since=since)
    if addresses is None:
        addresses = await archive_of(asking, page)
    return channel if addresses is None else _joined(channel, compared(known, addresses), asking)


def _joined(channel: Channel, found: Compared, asking: Asking) -> Channel:
    first, exchange = channel.pages[0].feed, asking.asked[-1]
    pages = channel.pages
    if found.older:
        listed = Feed(exchange.request.url, first.title, first.site, "", "", found.older, kind=FeedKind.SITEMAP)
        pages = (*pages, Document(exchange, listed))
    return Channel(pages, found.is_whole, found.covered_from)


def _older(pages: Sequence[Document]) -> tuple[str, bool]:
    """The next page, and whether it is counted out rather than named; empty when there is none.

    As the feed says (RFC 5005, sections 3 and 4), or as Blogger and WordPress count.
    """
    first, last = pages[0].feed, pages[-1].feed
    named = last.next or _archived(pages[-1])
    if _is_by(first, "blogger") and not named:
        count = sum(len(one.feed.entries) for one in pages)
        asked = {"start-index": str(count + 1), "max-results": str(len(first.entries))}
        return _with_query(first.url, asked), True
    if named:
        is_fresh = named not in {one.feed.url for one in pages} and is_same_owner(named, first.url)
        return (named if is_fresh else ""), False
    if not _is_by(first, "wordpress"):
        return "", False
    return _with_query(first.url, {"paged": str(len(pages) + 1)}), True


def _is_complete(page: Document) -> bool:
    """Does the feed say that it holds all there is (RFC 5005, section 2)?"""
    outcome = page.exchange.outcome
    return isinstance(outcome, Response) and bool(_COMPLETE.search(outcome.body[:_HEAD]))


def _archived(page: Document) -> str:
    """The archive before this document (RFC 5005, section 4)."""
    outcome = page.exchange.outcome
    if not isinstance(outcome, Response):
        return ""
    tags = (one[0] for one in _LINK.finditer(outcome.body[:_HEAD]) if _ARCHIVED.search(one[0]))
    target = next((found[1] for one in tags if (found := _HREF.search(one))), b"")
    return feed_target(page.feed.url, target.decode("utf-8", "replace")) if target else ""


def _with_query(url: str, values: dict[str, str]) -> str:
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in values]
    return urlunsplit(parts._replace(query=urlencode([*query, *values.items()])))


def _is_by(feed: Feed, software: str) -> bool:
    return software in feed.generator.lower()


def _are_all(listed: Sequence[Document]) -> bool:
    """Are these all the posts, by WordPress' own count?"""
    outcome = listed[-1].exchange.outcome if listed else None
    total = (outcome.header(TOTAL) or "") if isinstance(outcome, Response) else ""
    return total.isascii() and total.isdecimal() and int(total[:9]) <= sum(len(one.feed.entries) for one in listed)


def _names(pages: Sequence[Document]) -> frozenset[str]:
    return frozenset(name_of(entry) for page in pages for entry in page.feed.entries)
