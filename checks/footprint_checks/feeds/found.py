"""What looking for feeds brings back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from footprint.extract.feed import Entry, Feed, FeedKind
    from footprint.finding import Reason
    from footprint.message import Message
    from footprint.web import Exchange


_TRACKED = re.compile(r"\?(?:source=[^&]*(?:&|$))+$")
_TRACKING = re.compile(
    r"(?i)(?<=[?&])(?:utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format)|(?:pk|mtm|piwik)_\w+|fbclid|gclid|dclid|"
    r"msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi|xtor|ref_src|wt_mc|cmpid)=[^&]*+(?:&|$)"
)
_TRACKING_FRAGMENT = re.compile(r"(?i)(?:xtor|utm_\w+)=")
"""What services for counting readers (Google Analytics, Matomo, Piano, Mailchimp, Meta …) add to an address."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page of a feed, as it was answered."""

    exchange: Exchange
    feed: Feed


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed and its older pages, and what another list of the site adds to them.

    Attributes:
        pages: newest first; never empty. Posts that are known only from a list of addresses (`FeedKind.SITEMAP`) come
            last, without words, and with a date only where their address holds one.
        is_whole: nothing was published before its oldest post.
        covered_from: a day from which, by another list of the site's, no post is missing; None where only the feed
            itself tells.
    """

    pages: tuple[Document, ...]
    is_whole: bool
    covered_from: date | None = None

    @property
    def url(self) -> str:
        """Where the feed is."""
        return self.pages[0].feed.url

    @property
    def kind(self) -> FeedKind:
        """Its form."""
        return self.pages[0].feed.kind

    @property
    def entries(self) -> tuple[tuple[Document, Entry], ...]:
        """Every post once, with the page that carries it, in the feed's order."""
        found: dict[str, tuple[Document, Entry]] = {}
        for page in self.pages:
            for entry in page.feed.entries:
                found.setdefault(name_of(entry), (page, entry))
        return tuple(found.values())

    @property
    def posts(self) -> frozenset[str]:
        """What names its posts, to tell whether two feeds are one."""
        return frozenset(name_of(entry) for _, entry in self.entries)


@dataclass(frozen=True, slots=True)
class Trace:
    """One step on the way to a feed.

    Attributes:
        why: why this address was asked.
        came: what came of it.
        exchange: the question and its answer.
    """

    why: Message
    came: Message
    exchange: Exchange


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking from one page.

    Attributes:
        url: the page that was asked first.
        channels: the feeds found, the main one first, without those whose posts another one has as well.
        asked: every exchange, in order.
        reason: why something may be there that was not seen; None when it was seen well.
        steps: what was asked until the feeds were found, or until nothing was; older pages are not among them.
        found_after: requests until the main feed was found; 0 where none was.
        empty: announced feeds that have no post yet.
        is_page_unseen: the page itself did not answer.
    """

    url: str
    channels: tuple[Channel, ...] = ()
    asked: tuple[Exchange, ...] = ()
    reason: Reason | None = None
    steps: tuple[Trace, ...] = ()
    found_after: int = 0
    empty: tuple[Document, ...] = ()
    is_page_unseen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found on the way.

    Attributes:
        document: its newest page.
        title: as it was announced.
        after: questions that it took.
        is_part: it is the feed of a category, a tag, an author.
    """

    document: Document
    title: str
    after: int
    is_part: bool = False


def share(one: Found, other: Found) -> bool:
    """Do two feeds have most of their posts in common?"""
    first, second = (frozenset(map(name_of, each.document.feed.entries)) for each in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def name_of(entry: Entry) -> str:
    """What names a post: its address without what does not matter there, else its title and moment.

    Posts of one page are told apart by their fragments.
    """
    if not entry.url:
        return f"{entry.title} {entry.published}"
    address, mark, fragment = entry.url.partition("#")
    return spelled(address) if _TRACKING_FRAGMENT.match(fragment) else f"{spelled(address)}{mark}{fragment}"


def spelled(url: str) -> str:
    """An address in the one spelling under which posts are compared.

    Scheme, `www.`, final slash, and what tells where a reader came from do not matter.
    """
    address, mark, query = url.partition("#")[0].partition("://")[2].partition("?")
    rest = _TRACKED.sub("", f"{address}{_TRACKING.sub('', mark + query).rstrip('?&')}")
    return rest.removeprefix("www.").removesuffix("/")
