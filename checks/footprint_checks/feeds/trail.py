"""The sentences that tell how a feed was looked for: why an address was asked, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.extract.feed import FeedKind
from footprint.finding import Reason
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from footprint.extract.feed import Feed
    from footprint.message import Message

LONGEST = 60
"""Letters of a link's text that are shown."""

GIVEN = msg("This address was given.")
ANNOUNCED = msg("The page announces it as a feed.")
HEADER = msg("The server announces it as a feed.")
HINTED = msg("The page names it as another form of itself.")
IN_READER = msg("A button of the page subscribes to it in a feed reader.")
MENTIONED = msg("The text of the page names this address.")
LOOKS = msg("A link of the page looks like a feed.")
SENT_ON = msg("The page sends its readers there.")
FRAMED = msg("The page shows it in a frame.")
HOME = msg("It is the front page of the site.")
OTHER_HOST = msg("The site may answer there instead.")
USUAL = msg("Many sites have their feed there.")
POSTS = msg("WordPress lists its posts for programs there.")
ROBOTS = msg("It may name the site's map.")
MAP = msg("Many sites have their map there.")
MAP_NAMED = msg("The site names it as its map.")
ARCHIVE = msg("A list of older posts may be there.")

WITHOUT_HTTPS = msg("The same page is asked without encryption, since nothing answers with it.")
OF_HOST = msg("It is the feed of the whole site.")
PAGE = msg("It is a page and no feed.")
EMPTY = msg("It is a feed without any post.")
COMMENTS = msg("It is a feed of readers' comments.")
FOREIGN = msg("It is somebody else's feed.")
TWIN = msg("It is a feed with the same posts.")
BROKEN = msg("It can't be read as a feed.")
MISSING = msg("There is nothing at this address.")
MAP_OF_MAPS = msg("It is a map of the site that names further ones.")
NO_MAP = msg("It is no map of a site.")
MAPS_NAMED = msg("It names the site's map.")
NO_MAPS_NAMED = msg("It names no map of the site.")
_BLOCKED = msg("The site turned us away.")
_ROBOTS = msg("The site asks programs not to read it.")
_SILENT = msg("No answer came.")
_UNREADABLE = msg("The answer can't be read.")
_REASONS = {
    Reason.BLOCKED: _BLOCKED,
    Reason.RATE_LIMITED: _BLOCKED,
    Reason.LOGIN_WALL: _BLOCKED,
    Reason.ROBOTS: _ROBOTS,
    Reason.UNREADABLE: _UNREADABLE,
    Reason.NOT_OBSERVABLE: _UNREADABLE,
}


def labelled(text: str) -> Message:
    """A link that reads like a feed."""
    return msg("A link of the page, “{text}”, reads like a feed.", text=text[:LONGEST])


def leads(text: str) -> Message:
    """A link that leads to a blog, or to a page about its feeds."""
    text = text[:LONGEST]
    return (
        msg("A link of the page, “{text}”, leads there.", text=text) if text else msg("A link of the page leads there.")
    )


def made_with(software: str) -> Message:
    """Where a software keeps its feeds."""
    return msg("The page is made with {software}, which has its feed there.", software=software)


def on_network(network: str) -> Message:
    """Where a network keeps the feeds of its accounts."""
    return msg("{network} has the feeds of its accounts there.", network=network)


def came(feed: Feed, *, is_part: bool) -> Message:
    """A feed was read."""
    if feed.kind is FeedKind.SITEMAP:
        return addresses(len(feed.entries))
    if is_part:
        return nmsg(
            "It is a feed of a part of the site, with {n} post.",
            "It is a feed of a part of the site, with {n} posts.",
            n=len(feed.entries),
        )
    return nmsg("It is a feed with {n} post.", "It is a feed with {n} posts.", n=len(feed.entries))


def addresses(count: int) -> Message:
    """A map of a site was read."""
    return nmsg(
        "It is a map of the site, with {n} address.",
        "It is a map of the site, with {n} addresses.",
        n=count,
    )


def failed(reason: Reason | None) -> Message:
    """Nothing could be read; None where the site says that there is nothing."""
    return MISSING if reason is None else _REASONS.get(reason, _SILENT)
