"""The posts of a channel, one by one: does each count?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable
from footprint.extract.feed import FeedKind
from footprint_checks.publication.likeness import repeats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from footprint.extract.article import Article
    from footprint.extract.content import Content
    from footprint.extract.feed import Entry
    from footprint_checks.feeds.looking import Channel, Document
    from footprint_checks.publication.observation import PostPage

SUBSTANTIVE = 150
"""Words from which a post counts."""
DESCRIBED = 20
"""Words from which a recording is described."""
ENOUGH = 3
"""Substantive posts that make a blog."""
_TOMORROW = timedelta(days=1)


class Weight(StrEnum):
    """Does a post count?"""

    SURE = "sure"
    MAYBE = "maybe"
    """The feed gives a summary only, and its page was not read: its length is not known."""
    SHARE = "share"
    """Likewise, but older than those whose pages were read: it counts as they do on the average."""
    SHORT = "short"
    REPEAT = "repeat"
    """Nearly the same text as an older post, or taken over from another feed."""


OPEN = (Weight.SURE, Weight.MAYBE, Weight.SHARE)
"""Posts that count, or may."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One post, weighed.

    Attributes:
        page: the page of the feed that carries it.
        entry: as the feed tells it.
        day: of publication; None when not dated, or dated after the audit.
        weight: see there.
        read: its own page, where it was asked for.
    """

    page: Document
    entry: Entry
    day: date | None
    weight: Weight
    read: PostPage | None = None

    @property
    def article(self) -> Article | None:
        """What its page shows, where that was read."""
        return None if self.read is None else self.read.article

    @property
    def content(self) -> Content:
        """The fullest text there is of it."""
        return self.entry.content if self.entry.is_whole or self.article is None else self.article.content

    @property
    def is_known(self) -> bool:
        """The whole text was seen, in the feed or on its page."""
        return self.entry.is_whole or (self.article is not None and self.article.is_whole)

    @property
    def title(self) -> str:
        """As the feed has it, else the page; empty where neither has one."""
        return self.entry.title or ("" if self.article is None else self.article.marking.title)

    @property
    def author(self) -> str:
        """Likewise."""
        return self.entry.author or ("" if self.article is None else self.article.marking.author)

    @property
    def tags(self) -> tuple[str, ...]:
        """Likewise."""
        return self.entry.tags or (() if self.article is None else self.article.marking.tags)


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of the posts that the feed only sums up counts, by those whose pages were asked for.

    Older ones take it: read them all, and a blog would cost hundreds of questions. Its margin is three posts in those
    asked for. That is the bound of 95 % where all or none of them count (the rule of three: Hanley and
    Lippman-Hand, 1983), and of ten posts about that of any share, 1.96 √(¼ / 10) = 0.31. Pages that were not
    read are at their worst and at their best beforehand.

    Attributes:
        value: of the pages that were read.
        worst, best: with the margin.
    """

    value: float
    worst: float
    best: float


_MARGIN = 3


def share_of(asked: Sequence[Weight]) -> Share | None:
    """The share that older posts take; None where fewer than three pages were read.

    Args:
        asked: what came of each post whose page was asked for, among those that the feed leaves open.
    """
    sure, unread = asked.count(Weight.SURE), asked.count(Weight.MAYBE)
    known, count = len(asked) - unread, len(asked)
    if known < ENOUGH:
        return None
    return Share(
        sure / known,
        max(0.0, (sure - _MARGIN) / count),
        min(1.0, (sure + unread + _MARGIN) / count),
    )


def weighed(channel: Channel, now: datetime, pages: Sequence[PostPage]) -> tuple[tuple[Counted, ...], Share | None]:
    """The posts of a channel in the feed's order, and the share that is taken by those that nobody read."""
    listed = _listed(channel, now, pages)
    known = [(one.content.opening if one.is_known else "", one.entry.published or now) for one in listed]
    repeated = repeats(known)
    unique = [replace(one, weight=Weight.REPEAT) if place in repeated else one for place, one in enumerate(listed)]
    share = share_of([one.weight for one in unique if one.read is not None and _is_open(one.entry)])
    if share is None:
        return tuple(unique), None
    return tuple(
        replace(one, weight=Weight.SHARE) if one.weight is Weight.MAYBE and one.read is None else one for one in unique
    ), share


def posts_of(channel: Channel, now: datetime, pages: Sequence[PostPage]) -> tuple[Counted, ...]:
    """The posts of a channel, newest first, without a look at which of them repeat each other."""
    return newest_first(_listed(channel, now, pages))


def newest_first(listed: Iterable[Counted]) -> tuple[Counted, ...]:
    """Posts with a date, newest first, then the others in their order."""
    held = list(listed)
    dated = [one for one in held if one.day is not None]
    by_day = sorted(dated, key=lambda one: one.day or date.min, reverse=True)
    return (*by_day, *(one for one in held if one.day is None))


def _listed(channel: Channel, now: datetime, pages: Sequence[PostPage]) -> list[Counted]:
    entries, asked = channel.entries, {one.url: one for one in pages}
    is_timeless = are_of_one_moment([entry for _, entry in entries])
    listed: list[Counted] = []
    for page, entry in entries:
        read = asked.get(entry.url)
        article = None if read is None else read.article
        day = _day(_moment(page, entry, article, is_timeless=is_timeless), now)
        listed.append(Counted(page, entry, day, _weight(page, entry, read), read))
    return listed


def are_of_one_moment(entries: Sequence[Entry]) -> bool:
    """Has every post the same moment? It is that of the software which wrote the feed, and no post's own."""
    moments = [one.published for one in entries if one.published is not None]
    return len(moments) >= ENOUGH and len(set(moments)) == 1


def _moment(page: Document, entry: Entry, article: Article | None, *, is_timeless: bool) -> datetime | None:
    """When a post appeared: by its feed, else by its page; a site map tells of changes only."""
    by_feed = None if is_timeless else entry.published
    by_page = None if article is None else article.marking.published
    return (by_page or by_feed) if page.feed.kind is FeedKind.SITEMAP else (by_feed or by_page)


def _day(moment: datetime | None, now: datetime) -> date | None:
    """The day it appeared; a date after tomorrow is a mistake or an announcement."""
    return None if moment is None or moment > now + _TOMORROW else min(moment, now).date()


def is_taken_over(page: Document, entry: Entry) -> bool:
    """Is it another's post, passed on as it is?"""
    is_foreign = bool(entry.source) and registrable(entry.source) not in {
        registrable(one) for one in (page.feed.url, page.feed.site, entry.url)
    }
    return is_foreign or entry.title.startswith("RT @")


def _weight(page: Document, entry: Entry, read: PostPage | None) -> Weight:
    if is_taken_over(page, entry):
        return Weight.REPEAT
    article = None if read is None else read.article
    if not _is_open(entry):
        return Weight.SURE if _is_enough(entry.words, entry) else Weight.SHORT
    if article is not None and _is_enough(article.content.words, entry):
        return Weight.SURE
    return Weight.SHORT if article is not None and article.is_whole else Weight.MAYBE


def _is_open(entry: Entry) -> bool:
    """Does the feed leave open whether the post counts?"""
    return not entry.is_whole and not _is_enough(entry.words, entry)


def _is_enough(words: int, entry: Entry) -> bool:
    return words >= (DESCRIBED if entry.has_media else SUBSTANTIVE)
