"""Reads the pages of posts whose feed only sums them up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.article import read_article
from footprint.extract.domain import registrable
from footprint.extract.text import words_of
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.publication.observation import PostPage
from footprint_checks.publication.posts import Weight, posts_of
from footprint_checks.reasons import reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from datetime import datetime

    from footprint.extract.article import Article
    from footprint.extract.feed import Entry
    from footprint.web import Exchange, Web
    from footprint_checks.feeds.looking import Channel, Looked

MOST_READ = 10
"""Pages read of one feed: those of its newest posts."""
MOST_CHANNELS = 2
"""Feeds of one place whose posts are read."""
_RUN = 5
"""Words in a row of the summary that show that a page is the post's."""


async def read_posts(looked: Looked, web: Web, now: datetime) -> tuple[PostPage, ...]:
    """Read the pages of the newest posts that the feeds of a place do not carry whole."""
    wanted = [one for channel in looked.channels[:MOST_CHANNELS] for one in _wanted(channel, looked.url, now)]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(web.get(Request(one.url.partition("#")[0], Purpose.PAGE))) for one in wanted]
    asked = [(one, task.result()) for one, task in zip(wanted, tasks, strict=True)]
    # One after the other: several parsers at once gain nothing and leave the event loop a small share of the time.
    return tuple([PostPage(one.url, each, await _article(one, looked.url, each)) for one, each in asked])


def _wanted(channel: Channel, page_url: str, now: datetime) -> list[Entry]:
    """The newest posts whose text is not known, and whose address is on the blog's own ground."""
    own = {registrable(one) for one in (page_url, channel.url, channel.pages[0].feed.site)} - {""}
    opened = [
        one.entry
        for one in posts_of(channel, now, ())
        if one.weight is not Weight.REPEAT and not one.entry.is_whole and registrable(one.entry.url) in own
    ]
    return opened[:MOST_READ]


async def _article(entry: Entry, page_url: str, exchange: Exchange) -> Article | None:
    """The post that a page shows; None when it is walled, missing, or not shown to be this post's."""
    match exchange.outcome:
        case Response() as page if reason_of(page) is None and unshown(page) is None and _is_there(page, page_url):
            kind = page.header("content-type") or ""
            article = await asyncio.to_thread(read_article, page.body, page.url, kind)
            return article if article is not None and _is_of(entry, article, page) else None
        case _:
            return None


def _is_there(page: Response, page_url: str) -> bool:
    """Did the page answer where it was asked for, or elsewhere on the same ground that is no front page?

    Posts that are gone are often led to the front page.
    """
    if not page.hops:
        return True
    is_own = registrable(page.url) in {registrable(page.hops[0]), registrable(page_url)}
    return is_own and urlsplit(page.url).path.strip("/") != ""


def _is_of(entry: Entry, article: Article, page: Response) -> bool:
    """Does the page say the title of the post, or the words of its summary?

    A question about cookies, and the skeleton of a page that scripts fill, say neither.
    """
    title, summary = _folded(entry.title), entry.opening.split()[:_RUN]
    if not title and len(summary) < _RUN:
        return True
    shown = _folded(" ".join(words_of(page.text().partition("</head>")[2] or page.text())))
    found = _folded(article.content.opening)
    return bool(title and title in shown) or (len(summary) == _RUN and _folded(" ".join(summary)) in found)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
