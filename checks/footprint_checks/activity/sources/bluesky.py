"""Bluesky: an author's feed (lexicon app.bsky.feed.getAuthorFeed)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import Trail, by_next
from footprint_checks.activity.values import count, document, inside, moment, outward, rows, tables, tags, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_FEED = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed"


def bluesky(account: NetworkHandle) -> Start:
    """Posts, replies and reposts, newest first; the count of replies holds the author's own."""
    url = f"{_FEED}?actor={quote(account.name, safe='')}&limit=100"

    def onward(cursor: str) -> Request:
        return Request(f"{url}&cursor={quote(cursor, safe='')}", Purpose.API)

    return (Trail(Request(url, Purpose.API), glean, by_next(onward), shows_replies=True),)


def glean(response: Response) -> Gleaned | None:
    """One page of the feed."""
    answer = document(response)
    feed = inside(answer, "feed")
    if not isinstance(feed, list):
        return None
    found = (_found(place, one) for place, one in rows(feed))
    return Gleaned(tuple(one for one in found if one is not None), text(inside(answer, "cursor")))


def _found(place: int, entry: dict[str, Json]) -> Found | None:
    """One entry; None for what is pinned, which comes again in its own place, and for what bears no date."""
    why = text(inside(entry, "reason", "$type"))
    if why.endswith("#reasonPin"):
        return None
    if why:
        at = moment(inside(entry, "reason", "indexedAt"))
        return None if at is None else Found(at, Kind.REPOST, f"/feed/{place}/reason", at.isoformat())
    post = inside(entry, "post")
    record, at = inside(post, "record"), _moment(post)
    if at is None:
        return None
    uri, kind = text(inside(post, "uri")), _kind(post)
    return Found(
        at,
        kind,
        f"/feed/{place}/post",
        at.isoformat(),
        _page(post, uri),
        outward(_links(record), "https://bsky.app/"),
        tags((*_features(record, "tag"), *texts(inside(record, "tags")))),
        count(inside(post, "replyCount")),
        id=uri,
        # Of a reply to somebody else it would hold their identity.
        parent=text(inside(record, "reply", "parent", "uri")) if kind is Kind.THREAD else "",
    )


def _moment(post: Json) -> datetime | None:
    """When it was written; when it was indexed, where its author's clock runs ahead."""
    written, indexed = moment(inside(post, "record", "createdAt")), moment(inside(post, "indexedAt"))
    return written if indexed is None else indexed if written is None else min(written, indexed)


def _kind(post: Json) -> Kind:
    """A reply is to oneself when the identity in the parent's address is the author's."""
    own = text(inside(post, "author", "did"))
    if parent := text(inside(post, "record", "reply", "parent", "uri")):
        return Kind.THREAD if own and parent.startswith(f"at://{own}/") else Kind.REPLY
    embed = inside(post, "record", "embed")
    quoted = text(inside(embed, "record", "uri")) or text(inside(embed, "record", "record", "uri"))
    return Kind.QUOTE if "/app.bsky.feed.post/" in quoted else Kind.ORIGINAL


def _page(post: Json, uri: str) -> str:
    handle, key = text(inside(post, "author", "handle")), uri.rpartition("/")[2]
    return f"https://bsky.app/profile/{quote(handle)}/post/{quote(key)}" if handle and key else ""


def _links(record: Json) -> Iterator[str]:
    yield from _features(record, "uri")
    embed = inside(record, "embed")
    yield text(inside(embed, "external", "uri"))
    yield text(inside(embed, "media", "external", "uri"))


def _features(record: Json, member: str) -> Iterator[str]:
    """What the marked places of a text lead to: links have a `uri`, hashtags a `tag`."""
    for facet in tables(inside(record, "facets")):
        for feature in tables(inside(facet, "features")):
            yield text(inside(feature, member))
