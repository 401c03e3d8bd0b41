"""Looks for feeds from one page, and reads them with their older pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.extract.html import Page
from footprint.finding import Reason
from footprint_checks.publication import candidates, networks, ranking, software, trail
from footprint_checks.publication.asking import MOST_ASKED, Asking, read, start_of
from footprint_checks.publication.found import Channel, Document, Looked, Trace, name_of, spelled
from footprint_checks.publication.history import followed
from footprint_checks.publication.listing import from_sitemap, from_wordpress
from footprint_checks.publication.owning import is_of_one, is_own, is_same_owner, lies_under
from footprint_checks.publication.ranking import Candidate
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from footprint.catalogue import Catalogue
    from footprint.web import Response, Web

__all__ = ["MOST_ASKED", "Channel", "Document", "Looked", "Trace", "look", "look_at_feed"]

ANNOUNCED = 4
"""Announced feeds that are read of one page until one is the main one."""
FURTHER = 3
"""Announced feeds that are read beside the main one."""
MOST_CHANNELS = 4
"""Feeds of one site that are followed back."""


async def look(
    url: str, web: Web, *, since: datetime, whole_host: bool = False, catalogue: Catalogue | None = None
) -> Looked:
    """Find the feeds of a page and read them back to a moment.

    The page itself may be a feed; else the feeds it announces are read, the most promising first, until one is the
    site's main feed; else its links that look like feeds, the places of the software that it betrays, a further page
    that it leads to, and the usual places. Every guess is read before it is believed.

    Args:
        url: a page, or a feed.
        web: the outside.
        since: posts before this moment are of no interest.
        whole_host: everything on this host is the same owner's, even for a page deep in it.
        catalogue: networks whose accounts have a feed; None where the page is known to be none of an account.
    """
    search = _Search(Asking(web), url, whole_host=whole_host)
    await search.run(catalogue)
    return await search.looked(since)


async def look_at_feed(url: str, web: Web, *, since: datetime) -> Looked:
    """Read a feed whose address is known."""
    search = _Search(Asking(web), url, whole_host=False)
    await search.read_given()
    return await search.looked(since)


@dataclass(frozen=True, slots=True)
class _Found:
    """A feed, and the announcement that led to it."""

    document: Document
    title: str
    after: int
    is_part: bool = False


class _Search:
    """The way from one page to its feeds.

    Attributes:
        found: the main feed, or what stands for it, and further ones.
        parts: feeds of parts of the site, in other languages, of recordings: taken where there is nothing better.
        empty: announced feeds without posts.
    """

    def __init__(self, asking: Asking, url: str, *, whole_host: bool) -> None:
        self._asking = asking
        self._url = url
        self._whole_host = whole_host and not is_of_one(url)
        self._page = Page(url)
        self._markup = ""
        self._is_front = False
        self._is_elsewhere = False
        self._tried: set[str] = set()
        self._pages: list[tuple[Page, Response]] = []
        self.found: list[_Found] = []
        self.parts: list[_Found] = []
        self.empty: list[Document] = []

    @property
    def is_done(self) -> bool:
        """Is there a main feed, or is it time to give up?"""
        return bool(self.found) or self._asking.is_spent

    async def run(self, catalogue: Catalogue | None) -> None:
        """Look from the page."""
        if catalogue is not None and await self._try(networks.before_page(self._url, catalogue)):
            return
        response = await self._asking.page(self._url, trail.GIVEN)
        self._tried.add(spelled(self._url))
        if response is None:
            return
        own = await self._asking.document(response)
        if own is not None and own.feed.entries:
            self._asking.say(trail.came(own.feed, is_part=False))
            self._keep(own, "", is_main=True)
            return
        if own is not None:
            self._asking.say(trail.EMPTY)
            self.empty.append(own)
            return
        arrived = await self._arrive(response)
        if catalogue is not None:
            await self._try(networks.in_page(self._page.url, self._markup))
        await self._discover(arrived)
        if not (self.found or self.parts or self.empty):
            self._asking.miss(unshown(arrived))
            if self._is_elsewhere:
                self._asking.miss(Reason.NOT_ATTRIBUTED)
            elif self._asking.is_unread:
                self._asking.miss(Reason.UNREADABLE)

    async def read_given(self) -> None:
        """Read the address itself, which is a feed's."""
        response = await self._asking.page(self._url, trail.GIVEN)
        document = None if response is None else await self._asking.document(response, promised=True)
        if document is None or not document.feed.entries:
            if document is not None:
                self._asking.say(trail.EMPTY)
                self.empty.append(document)
            elif self._asking.is_unread:
                self._asking.miss(Reason.UNREADABLE)
            return
        self._asking.say(trail.came(document.feed, is_part=False))
        self._keep(document, "", is_main=True)

    async def looked(self, since: datetime) -> Looked:
        """What came of it, with the older pages of each feed."""
        # the feed of a part says nothing that the main one does not
        rest = [one for one in self.parts if not (self.found and one.is_part)]
        ordered = (*self.found, *sorted(rest, key=self._order))
        after = ordered[0].after if ordered else 0
        steps = tuple(self._asking.steps)
        channels: list[Channel] = []
        for one in ordered[:MOST_CHANNELS]:
            if any(_names(one.document) == _names(channel.pages[0]) for channel in channels):
                continue
            channel = await followed(self._asking, one.document, since, page=self._page, with_lists=not channels)
            channels.append(channel)
        return Looked(
            self._url,
            _distinct(channels),
            tuple(self._asking.asked),
            self._asking.reason,
            steps,
            after,
            tuple(self.empty),
        )

    async def _arrive(self, response: Response) -> Response:
        """The page that the given one sends its readers to, or the given one."""
        await self._turn_to(response)
        target = self._page.refresh
        if not target or spelled(target) in self._tried:
            return response
        self._tried.add(spelled(target))
        following = await self._asking.page(target, trail.SENT_ON, may_be_missing=True)
        if following is None:
            return response
        document = await self._asking.document(following)
        if document is not None:
            self._judge(document, Candidate(target, trail.SENT_ON, is_promised=True))
            return response
        await self._turn_to(following)
        return following

    async def _turn_to(self, response: Response) -> None:
        """Look from this page from now on."""
        self._page, self._markup = await read(response), start_of(response)
        self._is_front = self._whole_host or (candidates.is_front(response.url) and not is_of_one(response.url))

    async def _discover(self, response: Response) -> None:
        asking = self._asking
        announced = candidates.announced(self._page, response)
        await self._try(announced, most=ANNOUNCED)
        if not self.found:
            missed = asking.reason
            await self._guess()
            if self.found or self.parts:
                asking.reason = missed  # the guesses that failed were no more than guesses
        if self.found:
            await self._read_further(announced)
        elif not (self.parts or self.empty or self._is_elsewhere or asking.reason):
            await self._list()

    async def _guess(self) -> None:
        """Links that look like feeds, the places of the software, further pages, the usual places."""
        url = self._page.url
        await self._try(candidates.linked(self._page))
        await self._try(software.places(self._page, self._markup, candidates.root_of(url, whole_host=self._is_front)))
        await self._try_posts()
        await self._look_further()
        if not self.empty:
            places = candidates.usual(url, whole_host=self._is_front)
            await self._try(places[:FURTHER] if self.parts else places)

    async def _look_further(self) -> None:
        """Pages that this one leads to, those first that were already read as supposed feeds."""
        for page, response in tuple(self._pages):
            await self._try_page(page, response)
        for hop in candidates.onward(self._page):
            if self.is_done or spelled(hop.url) in self._tried:
                continue
            self._tried.add(spelled(hop.url))
            onward = await self._asking.page(hop.url, hop.why, may_be_missing=True)
            if onward is None:
                continue
            document = await self._asking.document(onward)
            if document is not None:
                self._judge(document, Candidate(hop.url, hop.why))
                continue
            await self._try_page(await read(onward), onward)
            if not self.is_done and candidates.is_blog(hop.url):
                await self._try(candidates.nearby(onward.url))

    async def _try_page(self, page: Page, response: Response) -> None:
        """The feeds of a further page."""
        if not self.is_done and is_same_owner(response.url, self._page.url):
            await self._try(candidates.announced(page, response), most=ANNOUNCED, promised=False)
            await self._try(candidates.linked(page))

    async def _try(self, found: Iterable[Candidate], *, most: int = MOST_ASKED, promised: bool = True) -> bool:
        """Read candidates until one is the main feed."""
        fresh = [one for one in found if spelled(one.url) not in self._tried]
        for one in fresh[:most]:
            if self.is_done:
                break
            await self._read(one if promised else replace(one, is_promised=False))
        return bool(self.found)

    async def _read(self, one: Candidate) -> None:
        self._tried.add(spelled(one.url))
        response = await self._asking.page(one.url, one.why, may_be_missing=True)
        if response is None:
            return
        document = await self._asking.document(response, promised=one.is_promised)
        if document is not None:
            self._judge(document, one)
        elif not one.is_promised and len(self._pages) < candidates.HOPS and one.why is not trail.USUAL:
            self._pages.append((await read(response), response))

    def _judge(self, document: Document, one: Candidate) -> None:
        """Keep a feed for what it is: the main one, one of a part, or none of ours."""
        feed, say = document.feed, self._asking.say
        self._tried.add(spelled(feed.url))
        if ranking.is_about_comments(feed.title, feed.url):
            say(trail.COMMENTS)
        elif not (one.is_sure or is_own(feed, self._page.url)):
            say(trail.FOREIGN)
        elif not (one.is_sure or self._is_front or lies_under(feed, self._page.url)):
            say(trail.FOREIGN)
            self._is_elsewhere = True
        elif not feed.entries:
            say(trail.EMPTY)
            if one.is_promised:
                self.empty.append(document)
        else:
            is_part = ranking.is_of_part(one.title, feed.url) or ranking.is_of_part(feed.title, "")
            say(trail.came(feed, is_part=is_part))
            is_main = one.is_sure or not any(ranking.order_read(one.title, feed, self._page))
            self._keep(document, one.title, is_main=is_main, is_part=is_part)

    def _keep(self, document: Document, title: str, *, is_main: bool, is_part: bool = False) -> None:
        kept = self.found if is_main else self.parts
        kept.append(_Found(document, title, len(self._asking.asked), is_part))

    async def _read_further(self, announced: Sequence[Candidate]) -> None:
        """Announced feeds beside the main one; its other forms only where it gives no more than summaries."""
        main = self.found[0].document.feed
        fresh = [one for one in announced if spelled(one.url) not in self._tried]
        crowd = ranking.crowded([one.url for one in announced])
        own = [one for one in fresh if one.url not in crowd and not ranking.is_of_page(one.url, self._page.url)]
        others = [one for one in own if not ranking.is_of_part(one.title, one.url)]
        twins = [one for one in others if ranking.are_twins(one.url, main.url)]
        if main.excerpt:
            await self._exchange_main(twins[:1])
        for one in [one for one in others if one not in twins][:FURTHER]:
            if not self._asking.is_spent:
                await self._read(one)

    async def _exchange_main(self, twins: Sequence[Candidate]) -> None:
        """Take the other form of the main feed where that gives whole posts."""
        main = self.found[0]
        for one in twins:
            missed = self._asking.reason
            await self._read(one)
            self._asking.reason = missed
            fuller = next((each for each in self.found[1:] if not each.document.feed.excerpt), None)
            if fuller is not None and _share(fuller.document, main.document):
                self.found = [replace(fuller, after=main.after)]
            self.found = self.found[:1]

    async def _try_posts(self) -> None:
        """The posts that WordPress lists for programs."""
        if self.is_done or not software.is_wordpress(self._page, self._markup):
            return
        document = await from_wordpress(self._asking, self._page)
        if document is not None and document.feed.entries and self._is_front:
            self._keep(document, "", is_main=True)

    async def _list(self) -> None:
        """The last resort: the posts that the site's map names."""
        if self._is_front and not self._asking.is_spent:
            document = await from_sitemap(self._asking, self._page)
            if document is not None:
                self._keep(document, "", is_main=True)

    def _order(self, one: _Found) -> ranking.Order:
        return ranking.order_read(one.title, one.document.feed, self._page)


def _distinct(channels: Sequence[Channel]) -> tuple[Channel, ...]:
    """The feeds in their order, without those whose posts another one has as well."""
    return tuple(
        one
        for place, one in enumerate(channels)
        if not any(
            one.posts < other.posts or (one.posts == other.posts and rank < place)
            for rank, other in enumerate(channels)
            if rank != place
        )
    )


def _share(one: Document, other: Document) -> bool:
    """Do two feeds have most of their posts in common?"""
    first, second = _names(one), _names(other)
    return 2 * len(first & second) >= min(len(first), len(second))


def _names(document: Document) -> frozenset[str]:
    return frozenset(map(name_of, document.feed.entries))
