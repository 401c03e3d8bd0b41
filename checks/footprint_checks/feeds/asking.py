"""Asks for pages and feeds one after another, and remembers what was asked, why, and what came of it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.extract.feed import read_feed
from footprint.extract.html import LONGEST, read_page
from footprint.finding import Reason
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.feeds import trail
from footprint_checks.feeds.found import Document, Trace
from footprint_checks.reasons import is_missing, reason_of
from footprint_checks.unshown import is_turned_away, unshown

if TYPE_CHECKING:
    from footprint.extract.html import Page
    from footprint.message import Message
    from footprint.web import Exchange, Web

MOST_ASKED = 20
"""Questions from one page until its feed is given up for not found."""
_CLOSED = re.compile(rb"(?i)</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>|\}\s*\Z")
_SAYS_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b|https://jsonfeed\.org/version/")
_SHUT = frozenset({Reason.BLOCKED, Reason.RATE_LIMITED, Reason.LOGIN_WALL, Reason.NETWORK_ERROR, Reason.TIMEOUT})
"""Ways not to answer that a further question to the same site won't change."""
_MOST_SHUT = 3


class Asking:
    """The questions from one page.

    Attributes:
        asked: every exchange, in order.
        steps: what was asked for, and what came of it.
        reason: the first reason why something stayed unseen.
        is_unread: something that is a feed by its own word or by its page's could not be read as one.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self._shut = 0
        self.asked: list[Exchange] = []
        self.steps: list[Trace] = []
        self.reason: Reason | None = None
        self.is_unread = False

    @property
    def is_spent(self) -> bool:
        """Was enough asked, or does the site no longer answer?"""
        return len(self.asked) >= MOST_ASKED or self._shut >= _MOST_SHUT

    async def page(self, url: str, why: Message, *, may_be_missing: bool = False) -> Response | None:
        """The response when it can be read; a page that may be missing is no loss when it is."""
        exchange = await self._web.get(Request(url.partition("#")[0], Purpose.PAGE))
        self.asked.append(exchange)
        outcome = exchange.outcome
        reason = reason_of(outcome)
        if isinstance(outcome, Response) and reason is None:
            if not is_turned_away(outcome):
                self._shut = 0
                self.steps.append(Trace(why, trail.PAGE, exchange))
                return outcome
            reason = unshown(outcome)
        is_gone = is_missing(outcome)
        self._shut = self._shut + 1 if reason in _SHUT and not is_gone else 0
        self.steps.append(Trace(why, trail.failed(None if is_gone else reason), exchange))
        if not (may_be_missing and is_gone):
            self.miss(reason)
        return None

    async def document(self, response: Response, *, promised: bool = False) -> Document | None:
        """The response as a feed, be it empty, or None; `promised` when somebody says that it is a feed."""
        feed = await asyncio.to_thread(read_feed, response.body, response.url, response.headers)
        if feed is not None and not _CLOSED.search(response.body[-1024:].replace(b"\0", b"")):
            feed = replace(feed, was_cut=True)
        if feed is not None and (feed.entries or not feed.was_cut):
            return Document(self.asked[-1], feed)
        if promised or _SAYS_FEED.search(response.body[:4096]):
            self.is_unread = True
            self.say(trail.BROKEN)
        return None

    def forget(self) -> None:
        """Leave the last question out of what is told."""
        self.asked.pop()
        self.steps.pop()

    def say(self, came: Message) -> None:
        """What came of the last step."""
        self.steps[-1] = replace(self.steps[-1], came=came)

    def miss(self, reason: Reason | None) -> None:
        """Something was not seen."""
        self.reason = self.reason or reason


def start_of(response: Response) -> str:
    """The text of a page, as far as its marks are looked for."""
    return replace(response, body=response.body[:LONGEST]).text()


async def read(response: Response) -> Page:
    """The page in a response, empty when it holds none."""
    kind = response.header("content-type") or ""
    body = response.body if not kind or "html" in kind.lower() or "xml" in kind.lower() else b""
    return await asyncio.to_thread(read_page, body, response.url, content_type=kind)
