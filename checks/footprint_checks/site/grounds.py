"""Whose domain an address lies on, and which of the candidate's addresses are sites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.catalogue.network import Family
from footprint.extract.domain import registered, registrable
from footprint.finding import Attribution
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.links import host_of, is_home, place
from footprint_checks.exposure.holding import own_domains
from footprint_checks.site.observation import Address, Ground

if TYPE_CHECKING:
    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.web import Exchange
    from footprint_checks.accounts import Accounts

MOST_HOMES = 3
"""Hosts that are looked at: the main site and two more, since the best one counts."""

_FRONT = re.compile(
    r"(?i)/(?:(?:blog|blogue|carnet|journal|home|accueil|[a-z]{2}|index\.\w{2,5}|(?:feed|rss|atom)(?:\.\w{3,4})?)/?)?"
)
_LABEL = re.compile(r"(?i)(?:www|blog|blogue|carnet|journal|notes|me|perso|portfolio|cv|site|fr|en)\d?")
"""First levels and sub-domains that people give to a site on a domain of their own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A host that may be looked at; `exchange` is that of its front, None when this is still to be asked for."""

    url: str
    attribution: Attribution
    exchange: Exchange | None
    is_hidden: bool = False


def addresses(seen: Accounts, case: Case) -> tuple[Address, ...]:
    """The sites that answered, as asked and as they answered, and accounts on networks for publishing."""
    own, foreign = frozenset(own_domains(seen, case)), case.catalogue.platforms
    found = [
        Address(url, ground(url, own, foreign), one.attribution, one.exchange)
        for one in seen.sites
        for url in dict.fromkeys((one.final, one.url))
    ]
    # A short address that leads to the site says nothing of the site's domain.
    kept = [one for one in found if one.url in {each.final for each in seen.sites} or one.ground is Ground.OWN]
    inside = [
        Address(one.url, Ground.PLATFORM, one.attribution, one.exchange)
        for one in seen.owned
        if case.catalogue.get(one.handle.network).family is Family.PUBLISHING
    ]
    return (*kept, *inside)


def ground(url: str, own: frozenset[str], foreign: frozenset[str]) -> Ground:
    """On whose domain an address lies.

    Args:
        url: of a page that is the candidate's.
        own: domains of the candidate's name that they hold.
        foreign: domains on which many people have their pages.
    """
    parts, host, domain = urlsplit(url), host_of(url).removeprefix("www."), registrable(url)
    is_domain = "." in domain and not domain.rpartition(".")[2].isdigit() and ":" not in domain
    if not is_domain or domain in foreign or domain != registered(url) or parts.path.startswith("/~"):
        return Ground.PLATFORM
    is_usual = host == domain or _LABEL.fullmatch(host.removesuffix(f".{domain}")) is not None
    if domain in own or (is_usual and not parts.query and _FRONT.fullmatch(parts.path or "/")):
        return Ground.OWN
    return Ground.UNCLEAR


def spots(seen: Accounts, case: Case) -> tuple[Spot, ...]:
    """One for each host, at its front where this is the candidate's: declared ones first, then those found.

    One that was declared and did not answer keeps its place, so that another does not step into it.
    """
    answered = {one.url: one for one in seen.sites}
    hidden = {one.url for one in seen.unanswered}
    given = [one.url for one in case.subject.sites if isinstance(place(one.url, case.catalogue), Site)]
    urls = [one for one in (*given, *answered) if one in answered or one in hidden]
    found = [
        Spot(url, one.attribution, one.exchange)
        if (one := answered.get(url)) is not None
        else Spot(url, Attribution.CONFIRMED, None, is_hidden=True)
        for url in dict.fromkeys(urls)
    ]
    hosts: dict[str, Spot] = {}
    for spot in (*found, *_blogs(seen, case)):
        before = hosts.setdefault(_host(spot), spot)
        is_better = before.is_hidden or (is_home(spot.url) and not is_home(before.url))
        if is_better and not spot.is_hidden:
            hosts[_host(spot)] = spot
    return tuple(hosts.values())[:MOST_HOMES]


def _host(spot: Spot) -> str:
    outcome = None if spot.exchange is None else spot.exchange.outcome
    return host_of(getattr(outcome, "url", spot.url)).removeprefix("www.")


def _blogs(seen: Accounts, case: Case) -> tuple[Spot, ...]:
    """Accounts that are sites with a host of their own, such as `camille.wordpress.com`."""
    found = ((one, case.catalogue.get(one.handle.network)) for one in seen.owned)
    owned = [Spot(one.url, one.attribution, None) for one, network in found if _is_site(network)]
    # Where nothing but the given pages is looked at, no network was asked about them.
    given = [one.url for one in case.subject.sites] if case.conditions.only_given else []
    places = [(url, place(url, case.catalogue)) for url in given]
    alone = [
        Spot(url, Attribution.CONFIRMED, None)
        for url, one in places
        if isinstance(one, NetworkHandle) and _is_site(case.catalogue.get(one.network))
    ]
    return (*owned, *alone)


def _is_site(network: Network) -> bool:
    """Does it give each account a host of its own?"""
    return network.family is Family.PUBLISHING and "{handle}" in urlsplit(network.profile.template).netloc
