"""The way from one page to the feeds of its owner, step by step, the most promising first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.extract.html import Page
from footprint.finding import Reason
from footprint.web.exchange import Response
from footprint_checks.feeds import candidates, networks, ranking, software, trail
from footprint_checks.feeds.asking import MOST_ASKED, Asking, read, start_of
from footprint_checks.feeds.entering import enter
from footprint_checks.feeds.found import Document, Found, name_of, share, spelled
from footprint_checks.feeds.listing import from_sitemap, from_wordpress
from footprint_checks.feeds.owning import folder, is_of_one, is_own, is_same_owner, lies_under
from footprint_checks.feeds.ranking import Candidate
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.catalogue import Catalogue
    from footprint.message import Message

ANNOUNCED = 4
"""Announced feeds that are read of one page until one is the main one."""
FURTHER = 3
"""Announced feeds that are read beside the main one."""
_FOR_MAPS = 4
"""Questions that are kept for the site's maps when the usual places are tried."""
_PASSED_BY = 6
"""Usual places tried where there is no page: three of four blogs have their feed there."""
_HANDS_OFF = frozenset({Reason.RATE_LIMITED, Reason.LOGIN_WALL})


class Search:
    """The search from one page.

    Attributes:
        asking: the questions.
        url: of the page.
        page: the page, or the one that it sends its readers to.
        empty: announced feeds without posts.
        is_page_unseen: the page did not answer.
        is_whole_site: all of the page's host is one owner's. Where somebody vouches for that, what lies under the
            page's own folder still goes before what the host has.
    """

    def __init__(self, asking: Asking, url: str, *, whole_host: bool, is_vouched: bool = False) -> None:
        self.asking = asking
        self.url = url
        self.page = Page(url)
        self.empty: list[Document] = []
        self.is_page_unseen = False
        is_of_tag = ranking.is_of_part("", url) and not ranking.is_of_author(url)
        self._whole_host = (whole_host or (is_vouched and is_of_tag)) and not is_of_one(url)
        self._is_vouched = is_vouched and not is_of_one(url)
        self.is_whole_site = self._whole_host
        self._markup = ""
        self._is_elsewhere = False
        self._has_several = False
        self._tried: set[str] = set()
        self._lost: list[tuple[str, Reason | None]] = []
        self._pages: list[tuple[Page, Response]] = []
        self._main: list[Found] = []
        self._others: list[Found] = []
        self._of_site: list[tuple[Document, Candidate]] = []

    @property
    def ordered(self) -> tuple[Found, ...]:
        """What was found, the main feed first; beside it the feed of a part says nothing new."""
        others = (one for one in self._others if not (self._main and one.is_part))
        return (*self._main, *sorted(others, key=self._order))

    @property
    def _all(self) -> tuple[Found, ...]:
        return (*self._main, *self._others)

    @property
    def is_done(self) -> bool:
        """Is there a main feed, or is it time to give up?"""
        return bool(self._main) or self.asking.is_spent

    async def run(self, catalogue: Catalogue | None) -> None:
        """Look from the page."""
        if catalogue is not None and await self._try(networks.before_page(self.url, catalogue)):
            self.is_whole_site = False
            return
        self._tried.add(spelled(self.url))
        response = await enter(self.asking, self.url)
        if response is None:
            await self._pass_by()
            return
        if await self._is_feed(response, trail.GIVEN, promised=False):
            return
        response = await self._arrive(response)
        known = () if catalogue is None else networks.before_page(self.page.url, catalogue)
        if catalogue is not None and await self._try((*known, *networks.in_page(self.page.url, self._markup))):
            self.is_whole_site = False
            return
        await self._discover(response)
        if not (self.ordered or self.empty):
            self._miss(response)

    async def read_given(self) -> None:
        """Read the address itself, which is a feed's."""
        response = await self.asking.page(self.url, trail.GIVEN)
        is_feed = response is not None and await self._is_feed(response, trail.GIVEN, promised=True)
        if not is_feed and self.asking.is_unread:
            self.asking.miss(Reason.UNREADABLE)

    async def _pass_by(self) -> None:
        """Try the usual places where a front page is refused or missing: its feed, which is for programs, may not be.

        What is found there has no page that vouches for it, so that it must lie where it was looked for.
        """
        outcome, parts = self.asking.asked[-1].outcome, urlsplit(self.url)
        self.is_page_unseen = True
        is_let = isinstance(outcome, Response) and self.asking.reason not in _HANDS_OFF
        if not is_let or parts.path not in {"", "/"} or parts.query:
            return
        missed, self.is_whole_site = self.asking.reason, True
        await self._try(candidates.usual(self.url, whole_host=True)[:_PASSED_BY])
        self._promote()
        self.asking.reason = None if self._main else missed

    async def _is_feed(self, response: Response, why: Message, *, promised: bool) -> bool:
        """Is it a feed itself? Then it is the one that was meant."""
        document = await self.asking.document(response, promised=promised)
        if document is None:
            return False
        if document.feed.entries:
            self.asking.say(trail.came(document.feed, is_part=False))
            self._keep(document, Candidate(response.url, why), is_main=True)
        else:
            self.asking.say(trail.EMPTY)
            self.empty.append(document)
        return True

    async def _arrive(self, response: Response) -> Response:
        """The page that the given one sends its readers to, or the given one."""
        await self._turn_to(response)
        target, why = self.page.refresh, trail.SENT_ON
        if not target and (hop := self._elsewhere()) is not None:
            target, why = hop.url, hop.why
        if not target or spelled(target) in self._tried:
            return response
        self._tried.add(spelled(target))
        following = await self.asking.page(target, why, may_be_missing=True)
        if following is None:
            return response
        document = await self.asking.document(following)
        if document is not None:
            self._judge(document, Candidate(target, why, is_promised=True))
            return response
        await self._turn_to(following)
        return following

    def _elsewhere(self) -> candidates.Hop | None:
        """A page of another host that stands for this one; only where somebody vouches: an audit needs more."""
        if not self._is_vouched:
            return None
        frame = candidates.sole_frame(self.page)
        return candidates.Hop(frame, trail.FRAMED) if frame else candidates.own_elsewhere(self.page)

    async def _turn_to(self, response: Response) -> None:
        """Look from this page from now on."""
        page, self._markup = await read(response), start_of(response)
        self.page = replace(page, api=page.api or candidates.api_in_headers(response))
        is_front = candidates.is_front(response.url) and not is_of_one(response.url)
        self.is_whole_site = self._whole_host or is_front

    async def _discover(self, response: Response) -> None:
        """Announced feeds, and guesses where none of them is the main one."""
        announced = candidates.announced(self.page, response, within=self._within)
        self._has_several = ranking.are_several(announced)
        await self._try(announced, most=ANNOUNCED)
        if self._others and all(self._is_beside_blog(one.document) for one in self._others):
            await self._look_further()
        self._promote()
        missed = self.asking.reason
        if not self._main:
            await self._guess()
            self._promote()
            if not (self.ordered or self.empty) and self._widen():
                await self._guess()
                self._promote()
            if self.ordered:
                self.asking.reason = missed  # the guesses that failed were no more than guesses
        if self._main:
            self._forgive()
            await self._read_further(announced)
        elif not (self.ordered or self.empty or self._is_elsewhere or missed):
            await self._list()

    def _widen(self) -> bool:
        """From the page's own folder to all of its host, where somebody vouches for that."""
        if self.is_whole_site or not self._is_vouched:
            return False
        self._whole_host = self.is_whole_site = True
        for document, one in self._of_site:
            self._keep(document, one, is_main=self._is_main(document, one))
        return True

    @property
    def _within(self) -> str:
        return "" if self.is_whole_site else folder(self.page.url)

    async def _guess(self) -> None:
        """Links that look like feeds, the places of the software, further pages, the usual places."""
        url, whole = self.page.url, self.is_whole_site
        await self._try(candidates.linked(self.page))
        await self._try(software.places(self.page, self._markup, candidates.root_of(url, whole_host=whole)))
        await self._try_posts()
        await self._look_further()
        if not self.empty:
            places = candidates.usual(url, whole_host=whole)
            left = max(0, MOST_ASKED - _FOR_MAPS - len(self.asking.asked))
            await self._try(places[:FURTHER] if self._others else places, most=left)

    async def _look_further(self) -> None:
        """Pages that this one leads to, those first that were already read as supposed feeds."""
        for page, response in tuple(self._pages):
            await self._try_page(page, response)
            await self._try(candidates.offered(page))
        url = self.page.url
        home = candidates.home(url, whole_host=self.is_whole_site)
        is_deep = self._whole_host or is_of_one(url)
        for hop in (*((home,) if is_deep else ()), *candidates.onward(self.page)):
            if not self.is_done and spelled(hop.url) not in self._tried:
                await self._follow(hop)

    async def _follow(self, hop: candidates.Hop) -> None:
        self._tried.add(spelled(hop.url))
        response = await self.asking.page(hop.url, hop.why, may_be_missing=True)
        document = None if response is None else await self.asking.document(response)
        if document is not None:
            self._judge(document, Candidate(hop.url, hop.why))
        elif response is not None:
            page = await read(response)
            await self._try_page(page, response)
            if hop.of_feeds:
                await self._try(candidates.offered(page))
            if not self.is_done and candidates.is_blog(hop.url):
                near = folder(response.url)
                await self._try(software.places(page, start_of(response), near))
                await self._try(candidates.nearby(response.url))

    async def _try_page(self, page: Page, response: Response) -> None:
        """The feeds of a further page."""
        if not self.is_done and is_same_owner(response.url, self.page.url):
            announced = candidates.announced(page, response, within=self._within)
            await self._try([replace(one, is_promised=False) for one in announced], most=ANNOUNCED)
            await self._try(candidates.linked(page))

    async def _try(self, found: Iterable[Candidate], *, most: int = MOST_ASKED) -> bool:
        """Read candidates until one is the main feed."""
        fresh = [one for one in found if spelled(one.url) not in self._tried]
        for one in fresh[:most]:
            if not self.is_done:
                await self._read(one)
        return bool(self._main)

    async def _read(self, one: Candidate) -> None:
        self._tried.add(spelled(one.url))
        missed = self.asking.reason
        response = await self.asking.page(one.url, one.why, may_be_missing=True)
        document = None if response is None else await self.asking.document(response, promised=one.is_promised)
        if document is not None:
            self._judge(document, one)
        elif response is None:
            self._lost.append((one.url, missed))
        elif not one.is_promised and len(self._pages) < candidates.HOPS and one.why is not trail.USUAL:
            self._pages.append((await read(response), response))

    def _judge(self, document: Document, one: Candidate) -> None:
        """Keep a feed for what it is: the main one, one of a part, or none of ours."""
        feed, say = document.feed, self.asking.say
        self._tried.add(spelled(feed.url))
        if ranking.is_about_comments(feed.title, feed.url) or ranking.carries_comments(feed):
            say(trail.COMMENTS)
        elif not (one.is_sure or is_own(feed, self.page.url, title=self.page.title)):
            say(trail.FOREIGN)
        elif not (one.is_sure or self.is_whole_site or lies_under(feed, self.page.url)):
            say(trail.OF_HOST if self._is_vouched else trail.FOREIGN)
            self._is_elsewhere = not self._is_vouched
            self._of_site.append((document, one))
        elif not feed.entries:
            say(trail.EMPTY)
            if one.is_promised:
                self.empty.append(document)
        else:
            names = frozenset(map(name_of, feed.entries))
            is_twin = any(names == frozenset(map(name_of, each.document.feed.entries)) for each in self._all)
            say(trail.TWIN if is_twin else trail.came(feed, is_part=self._is_part(document, one)))
            self._keep(document, one, is_main=one.is_sure or self._is_main(document, one))

    def _is_main(self, document: Document, one: Candidate) -> bool:
        """Is it the feed of the whole? What it is about matters where several are announced or a blog is linked."""
        if self._is_part(document, one):
            return False
        if self._is_beside_blog(document):
            return False
        return not self._has_several or not any(ranking.order_read(one.title, document.feed, self.page))

    def _is_beside_blog(self, document: Document) -> bool:
        """Is it a podcast, on a page that leads to a blog as well?"""
        leads = (candidates.is_blog(one.url) for one in candidates.onward(self.page))
        return ranking.is_podcast(document.feed) and any(leads)

    def _is_part(self, document: Document, one: Candidate) -> bool:
        feed = document.feed
        is_part = ranking.is_of_part(one.title, feed.url) or ranking.is_of_part(feed.title, "")
        return is_part and (self.is_whole_site or not feed.url.startswith(self._within))

    def _keep(self, document: Document, one: Candidate, *, is_main: bool) -> None:
        is_part = not is_main and self._is_part(document, one)
        kept = self._main if is_main else self._others
        kept.append(Found(document, one.title, len(self.asking.asked), is_part))

    def _promote(self) -> None:
        """Where no feed is the main one, the best that is not of a part stands for it."""
        if not self.ordered and self._of_site:
            self._widen()
        whole = sorted((one for one in self._others if not one.is_part), key=self._order)
        if whole and not self._main:
            self._main.append(whole[0])
            self._others.remove(whole[0])

    def _forgive(self) -> None:
        """That another form of the main feed can't be had is no loss."""
        main = self._main[0].document.feed.url
        if self._lost and all(ranking.are_twins(url, main) for url, _ in self._lost):
            self.asking.reason = self._lost[0][1]

    async def _read_further(self, announced: Sequence[Candidate]) -> None:
        """Announced feeds beside the main one; its other forms only where it gives no more than summaries."""
        main = self._main[0].document.feed
        crowd = ranking.crowded([one.url for one in announced])
        fresh = [one for one in announced if spelled(one.url) not in self._tried and one.url not in crowd]
        whole = [
            one
            for one in fresh
            if not (ranking.is_of_page(one.url, self.page.url) or ranking.is_of_part(one.title, one.url))
        ]
        twins = [one for one in whole if ranking.are_twins(one.url, main.url)]
        if main.excerpt:
            await self._exchange_main(twins[:1])
        for one in [one for one in whole if one not in twins][:FURTHER]:
            if not self.asking.is_spent:
                await self._read(one)

    async def _exchange_main(self, twins: Sequence[Candidate]) -> None:
        """Take the other form of the main feed where that gives whole posts."""
        main, missed = self._main[0], self.asking.reason
        for one in twins:
            await self._read(one)
        found = [*self._main[1:], *self._others]
        fuller = next((one for one in found if not one.document.feed.excerpt and share(one, main)), None)
        if fuller is not None:
            self._main = [replace(fuller, after=main.after)]
            self._others = [one for one in self._others if one is not fuller]
        self.asking.reason = missed

    async def _try_posts(self) -> None:
        """The posts that WordPress lists for programs."""
        is_shown = self.is_whole_site and software.is_wordpress(self.page, self._markup)
        document = await from_wordpress(self.asking, self.page) if is_shown and not self.is_done else None
        if document is not None and document.feed.entries:
            self._keep(document, Candidate(document.feed.url, trail.POSTS), is_main=True)

    async def _list(self) -> None:
        """The last resort: the posts that the site's map names."""
        if self.is_whole_site and not self.asking.is_spent:
            document = await from_sitemap(self.asking, self.page)
            if document is not None:
                self._keep(document, Candidate(document.feed.url, trail.MAP), is_main=True)

    def _miss(self, response: Response) -> None:
        """Why nothing was found, where that does not mean that there is nothing."""
        self.asking.miss(unshown(response))
        if self._is_elsewhere:
            self.asking.miss(Reason.NOT_ATTRIBUTED)
        elif self.asking.is_unread:
            self.asking.miss(Reason.UNREADABLE)

    def _order(self, one: Found) -> ranking.Order:
        return ranking.order_read(one.title, one.document.feed, self.page)
