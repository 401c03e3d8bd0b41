"""Looks for feeds from one page, and reads them with their older pages."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from footprint.extract.feed import read_feed
from footprint.extract.html import read_page
from footprint.finding import Reason
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.publication import candidates
from footprint_checks.reasons import is_missing, reason_of
from footprint_checks.unshown import is_turned_away, unshown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from footprint.extract.feed import Entry, Feed
    from footprint.extract.html import Page
    from footprint.web import Exchange, Web

MOST_PAGES = 10
"""Pages read of one feed."""
_SMALLEST_LIMIT = 10
"""Software that shortens its feeds keeps ten posts or more (WordPress, Jekyll and Medium ten, Ghost fifteen) ..."""
_ODD_LIMITS = frozenset({5, 8})
"""... or, seldom, five, or eight (PluXml): a feed of another length under ten is whole."""
_CLOSED = re.compile(rb"(?i)</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>|\}\s*\Z")
_SAYS_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b|https://jsonfeed\.org/version/")


@dataclass(frozen=True, slots=True)
class Document:
    """One page of a feed, as it was answered."""

    exchange: Exchange
    feed: Feed


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed and its older pages.

    Attributes:
        pages: newest first; never empty.
        is_whole: nothing was published before its oldest post.
    """

    pages: tuple[Document, ...]
    is_whole: bool

    @property
    def url(self) -> str:
        """Where the feed is."""
        return self.pages[0].feed.url

    @property
    def entries(self) -> tuple[tuple[Document, Entry], ...]:
        """Every post once, with the page that carries it, in the feed's order."""
        found: dict[str, tuple[Document, Entry]] = {}
        for page in self.pages:
            for entry in page.feed.entries:
                found.setdefault(_name(entry), (page, entry))
        return tuple(found.values())

    @property
    def posts(self) -> frozenset[str]:
        """What names its posts, to tell whether two feeds are one."""
        return frozenset(_name(entry) for _, entry in self.entries)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking from one page.

    Attributes:
        url: the page that was asked first.
        channels: the feeds found, without those whose posts another one has as well.
        asked: every exchange, in order.
        reason: why something may be there that was not seen; None when it was seen well.
    """

    url: str
    channels: tuple[Channel, ...] = ()
    asked: tuple[Exchange, ...] = ()
    reason: Reason | None = None


async def look(url: str, web: Web, *, since: datetime, whole_host: bool = False) -> Looked:
    """Find the feeds of a page and read them back to a moment.

    The page itself may be a feed; else the feeds it announces are read, else its links that look like feeds, else
    those of one further page, else the usual places. Every guess is read before it is believed.

    Args:
        url: a page, or a feed.
        web: the outside.
        since: posts before this moment are of no interest.
        whole_host: everything on this host is the same owner's, even for a page deep in it.
    """
    asking = _Asking(web)
    response = await asking.page(url)
    if response is None:
        return Looked(url, (), tuple(asking.asked), asking.reason)
    own = await asking.document(response)
    if own is not None:
        found = [own]
    else:
        found = await _discover(asking, await _read(response), response, whole_host=whole_host)
        if not found:
            asking.miss(unshown(response))
    return Looked(url, await _channels(asking, found, since), tuple(asking.asked), asking.reason)


async def look_at_feed(url: str, web: Web, *, since: datetime) -> Looked:
    """Read a feed whose address is known."""
    asking = _Asking(web)
    response = await asking.page(url)
    document = None if response is None else await asking.document(response, promised=True)
    found = [] if document is None else [document]
    if not found and asking.is_unread:
        asking.miss(Reason.UNREADABLE)
    return Looked(url, await _channels(asking, found, since), tuple(asking.asked), asking.reason)


class _Asking:
    """Asks, and remembers what was asked and the first reason why something stayed unseen.

    Attributes:
        asked: every exchange, in order.
        reason: see `Looked`.
        is_unread: something that is a feed by its own word or by its page's could not be read as one.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self.asked: list[Exchange] = []
        self.reason: Reason | None = None
        self.is_unread = False

    async def page(self, url: str, *, may_be_missing: bool = False) -> Response | None:
        """The response when it can be read; a page that may be missing is no loss when it is."""
        exchange = await self._web.get(Request(url.partition("#")[0], Purpose.PAGE))
        self.asked.append(exchange)
        match exchange.outcome:
            case Response() as response if reason_of(response) is None and is_turned_away(response):
                self.miss(unshown(response))
                return None
            case Response() as response if reason_of(response) is None:
                return response
            case outcome:
                if not (may_be_missing and is_missing(outcome)):
                    self.miss(reason_of(outcome))
                return None

    async def feeds(self, urls: Iterable[str], *, first: bool = False, promised: bool = False) -> list[Document]:
        """Those of the addresses that are feeds with posts, not comments; `first` stops at the first."""
        found: list[Document] = []
        for url in urls:
            response = await self.page(url, may_be_missing=True)
            document = None if response is None else await self.document(response, promised=promised)
            if document is None or candidates.is_about_comments(document.feed.title, document.feed.url):
                continue
            found.append(document)
            if first:
                break
        return found

    async def older(self, url: str) -> Document | None:
        """A further page of a feed; that it can't be had leaves the feed as it is."""
        missed = self.reason
        response = await self.page(url, may_be_missing=True)
        self.reason = missed
        return None if response is None else await self.document(response)

    async def document(self, response: Response, *, promised: bool = False) -> Document | None:
        """The response as a feed with posts, or None; `promised` when somebody says that it is a feed."""
        feed = await asyncio.to_thread(read_feed, response.body, response.url, response.headers)
        if feed is not None and not _CLOSED.search(response.body[-1024:].replace(b"\0", b"")):
            feed = replace(feed, was_cut=True)
        if feed is not None and feed.entries:
            return Document(self.asked[-1], feed)
        is_empty = feed is not None and not feed.was_cut
        if not is_empty and (promised or _SAYS_FEED.search(response.body[:4096])):
            self.is_unread = True
        return None

    def miss(self, reason: Reason | None) -> None:
        """Something was not seen."""
        self.reason = self.reason or reason


async def _read(response: Response) -> Page:
    kind = response.header("content-type") or ""
    body = response.body if not kind or "html" in kind.lower() or "xml" in kind.lower() else b""
    return await asyncio.to_thread(read_page, body, response.url, content_type=kind)


async def _discover(asking: _Asking, page: Page, response: Response, *, whole_host: bool) -> list[Document]:
    """The feeds of a page that are its owner's."""
    is_front = whole_host or candidates.is_front(response.url)
    found = await asking.feeds(candidates.announced(page, response), promised=True)
    if not found:
        missed = asking.reason
        found = await _guess(asking, page, response, is_front=is_front)
        if found:
            asking.reason = missed  # the guesses that failed were no more than guesses
    own = [one for one in found if is_front or candidates.lies_under(one.feed, response.url)]
    if found and not own:
        asking.miss(Reason.NOT_ATTRIBUTED)
    if not found and asking.is_unread:
        asking.miss(Reason.UNREADABLE)
    return own


async def _guess(asking: _Asking, page: Page, response: Response, *, is_front: bool) -> list[Document]:
    """Links that look like feeds, then the page this one leads to, then the usual places."""
    found = await asking.feeds(candidates.linked(page))
    if not found and (target := candidates.onward(page)):
        found = await _one_hop(asking, target)
    return found or await asking.feeds(candidates.usual(response.url, whole_host=is_front), first=True)


async def _one_hop(asking: _Asking, url: str) -> list[Document]:
    response = await asking.page(url, may_be_missing=True)
    if response is None:
        return []
    document = await asking.document(response)
    if document is not None:
        return [document]
    page = await _read(response)
    return await asking.feeds(candidates.announced(page, response)) or await asking.feeds(candidates.linked(page))


async def _channels(asking: _Asking, found: list[Document], since: datetime) -> tuple[Channel, ...]:
    """The feeds with their older pages, without those whose posts another one has as well."""
    channels = [await _followed(asking, one, since) for one in found]
    kept: list[Channel] = []
    for channel in sorted(channels, key=lambda one: -len(one.entries)):
        if not any(channel.posts <= other.posts for other in kept):
            kept.append(channel)
    return tuple(kept)


async def _followed(asking: _Asking, first: Document, since: datetime) -> Channel:
    """A feed and its older pages, as far as they matter."""
    pages = [first]
    while len(pages) < MOST_PAGES and not _reaches(pages[-1].feed, since):
        url = _older(pages)
        if not url:
            return Channel(tuple(pages), _is_whole(pages))
        following = await asking.older(url)
        known = {_name(entry) for page in pages for entry in page.feed.entries}
        if following is None or known.issuperset(map(_name, following.feed.entries)):
            return Channel(tuple(pages), following is None and is_missing(asking.asked[-1].outcome))
        pages.append(following)
    return Channel(tuple(pages), is_whole=False)


def _name(entry: Entry) -> str:
    return entry.url or f"{entry.title} {entry.published}"


def _reaches(feed: Feed, since: datetime) -> bool:
    """Is the last post with a date older? Not just any: an old one may be pinned to the top."""
    dated = [one.published for one in feed.entries if one.published is not None]
    return bool(dated) and dated[-1] < since


def _older(pages: list[Document]) -> str:
    """The next page: as the feed says (RFC 5005, section 3), or as WordPress counts; empty when there is none."""
    first, last = pages[0].feed, pages[-1].feed
    if last.next:
        fresh = last.next not in {one.feed.url for one in pages} and candidates.is_same_owner(last.next, first.url)
        return last.next if fresh else ""
    if "wordpress" not in first.generator.lower():
        return ""
    parts = urlsplit(first.url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "paged"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("paged", str(len(pages) + 1))])))


def _is_whole(pages: list[Document]) -> bool:
    """Is nothing older than these pages, which name no further one?"""
    if any(one.feed.was_cut or one.feed.next for one in pages[-1:]):
        return False
    count = sum(len(one.feed.entries) for one in pages)
    return len(pages) > 1 or (count < _SMALLEST_LIMIT and count not in _ODD_LIMITS)
