"""Mastodon: an account's statuses (docs.joinmastodon.org), or its feed where the server wants a login."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from typing import TYPE_CHECKING

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import Lookup, Trail, by_next
from footprint_checks.activity.sources.feed import feed_trail
from footprint_checks.activity.values import (
    count,
    document,
    inside,
    moment,
    name,
    outward,
    page_of,
    rows,
    tables,
    tags,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_ID = re.compile(r"[0-9A-Za-z]{1,64}")
_NEXT = re.compile(r"<[^<>]{0,1000}?[?&]max_id=([0-9A-Za-z]{1,64})[^<>]{0,1000}>\s*;\s*rel=\"?next\b")
_ANCHOR = re.compile(r"<a\s([^<>]{1,2000})>")
_HREF = re.compile(r"\bhref=\"([^\"]{1,1000})\"")
_OF_PEOPLE = re.compile(r"\bclass=\"[^\"]{0,200}\b(?:mention|hashtag)\b")


def mastodon(account: NetworkHandle) -> Start:
    """The account's number, then its statuses; the count of replies holds the holder's own."""
    url = f"https://{account.instance}/api/v1/accounts/lookup?acct={account.name}"
    feed = feed_trail(f"https://{account.instance}/@{account.name}.rss", kind=Kind.ORIGINAL, has_links=False)
    # Another reader than the catalogue's reads it, so it is another question.
    asked = Request(url, Purpose.API, read_as="activity")
    return Lookup(asked, glean_id, partial(_trails, account.instance or "", feed), feed)


def _trails(host: str, feed: Trail, number: str) -> tuple[Trail, ...]:
    url = f"https://{host}/api/v1/accounts/{number}/statuses?limit=40"

    def onward(last: str) -> Request:
        return Request(f"{url}&max_id={last}", Purpose.API)

    glean = partial(glean_statuses, host)
    return (Trail(Request(url, Purpose.API), glean, by_next(onward), shows_replies=True, otherwise=feed),)


def glean_id(response: Response) -> Gleaned | None:
    """The account's number, which stands in the addresses of its lists."""
    number = name(inside(document(response), "id"))
    return Gleaned(next=number) if _ID.fullmatch(number) else None


def glean_statuses(host: str, response: Response) -> Gleaned | None:
    """One page of statuses; the next one stands in the header `Link`."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    found = (_found(place, one, host) for place, one in rows(answer))
    last = _NEXT.search((response.header("link") or "")[:5000])
    return Gleaned(tuple(one for one in found if one is not None), last[1] if last and answer else "")


def _found(place: int, status: dict[str, Json], host: str) -> Found | None:
    at = moment(status.get("created_at"))
    if at is None:
        return None
    if status.get("reblog") is not None:
        return Found(at, Kind.REPOST, f"/{place}", at.isoformat(), id=name(status.get("id")))
    kind, labels = _kind(status), (text(one.get("name")) for one in tables(status.get("tags")))
    return Found(
        at,
        kind,
        f"/{place}",
        at.isoformat(),
        page_of(status.get("url"), host),
        outward(_links(status.get("content")), f"https://{host}/"),
        tags(labels),
        count(status.get("replies_count")),
        id=name(status.get("id")),
        parent=name(status.get("in_reply_to_id")) if kind is Kind.THREAD else "",
    )


def _kind(status: dict[str, Json]) -> Kind:
    answered = name(status.get("in_reply_to_account_id"))
    if answered or status.get("in_reply_to_id") is not None:
        is_own = answered == name(inside(status, "account", "id")) != ""
        return Kind.THREAD if is_own else Kind.REPLY
    return Kind.ORIGINAL if status.get("quote") is None else Kind.QUOTE


def _links(content: Json) -> Iterator[str]:
    """Targets of the links that are neither a mention nor a hashtag, which the server marks as such."""
    markup = content[:50_000] if isinstance(content, str) else ""
    for anchor in _ANCHOR.finditer(markup):
        target = _HREF.search(anchor[1])
        if target and not _OF_PEOPLE.search(anchor[1]):
            yield unescape(target[1])
