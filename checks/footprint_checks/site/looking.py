"""Reads the candidate's sites: their front, their newest posts, where these lead, and what the host says of itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from footprint.extract.domain import registrable
from footprint.extract.sheet import read_sheet
from footprint.finding import Reason
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.accounts.links import host_of, normal
from footprint_checks.exposure.holding import own_domains
from footprint_checks.exposure.registry import answers
from footprint_checks.reasons import reason_of
from footprint_checks.site.files import sitemaps
from footprint_checks.site.grounds import addresses, ground, spots
from footprint_checks.site.links import chosen, follow
from footprint_checks.site.observation import Address, Ground, Home, Mail, SeenPage, Sites
from footprint_checks.unshown import unshown
from footprint_checks.wayback import first_copy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.case import Case
    from footprint.extract.feed import Entry
    from footprint.web import Exchange, Web
    from footprint_checks.accounts import Accounts
    from footprint_checks.exposure.registry import Answer
    from footprint_checks.feeds import Channel
    from footprint_checks.publication import Publication
    from footprint_checks.site.grounds import Spot

POSTS = 3
"""Posts that are read beside the front page (scoring, D4)."""


async def look(seen: Accounts, publication: Publication, case: Case, web: Web) -> Sites:
    """Look at the first few hosts, all at the same time."""
    looking = _Looking(seen, publication, case, web)
    found = [one for one in spots(seen, case) if not one.is_hidden]
    async with asyncio.TaskGroup() as group:
        fronts = [group.create_task(looking.front(one)) for one in found]
    pairs = [(one, task.result()) for one, task in zip(found, fronts, strict=True)]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(looking.at(one, front)) for one, front in pairs]
        archived = group.create_task(looking.archived([front for _, front in pairs]))
    homes = tuple(replace(one.result(), archived=kept) for one, kept in zip(tasks, archived.result(), strict=True))
    known = addresses(seen, case)
    more = tuple(_address(one) for one in homes if one.front.sheet and not any(_is_at(one, each) for each in known))
    is_tied = publication.is_tied or bool(homes)
    return Sites((*known, *more), homes, _reason(seen) or _mute(homes, known), is_tied=is_tied)


def _address(home: Home) -> Address:
    return Address(home.url, home.ground, home.attribution, home.front.exchange)


def _is_at(home: Home, address: Address) -> bool:
    return host_of(home.url).removeprefix("www.") == host_of(address.url).removeprefix("www.")


def _mute(homes: Sequence[Home], known: Sequence[Address]) -> Reason | None:
    """Why a site that is known by its front alone showed nothing."""
    mute = [one for one in homes if one.front.sheet is None and not any(_is_at(one, each) for each in known)]
    return (reason_of(mute[0].front.exchange.outcome) or Reason.UNREADABLE) if mute else None


def _reason(seen: Accounts) -> Reason | None:
    """Why something of the candidate's may not have been seen, as the publication check holds it."""
    if seen.unanswered:
        return seen.unanswered[0].reason or Reason.NETWORK_ERROR
    is_walled = bool(seen.walled) and not seen.sites and not seen.owned
    return Reason.PARTIAL if seen.is_partial or is_walled else None


class _Looking:
    def __init__(self, seen: Accounts, publication: Publication, case: Case, web: Web) -> None:
        self._publication, self._case, self._web = publication, case, web
        self._own = frozenset(own_domains(seen, case))
        self._foreign = case.catalogue.platforms
        self._done = 0

    async def front(self, spot: Spot) -> SeenPage:
        """The page from which a site is looked at: where a feed was given, the page that the feed names as its own."""
        exchange = spot.exchange or await self._page(spot.url)
        page = await _seen(spot.url, exchange, is_home=True)
        named = self._named_by_feed(page) if page.sheet is None else ""
        return await _seen(named, await self._page(named), is_home=True) if named else page

    def _named_by_feed(self, page: SeenPage) -> str:
        feeds = [
            document.feed
            for outlet in self._publication.outlets
            for channel in outlet.looked.channels
            for document in channel.pages[:1]
        ]
        asked = {normal(page.url), normal(_final(page))}
        named = (one.site for one in feeds if normal(one.url) in asked)
        return next((one for one in named if registrable(one) == registrable(_final(page)) != ""), "")

    async def at(self, spot: Spot, front: SeenPage) -> Home:
        """Everything of one host but what the Wayback Machine says."""
        posts, unseen = posts_of(front, self._publication)
        final = _final(front)
        on = ground(final, self._own, self._foreign)
        domain = registrable(final) if on is Ground.OWN else ""
        async with asyncio.TaskGroup() as group:
            pages = group.create_task(self._read(front, posts))
            plain, secure = group.create_task(self._plain(final)), group.create_task(self._secure(final))
            files = group.create_task(self._files(final))
            mail, registration = group.create_task(self._mail(domain)), group.create_task(self._registration(domain))
        links = await follow(chosen(pages.result(), self._is_account), self._web)
        self._done += 1
        self._case.progress.step("site", self._done, self._done, host_of(final))
        robots, sitemap = files.result()
        return Home(
            url=final,
            attribution=spot.attribution,
            ground=on,
            pages=pages.result(),
            unseen_posts=unseen,
            secure=secure.result(),
            plain=plain.result(),
            robots=robots,
            sitemap=sitemap,
            links=links,
            mail=mail.result(),
            registration=registration.result(),
        )

    async def archived(self, fronts: Sequence[SeenPage]) -> tuple[Exchange | None, ...]:
        """When each was first kept: one after the other, and no more once no answer came."""
        found: list[Exchange | None] = []
        for front in fronts:
            is_mute = any(one is not None and reason_of(one.outcome) is not None for one in found)
            is_theirs = ground(_final(front), self._own, self._foreign) is not Ground.UNCLEAR
            found.append(await first_copy(_final(front), self._web) if is_theirs and not is_mute else None)
        return tuple(found)

    async def _read(self, front: SeenPage, posts: Sequence[str]) -> tuple[SeenPage, ...]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._post(one, _final(front))) for one in posts]
        return (front, *(task.result() for task in tasks))

    async def _post(self, url: str, front: str) -> SeenPage:
        exchange = await self._page(url)
        seen = await _seen(url, exchange, is_home=False)
        is_elsewhere = registrable(_final(seen)) != registrable(front)
        return SeenPage(url, exchange, None, is_home=False) if is_elsewhere else seen

    async def _page(self, url: str) -> Exchange:
        return await self._web.get(Request(url.partition("#")[0], Purpose.PAGE))

    async def _plain(self, url: str) -> Exchange | None:
        other = _with_scheme(url, "http")
        return None if other is None else await self._page(other)

    async def _secure(self, url: str) -> Exchange | None:
        other = _with_scheme(url, "https")
        return None if other is None or url.startswith("https:") else await self._page(other)

    async def _files(self, url: str) -> tuple[Exchange, Exchange | None]:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        robots = await self._page(f"{origin}/robots.txt")
        return robots, None if sitemaps(robots) else await self._page(f"{origin}/sitemap.xml")

    async def _mail(self, domain: str) -> Mail | None:
        if not domain:
            return None
        async with asyncio.TaskGroup() as group:
            asked = [
                group.create_task(self._web.lookup(name, kind))
                for name, kind in ((domain, "MX"), (domain, "TXT"), (f"_dmarc.{domain}", "TXT"))
            ]
        return Mail(*(task.result() for task in asked))

    async def _registration(self, domain: str) -> Answer | None:
        return (await answers((domain,), self._web))[domain] if domain else None

    def _is_account(self, url: str) -> bool:
        return self._case.catalogue.recognise(url) is not None


async def _seen(url: str, exchange: Exchange, *, is_home: bool) -> SeenPage:
    """Read a page, unless it answered with something that says nothing of its making."""
    response = exchange.outcome
    if not isinstance(response, Response) or reason_of(response) is not None or unshown(response) is not None:
        return SeenPage(url, exchange, None, is_home)
    kind = response.header("content-type") or ""
    if kind and "html" not in kind.lower():
        return SeenPage(url, exchange, None, is_home)
    sheet = await asyncio.to_thread(read_sheet, response.body, response.url, content_type=kind)
    return SeenPage(url, exchange, sheet, is_home)


def posts_of(front: SeenPage, publication: Publication) -> tuple[tuple[str, ...], int]:
    """The newest posts of a site, and how many more there may be that were not seen.

    Only the first page of the feed is looked at: which posts are the newest does not depend on what older pages hold.
    """
    host = host_of(_final(front)).removeprefix("www.")
    outlets = [one for one in publication.outlets if host_of(one.url).removeprefix("www.") == host]
    channels = (each for one in outlets for each in one.looked.channels)
    found = next((posts for one in channels if (posts := _newest(one, front))), ())
    is_open = not outlets or any(one.looked.reason is not None for one in outlets)
    return found, POSTS - len(found) if is_open else 0


def _newest(channel: Channel, front: SeenPage) -> tuple[str, ...]:
    entries = sorted(channel.pages[0].feed.entries, key=_moment, reverse=True)
    domain, own = registrable(_final(front)), {normal(front.url), normal(_final(front))}
    urls: Iterator[str] = (one.url for one in entries if one.url and registrable(one.url) == domain)
    return tuple(dict.fromkeys(one.partition("#")[0] for one in urls if normal(one) not in own))[:POSTS]


def _moment(entry: Entry) -> float:
    return float("-inf") if entry.published is None else entry.published.timestamp()


def _final(page: SeenPage) -> str:
    outcome = page.exchange.outcome
    return outcome.url if isinstance(outcome, Response) else page.url


def _with_scheme(url: str, scheme: str) -> str | None:
    """The same address over another scheme; None where it has a port of its own."""
    parts = urlsplit(url)
    return None if ":" in parts.netloc.rpartition("]")[2] else urlunsplit(parts._replace(scheme=scheme))
