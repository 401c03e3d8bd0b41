"""DEV Community: articles (developers.forem.com)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import MORE, Trail, by_number
from footprint_checks.activity.values import (
    count,
    document,
    moment,
    name,
    outward,
    page_of,
    rows,
    size,
    tags,
    text,
    texts,
)

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_PAGE = 100


def devto(account: NetworkHandle) -> Start:
    """Articles, newest first; the count of comments holds the author's own, and comments are not listed."""

    def articles(page: int) -> Request:
        name = quote(account.name, safe="")
        return Request(f"https://dev.to/api/articles?username={name}&per_page={_PAGE}&page={page}", Purpose.API)

    return (Trail(articles(1), glean, by_number(articles)),)


def glean(response: Response) -> Gleaned | None:
    """One page of articles."""
    answer = document(response)
    if not isinstance(answer, list):
        return None
    found = (_article(place, one) for place, one in rows(answer))
    return Gleaned(tuple(one for one in found if one is not None), MORE if size(answer) >= _PAGE else "")


def _article(place: int, one: dict[str, Json]) -> Found | None:
    at = moment(one.get("published_at"))
    if at is None:
        return None
    return Found(
        at,
        Kind.ARTICLE,
        f"/{place}",
        text(one.get("title")),
        page_of(one.get("url"), "dev.to"),
        outward([text(one.get("canonical_url"))], "https://dev.to/"),
        tags(texts(one.get("tag_list"))),
        count(one.get("comments_count")),
        id=name(one.get("id")),
    )
