"""Is there a blog, and is it alive?"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from footprint.catalogue.address import Address
from footprint.catalogue.network import Family
from footprint.check import About
from footprint.finding import Attribution, Reason
from footprint.message import msg
from footprint.subject import Site
from footprint_checks.accounts import accounts
from footprint_checks.accounts.links import host_of, is_home, normal, place
from footprint_checks.feeds.looking import Looked, look, look_at_feed
from footprint_checks.publication import judging
from footprint_checks.publication.observation import Outlet, Publication
from footprint_checks.publication.reading import read_posts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web
    from footprint_checks.accounts import Accounts, OwnedAccount
    from footprint_checks.publication.observation import PostPage

_SINCE = timedelta(days=731)
"""Two years: older posts say nothing more."""


class PublicationCheck:
    """Finds the feeds of the candidate's sites, and reads their rhythm."""

    about: ClassVar[About] = About(
        "publication",
        title=msg("Publication"),
        asks=msg(
            "The candidate's sites are read for the feed that they announce or link; where they name none, the usual "
            "places are tried and, at last, the site's map. The feed is then followed back over two years, with the "
            "site's own lists of posts beside it. Where it only sums posts up, the pages of the newest ten are read as "
            "well."
        ),
        why=msg(
            "A blog run regularly is the plainest trace of the trade. Only posts of at least 150 words that do not "
            "repeat another count, and the best channel counts, so that a side project never costs anything."
        ),
        advice=msg(
            "Link your feed from the front page, let it carry whole posts, and publish on a rhythm that you can hold."
        ),
        indicators=("pub.exists", "pub.fresh", "pub.cadence", "pub.regular", "pub.craft"),
        of_blog=True,
    )

    async def probe(self, case: Case, web: Web) -> Publication:
        """Look from the declared pages at once, then from those that turn out to be the candidate's."""
        declared, profiles = _declared(case), _profiles(case)
        sites = _Sites(case, web, frozenset(host_of(one) for one in declared if is_home(one)))
        async with asyncio.TaskGroup() as group:
            first = [group.create_task(sites.look(one, Attribution.CONFIRMED)) for one in declared]
            first += [
                group.create_task(sites.look(url, Attribution.CONFIRMED, is_own=own)) for url, own in profiles.items()
            ]
            seen = await case.observation(accounts)
            known = set(map(normal, declared))
            later = [one for one in seen.sites if normal(one.url) not in known and one.place.url not in known]
            sites.homes |= frozenset(host_of(one.url) for one in seen.sites if is_home(one.url))
            second = [group.create_task(sites.look(one.url, one.attribution)) for one in later]
            third = [group.create_task(sites.read(one)) for one in seen.owned if _publishes(one, case)]
        outlets = tuple(task.result() for task in (*first, *second, *third))
        return Publication(_distinct(outlets), _is_tied(seen, (*declared, *profiles)), _is_partial(seen))

    def judge(self, seen: Publication, case: Case) -> Iterator[Finding | Exhibit]:
        """Weigh the posts of every channel; the best one counts, indicator by indicator."""
        yield from judging.judge(seen, case.conditions.now)


class _Sites:
    """Looks at places one by one, and tells the progress.

    Attributes:
        homes: hosts whose front page is the candidate's: everything on them is.
    """

    def __init__(self, case: Case, web: Web, homes: frozenset[str]) -> None:
        self.homes = homes
        self._case, self._web = case, web
        self._since = case.conditions.now - _SINCE
        self._begun = self._done = 0

    async def look(self, url: str, attribution: Attribution, *, is_own: bool = True) -> Outlet:
        """A site."""
        asked = look(
            url,
            self._web,
            since=self._since,
            whole_host=host_of(url) in self.homes,
            # who gives a post to see its blog vouches for the host; an audit has to know whose its other pages are
            is_vouched=self._case.conditions.only_given,
            catalogue=self._case.catalogue,
        )
        looked = await self._told(url, asked)
        return Outlet(url, looked, attribution, is_own=is_own, posts=await self._posts(looked))

    async def read(self, one: OwnedAccount) -> Outlet:
        """An account on a network for publishing, where the network gives it a feed."""
        network = self._case.catalogue.get(one.handle.network)
        is_own = _has_host(network)
        if network.feed is None:
            return Outlet(one.url, Looked(one.url, reason=Reason.NOT_OBSERVABLE), one.attribution, is_own=is_own)
        url = Address(network.feed).fill(one.handle)
        looked = await self._told(one.url, look_at_feed(url, self._web, since=self._since))
        return Outlet(one.url, looked, one.attribution, is_own=is_own, posts=await self._posts(looked))

    async def _posts(self, looked: Looked) -> tuple[PostPage, ...]:
        return await read_posts(looked, self._web, self._case.conditions.now)

    async def _told(self, url: str, looking: Awaitable[Looked]) -> Looked:
        self._begun += 1
        looked = await looking
        self._done += 1
        self._case.progress.step("publication", self._done, self._begun, host_of(url))
        return looked


def _declared(case: Case) -> tuple[str, ...]:
    """The pages that the candidate gave, without the profiles of networks."""
    places = ((site.url, place(site.url, case.catalogue)) for site in case.subject.sites)
    return tuple(dict.fromkeys(url for url, one in places if isinstance(one, Site)))


def _profiles(case: Case) -> dict[str, bool]:
    """The profiles that were given, where no network is asked, and whether each is a site with a host of its own."""
    if not case.conditions.only_given:
        return {}
    networks = ((case.catalogue.get(one.network), one) for one in case.subject.accounts)
    return {network.page(network.canonical(one)): _has_host(network) for network, one in networks}


def _publishes(one: OwnedAccount, case: Case) -> bool:
    return case.catalogue.get(one.handle.network).family is Family.PUBLISHING


def _has_host(network: Network) -> bool:
    """Are its accounts sites with a host of their own, such as `camille.wordpress.com`?"""
    return "{handle}" in urlsplit(network.profile.template).netloc


def _distinct(outlets: tuple[Outlet, ...]) -> tuple[Outlet, ...]:
    """Every feed once, at the first place that leads to it."""
    known: set[str] = set()
    kept: list[Outlet] = []
    for outlet in outlets:
        channels = tuple(one for one in outlet.looked.channels if one.url not in known)
        known.update(one.url for one in channels)
        kept.append(replace(outlet, looked=replace(outlet.looked, channels=channels)))
    return tuple(kept)


def _is_tied(seen: Accounts, declared: tuple[str, ...]) -> bool:
    return bool(declared or seen.sites or seen.owned or seen.walled)


def _is_partial(seen: Accounts) -> bool:
    """May the candidate name a place that was not seen? So they may where all that is known of them is walled."""
    return seen.is_partial or (bool(seen.walled) and not seen.sites and not seen.owned)


publication: Check[Publication] = PublicationCheck()
