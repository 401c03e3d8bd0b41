"""The candidate's own pages that were asked anyway, read for what they are equipped with."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable
from footprint.extract.equipment import Equipment, read_equipment
from footprint.web.exchange import Response
from footprint_checks.publication.posts import posts_of
from footprint_checks.reasons import reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from datetime import datetime

    from footprint.web import Exchange
    from footprint_checks.accounts import Accounts
    from footprint_checks.feeds import Channel
    from footprint_checks.publication import Outlet, Publication
    from footprint_checks.publication.posts import Counted

MOST_POSTS = 3
"""Pages of posts of one place that are read for their equipment: they share one template."""

_PROVIDERS = (
    "substack.com", "list-manage.com", "mailchi.mp", "sibforms.com", "brevo.com", "sendinblue.com", "buttondown.email",
    "buttondown.com", "kessel.media", "convertkit.com", "kit.com", "mailerlite.com", "beehiiv.com", "tinyletter.com",
    "getrevue.co", "sendfox.com", "mailjet.com", "emailoctopus.com", "listmonk.app", "follow.it",
)  # fmt: skip
"""Services that send newsletters."""
_SUBSCRIBING = re.compile(
    r"(?i)/(?:subscribe|s'abonner|abonnement|signup|join)\b|list-manage\.com|sibforms\.com|/embed\b"
)
_NEWSLETTER = re.compile(r"(?i)\b(?:newsletter|infolettre|lettre d['\u2019 ]?information|weekly letter|mailing list)\b")
_SUBSCRIBE = re.compile(r"(?i)\b(?:subscribe|sign up|abonn\w*|inscri\w*)\b")


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the candidate's, and what it is equipped with.

    Attributes:
        url: as it answered.
        exchange: see there.
        equipment: see there.
    """

    url: str
    exchange: Exchange
    equipment: Equipment


@dataclass(frozen=True, slots=True)
class Stream:
    """A channel and its posts, newest first.

    Attributes:
        outlet: where it was found.
        channel: see there.
        posts: see `posts_of`.
        own: registrable domains on which it lies.
    """

    outlet: Outlet
    channel: Channel
    posts: tuple[Counted, ...]
    own: frozenset[str]


async def own_pages(places: Accounts, seen: Publication) -> tuple[OwnPage, ...]:
    """The attributed pages, and the newest posts whose pages were read, each once; those that show nothing aside."""
    asked = _asked(places) + [
        one.exchange for outlet in seen.outlets if outlet.is_own for one in outlet.posts[:MOST_POSTS]
    ]
    pages = [await read_own(one) for one in {one.key: one for one in asked}.values()]
    return tuple(one for one in pages if one is not None)


def _asked(places: Accounts) -> list[Exchange]:
    return [one.exchange for one in places.sites]


async def read_own(exchange: Exchange) -> OwnPage | None:
    """A page of the candidate's; None when it shows nothing."""
    match exchange.outcome:
        case Response() as page if reason_of(page) is None and unshown(page) is None:
            kind = page.header("content-type") or ""
            equipment = await asyncio.to_thread(read_equipment, page.body, page.url, kind)
            return None if equipment is None else OwnPage(page.url, exchange, equipment)
        case _:
            return None


def streams(seen: Publication, now: datetime) -> tuple[Stream, ...]:
    """The channels with their posts."""
    return tuple(
        Stream(outlet, channel, posts_of(channel, now, outlet.posts), _own(outlet, channel))
        for outlet in seen.outlets
        for channel in outlet.looked.channels
    )


def _own(outlet: Outlet, channel: Channel) -> frozenset[str]:
    """The channel's own domains alone: which others are the candidate's depends on what could be seen."""
    return frozenset(map(registrable, (outlet.url, channel.url, channel.pages[0].feed.site))) - {""}


def is_hidden(places: Accounts, seen: Publication, pages: tuple[OwnPage, ...]) -> bool:
    """Was a page of the candidate's, a feed, or a post not seen, or a place that may name one?"""
    shown = {one.exchange.key for one in pages}
    unread = any(one.article is None for outlet in seen.outlets for one in outlet.posts)
    unseen = any(one.looked.reason is not None for one in seen.outlets)
    unshown_page = any(one.key not in shown for one in _asked(places))
    return seen.is_partial or unread or unseen or unshown_page or bool(places.unanswered)


def newsletter(page: OwnPage) -> str:
    """Where a page lets its readers subscribe by mail, as a few words of it; empty where it does not."""
    equipment = page.equipment
    if equipment.has_portal:
        return "data-portal"
    for form in equipment.forms:
        if form.takes_email and (registrable(form.action) in _PROVIDERS or _NEWSLETTER.search(form.words)):
            return form.action
    for url in equipment.embeds:
        if registrable(url) in _PROVIDERS and _SUBSCRIBING.search(url):
            return url
    for one in equipment.anchors:
        says = _NEWSLETTER.search(one.text) or _SUBSCRIBE.search(one.text) or _SUBSCRIBING.search(one.url)
        if registrable(one.url) in _PROVIDERS and says:
            return one.url
    return ""
