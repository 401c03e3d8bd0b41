"""Any network that keeps a feed for each account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from footprint.catalogue import Family
from footprint.catalogue.address import Address
from footprint.extract.domain import registrable
from footprint.extract.feed import read_feed
from footprint.extract.text import plain
from footprint.finding import Reason
from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import Lookup, Trail, by_next
from footprint_checks.activity.values import LONGEST, MOST_ROWS, outward, tags
from footprint_checks.feeds.networks import in_page
from footprint_checks.toolkit import Kind as Tool
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from footprint.catalogue import Network
    from footprint.extract.feed import Entry
    from footprint.subject import NetworkHandle
    from footprint.web import Response
    from footprint_checks.activity.source import Start

WHOLE = 10
"""Entries under which a feed is whole: networks that shorten theirs keep ten or more."""
LONGEST_FEED = 4 * 1024 * 1024
"""Bytes read of a feed: newest entries come first."""

_KINDS = {
    Family.PUBLISHING: Kind.ARTICLE,
    Family.VIDEO: Kind.VIDEO,
    Family.CODE: Kind.CODE,
    Family.IMAGE: Kind.ORIGINAL,
    Family.MICROBLOG: Kind.ORIGINAL,
    Family.FORUM: Kind.ORIGINAL,
}
_BOOKMARKS, _SOUND = "bookmarks", "audio"


def feed(account: NetworkHandle, network: Network) -> Start | None:
    """The feed that the catalogue names."""
    if network.feed is None:
        return None
    url = Address(network.feed).fill(network.canonical(account))
    is_shared, keeps = network.family is Family.PUBLISHING, network.niche == _BOOKMARKS
    return (feed_trail(url, kind=kind_of(network), is_shared=is_shared, keeps=keeps),)


def by_page(account: NetworkHandle, network: Network) -> Start:
    """The feed whose number only the account's page tells."""
    url = network.page(account)
    asked = Request(url, Purpose.PAGE, window=2 * 1024 * 1024, read_as="activity")
    # YouTube's feeds answer 404 for hours at times, so that this says nothing of the channel.
    missing = Reason.NETWORK_ERROR if network.id == "youtube" else Reason.NOT_OBSERVABLE

    def opens(address: str) -> tuple[Trail, ...]:
        return (feed_trail(address, kind=kind_of(network), missing=missing),)

    return Lookup(asked, partial(glean_address, url), opens)


def glean_address(url: str, response: Response) -> Gleaned | None:
    """The feed's address, of the number that stands in the page, if one does; None where something stands before it."""
    known = in_page(url, response.text())
    return Gleaned(next=known[0].url) if known else None if unshown(response) else Gleaned()


def kind_of(network: Network) -> Kind:
    """What the entries of a network's feed are."""
    if network.niche == _SOUND:
        return Kind.VIDEO
    return _KINDS.get(network.family, Kind.OTHER)


def feed_trail(
    url: str,
    *,
    kind: Kind,
    has_links: bool = True,
    keeps: bool = False,
    is_shared: bool = False,
    missing: Reason = Reason.NOT_OBSERVABLE,
) -> Trail:
    """The trail of a feed; one with articles is asked as the check of publication asks it, so that it is asked once."""
    read = partial(glean_feed, kind=kind, has_links=has_links, keeps=keeps)
    ask = _shared if is_shared else _reduced
    return Trail(ask(url), read, by_next(ask), is_shared=is_shared, missing=missing)


def _shared(url: str) -> Request:
    return Request(url, Purpose.PAGE)


def _reduced(url: str) -> Request:
    return Request(url, Purpose.PAGE, window=LONGEST_FEED, read_as="activity")


def glean_feed(response: Response, *, kind: Kind, has_links: bool = True, keeps: bool = False) -> Gleaned | None:
    """The entries with a date, newest first; the feed tells of no responses."""
    read = read_feed(response.body, response.url, response.headers)
    if read is None:
        return None
    found = [_found(one, kind, response.url, has_links=has_links) for one in read.entries[:MOST_ROWS] if one.published]
    newest = tuple(sorted(found, key=lambda one: one.at, reverse=True))
    recording = next((one for one in newest if one.kind is Kind.VIDEO), None)
    return Gleaned(
        newest,
        read.next if read.next and registrable(read.next) == registrable(response.url) else "",
        uses=(Proof(Tool.AUDIO_VIDEO, recording.where, recording.excerpt, recording.url),) if recording else (),
        keeps=newest[0] if keeps and newest else None,
        is_all=len(read.entries) < WHOLE and not read.was_cut and not response.is_cut,
    )


def _found(entry: Entry, kind: Kind, home: str, *, has_links: bool) -> Found:
    assert entry.published is not None  # noqa: S101 (for the type checker: the caller looked)
    return Found(
        entry.published,
        Kind.REPOST if entry.source else kind,
        f"entry[{entry.place}].published",
        plain(entry.title)[:LONGEST] if kind in {Kind.ARTICLE, Kind.VIDEO} and not entry.source else "",
        entry.url[:LONGEST],
        outward(entry.content.links, home) if has_links else (),
        tags(entry.tags),
        id=entry.url[:LONGEST],
    )
