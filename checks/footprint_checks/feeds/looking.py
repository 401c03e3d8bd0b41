"""Looks for feeds from one page, and reads them with their older pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint_checks.feeds.asking import MOST_ASKED, Asking
from footprint_checks.feeds.found import Channel, Document, Looked, Trace, name_of
from footprint_checks.feeds.history import followed
from footprint_checks.feeds.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from footprint.catalogue import Catalogue
    from footprint.web import Web

__all__ = ["MOST_ASKED", "Channel", "Document", "Looked", "Trace", "look", "look_at_feed"]

MOST_CHANNELS = 4
"""Feeds of one site that are followed back."""


async def look(
    url: str,
    web: Web,
    *,
    since: datetime,
    whole_host: bool = False,
    is_vouched: bool = False,
    catalogue: Catalogue | None = None,
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
        is_vouched: likewise, but by the word of whoever gave the page: what its own folder has goes before.
        catalogue: networks whose accounts have a feed; None where the page is known to be none of an account.
    """
    search = Search(Asking(web), url, whole_host=whole_host, is_vouched=is_vouched)
    await search.run(catalogue)
    return await _looked(search, since)


async def look_at_feed(url: str, web: Web, *, since: datetime) -> Looked:
    """Read a feed whose address is known."""
    search = Search(Asking(web), url, whole_host=False)
    await search.read_given()
    return await _looked(search, since)


async def _looked(search: Search, since: datetime) -> Looked:
    """What came of it, with the older pages of each feed."""
    asking, ordered = search.asking, search.ordered
    steps = tuple(asking.steps)
    channels: list[Channel] = []
    for one in ordered[:MOST_CHANNELS]:
        if not any(_names(one.document) == _names(channel.pages[0]) for channel in channels):
            with_lists = search.is_whole_site and not channels and not one.is_part
            channel = await followed(asking, one.document, since, page=search.page, with_lists=with_lists)
            channels.append(channel)
    return Looked(
        search.url,
        _distinct(channels),
        tuple(asking.asked),
        asking.reason,
        steps,
        ordered[0].after if ordered else 0,
        tuple(search.empty),
        search.is_page_unseen,
    )


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


def _names(document: Document) -> frozenset[str]:
    return frozenset(map(name_of, document.feed.entries))
